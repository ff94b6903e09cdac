"""How does somebody tell us something, or offer something, without a name, an account or a script?"""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sijak.kernel.access import public
from sijak.kernel.errors import Away, Refused
from sijak.kernel.ids import random_id
from sijak.people import letters
from sijak.reach import actions, rules
from sijak.reach.enums import DOORS, MatterKind
from sijak.reach.forms import MatterForm
from sijak.reach.http import answer, meanwhile
from sijak.reach.matters import Told
from sijak.ui import lines, rail

PURPOSE = "say"
PICTURES = {
    "feedback": "message", "complaint": "shield", "volunteer": "people", "mentor": "person",
    "hire": "work", "pledge": "money", "press": "papers",
}  # fmt: skip
LEADS = {
    "feedback": gettext_lazy("What was good, what was missing, what you wish. Small things count."),
    "complaint": gettext_lazy(
        "We do wrong too. Two protection officers read this, never the one it is about. No help becomes"
        " less because you spoke."
    ),
    "volunteer": gettext_lazy("Going along to a hospital, carrying words across, laying a table at Chuseok."),
    "mentor": gettext_lazy("Meeting one person over a long time. It begins when both say yes."),
    "hire": gettext_lazy("Which work, where, from when. We carry words between both sides afterwards too."),
    "pledge": gettext_lazy(
        "Tell us how much and how often. Nothing is paid here: no card, no account of yours."
    ),
    "press": gettext_lazy("Your question, for whom, and by when. We tell you the day of our answer."),
}


@require_safe
@public("whoever has something to say must be able to say it", indexable=True)
def say(request: HttpRequest) -> HttpResponse:
    doors = [(reverse("reach:say-write", args=[door]), kind.label, LEADS[kind], PICTURES[kind])
             for door, kind in DOORS.items()]  # fmt: skip
    return answer(request, "reach/say/doors.html", {"doors": doors})


# No cookie, so no forgery mark: the form opens nothing but what it carries itself.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public("whoever has something to say must be able to say it", indexable=True)
def say_write(request: HttpRequest, door: str) -> HttpResponse:
    if door not in DOORS:
        raise Http404
    kind, state = DOORS[door], request.POST.get("state", "")
    if request.method != "POST":
        return begin(request, kind)
    form = MatterForm(request.POST, kind=kind)
    try:
        carried = letters.open_form(PURPOSE, state)
        if carried is None:
            return old(request, kind, form)
        if request.POST.get("go") == "stay":
            return show(request, kind, hushed(form), state)
        if not form.is_valid():
            return show(request, kind, form, state)
        return send(request, kind, form, carried)
    except (Refused, Away) as no:
        return hold(request, kind, hushed(form), state, no)


def new_state() -> str:
    return letters.seal_form(PURPOSE, {"id": random_id(), "opened": int(time.time())})


def begin(request: HttpRequest, kind: MatterKind) -> HttpResponse:
    form = MatterForm(kind=kind)
    try:
        return show(request, kind, form, new_state())
    except Away as no:
        return hold(request, kind, form, "", no)


def old(request: HttpRequest, kind: MatterKind, form: MatterForm) -> HttpResponse:
    """The page was open for more than a day, or came without its mark: sent once more, it is kept."""
    return show(request, kind, hushed(form), new_state(), is_old=True)


def hushed(form: MatterForm) -> MatterForm:
    form.hush()
    return form


def show(request: HttpRequest, kind: MatterKind, form: MatterForm, state: str, **more: Any) -> HttpResponse:
    door = next(door for door, one in DOORS.items() if one == kind)
    here, now = reverse("reach:say-write", args=[door]), get_language()
    tongues = [
        ({"url": translate_url(here, code), "lang": "zh-Hans" if code == "zh-hans" else code,
          "is_here": code == now}, name)
        for code, name in rail.NAMES.items()
    ]  # fmt: skip
    page = {
        "form": form, "kind": kind, "lead": LEADS[kind], "state": state, "here": here, "tongues": tongues,
        "sentence": "", "is_old": False, "removed": form.removed_numbers,
        "bank": settings.SIJAK_BANK if kind == MatterKind.PLEDGE else "", **more,
    }  # fmt: skip
    wrong = form.is_bound and bool(form.errors)
    return answer(request, "reach/say/write.html", page, 503 if page["sentence"] else 422 if wrong else 200)


def hold(
    request: HttpRequest, kind: MatterKind, form: MatterForm, state: str, no: Refused | Away
) -> HttpResponse:
    sentence = no.sentence or _("We cannot keep it now. What you wrote is still on this page.")
    return show(request, kind, form, state, **{**meanwhile(), "sentence": sentence})


def send(request: HttpRequest, kind: MatterKind, form: MatterForm, carried: dict[str, Any]) -> HttpResponse:
    told = form.cleaned_data
    matter, is_new = actions.receive_matter(
        by=None, matter_id=carried["id"], kind=kind, told=Told.of(told), language=get_language() or "ko",
        not_to=told.get("not_to", ""),
    )  # fmt: skip
    page = {"matter": matter, "has_way": bool(told["way"]), "is_new": is_new, "lines": (),
            "state": words_state(matter.pk, is_new=is_new, opened=carried["opened"])}  # fmt: skip
    if kind == MatterKind.COMPLAINT:
        page["lines"] = lines.crisis_lines("112", "1366", "109")
    return answer(request, "reach/say/kept.html", page)


def words_state(matter_id: str, *, is_new: bool, opened: int) -> str:
    """Opens the page of the eight words; '' where it is too late for whoever finds this page."""
    now = int(time.time())
    until = rules.words_until(now) if is_new else rules.words_again_until(opened, now)
    return letters.seal_form("words", {"request": matter_id, "until": until}) if until > now else ""
