"""The papers of a file: the list, one that is taken out, the original behind its warning."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.kernel.limits import takes
from sijak.people import pieces
from sijak.people.actions import papers as actions
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.forms.papers import PaperForm
from sijak.people.http import go, handed_out, sealed_page
from sijak.people.queries import papers as queries
from sijak.people.queries.files import open_file_of

WITH_ITS_FORM = 26 * 1024 * 1024  # bytes of one request: a paper, and the rest of the form


@takes(WITH_ITS_FORM)
@require_http_methods(["GET", "POST"])
@needs("files")
def papers(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.PAPERS)
    parts = queries.parts_for_papers(file)
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PaperForm(posted[0], files=posted[1], parts=parts, first=queries.first_part(request.actor, file))
    if form.is_valid():
        try:
            keep(request, form, parts)
        except Refused as no:
            form.refuse(no)
        else:
            return go("people:papers", person, said="paper")
    return page_of(request, file, form)


def keep(request: StaffRequest, form: PaperForm, parts: dict[str, str]) -> None:
    known = form.cleaned_data
    actions.keep_paper(by=request.actor, strand=parts[known["part"]], name=known["file"].name or "",
                       data=known["file"].read(), note=known["note"], once=known["once"])  # fmt: skip


def page_of(request: StaffRequest, file: File, form: PaperForm) -> HttpResponse:
    shelf = queries.shelf(request.actor, file, request.GET.get("part", ""))
    return sealed_page(request, "people/papers/list.html", {"file": file, "form": form, "shelf": shelf})


@require_safe
@needs("files")
def paper(request: StaffRequest, person: str, paper: str) -> HttpResponse:
    row = queries.paper_of(request.actor, person, paper)
    return handed_out(queries.whole(request.actor, row, pieces.CLEAN, Why.PAPERS))


@require_safe
@needs("files")
def paper_small(request: StaffRequest, person: str, paper: str) -> HttpResponse:
    row = queries.paper_of(request.actor, person, paper)
    return handed_out(queries.whole(request.actor, row, pieces.SMALL, Why.PAPERS), is_shown=True)


@require_http_methods(["GET", "POST"])
@needs("files")
def paper_original(request: StaffRequest, person: str, paper: str) -> HttpResponse:
    """A look warns; only the deed gives it out, and the audit says that it was the original."""
    row = queries.paper_of(request.actor, person, paper)
    if request.method == "POST":
        return handed_out(queries.whole(request.actor, row, pieces.ORIGINAL, Why.ORIGINAL))
    file = open_file_of(request.actor, person, Why.PAPERS)
    page = {"file": file, "paper": queries.view_of(request.actor, row, Why.PAPERS)}
    return sealed_page(request, "people/papers/original.html", page)


@require_http_methods(["GET", "POST"])
@needs("files")
def paper_remove(request: StaffRequest, person: str, paper: str) -> HttpResponse:
    row = queries.paper_of(request.actor, person, paper)
    if request.method == "POST":
        actions.remove_paper(by=request.actor, paper=row)
        return go("people:papers", person, said="paper-gone")
    file = open_file_of(request.actor, person, Why.PAPERS)
    page = {"file": file, "paper": queries.view_of(request.actor, row, Why.PAPERS)}
    return sealed_page(request, "people/papers/remove.html", page)
