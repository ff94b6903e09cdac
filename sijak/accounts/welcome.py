"""Where does somebody go who was just let in, and what do they bring along?"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect  # noqa: TID251  (for views)
from django.http.response import HttpResponseBase  # noqa: TID251
from django.urls import NoReverseMatch, reverse

from sijak.accounts import actions, http, queries

WAITING = {"passkey": "passkey-step", "enrol": "first-passkey"}


# A sealed token of what was sent, as it stands in a form.
MOST_KEPT = 1_000_000


def state_of(request: HttpRequest) -> str:
    return str(getattr(request, "session_state", ""))


def practice_url() -> str:
    try:
        return reverse("practice:cast") if settings.SIJAK_PRACTICE else ""
    except NoReverseMatch:
        return ""


def kept_of(request: HttpRequest) -> str:
    return request.POST.get("kept", "")[:MOST_KEPT]


def let_in(request: HttpRequest, token: str, state: str, user: str) -> HttpResponseBase:
    """On to the page they came for, or to the passkey; what they had written comes along."""
    page, kept = http.wanted(request), kept_of(request)
    writer = actions.Writer(token, user)
    has_kept = bool(kept and page) and actions.take_over_kept(by=writer, path=page, kept=kept)
    response: HttpResponseBase
    if state in WAITING:
        response = http.to_step(WAITING[state], page)
    else:
        response = way_back(page, has_kept or queries.has_draft(user, page))
    http.keep_token(response, token)
    return response


def next_step(request: HttpRequest, page: str) -> HttpResponseBase | None:
    """Where somebody stands who is already half or wholly in."""
    state = state_of(request)
    if state == "open":
        return HttpResponseRedirect(http.landing(page))
    if state == "closed":
        return http.to_step("resume", page)
    return http.to_step(WAITING[state], page) if state in WAITING else None


def way_back(page: str, has_kept: bool) -> HttpResponseRedirect:
    """``?back=1`` lets the page put the kept words into its form at once."""
    where = http.landing(page)
    return HttpResponseRedirect(f"{where}?back=1" if has_kept and page else where)


def back_to_work(request: HttpRequest) -> HttpResponseRedirect:
    """To the page they came from, and with it what was kept for it."""
    page, who = http.wanted(request), request.who  # type: ignore[attr-defined]
    request.is_interrupted = True  # type: ignore[attr-defined]
    return way_back(page, bool(page) and queries.has_draft(who["user"], page))
