"""What stands in place of a page when its session is closed, over, or must be shown again?

What somebody sent is never lost: behind the curtain it is sealed to their own key as a draft of
that page; when nobody is signed in any more, it travels with the sign-in page in a sealed token.
"""

from __future__ import annotations

import json
import re

from django.http import HttpRequest  # noqa: TID251  (the door itself: called by middleware and views)
from django.http.response import HttpResponseBase  # noqa: TID251
from django.shortcuts import render  # noqa: TID251

from sijak.accounts import actions, door, http, queries
from sijak.accounts.forms import PinForm, SignInForm
from sijak.accounts.line import vault
from sijak.accounts.welcome import practice_url
from sijak.kernel.actor import Actor
from sijak.ui.http import unkept
from vault.client import SignedOut, VaultError

# A draft is a page's words, not a file.
MOST = 400_000
CODE = re.compile(r"[a-z0-9_-]{0,40}\Z")
NEVER_KEPT = frozenset(
    {"csrfmiddlewaretoken", "next", "phrase", "pin", "kept", "has_kept"} | set(door.ANSWER_PARTS)
)


def instead_of_page(request: HttpRequest) -> HttpResponseBase:
    state = getattr(request, "session_state", "")
    if state in ("passkey", "enrol"):
        return http.to_step("passkey-step", http.page_of(request))
    return after_closing(request, is_closed=state == "closed")


def after_closing(request: HttpRequest, *, is_closed: bool) -> HttpResponseBase:
    """The curtain, or the sign-in page; either brings back the page and what was written."""
    request.is_interrupted = True  # type: ignore[attr-defined]
    page = http.page_of(request)
    if is_closed:
        has_kept = keep_what_was_sent(request)
        return draw(request, page, has_kept=has_kept)
    kept = seal_what_was_sent(request)
    if not kept:
        return http.to_step("sign-in", page)
    return render_unkept(
        request, "accounts/sign_in.html",
        {"form": SignInForm(), "next": page, "kept": kept, "practice_url": practice_url()},
    )  # fmt: skip


def draw(
    request: HttpRequest, page: str, *, has_kept: bool = False, form: PinForm | None = None,
    problem: str = "",
) -> HttpResponseBase:  # fmt: skip
    """The curtain: nothing of the page, the name of nobody, and the way back."""
    who = getattr(request, "who", None) or vault().whoami(http.token_of(request), deed=False)
    response = render_unkept(request, "accounts/resume.html", {
        "next": page, "has_kept": has_kept, "form": form or PinForm(), "problem": problem,
        "takes_pin": door.takes_pin(who), "has_passkey": who["passkeys"] > 0,
    })  # fmt: skip
    response.headers["X-Sijak-Curtain"] = "1"
    return response


def to_step_up(request: HttpRequest) -> HttpResponseBase:
    request.is_interrupted = True  # type: ignore[attr-defined]
    keep_what_was_sent(request)
    return http.to_step("step-up", http.page_of(request))


def words_sent(request: HttpRequest) -> dict[str, list[str]]:
    """The fields of a form that carry somebody's words."""
    if request.method != "POST":
        return {}
    fields = {
        name: [str(value) for value in values]
        for name, values in request.POST.lists()
        if name not in NEVER_KEPT and any(values)
    }
    if all(CODE.match(value) for values in fields.values() for value in values):
        return {}  # a button and a choice: nothing was written
    return fields if len(json.dumps(fields)) <= MOST else {}


def keep_what_was_sent(request: HttpRequest) -> bool:
    fields, who = words_sent(request), getattr(request, "who", None)
    if not fields or who is None:
        return False
    writer = actions.Writer(http.token_of(request), who["user"])
    try:
        actions.keep_draft(by=writer, path=http.page_of(request), fields=fields)
    except SignedOut:
        return False
    return True


def seal_what_was_sent(request: HttpRequest) -> str:
    """A token that only the one whose page this was can turn into a draft, after signing in."""
    fields, user = words_sent(request), http.last_user(request)
    if not fields or not user:
        return ""
    purpose = queries.purpose_of(user, http.page_of(request))
    plain = json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace")
    try:
        return vault().form_seal(purpose, plain)
    except VaultError:
        return ""


def let_saved_draft_go(request: HttpRequest, actor: Actor) -> None:
    """A POST that was answered by a redirect was saved; its draft has done its work."""
    if not getattr(request, "is_interrupted", False):
        actions.drop_draft(by=actor, path=http.page_of(request))


def render_unkept(
    request: HttpRequest, template: str, context: dict[str, object], status: int = 200
) -> HttpResponseBase:
    return unkept(render(request, template, context, status=status))
