"""What falls due for review, who has read what, and is the record whole?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.accounts import actions, rules
from sijak.accounts.forms import AnchorsForm, FilterForm
from sijak.accounts.queries import watch
from sijak.kernel.access import needs
from sijak.kernel.actor import Actor, StaffRequest
from sijak.kernel.errors import Refused, why_not

DONE_SHOWN = 50
WAITING_SHOWN = 50  # the most urgent; the next come up as these are signed off


def tabs(by: Actor, here: str) -> list[tuple[str, str, bool]]:
    """The officers' desk has three pages; the leads of intake see the first."""
    found = [("reviews", _("To review"))]
    if by.may("watch"):
        found += [("audit", _("Reading log")), ("chain", _("Is the log whole?"))]
    return [(word, reverse(f"accounts:{name}"), name == here) for name, word in found]


@require_safe
@needs("reviews")
def reviews(request: StaffRequest) -> HttpResponseBase:
    return reviews_page(request)


def reviews_page(request: StaffRequest, problem: str = "") -> HttpResponseBase:
    found = watch.notices(request.actor)
    waiting = [(one, why_not_sign_off(request.actor, one)) for one in found if not one.done_at]
    done = [one for one in found if one.done_at][:DONE_SHOWN]
    return render(request, "accounts/watch/reviews.html", {
        "waiting": waiting[:WAITING_SHOWN], "count": len(waiting), "done": done,
        "tabs": tabs(request.actor, "reviews"), "problem": problem,
    })  # fmt: skip


def why_not_sign_off(by: Actor, one: watch.Notice) -> str:
    is_own = one.kind == "safety" and one.by == by.user_id
    return why_not(lambda: rules.may_sign_off(is_done=False, is_own_reading=is_own))


@require_POST
@needs("reviews")
def review_done(request: StaffRequest, notice: str) -> HttpResponseBase:
    finding = request.POST.get("finding", "")
    if not finding:
        return reviews_page(request, _("Please choose what you found."))
    try:
        actions.sign_off(by=request.actor, notice=notice, finding=finding)
    except Refused as no:
        return reviews_page(request, str(no.sentence))
    return HttpResponseRedirect(f"{reverse('accounts:reviews')}?said=signed-off")


@require_safe
@needs("watch")
def audit(request: StaffRequest) -> HttpResponseBase:
    """Filters stand in the address, so that an officer can keep it; never a name in it."""
    form = FilterForm(request.GET or {"user": ""}, choices=watch.log_choices(request.actor))
    given = form.cleaned_data if form.is_valid() else {}
    asked = {name: str(given.get(name) or "") for name in ("user", "verb", "month")}
    before = int(given.get("before") or 0)
    rows = watch.log_rows(request.actor, **asked, before=before)
    older = ""
    if len(rows) > watch.LOG_PAGE:
        rows = rows[: watch.LOG_PAGE]
        older = urlencode({**asked, "before": rows[-1].seq})
    return render(request, "accounts/watch/log.html", {
        "form": form, "rows": rows, "older": older, "tabs": tabs(request.actor, "audit"),
        "newest": urlencode(asked) if before else "",
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@needs("watch")
def chain(request: StaffRequest) -> HttpResponseBase:
    """Today's eight words to write down, and the walk over the whole log."""
    form, verdict = AnchorsForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        verdict = watch.verdict(request.actor, form.lines())
    number, words = watch.head_words()
    return render(request, "accounts/watch/chain.html", {
        "form": form, "verdict": verdict, "number": number, "words": words,
        "tabs": tabs(request.actor, "chain"),
    })  # fmt: skip
