"""Plan a session, write what it was, add to it, say that it was missed or called off."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.care.words import pairs_in
from sijak.counselling.actions import sessions as actions
from sijak.counselling.enums.sessions import SessionKind
from sijak.counselling.forms.sessions import AddForm, KeepForm, PlanForm, WriteForm
from sijak.counselling.queries import sessions as queries
from sijak.counselling.queries.sessions import part_of
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of, own_page_of, strand_of

ICONS = {"individual": "person", "couple": "people", "family": "home", "group": "company",
         "visit": "visit", "phone": "call"}  # fmt: skip


@require_http_methods(["GET", "POST"])
@needs("counselling")
def session_plan(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.COUNSELLING)
    strand = part_of(file)
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, by=by, initial={"shared": bool(file.mailbox)})
    if form.is_valid():
        own_page = file.strands.get("self", "") if form.cleaned_data["shared"] else ""
        once = form.cleaned_data["once"]
        try:
            row = actions.plan_session(by=by, strand=strand, once=once, ahead=form.ahead(), own_page=own_page)
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:session", person, row.id, said="planned")
    page = {"form": form, "file": file, "asks_if_sure": "sure" in form.errors, "icons": ICONS}
    return sealed_page(request, "counselling/session/plan.html", page)


def is_kept(request: StaffRequest, form: KeepForm) -> bool:
    """Not while somebody only looks for a word or for a person."""
    return form.is_valid() and not request.POST.get("go")


def note_page(request: StaffRequest, file: File, form: KeepForm, **more: Any) -> HttpResponse:
    found = pairs_in(form.texts()) if form.is_bound else []
    looked = request.POST.get("go") == "look"
    page = {"file": file, "form": form, "word_pairs": found, "looked": looked, **more}
    return sealed_page(request, "counselling/session/write.html", page)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def session_write(request: StaffRequest, person: str) -> HttpResponse:
    by, form = request.actor, WriteForm(request.POST if request.method == "POST" else None, by=request.actor)
    if is_kept(request, form):
        known, strand = form.cleaned_data, strand_of(by, person, "counselling")
        try:
            row = actions.write_session(
                by=by, strand=strand, once=known["once"], kind=SessionKind(known["kind"]),
                day=known["day"], second=known["second"], told=form.told(),
            )  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:session", person, row.id, said="kept")
    file = open_file_of(by, person, Why.COUNSELLING)
    part_of(file)
    return note_page(request, file, form)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def session_keep(request: StaffRequest, person: str, session: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.COUNSELLING)
    page = queries.session_page(by, part_of(file), session)
    planned = page.meeting.minutes if page.meeting else 50
    data = request.POST if request.method == "POST" else None
    form = KeepForm(data, by=by, initial={"minutes": planned})
    if is_kept(request, form):
        try:
            actions.keep_session(by=by, strand=part_of(file), session=session, told=form.told())
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:session", person, session, said="kept")
    return note_page(request, file, form, page=page, session=page.session)


@require_safe
@needs("counselling")
def session(request: StaffRequest, person: str, session: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.COUNSELLING)
    page = queries.session_page(request.actor, part_of(file), session)
    shown = {"file": file, "page": page, "session": page.session, "word_pairs": pairs_in(page.session.texts)}
    return sealed_page(request, "counselling/session/page.html", shown)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def session_add(request: StaffRequest, person: str, session: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.COUNSELLING)
    page = queries.session_page(by, part_of(file), session)
    form = AddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.add_words(by=by, session=page.session.row, **form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:session", person, session, said="added")
    shown = {"file": file, "page": page, "session": page.session, "form": form}
    return sealed_page(request, "counselling/session/add.html", shown)


@require_POST
@needs("counselling")
def session_miss(request: StaffRequest, person: str, session: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.COUNSELLING)
    actions.miss_session(by=request.actor, file=file, strand=part_of(file), session=session)
    return go("counselling:session", person, session, said="missed")


@require_POST
@needs("counselling")
def session_cancel(request: StaffRequest, person: str, session: str) -> HttpResponse:
    by = request.actor
    actions.cancel_session(by=by, strand=strand_of(by, person, "counselling"), session=session,
                           own_page=own_page_of(by, person))  # fmt: skip
    return go("counselling:session", person, session, said="cancelled")
