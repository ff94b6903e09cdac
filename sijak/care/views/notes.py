"""Write a note, read it, add to it. Nothing kept is ever written over."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sijak.care import words
from sijak.care.actions import notes as actions
from sijak.care.enums import NoteKind
from sijak.care.forms.notes import AmendForm, NoteForm
from sijak.care.queries.notes import note_page
from sijak.journal.enums import Channel
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of, strand_of
from sijak.people.walking import casework


@require_http_methods(["GET", "POST"])
@needs("notes")
def note_write(request: StaffRequest, person: str) -> HttpResponse:
    """A note that is kept shows nobody: the face is opened only when the form is shown."""
    by, form = request.actor, NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and request.POST.get("go") != "words":
        known, strand = form.cleaned_data, strand_of(by, person, "casework")
        try:
            note = actions.write_note(
                by=by, strand=strand, once=known["once"], kind=NoteKind(known["kind"]),
                happened_on=known["happened_on"], minutes=known["minutes"] or 0,
                channel=Channel(known["channel"]), written=form.written(),
            )  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("care:note", person, note.id, said="note")
    file = open_file_of(by, person, Why.NOTE)
    casework(file)  # not everybody who may open the file may write here
    found = words.pairs_in(form.texts()) if form.is_bound else []
    page = {"file": file, "form": form, "word_pairs": found}
    return sealed_page(request, "care/note/write.html", page)


@require_safe
@needs("notes")
def note(request: StaffRequest, person: str, note: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.NOTE)
    page = note_page(request.actor, casework(file), note)
    shown = {
        "file": file,
        "page": page,
        "note": page.note,
        "word_pairs": words.pairs_in(page.note.texts),
    }
    return sealed_page(request, "care/note/show.html", shown)


@require_http_methods(["GET", "POST"])
@needs("notes")
def note_amend(request: StaffRequest, person: str, note: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.NOTE)
    page = note_page(by, casework(file), note)
    form = AmendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        known = form.cleaned_data
        try:
            actions.amend_note(by=by, note=page.note.row, once=known["once"], words=known["facts"])
        except Refused as no:
            form.refuse(no)
        else:
            return go("care:note", person, note, said="note")
    shown = {"file": file, "form": form, "note": page.note, "page": page}
    return sealed_page(request, "care/note/amend.html", shown)
