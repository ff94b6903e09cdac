"""Is this person known, and if not: open a file."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions.files import KnownPersonError, match_person, mend_file, open_file
from sijak.people.forms.files import FileForm, MatchForm
from sijak.people.http import go, sealed_page, typed_again


@require_http_methods(["GET", "POST"])
@needs("open-file")
def match(request: StaffRequest) -> HttpResponse:
    """GET: an empty form. POST: the vault's one word, and the way on."""
    form = MatchForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return sealed_page(request, "people/match/ask.html", {"form": form})
    matched = match_person(by=request.actor, **form.asked())
    if matched.is_known:
        mend_file(by=request.actor, person=matched.person)
        return sealed_page(request, "people/match/known.html", {"matched": matched, "form": form})
    start = FileForm(by=request.actor, initial={**form.asked(), "ticket": matched.ticket})
    return sealed_page(request, "people/file/open.html", {"form": start, "is_unknown": True})


@require_POST
@needs("open-file")
def file_start(request: StaffRequest) -> HttpResponse:
    """Somebody like this is known, and the worker says that it is another person."""
    form = MatchForm(request.POST)
    if not form.is_valid():
        return sealed_page(request, "people/match/ask.html", {"form": form})
    start = {**form.asked(), "ticket": request.POST.get("ticket", "")[:64], "different": True}
    page = {"form": FileForm(by=request.actor, initial=start)}
    return sealed_page(request, "people/file/open.html", page)


@require_POST
@needs("open-file")
def file_open(request: StaffRequest) -> HttpResponse:
    form = FileForm(request.POST, by=request.actor)
    if form.is_valid():
        try:
            opened = open_file(
                by=request.actor, ticket=form.cleaned_data["ticket"], new=form.new_file(),
                different=form.cleaned_data["different"],
            )  # fmt: skip
        except Refused as no:
            form.refuse(no)
        except KnownPersonError as known:
            return known_person(request, form, known)
        else:
            return go("people:person", opened.person, said="opened")
    return sealed_page(request, "people/file/open.html", {"form": form})


def known_person(request: StaffRequest, form: FileForm, known: KnownPersonError) -> HttpResponse:
    """Somebody like this is known: everything that was typed waits below the vault's one word."""
    again = FileForm(typed_again(form, ticket=known.matched.ticket), by=request.actor)
    again.is_valid()
    page = {"form": again, "matched": known.matched}
    return sealed_page(request, "people/file/open.html", page)
