"""Questions that somebody took home: one a screen, each may be left out, and no answer is shown again."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from sijak.counselling.actions import at_home as actions
from sijak.counselling.forms.screenings import AnswerForm
from sijak.counselling.queries import at_home as queries
from sijak.counselling.queries import screenings, tablets
from sijak.counselling.queries.at_home import Sheet
from sijak.counselling.views.tablets import number_in
from sijak.kernel.errors import Refused
from sijak.myspace.http import mine, own_page
from sijak.people.own import Own


def sheet_at(own: Own, place: int) -> Sheet:
    found = next((one for one in queries.sheets_of(own) if one.place == place), None)
    if found is None:
        raise Http404
    return found


def to_question(place: int, number: int) -> HttpResponse:
    return redirect(f"{reverse('myspace:sheet', args=[place])}?at={number}")


@require_safe
@mine()
def sheets(request: HttpRequest, own: Own) -> HttpResponse:
    return own_page(request, own, "myspace/sheet/list.html", {"sheets": queries.sheets_of(own)})


@require_http_methods(["GET", "HEAD", "POST"])
@mine()
def sheet(request: HttpRequest, own: Own, place: int) -> HttpResponse:
    """``?at=``: which question; 0 is the page before the first, from which one goes on where one stopped."""
    one, language = sheet_at(own, place), get_language() or "ko"
    if request.method == "POST" and request.POST.get("sheet") != one.ref:
        return redirect("myspace:sheets")  # another one stands in this place now
    if not one.is_open:
        return redirect("myspace:sheets")
    if language not in one.one.wordings:
        return own_page(request, own, "myspace/sheet/not_here.html", {"sheet": one})
    number = number_in(request)
    if number:
        return question(request, own, one, number)
    left = screenings.not_reached(one.one, language, tablets.answered_on(one.handed))
    return own_page(
        request, own, "myspace/sheet/welcome.html", {"sheet": one, "first": left[0] if left else 1}
    )


def question(request: HttpRequest, own: Own, one: Sheet, number: int) -> HttpResponse:
    asked = screenings.question(one.one, get_language() or "ko", number)
    form = AnswerForm(request.POST if request.method == "POST" else None, choices=asked.choices)
    if form.is_valid():
        try:
            is_danger = actions.answer_at_home(by=None, sheet=one, step=asked.step, value=form.value)
        except Refused as no:
            form.refuse(no)
        else:
            ends = number >= asked.of or (asked.step.is_gate and form.value == 0)
            return onward(one.place, 0 if ends else number + 1, is_danger=is_danger)
    page = {"sheet": one, "asked": asked, "form": form, "before": number - 1,
            "is_known": asked.step.key in tablets.answered_on(one.handed),
            "after": number + 1 if number < asked.of else 0}  # fmt: skip
    return own_page(request, own, "myspace/sheet/question.html", page, 422 if form.errors else 200)


def onward(place: int, after: int, *, is_danger: bool) -> HttpResponse:
    """``after`` 0: behind the last one."""
    if is_danger:
        return redirect(f"{reverse('myspace:sheet-quiet', args=[place])}?at={after}")
    return to_question(place, after) if after else redirect("myspace:sheet-end", place)


@require_safe
@mine()
def sheet_quiet(request: HttpRequest, own: Own, place: int) -> HttpResponse:
    """After an answer that tells of danger: not alone with it, and whom to call at any hour."""
    page = {"sheet": sheet_at(own, place), "after": number_in(request)}
    return own_page(request, own, "myspace/sheet/quiet.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@mine()
def sheet_end(request: HttpRequest, own: Own, place: int) -> HttpResponse:
    one, language = sheet_at(own, place), get_language() or "ko"
    if not one.is_open:
        return redirect("myspace:sheets")
    if request.method == "POST":
        if request.POST.get("sheet") == one.ref:
            actions.give_sheet_back(by=None, sheet=one)
        return redirect("myspace:sheets")
    language = language if language in one.one.wordings else next(iter(one.one.wordings))
    left = screenings.not_reached(one.one, language, tablets.answered_on(one.handed))
    return own_page(request, own, "myspace/sheet/end.html", {"sheet": one, "left": left})
