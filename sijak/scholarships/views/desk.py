"""One application at the desk: checked, made nameless, released or sorted out."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.forms import Form
from sijak.people.http import go, handed_out, sealed_page
from sijak.people.queries.papers import whole_of_team
from sijak.scholarships.actions import deciding, releasing
from sijak.scholarships.enums import Conflicted, Document, OutWhy
from sijak.scholarships.forms.desk import AnswerForm, BarForm, OutForm, ReleaseForm
from sijak.scholarships.queries import desk as shelves
from sijak.scholarships.queries import rounds
from sijak.scholarships.queries.desk import Opened
from sijak.scholarships.rules.grades import scales


def show(request: StaffRequest, opened: Opened, **forms: Form) -> HttpResponse:
    row, told = opened.row, opened.told
    given = told.grades.get("scale", "")
    page: dict[str, Any] = {
        "opened": opened, "row": row, "told": told, "one": rounds.shown(row.round),
        "scale": scales()[given].name if given in scales() else "",
        "papers": [(n, str(Document(one["what"]).label)) for n, one in enumerate(told.papers, 1)],
        "release": ReleaseForm(initial=opened.texts), "bar": BarForm(readers=opened.readers),
        "out": OutForm(), "answer": AnswerForm(), **forms,
    }  # fmt: skip
    wrong = any(form.errors for form in forms.values())
    return sealed_page(request, "scholarships/desk/application.html", page, 422 if wrong else 200)


@require_safe
@needs("scholarships")
def application(request: StaffRequest, pk: str) -> HttpResponse:
    return show(request, shelves.open_application(request.actor, pk))


@require_safe
@needs("scholarships")
def paper(request: StaffRequest, pk: str) -> HttpResponse:
    """``?n=``: which sheet of this application."""
    asked = request.GET.get("n", "")
    if not (asked.isascii() and asked.isdigit()) or len(asked) > 3:
        raise NotForYou
    found = shelves.paper_in(request.actor, pk, int(asked))
    return handed_out(whole_of_team(request.actor, found, "study"))


@require_POST
@needs("scholarships")
def release(request: StaffRequest, pk: str) -> HttpResponse:
    opened, form = shelves.open_application(request.actor, pk), ReleaseForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        texts = {name: told[name] for name in ("aim", "plan", "life")}
        try:
            releasing.release_application(by=request.actor, pk=pk, texts=texts, kept=form.kept_words(),
                                          is_read=told["is_read"])  # fmt: skip
            return go("scholarships:application", pk, said="released")
        except Refused as no:
            form.refuse(no)
    return show(request, opened, release=form)


@require_POST
@needs("scholarships")
def bar(request: StaffRequest, pk: str) -> HttpResponse:
    opened = shelves.open_application(request.actor, pk)
    form = BarForm(request.POST, readers=opened.readers)
    if form.is_valid():
        told = form.cleaned_data
        try:
            releasing.bar_reader(by=request.actor, pk=pk, reader=told["reader"], why=Conflicted(told["why"]))
            return go("scholarships:application", pk, said="barred")
        except Refused as no:
            form.refuse(no)
    return show(request, opened, bar=form)


@require_POST
@needs("scholarships")
def out(request: StaffRequest, pk: str) -> HttpResponse:
    opened, form = shelves.open_application(request.actor, pk), OutForm(request.POST)
    if form.is_valid():
        try:
            releasing.sort_out(by=request.actor, pk=pk, why=OutWhy(form.cleaned_data["why"]))
            return go("scholarships:application", pk, said="out")
        except Refused as no:
            form.refuse(no)
    return show(request, opened, out=form)


@require_POST
@needs("scholarships")
def appeal(request: StaffRequest, pk: str) -> HttpResponse:
    opened, form = shelves.open_application(request.actor, pk), AnswerForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            deciding.answer_appeal(by=request.actor, pk=pk, is_changed=told["is_changed"] == "yes",
                                   answer=told["answer"])  # fmt: skip
            return go("scholarships:application", pk, said="answered")
        except Refused as no:
            form.refuse(no)
    return show(request, opened, answer=form)
