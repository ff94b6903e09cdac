"""How does somebody without a name, an account or a script ask for help? In four steps."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sijak.kernel.access import public
from sijak.kernel.errors import Away, Refused
from sijak.people import letters
from sijak.reach import actions, rules
from sijak.reach.asking import FORMS, LOOK, NEEDS, SAFE, Draft
from sijak.reach.enums import PICTURES
from sijak.reach.forms import PublicForm
from sijak.reach.http import answer, meanwhile
from sijak.ui import lines, rail

PAGES = {NEEDS: "reach/ask/needs.html", SAFE: "reach/ask/safe.html", LOOK: "reach/ask/look.html"}


@require_safe
@public("whoever needs help must be able to ask", indexable=True)
def ask(request: HttpRequest) -> HttpResponse:
    return show(request, NEEDS, FORMS[NEEDS](), "")


# No cookie, so no forgery mark: the form opens nothing but what it carries itself.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public("whoever needs help must be able to ask")
def ask_step(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("reach:ask")
    go = GOES.get(request.POST.get("go", ""), go_next)
    try:
        draft = Draft.opened(request.POST.get("state", ""))
        if draft is None:
            return answer(request, "reach/ask/old.html", {}, 410)
        return go(request, step_of(request), draft)
    except (Refused, Away) as no:
        return hold(request, no)


def step_of(request: HttpRequest) -> int:
    asked = request.POST.get("step", "")
    return int(asked) if asked in ("1", "2", "3") else NEEDS


def frame(**more: Any) -> dict[str, Any]:
    """What each step's page needs, whatever it says. Changing the language loses nothing."""
    here = reverse("reach:ask-step")
    now = get_language()
    tongues = [
        ({"url": translate_url(here, code), "lang": "zh-Hans" if code == "zh-hans" else code,
          "is_here": code == now}, name)
        for code, name in rail.NAMES.items()
    ]  # fmt: skip
    return {"pictures": PICTURES, "removed": 0, "is_for_other": False, "form": None,
            "tongues": tongues, **more}  # fmt: skip


def show(request: HttpRequest, step: int, form: PublicForm | None, state: str, **more: Any) -> HttpResponse:
    draft: Draft | None = more.pop("draft", None)
    other = draft.asked("").is_for_other if draft else False
    page = frame(form=form, step=step, state=state, is_for_other=other, **more)
    wrong = form is not None and form.is_bound and bool(form.errors)
    return answer(request, PAGES[step], page, 422 if wrong else 200)


def go_next(request: HttpRequest, step: int, draft: Draft) -> HttpResponse:
    if step == LOOK:
        return send(request, draft)
    form = FORMS[step](request.POST)
    if not form.is_valid():
        return show(request, step, form, request.POST.get("state", ""), draft=draft,
                    removed=form.removed_numbers)  # fmt: skip
    draft.keep(step, form)
    return open_step(request, step + 1, draft)


def open_step(request: HttpRequest, step: int, draft: Draft) -> HttpResponse:
    if step == LOOK:
        asked = draft.asked(get_language() or "ko")
        if not draft.looked:
            draft.begin()
        return show(request, LOOK, None, draft.sealed(), asked=asked, removed=draft.removed)
    return show(request, step, draft.form(step), draft.sealed(), draft=draft, removed=draft.removed)


def go_back(request: HttpRequest, step: int, draft: Draft) -> HttpResponse:
    """What stands on this step goes along, unless it cannot be kept: then it is said here."""
    if step in FORMS:
        form = FORMS[step](request.POST)
        if form.is_valid():
            draft.keep(step, form)
        elif step == SAFE and set(form.errors) - {"phone"}:
            return show(request, step, form, request.POST.get("state", ""), draft=draft)
    return open_step(request, max(step - 1, NEEDS), draft)


def go_to(step: int) -> Callable[[HttpRequest, int, Draft], HttpResponse]:
    def go(request: HttpRequest, _step: int, draft: Draft) -> HttpResponse:
        return open_step(request, step, draft)

    return go


def go_stay(request: HttpRequest, step: int, draft: Draft) -> HttpResponse:
    """The same step with what was typed: after the crisis lines, or in another language."""
    draft.danger = draft.danger or "danger" in request.POST
    if step == LOOK:
        return open_step(request, LOOK, draft)
    form = FORMS[step](request.POST)
    form.hush()
    return show(request, step, form, draft.sealed(), draft=draft, removed=form.removed_numbers)


def go_danger(request: HttpRequest, step: int, draft: Draft) -> HttpResponse:
    """The lines at once. What was typed waits in the page, whatever it is."""
    return danger(request, step)


def danger(request: HttpRequest, step: int) -> HttpResponse:
    data = FORMS[step](request.POST).data if step in FORMS else None
    data = data if isinstance(data, QueryDict) else QueryDict()
    names = set(data) - {"go", "step", "state", "danger"}
    kept = [(name, value) for name in sorted(names) for value in data.getlist(name)]
    page = {
        "lines": lines.crisis_lines(*lines.NEAREST_FIRST), "as_of": lines.AS_OF, "kept": kept,
        "state": request.POST.get("state", ""), "step": step,
    }  # fmt: skip
    return answer(request, "reach/ask/danger.html", page)


def go_anew(request: HttpRequest, step: int, draft: Draft) -> HttpResponse:
    """It was sent before, and changed since: as a request of its own."""
    draft.begin()
    return send(request, draft)


def send(request: HttpRequest, draft: Draft) -> HttpResponse:
    if not draft.is_ready():
        return open_step(request, NEEDS, draft)
    asked = draft.asked(get_language() or "ko")
    kept, is_new = actions.receive_request(by=None, request_id=draft.id, asked=asked, is_danger=draft.danger)
    until = rules.words_until(int(time.time()) if is_new else draft.looked)
    page = {"kept": kept, "asked": asked, "is_new": is_new, "lines": (),
            "draft": "" if is_new else draft.sealed(),
            "state": words_state(kept.id, until) if time.time() < until else ""}  # fmt: skip
    if kept.is_danger:
        page["lines"] = lines.crisis_lines("112", "1366", "109")
    return answer(request, "reach/ask/kept.html", page)


def words_state(request_id: str, until: int) -> str:
    """Whoever finds this page in the browser a while later takes nobody's letter box with it."""
    return letters.seal_form("words", {"request": request_id, "until": until})


def hold(request: HttpRequest, no: Refused | Away) -> HttpResponse:
    """We cannot take it now: say so, say whom to call, and keep what was typed on the page."""
    step, state = step_of(request), request.POST.get("state", "")
    if request.POST.get("go") == "danger":
        return danger(request, step)
    sentence = no.sentence or _("We cannot keep it now. What you wrote is still on this page.")
    page = frame(state=state, step=step, sentence=sentence, **meanwhile())
    if step in FORMS:
        page["form"] = FORMS[step](request.POST)
        page["form"].hush()
    return answer(request, "reach/ask/hold.html", page, 503)


GOES: dict[str, Callable[[HttpRequest, int, Draft], HttpResponse]] = {
    "next": go_next, "back": go_back, "stay": go_stay, "danger": go_danger, "anew": go_anew,
    "1": go_to(NEEDS), "2": go_to(SAFE),
}  # fmt: skip
