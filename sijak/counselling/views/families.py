"""One household on its way through the visits: a place, questions, two who come, visits, the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.accounts.queries import names_of_workers
from sijak.counselling.actions import families as actions
from sijak.counselling.enums.families import Moment
from sijak.counselling.forms import families as forms
from sijak.counselling.queries import families as queries
from sijak.kernel.access import needs
from sijak.kernel.actor import Actor, StaffRequest
from sijak.kernel.errors import Refused
from sijak.kernel.forms import Form
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of, own_page_of, strand_of_row
from sijak.people.walking import strands_to_write


def opened(request: StaffRequest, person: str, household: str) -> tuple[File, queries.HouseholdPage]:
    file = open_file_of(request.actor, person, Why.COUNSELLING)
    return file, queries.household_page(request.actor, strands_to_write(file), household)


def strand_of(by: Actor, person: str, row: str) -> str:
    """The strand of a household, when it is this person's and this worker may open it."""
    return strand_of_row(by, person, queries.household_strand(row))


def step_page(
    request: StaffRequest, template: str, file: File, page: queries.HouseholdPage, deed: str, form: Form,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    """A form of one step; where the rule says no, its sentence stands beside the button."""
    shown = {"file": file, "page": page, "form": form, "workers": names_of_workers(request.actor),
             "refused": queries.refused_now(request.actor, page, deed)}  # fmt: skip
    return sealed_page(request, f"counselling/family/{template}.html", {**shown, **more})


def done(form: Form, deed: Callable[[], object]) -> bool:
    """Was it done? A rule that says no puts its sentence into the form."""
    if not form.is_valid():
        return False
    try:
        deed()
    except Refused as no:
        form.refuse(no)
        return False
    return True


@require_safe
@needs("counselling")
def household(request: StaffRequest, person: str, household: str) -> HttpResponse:
    return household_page(request, person, household)


def household_page(request: StaffRequest, person: str, household: str, refused: str = "") -> HttpResponse:
    file, page = opened(request, person, household)
    by = request.actor
    no = {deed: queries.refused_now(by, page, deed) for deed in queries.DEEDS}
    shown = {"file": file, "page": page, "no": no, "workers": names_of_workers(by), "refused": refused,
             "next": queries.NEXT.get(page.row.state, ("", ""))}  # fmt: skip
    return sealed_page(request, "counselling/family/page.html", shown)


@require_POST
@needs("counselling")
def household_accept(request: StaffRequest, person: str, household: str) -> HttpResponse:
    by = request.actor
    strand = strand_of(by, person, household)
    try:
        row = actions.accept_household(by=by, strand=strand, household=household)
    except Refused as no:
        return household_page(request, person, household, str(no.sentence))
    return go("counselling:household", person, household, said="place" if row.place else "waits")


@require_http_methods(["GET", "POST"])
@needs("counselling")
def survey(request: StaffRequest, person: str, household: str) -> HttpResponse:
    """Before the visits or after them: which it is, the household's own way says."""
    by = request.actor
    file, page = opened(request, person, household)
    moment = Moment.AFTER if Moment.BEFORE in page.surveys else Moment.BEFORE
    form = forms.SurveyForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: actions.keep_survey(
        by=by, strand=page.row.strand_id, household=household, moment=moment, answers=form.answers(),
        words=form.cleaned_data["words"],
    )):  # fmt: skip
        return go("counselling:household", person, household, said="questions")
    return step_page(request, "survey", file, page, "survey", form, moment=moment)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def assign(request: StaffRequest, person: str, household: str) -> HttpResponse:
    by = request.actor
    file, page = opened(request, person, household)
    experts, peers = queries.fitting(by, page.season.row.team, page.told.get("fields", ()))
    form = forms.AssignForm(
        request.POST if request.method == "POST" else None, experts=experts, peers=peers,
        workers=names_of_workers(by), initial={"expert": page.row.expert, "peer": page.row.peer},
    )  # fmt: skip
    if done(form, lambda: actions.assign_two(
        by=by, strand=page.row.strand_id, household=household, **form.cleaned_data
    )):  # fmt: skip
        return go("counselling:household", person, household, said="two")
    return step_page(request, "assign", file, page, "assign", form, has_both=bool(experts and peers))


@require_http_methods(["GET", "POST"])
@needs("counselling")
def agree(request: StaffRequest, person: str, household: str) -> HttpResponse:
    file, page = opened(request, person, household)
    form = forms.AgreeForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: actions.agree_together(
        by=request.actor, strand=page.row.strand_id, household=household, **form.cleaned_data
    )):  # fmt: skip
        return go("counselling:household", person, household, said="together")
    return step_page(request, "agree", file, page, "agree", form)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def visit_plan(request: StaffRequest, person: str, household: str) -> HttpResponse:
    file, page = opened(request, person, household)
    form = forms.VisitForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: actions.plan_visit(
        by=request.actor, strand=page.row.strand_id, household=household, plan=form.plan(),
        own_page=file.strands.get("self", "") if form.cleaned_data["shared"] and file.mailbox else "",
    )):  # fmt: skip
        return go("counselling:household", person, household, said="planned")
    return step_page(request, "visit_plan", file, page, "visit", form, asks_if_sure="sure" in form.errors)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def extend(request: StaffRequest, person: str, household: str) -> HttpResponse:
    file, page = opened(request, person, household)
    form = forms.BecauseForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: actions.allow_one_more(
        by=request.actor, strand=page.row.strand_id, household=household, **form.cleaned_data
    )):  # fmt: skip
        return go("counselling:household", person, household, said="one-more")
    return step_page(request, "extend", file, page, "extend", form)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def close(request: StaffRequest, person: str, household: str) -> HttpResponse:
    file, page = opened(request, person, household)
    form = forms.CloseForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: actions.close_household(
        by=request.actor, strand=page.row.strand_id, household=household, **form.cleaned_data
    )):  # fmt: skip
        return go("counselling:household", person, household, said="closed")
    return step_page(request, "close", file, page, "close", form)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def leave(request: StaffRequest, person: str, household: str) -> HttpResponse:
    file, page = opened(request, person, household)
    form = forms.LeaveForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: actions.leave_programme(
        by=request.actor, strand=page.row.strand_id, household=household, **form.cleaned_data
    )):  # fmt: skip
        return go("counselling:household", person, household, said="left")
    return step_page(request, "leave", file, page, "leave", form)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def visit(request: StaffRequest, person: str, homevisit: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.COUNSELLING)
    page, one = queries.visit_page(request.actor, strands_to_write(file), homevisit)
    form = forms.VisitKeptForm(
        request.POST if request.method == "POST" else None, initial={"minutes": one.meeting.minutes}
    )
    if done(form, lambda: actions.keep_visit(
        by=request.actor, strand=one.row.strand_id, visit=homevisit, **form.cleaned_data
    )):  # fmt: skip
        return go("counselling:household", person, page.row.id, said="kept")
    shown = {"file": file, "page": page, "one": one, "form": form, "workers": names_of_workers(request.actor)}
    return sealed_page(request, "counselling/family/visit.html", shown)


@require_POST
@needs("counselling")
def visit_miss(request: StaffRequest, person: str, homevisit: str) -> HttpResponse:
    by, row = request.actor, queries.visit_row(homevisit)
    actions.miss_visit(by=by, strand=strand_of_row(by, person, row.strand_id), visit=homevisit)
    return go("counselling:household", person, row.household_id, said="missed")


@require_POST
@needs("counselling")
def visit_cancel(request: StaffRequest, person: str, homevisit: str) -> HttpResponse:
    by, row = request.actor, queries.visit_row(homevisit)
    actions.cancel_visit(by=by, strand=strand_of_row(by, person, row.strand_id), visit=homevisit,
                         own_page=own_page_of(by, person))  # fmt: skip
    return go("counselling:household", person, row.household_id, said="called-off")
