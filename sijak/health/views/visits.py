"""Write a visit, read it, put it right, end a treatment, print the card for the doctor."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.health.actions import visits as actions
from sijak.health.enums import Department, VisitState
from sijak.health.forms.visits import WORDS, VisitEditForm, VisitForm
from sijak.health.queries import visits as queries
from sijak.health.queries.opened import VisitView
from sijak.health.queries.strands import health
from sijak.health.queries.words import pairs_for
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page, typed_again
from sijak.people.queries.files import open_file_of, own_page_of, strand_of


@require_http_methods(["GET", "POST"])
@needs("health")
def visit_write(request: StaffRequest, person: str) -> HttpResponse:
    """A visit that is kept shows nobody: the face is opened only when the form is shown."""
    by, form = request.actor, VisitForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.is_valid() and request.POST.get("go") != "words":
        known = form.cleaned_data
        try:
            made = actions.write_visit(
                by=by, strand=strand_of(by, person, "health"), once=known["once"],
                department=Department(known["department"]), day=known["happened_on"],
                state=VisitState(known["state"]), told=form.told(), next_on=known["next_on"],
                meeting=form.meeting(), own_page=own_page_of(by, person) if known["shared"] else "",
            )  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:visit", person, made.id, said="visit")
    return visit_form(request, open_file_of(by, person, Why.HEALTH), form)


def visit_form(request: StaffRequest, file: File, form: VisitForm) -> HttpResponse:
    health(file)  # whose keys open no health part of it is shown no form
    pairs = pairs_for(request.actor, form.texts()) if form.is_bound else []
    shown = {"file": file, "form": form, "word_pairs": pairs, "asks_if_sure": "sure" in form.errors}
    return sealed_page(request, "health/visit/write.html", shown)


@require_safe
@needs("health")
def visit(request: StaffRequest, person: str, visit: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.HEALTH)
    page = queries.visit_page(request.actor, health(file), visit)
    shown = {"file": file, "page": page, "visit": page.visit, "word_pairs": page.pairs}
    return sealed_page(request, "health/visit/show.html", shown)


@require_http_methods(["GET", "POST"])
@needs("health")
def visit_edit(request: StaffRequest, person: str, visit: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    view = queries.one(by, health(file), visit)
    form = VisitEditForm(request.POST if request.method == "POST" else None, view=view)
    if form.is_valid() and request.POST.get("go") != "words":
        known = form.cleaned_data
        try:
            actions.change_visit(
                by=by, strand=health(file), visit=visit, version=known["version"],
                state=VisitState(known["state"]), told=form.told(), next_on=known["next_on"],
            )  # fmt: skip
        except Refused as no:
            form.refuse(no)
        except ChangedMeanwhileError:
            return written_by_two(request, file, form, view)
        else:
            return go("health:visit", person, visit, said="visit")
    return edit_form(request, file, form, view)


def edit_form(
    request: StaffRequest, file: File, form: VisitEditForm, view: VisitView, status: int = 200,
    pairs: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:  # fmt: skip
    found = pairs_for(request.actor, form.texts())
    shown = {"file": file, "form": form, "visit": view, "word_pairs": found, "pairs": pairs}
    return sealed_page(request, "health/visit/edit.html", shown, status)


def written_by_two(request: StaffRequest, file: File, form: VisitEditForm, now: VisitView) -> HttpResponse:
    """Theirs is kept; mine stands in the form, to be put together by hand."""
    again = VisitEditForm(typed_again(form, version=str(now.row.version)), view=now)
    again.is_valid()
    mine = form.cleaned_data
    pairs = [(str(again[name].label), getattr(now, name), mine[name]) for name in WORDS
             if getattr(now, name) != mine[name]]  # fmt: skip
    return edit_form(request, file, again, now, 409, pairs)


@require_POST
@needs("health")
def visit_end(request: StaffRequest, person: str, visit: str) -> HttpResponse:
    by = request.actor
    actions.end_treatment(by=by, strand=strand_of(by, person, "health"), visit=visit)
    return go("health:visit", person, visit, said="ended")


@require_safe
@needs("health")
def card(request: StaffRequest, person: str, visit: str) -> HttpResponse:
    """One A6 sheet for the doctor: no name, no number, no code of the office."""
    file = open_file_of(request.actor, person, Why.HEALTH)
    page = queries.card_page(request.actor, health(file), visit)
    return sealed_page(request, "health/visit/card.html", {"file": file, "page": page, "visit": page.visit})
