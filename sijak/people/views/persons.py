"""The page of a person, their face, who walks along, and who must not see it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions import persons as actions
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.forms.persons import EditForm, HideForm
from sijak.people.http import go, sealed_page, typed_again
from sijak.people.queries.files import open_file_of
from sijak.people.queries.persons import person_page, readings_of


def page_number(request: StaffRequest) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() and asked.isascii() and 0 < int(asked[:6]) < 1000 else 1


@require_safe
@needs("files")
def person(request: StaffRequest, person: str) -> HttpResponse:
    page = person_page(request.actor, person, page_number(request))
    shown = {"page": page, "file": page.file, "ways": page.ways}
    return sealed_page(request, "people/person/page.html", shown)


@require_http_methods(["GET", "POST"])
@needs("files")
def person_edit(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.EDIT)
    if request.method != "POST":
        form = EditForm(initial=EditForm.initial_of(file))
        return sealed_page(request, "people/person/edit.html", {"form": form, "file": file})
    form = EditForm(request.POST)
    if form.is_valid():
        try:
            face, version = form.face(file.face), form.cleaned_data["version"]
            actions.edit_face(by=request.actor, person=person, face=face, version=version,
                              profile=form.profile())  # fmt: skip
        except Refused as no:
            form.refuse(no)
        except actions.ChangedMeanwhileError:
            return edited_by_two(request, form, file)
        else:
            return go("people:person", person, said="changed")
    return sealed_page(request, "people/person/edit.html", {"form": form, "file": file})


def edited_by_two(request: StaffRequest, form: EditForm, file: File) -> HttpResponse:
    """Both texts beside each other; keeping again writes over what is shown on the right."""
    again = EditForm(typed_again(form, version=str(file.version)))
    again.is_valid()
    theirs, mine = EditForm.initial_of(file), form.cleaned_data
    pairs = [
        (field.label, words(theirs[field.name]), words(mine[field.name]))
        for field in again
        if field.name != "version" and words(theirs[field.name]) != words(mine[field.name])
    ]
    page = {"form": again, "file": file, "pairs": pairs}
    return sealed_page(request, "people/person/edit.html", page, status=409)


def words(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value or "")


@require_http_methods(["GET", "POST"])
@needs("files")
def hide(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.HIDE)
    data = request.POST if request.method == "POST" else None
    form = HideForm(data, by=request.actor, file=file)
    if form.is_valid():
        try:
            actions.hide_file(by=request.actor, file=file, **form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            return go("people:person", person, said="hidden")
    return sealed_page(request, "people/person/hide.html", {"form": form, "file": file})


@require_safe
@needs("files")
def readers(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.READERS)
    readings = readings_of(request.actor, person, 200)
    return sealed_page(request, "people/person/readers.html", {"file": file, "readings": readings})
