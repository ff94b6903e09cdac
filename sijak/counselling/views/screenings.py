"""Ask how somebody is: choose, read aloud one question a screen, finish, look at the result."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from sijak.accounts.door import draw_curtain
from sijak.counselling.actions import at_home as home_actions
from sijak.counselling.actions import screenings as actions
from sijak.counselling.actions import tablets as tablet_actions
from sijak.counselling.enums.screenings import Mode, ScreeningState, Setting
from sijak.counselling.forms.screenings import AnswerForm, AskForm
from sijak.counselling.models import Screening
from sijak.counselling.queries import screenings as queries
from sijak.counselling.queries.courses import course as course_of
from sijak.counselling.rules import screenings as rules
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused, why_not
from sijak.people.enums import ConsentKind, Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page
from sijak.people.queries.consents import yes_to
from sijak.people.queries.files import open_file_of, strand_of

PART = "counselling"


def tongue() -> str:
    return get_language() or "ko"


@require_http_methods(["GET", "POST"])
@needs("counselling")
def ask(request: StaffRequest, person: str) -> HttpResponse:
    """Choose; read aloud at once, or close this session and hand the tablet over."""
    by, offers = request.actor, queries.offers(tongue())
    form = AskForm(request.POST if request.method == "POST" else None, offers=offers,
                   chosen=request.GET.get("what", ""))  # fmt: skip
    if form.is_valid():
        try:
            return begin(request, person, form)
        except Refused as no:
            form.refuse(no)
    file = open_file_of(by, person, Why.COUNSELLING)
    if PART not in file.strands:
        raise NotForYou
    page = {"file": file, "form": form, "offers": offers, "language": tongue(),
            "open": queries.panel_of(by, file), "no": why_not(lambda: may_keep(file))}  # fmt: skip
    return sealed_page(request, "counselling/screening/ask.html", page)


def may_keep(file: File) -> None:
    """Raises Refused where they said no to it."""
    rules.may_keep_answers(yes_to(file, ConsentKind.SENSITIVE))


def begin(request: StaffRequest, person: str, form: AskForm) -> HttpResponse:
    by, known = request.actor, form.cleaned_data
    file = open_file_of(by, person, Why.COUNSELLING)
    may_keep(file)
    strand, setting = strand_of(by, person, PART), Setting(known["setting"])
    if known["mode"] == Mode.READ:
        row = actions.begin_screening(
            by=by, strand=strand, once=known["once"], key=known["instrument"], language=tongue(),
            setting=setting,
        )  # fmt: skip
        return go("counselling:question", person, row.id, "1")
    if known["mode"] == Mode.HOME:
        home_actions.ask_at_home(
            by=by, person=person, strand=strand, own_page=own_page_with_words(file),
            once=known["once"], key=known["instrument"], language=tongue(), until=known["until"],
        )  # fmt: skip
        return go("counselling:tablets", said="home")
    token = tablet_actions.hand_tablet(
        by=by,
        person=person,
        strand=strand,
        once=known["once"],
        key=known["instrument"],
        language=tongue(),
        setting=setting,
    )
    return hand_over(request, token)


def own_page_with_words(file: File) -> str:
    """The strand ``self``; '' when they took no eight words, or when this worker's team does not hold it."""
    return file.strands.get("self", "") if file.mailbox else ""


def hand_over(request: HttpRequest, token: str) -> HttpResponse:
    """The session closes before the tablet leaves the hand. A new forgery token goes out with the
    answer, so that the browser drops the pages it kept for its way back."""
    actor = getattr(request, "actor", None)
    if actor is not None:
        draw_curtain(actor.token)
    rotate_token(request)
    return redirect(reverse("counselling:tablet", args=[token]))


def row_for(request: StaffRequest, person: str, screening: str) -> Screening:
    return queries.row_of(strand_of(request.actor, person, PART), screening)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def question(request: StaffRequest, person: str, screening: str, number: int) -> HttpResponse:
    """One question. No face is opened: whoever looks over a shoulder reads no name."""
    by, row = request.actor, row_for(request, person, screening)
    one = queries.instrument_of(row)
    if row.state != ScreeningState.OPEN:
        return go("counselling:screening", person, row.id)
    if tongue() not in one.wordings:
        page = {"person": person, "one": one, "title": one.title(tongue())}
        return sealed_page(request, "counselling/screening/not_here.html", page)
    if number == len(one.asked_in(tongue())) + 1:  # behind the last one
        return go("counselling:ask-end", person, row.id)
    asked = queries.question(one, tongue(), number)
    form = AnswerForm(request.POST if request.method == "POST" else None, choices=asked.choices)
    if form.is_valid():
        signal = actions.answer_question(
            by=by, person=person, screening=row, one=one, step=asked.step, value=form.value
        )
        ends = number >= asked.of or (asked.step.is_gate and form.value == 0)
        return onward(person, row.id, asked.of + 1 if ends else number + 1, signal=signal)
    given = queries.given_at(by, row, asked.step.key)
    page = {"person": person, "row": row, "one": one, "asked": asked, "given": given, "form": form,
            "title": one.title(tongue()), "wording": one.wordings[tongue()]}  # fmt: skip
    return sealed_page(request, "counselling/screening/question.html", page)


def onward(person: str, screening: str, after: int, *, signal: str) -> HttpResponse:
    """To the next question (behind the last stands the end), or first to what to do about a sign of
    danger, which leads back there."""
    if signal:
        try:
            where = reverse("counselling:danger", args=[person])
        except NoReverseMatch:
            pass  # a house without the area of danger
        else:
            return redirect(f"{where}?signal={signal}&back={screening}.{after}")
    return go("counselling:question", person, screening, str(after))


@require_http_methods(["GET", "POST"])
@needs("counselling")
def ask_end(request: StaffRequest, person: str, screening: str) -> HttpResponse:
    """What was passed over can still be asked; then it is done, or broken off."""
    by, row = request.actor, row_for(request, person, screening)
    one, problem = queries.instrument_of(row), ""
    if request.method == "POST":
        try:
            if request.POST.get("go") == "stop":
                actions.break_off_screening(by=by, screening=row.id, strand=row.strand_id)
                return go("counselling:ask", person, said="stopped")
            actions.finish_screening(by=by, screening=row.id, strand=row.strand_id)
            return go("counselling:screening", person, row.id, said="asked")
        except Refused as no:
            problem = str(no.sentence)
    if row.state != ScreeningState.OPEN:
        return go("counselling:screening", person, row.id)
    known = queries.reached(row)
    language = tongue() if tongue() in one.wordings else next(iter(one.wordings))
    page = {"person": person, "row": row, "one": one, "title": one.title(tongue()), "problem": problem,
            "answered": len(known), "left": queries.not_reached(one, language, known)}  # fmt: skip
    return sealed_page(request, "counselling/screening/end.html", page, 409 if problem else 200)


@require_safe
@needs("counselling")
def screening(request: StaffRequest, person: str, screening: str) -> HttpResponse:
    by, row = request.actor, row_for(request, person, screening)
    queries.instrument_of(row)
    if row.state == ScreeningState.OPEN:
        return go("counselling:question", person, row.id, "1")
    file = open_file_of(by, person, Why.COUNSELLING)
    page = {"file": file, "result": queries.result(by, row, tongue()), "language": tongue()}
    return sealed_page(request, "counselling/screening/result.html", page)


@require_safe
@needs("counselling")
def course(request: StaffRequest, person: str) -> HttpResponse:
    """Every score of one instrument over the years. ``?what=`` chooses the instrument, by its code."""
    by, file = request.actor, open_file_of(request.actor, person, Why.COUNSELLING)
    if PART not in file.strands:
        raise NotForYou
    rows = queries.done_on(file.strands[PART])
    found = [offer for offer in queries.offers(tongue()) if any(r.instrument == offer.one.key for r in rows)]
    wanted = request.GET.get("what", "")
    chosen = next((o for o in found if o.one.key == wanted), found[0] if found else None)
    asked = queries.all_asked(by, [r for r in rows if chosen and r.instrument == chosen.one.key])
    page = {"file": file, "chosen": chosen, "tabs": tabs_of(found, chosen.one.key if chosen else ""),
            "course": course_of(chosen.one, asked) if chosen else None}  # fmt: skip
    return sealed_page(request, "counselling/screening/course.html", page)


def tabs_of(found: list[queries.Offer], here: str) -> list[tuple[str, str, bool]]:
    return [(offer.one.short, f"?what={offer.one.key}", offer.one.key == here) for offer in found]
