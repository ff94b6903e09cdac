"""A tablet in somebody's hands: one question a screen, nobody signed in, no way to anybody's file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.counselling.actions import tablets as actions
from sijak.counselling.forms.screenings import AnswerForm
from sijak.counselling.instruments import Instrument
from sijak.counselling.models import Handed
from sijak.counselling.queries import screenings as queries
from sijak.counselling.queries import tablets
from sijak.counselling.views.screenings import tongue
from sijak.kernel.access import needs, public
from sijak.kernel.actor import StaffRequest
from sijak.people.http import go, sealed_page

WHY = "whoever holds the tablet, by its random address; it shows questions and no answer"


def number_in(request: HttpRequest) -> int:
    """Which question: 0 is the page before the first. A code in the address, no more."""
    given = request.GET.get("at", "0")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 4 else 0


def at(token: str, number: int) -> HttpResponse:
    return redirect(f"{reverse('counselling:tablet', args=[token])}?at={number}")


def over(request: HttpRequest) -> HttpResponse:
    return sealed_page(request, "counselling/tablet/over.html", {})


@require_http_methods(["GET", "POST"])
@public(WHY)
def tablet(request: HttpRequest, token: str) -> HttpResponse:
    handed, one = tablets.handed_at(token)
    if handed.is_back or tablets.passage_of(handed, token) is None:
        return over(request)
    if tongue() not in one.wordings:
        return sealed_page(request, "counselling/tablet/not_here.html", {"one": one})
    number = number_in(request)
    if not number:
        page = {"token": token, "count": len(one.asked_in(tongue())), "title": one.title(tongue())}
        return sealed_page(request, "counselling/tablet/welcome.html", page)
    return one_question(request, token, handed, one, number)


def one_question(
    request: HttpRequest, token: str, handed: Handed, one: Instrument, number: int
) -> HttpResponse:
    asked = queries.question(one, tongue(), number)
    form = AnswerForm(request.POST if request.method == "POST" else None, choices=asked.choices)
    if form.is_valid():
        is_danger = actions.answer_on_tablet(
            by=None, handed=handed, token=token, one=one, step=asked.step, value=form.value
        )
        ends = number >= asked.of or (asked.step.is_gate and form.value == 0)
        if is_danger:
            return redirect(
                f"{reverse('counselling:tablet-quiet', args=[token])}?at={0 if ends else number + 1}"
            )
        return redirect(reverse("counselling:tablet-end", args=[token])) if ends else at(token, number + 1)
    is_known = asked.step.key in tablets.answered_on(handed)
    page = {"token": token, "asked": asked, "form": form, "is_known": is_known, "before": number - 1,
            "after": number + 1 if number < asked.of else 0}  # fmt: skip
    return sealed_page(request, "counselling/tablet/question.html", page)


@require_safe
@public(WHY)
def tablet_quiet(request: HttpRequest, token: str) -> HttpResponse:
    """After an answer that tells of danger: not alone with it, whom to show it to, whom to call."""
    tablets.handed_at(token)
    page = {"token": token, "after": number_in(request)}
    return sealed_page(request, "counselling/tablet/quiet.html", page)


@require_http_methods(["GET", "POST"])
@public(WHY)
def tablet_end(request: HttpRequest, token: str) -> HttpResponse:
    handed, one = tablets.handed_at(token)
    if request.method == "POST" and not handed.is_back:
        actions.give_tablet_back(by=None, handed=handed)
        return redirect(reverse("counselling:tablet-end", args=[token]))
    if handed.is_back:
        return over(request)
    language = tongue() if tongue() in one.wordings else next(iter(one.wordings))
    left = queries.not_reached(one, language, tablets.answered_on(handed))
    return sealed_page(request, "counselling/tablet/end.html", {"token": token, "left": left})


@require_safe
@needs("counselling")
def tablets_handed(request: StaffRequest) -> HttpResponse:
    """What is out in somebody's hands, and what came back."""
    page = {"tablets": tablets.tablets_out(request.actor, tongue())}
    return sealed_page(request, "counselling/tablet/list.html", page)


@require_POST
@needs("counselling")
def tablet_take(request: StaffRequest, handed: str) -> HttpResponse:
    is_sure = "sure" in request.POST
    person, screening = actions.take_in(by=request.actor, handed=handed, is_sure=is_sure)
    if screening is None:
        return go("counselling:tablets", said="empty")
    return go("counselling:screening", person, screening.id, said="taken")
