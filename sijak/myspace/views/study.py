"""How does somebody apply for a scholarship by themselves, a page at a time, and hear how it goes on?"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.kernel.access import public
from sijak.kernel.errors import Away, NotForYou, Refused
from sijak.kernel.forms import Form
from sijak.kernel.ids import random_id
from sijak.kernel.limits import own_takes
from sijak.myspace.actions import lead_to_study
from sijak.myspace.http import frame, mine, own_page
from sijak.people import http, letters
from sijak.people.own import Own, enter
from sijak.reach.http import answer as public_answer
from sijak.reach.http import meanwhile
from sijak.scholarships.actions import applying, awarding, deciding
from sijak.scholarships.actions.applying import Mine
from sijak.scholarships.forms.applying import (
    AboutForm,
    EssayForm,
    GradesForm,
    NoForm,
    OfferForm,
    ReportForm,
    SheetForm,
)
from sijak.scholarships.queries import applying as queries
from sijak.scholarships.rules import fits
from sijak.scholarships.told import Told
from sijak.scholarships.views.public import PURPOSE
from sijak.ui.http import unkept

STEPS = ("about", "grades", "papers", "essay", "word", "look")
FORMS: dict[str, type[Form]] = {"about": AboutForm, "grades": GradesForm, "essay": EssayForm}
SHEET_BYTES = 8 * 1024 * 1024
WRITTEN = ["aim", "plan", "life", "words", "school", "name"]


def here(step: str, said: str = "") -> HttpResponse:
    url = reverse("myspace:study-step", args=[step]) if step else reverse("myspace:study")
    return redirect(f"{url}?said={said}" if said else url)


def writer(own: Own) -> Mine:
    """The application that these eight words open. Raises NotForYou."""
    draft = queries.draft_of(own.mailbox)
    if draft is None:
        raise NotForYou
    return Mine(own.pass_, draft)


@require_safe
@mine()
def home(request: HttpRequest, own: Own) -> HttpResponse:
    page = queries.page_of(own)
    states = [(one, letters.seal_form(PURPOSE, {"id": random_id(), "round": one.row.pk}))
              for one in page.rounds]  # fmt: skip
    told = queries.told_in(own.pass_, page.mine.draft) if page.mine and page.mine.is_open else None
    lacks = fits.missing(page.mine.shown.row, told) if page.mine and told else []
    context: dict[str, Any] = {
        "page": page, "states": states, "missing": lacks, "steps": step_list(told),
        "no": NoForm(), "report": ReportForm(), "offer": OfferForm(),
    }  # fmt: skip
    return own_page(request, own, "myspace/study/home.html", context)


def step_list(told: Told | None) -> list[tuple[str, str, bool]]:
    """(step, its name, is it there?)."""
    if told is None:
        return []
    names = {"about": _("About you"), "grades": _("Grades"), "papers": _("Your papers"),
             "essay": _("What you write"), "word": _("A word from somebody"),
             "look": _("Look and send")}  # fmt: skip
    there = {"about": bool(told.about), "grades": bool(told.grades), "papers": bool(told.papers),
             "essay": bool(told.essay)}  # fmt: skip
    return [(step, names[step], there.get(step, False)) for step in STEPS]


# -- the beginning --------------------------------------------------------------------------------------
@csrf_exempt
@require_POST
@public("whoever fits begins by themselves, and takes eight words with them")
def begin(request: HttpRequest) -> HttpResponse:
    """A letter box of the application's own. Whoever is in already is led on from their own pages too."""
    carried = letters.open_form(PURPOSE, request.POST.get("state", ""))
    if carried is None or request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect("scholarships:list")
    try:
        pass_ = http.pass_of(request)
        own = known(pass_)
        if own is not None and (before := queries.draft_of(own.mailbox)) is not None:
            told = Mine(own.pass_, before)
            box = applying.carry_over(by=told, to=carried["round"], draft_id=carried["id"])
        else:
            box = applying.begin_draft(by=None, draft_id=carried["id"], pk=carried["round"])
            if own is not None and own.strand:
                lead_to_study(by=own, ref=carried["id"], words=box.words)
    except (Refused, Away) as no:
        page = {"sentence": no.sentence, "state": request.POST["state"], **meanwhile()}
        return public_answer(request, "myspace/study/no.html", page, 503 if isinstance(no, Away) else 409)
    numbered = list(zip(range(1, 9), box.words, box.spelled, strict=True))
    response = public_answer(request, "myspace/study/words.html", frame() | {"numbered": numbered})
    letters.forget_pass(pass_)
    http.keep_pass(response, box.pass_)
    return response


def known(pass_: str) -> Own | None:
    try:
        return enter(pass_) if pass_ else None
    except letters.PassEnded:
        return None


@require_POST
@mine()
def go_in(request: HttpRequest, own: Own) -> HttpResponse:
    """From a person's own pages into their application: only their own key opens its words."""
    words = queries.words_behind(own, request.POST.get("ref", "")[:32])
    knock = letters.knock(words) if words else letters.Knock("unknown")
    if knock.answer != "open":
        return here("", "later")
    response = unkept(here(""))
    letters.forget_pass(own.pass_)
    http.keep_pass(response, knock.pass_)
    return response


# -- a page at a time -------------------------------------------------------------------------------------
@own_takes(SHEET_BYTES + 64 * 1024)
@require_http_methods(["GET", "HEAD", "POST"])
@mine(keeps=WRITTEN)
def step(request: HttpRequest, own: Own, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    by = writer(own)
    told = queries.told_in(own.pass_, by.draft)
    turn = {"papers": papers, "word": word, "look": look}.get(step)
    if turn is not None:
        return turn(request, own, by, told)
    start = getattr(told, step)
    form = FORMS[step](request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        try:
            applying.keep_step(by=by, step=step, said=dict(form.cleaned_data))
            return here(STEPS[STEPS.index(step) + 1], "removed" if form.removed_numbers else "kept")
        except Refused as no:
            form.refuse(no)
    page = {"form": form}
    return show(request, own, by, told, step, page, 422 if form.errors else 200)


def show(
    request: HttpRequest, own: Own, by: Mine, told: Told, step: str, page: dict[str, Any], status: int = 200
) -> HttpResponse:
    where = queries.where(by.draft)
    context = {"step": step, "number": STEPS.index(step) + 1, "of": len(STEPS), "where": where, "told": told,
               "steps": step_list(told), **page}  # fmt: skip
    return own_page(request, own, f"myspace/study/{step}.html", context, status)


def papers(request: HttpRequest, own: Own, by: Mine, told: Told) -> HttpResponse:
    wanted, taken = by.round.papers, request.POST.get("take", "")
    is_sent = request.method == "POST"
    form = SheetForm(request.POST if is_sent else None, papers=wanted,
                     files=request.FILES if is_sent else None)  # fmt: skip
    try:
        if taken.isascii() and taken.isdigit() and len(taken) < 4:
            applying.drop_paper(by=by, number=int(taken))
            return here("papers", "taken")
        if form.is_valid():
            file = form.cleaned_data["file"]
            applying.add_paper(by=by, what=form.cleaned_data["what"], name=file.name, data=file.read())
            return here("papers", "kept")
    except Refused as no:
        form.refuse(no)
    names = dict(form.fields["what"].choices)  # type: ignore[attr-defined]
    page = {"form": form, "wanted": wanted, "lying": [
        (n, names.get(one["what"], ""), one["name"]) for n, one in enumerate(told.papers, 1)]}  # fmt: skip
    return show(request, own, by, told, "papers", page, 422 if form.errors else 200)


def word(request: HttpRequest, own: Own, by: Mine, told: Told) -> HttpResponse:
    page: dict[str, Any] = {"link": "", "refused": ""}
    if request.method == "POST":
        try:
            token = applying.ask_for_word(by=by)
            page["link"] = request.build_absolute_uri(reverse("scholarships:word", args=[token]))
        except Refused as no:
            page["refused"] = no.sentence
    return show(request, own, by, told, "word", page, 422 if page["refused"] else 200)


def look(request: HttpRequest, own: Own, by: Mine, told: Told) -> HttpResponse:
    refused = ""
    if request.method == "POST":
        try:
            applying.send_application(by=by, language=get_language() or "ko")
            return here("", "sent")
        except Refused as no:
            refused = str(no.sentence)
    page = {"missing": fits.missing(by.round, told), "figure": queries.figure_in(told), "refused": refused}
    return show(request, own, by, told, "look", page, 422 if refused else 200)


# -- what comes after ---------------------------------------------------------------------------------------
def withdraw(by: Mine, form: Form) -> None:
    applying.withdraw_application(by=by)


def drop(by: Mine, form: Form) -> None:
    applying.drop_draft(by=by)


def say_no(by: Mine, form: Form) -> None:
    one = queries.where(by.draft)
    if one.application is None:
        raise NotForYou
    deciding.say_no(by=None, application=one.application, words=form.cleaned_data["words"],
                    decided_on=one.decided_on)  # fmt: skip


def report(by: Mine, form: Form) -> None:
    told = form.cleaned_data
    awarding.send_report(by=by, scale=told["scale"], grade=Decimal(told["grade"]), life=told["life"])


def offer(by: Mine, form: Form) -> None:
    awarding.offer_mentoring(by=by, words=form.cleaned_data["offer"])


DEEDS: dict[str, tuple[type[Form], Callable[[Mine, Form], None]]] = {
    "withdraw": (Form, withdraw), "drop": (Form, drop), "no": (NoForm, say_no),
    "report": (ReportForm, report), "offer": (OfferForm, offer),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@mine(keeps=["words", "life", "offer"])
def do(request: HttpRequest, own: Own, deed: str) -> HttpResponse:
    """One deed, on a page of its own: what it means stands above the button."""
    if deed not in DEEDS:
        raise Http404
    by = writer(own)
    kind, act = DEEDS[deed]
    form = kind(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            act(by, form)
            return here("", deed)
        except Refused as no:
            form.refuse(no)
    page = {"form": form, "deed": deed, "where": queries.where(by.draft)}
    return own_page(request, own, "myspace/study/do.html", page, 422 if form.errors else 200)
