"""The board of those who need company, one person's goings, choosing, and taking a report in."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.health.actions import going as actions
from sijak.health.actions.taking_in import take_in
from sijak.health.forms.going import ChooseForm, GoingForm, TakeForm
from sijak.health.queries import companions as mates
from sijak.health.queries import going as queries
from sijak.health.queries.strands import health
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of, strand_of


@require_safe
@needs("health")
def board(request: StaffRequest) -> HttpResponse:
    hospital, state = request.GET.get("hospital", ""), request.GET.get("state", "")
    page = {"board": queries.board(request.actor, hospital=hospital, state=state),
            **queries.filters(hospital, state)}  # fmt: skip
    return sealed_page(request, "health/going/board.html", page)


@require_http_methods(["GET", "POST"])
@needs("health")
def of_person(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    strand = health(file)
    form = GoingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.ask_going(
                by=by, strand=strand, once=form.cleaned_data["once"], wanted=form.wanted()
            )
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:going-choose", person, made.id, said="asked")
    page = {"form": form, "file": file, "goings": queries.of_person(by, strand)}
    return sealed_page(request, "health/going/person.html", page)


@require_http_methods(["GET", "POST"])
@needs("health")
def choose(request: StaffRequest, person: str, going: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    one = queries.one(by, health(file), going)
    people = mates.candidates(by, one.wish) if one.is_open else []
    form = ChooseForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.choose_goer(by=by, file=file, strand=one.row.strand_id, going=going,
                                goer=given["goer"], reserve=given["reserve"])  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:going-choose", person, going, said="chosen")
    page = {"form": form, "file": file, "one": one, "people": people}
    return sealed_page(request, "health/going/choose.html", page)


@require_POST
@needs("health")
def end(request: StaffRequest, person: str, going: str) -> HttpResponse:
    strand = strand_of(request.actor, person, "health")
    actions.end_going(by=request.actor, strand=strand, going=going)
    return go("health:going-choose", person, going, said="off")


@require_POST
@needs("health")
def seen(request: StaffRequest, person: str, going: str) -> HttpResponse:
    strand = strand_of(request.actor, person, "health")
    actions.ask_anew(by=request.actor, strand=strand, going=going)
    return go("health:going-choose", person, going, said="seen")


@require_http_methods(["GET", "POST"])
@needs("health")
def take(request: StaffRequest, telling: str) -> HttpResponse:
    by = request.actor
    told = queries.one_told(by, telling)
    row, person = queries.person_of_told(by, told)
    form = TakeForm(request.POST if request.method == "POST" else None, told=told)
    if form.is_valid():
        try:
            bill = take_in(by=by, strand=row.strand_id, told=told, taken=form.taken())
        except Refused as no:
            form.refuse(no)
        else:
            where = ("health:bill", person, bill.id) if bill else ("health:going",)
            return go(*where, said="taken")
    page = {"form": form, "file": open_file_of(by, person, Why.HEALTH), "told": told, "row": row}
    return sealed_page(request, "health/going/take.html", page)
