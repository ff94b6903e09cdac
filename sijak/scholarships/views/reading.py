"""What was given to a reader: texts without names, points, and a way to step back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people.http import go, sealed_page
from sijak.scholarships.actions import reading as actions
from sijak.scholarships.actions.releasing import tell_ties
from sijak.scholarships.enums import ReviewState
from sijak.scholarships.forms.desk import PointsForm, TiesForm
from sijak.scholarships.queries import reading as queries


@require_safe
@needs("reading")
def reading_list(request: StaffRequest) -> HttpResponse:
    waiting = queries.mine(request.actor, ReviewState.WAITING)
    page = {"waiting": waiting, "done": queries.mine(request.actor, ReviewState.DONE), "today": today(),
            "counts": queries.counts(request.actor)}  # fmt: skip
    return render(request, "scholarships/reading/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("reading")
def sheet(request: StaffRequest, pk: str) -> HttpResponse:
    found = queries.sheet(request.actor, pk)
    row = found.review
    start = {"aim": row.aim, "plan": row.plan, "life": row.life, "why": found.why}
    form = PointsForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        try:
            actions.give_points(by=request.actor, pk=pk, points=form.points(request.actor.user_id),
                                why=form.cleaned_data["why"])  # fmt: skip
            return go("scholarships:reading", said="read")
        except Refused as no:
            form.refuse(no)
    page = {"sheet": found, "form": form, "refused": ""}
    return sealed_page(request, "scholarships/reading/sheet.html", page, 422 if form.errors else 200)


@require_POST
@needs("reading")
def sheet_back(request: StaffRequest, pk: str) -> HttpResponse:
    found = queries.sheet(request.actor, pk)
    try:
        actions.step_back(by=request.actor, pk=pk)
        return go("scholarships:reading", said="back")
    except Refused as no:
        page = {"sheet": found, "form": PointsForm(), "refused": no.sentence}
    return sealed_page(request, "scholarships/reading/sheet.html", page, 422)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("reading")
def ties(request: StaffRequest) -> HttpResponse:
    form = TiesForm(request.POST if request.method == "POST" else None)
    desks = queries.desks(request.actor)
    if form.is_valid():
        for team in desks:
            tell_ties(by=request.actor, team=team, schools=form.lines())
        return go("scholarships:reading", said="ties")
    page = {"form": form, "has_desk": bool(desks)}
    return render(request, "scholarships/reading/ties.html", page, status=422 if form.errors else 200)
