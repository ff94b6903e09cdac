"""Make an appointment, see it, and say how it went."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.accounts.queries import names_of_workers
from sijak.care import hooks
from sijak.care.actions import appointments as actions
from sijak.care.enums import AppointmentKind
from sijak.care.forms.appointments import AppointmentForm, KeptForm
from sijak.care.queries import appointments as queries
from sijak.care.rules.appointments import may_end_here
from sijak.kernel.access import needs
from sijak.kernel.actor import Actor, StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of, own_page_of, strand_of_row
from sijak.people.walking import own_strand, strands_to_write, writing_strand


def strand_of(by: Actor, person: str, appointment: str) -> str:
    """Of a meeting that is ended on this page: another department's has its own."""
    row = queries.row_of(appointment)
    strand = strand_of_row(by, person, row.strand_id)
    may_end_here(is_theirs=hooks.page_of(row) is not None)
    return strand


@require_http_methods(["GET", "POST"])
@needs("files")
def appointment_new(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.APPOINTMENT)
    strand = writing_strand(file)
    first = {"kind": AppointmentKind.MEET, "minutes": 60, "shared": bool(file.mailbox)}
    form = AppointmentForm(request.POST if request.method == "POST" else None, by=by, initial=first)
    if form.is_valid():
        own_page = file.strands.get("self", "") if form.cleaned_data["shared"] else ""
        try:
            made = actions.make_appointment(by=by, strand=strand, plan=form.plan(), own_page=own_page)
        except Refused as no:
            form.refuse(no)
        else:
            return go("care:appointment", person, made.id, said="made")
    page = {"form": form, "file": file, "asks_if_sure": "sure" in form.errors,
            "icons": queries.ICONS}  # fmt: skip
    return sealed_page(request, "care/appointment/new.html", page)


@require_safe
@needs("files")
def appointment(request: StaffRequest, person: str, appointment: str) -> HttpResponse:
    file, row = open_file_of(request.actor, person, Why.APPOINTMENT), queries.row_of(appointment)
    own_strand(file, row.strand_id)
    if theirs := hooks.page_of(row):
        return go(theirs[0], person, theirs[1])
    return appointment_page(request, file, appointment)


def appointment_page(
    request: StaffRequest, file: File, appointment: str, form: KeptForm | None = None
) -> HttpResponse:
    one = queries.one(request.actor, own_strand(file, queries.row_of(appointment).strand_id), appointment)
    page: dict[str, Any] = {
        "file": file, "one": one, "workers": names_of_workers(request.actor),
        "form": form or KeptForm(initial={"minutes": one.minutes}),
    }  # fmt: skip
    return sealed_page(request, "care/appointment/page.html", page)


@require_safe
@needs("files")
def appointment_list(request: StaffRequest, person: str) -> HttpResponse:
    """Every meeting with one person, the next one first."""
    file = open_file_of(request.actor, person, Why.APPOINTMENT)
    writing_strand(file)  # an officer who may open the face has no part to meet on
    found = queries.of_person(request.actor, strands_to_write(file))
    ahead = [one for one in reversed(found) if one.is_planned]
    page = {"file": file, "ahead": ahead, "past": [one for one in found if not one.is_planned]}
    return sealed_page(request, "care/appointment/list.html", page)


@require_POST
@needs("files")
def appointment_keep(request: StaffRequest, person: str, appointment: str) -> HttpResponse:
    form = KeptForm(request.POST)
    if not form.is_valid():
        file = open_file_of(request.actor, person, Why.APPOINTMENT)
        return appointment_page(request, file, appointment, form)
    actions.keep_appointment(
        by=request.actor, strand=strand_of(request.actor, person, appointment),
        appointment=appointment, minutes=form.cleaned_data["minutes"],
    )  # fmt: skip
    return go("care:appointment", person, appointment, said="kept")


@require_POST
@needs("files")
def appointment_miss(request: StaffRequest, person: str, appointment: str) -> HttpResponse:
    strand = strand_of(request.actor, person, appointment)
    actions.miss_appointment(by=request.actor, strand=strand, appointment=appointment)
    return go("care:appointment", person, appointment, said="missed")


@require_POST
@needs("files")
def appointment_cancel(request: StaffRequest, person: str, appointment: str) -> HttpResponse:
    by = request.actor
    actions.cancel_appointment(
        by=by, strand=strand_of(by, person, appointment), appointment=appointment,
        own_page=own_page_of(by, person),
    )  # fmt: skip
    return go("care:appointment", person, appointment, said="cancelled")
