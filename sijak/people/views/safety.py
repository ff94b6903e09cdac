"""The safety card: written by the team, opened by anybody on duty, loudly."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused
from sijak.people import parts
from sijak.people.actions import safety as actions
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.forms.persons import CardForm, SecondForm, WindowForm
from sijak.people.http import go, sealed_page, typed_again
from sijak.people.queries.files import open_file_of
from sijak.people.queries.safety import Card, card_of
from vault.client import OverBudget


@require_safe
@needs("safety")
def card(request: StaffRequest, person: str) -> HttpResponse:
    """From the file, by one tap. Who is not of the team, or has opened more files than are theirs
    today, goes through the window below: nobody is kept from a card."""
    try:
        file = open_file_of(request.actor, person, Why.SAFETY)
    except OverBudget:
        return window_of(request, person)
    if "safety" not in file.strands:
        return window_of(request, person)
    return sealed_page(request, "people/safety/card.html",
                       {"file": file, **shown(request, file.strands["safety"])})  # fmt: skip


def shown(request: StaffRequest, safety: str) -> dict[str, Any]:
    """The card, and what departments lay beside it."""
    by = request.actor
    return {"card": card_of(by, safety), "beside": parts.beside_card(by, safety)}


def window_of(request: StaffRequest, person: str) -> HttpResponse:
    form = WindowForm(initial={"person": person})
    return sealed_page(request, "people/safety/window.html", {"form": form, "is_ready": True})


@require_http_methods(["GET", "POST"])
@needs("safety")
def card_write(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.SAFETY)
    strand = file.strands.get("safety")
    if not strand:
        raise NotForYou
    form = CardForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return card_form(request, file, card_of(request.actor, strand))
    if form.is_valid():
        try:
            actions.write_card(by=request.actor, safety=strand, words=form.words(),
                               version=form.cleaned_data["version"])  # fmt: skip
        except Refused as no:
            form.refuse(no)
        except ChangedMeanwhileError:
            return written_by_two(request, file, form, card_of(request.actor, strand))
        else:
            return go("people:safety", person, said="card")
    return sealed_page(request, "people/safety/write.html", {"form": form, "file": file})


def card_form(request: StaffRequest, file: File, now: Card) -> HttpResponse:
    start = {f: getattr(now, f) for f in (*actions.FIELDS, "version")}
    form = CardForm(initial=start)
    return sealed_page(request, "people/safety/write.html", {"form": form, "file": file})


def written_by_two(request: StaffRequest, file: File, form: CardForm, now: Card) -> HttpResponse:
    again = CardForm(typed_again(form, version=str(now.version)))
    again.is_valid()
    mine = form.words()
    pairs = [(again[f].label, getattr(now, f), mine[f]) for f in actions.FIELDS
             if getattr(now, f) != mine[f]]  # fmt: skip
    page = {"form": again, "file": file, "pairs": pairs}
    return sealed_page(request, "people/safety/write.html", page, status=409)


@require_http_methods(["GET", "POST"])
@needs("safety")
def window(request: StaffRequest) -> HttpResponse:
    """From outside the team, by the handle that match gave. A reason, then the card."""
    start = {"handle": request.POST.get("handle", "")[:40]}
    form = WindowForm(request.POST if "reason" in request.POST else None, initial=start)
    asked = form.cleaned_data if form.is_valid() else {}
    if not asked.get("handle") and not asked.get("person"):
        page = {"form": form, "is_ready": form.is_bound or bool(start["handle"])}
        return sealed_page(request, "people/safety/window.html", page)
    try:
        opened = actions.open_window(by=request.actor, **asked)
    except Refused as no:
        form.refuse(no)
        page = {"form": form, "is_ready": False}
        return sealed_page(request, "people/safety/window.html", page, status=409)
    if opened.wait:
        return sealed_page(request, "people/safety/wait.html", {"window": opened, "form": form})
    page = {"window": opened, **shown(request, opened.strand)}
    return sealed_page(request, "people/safety/opened.html", page)


@require_http_methods(["GET", "POST"])
@needs("safety")
def second(request: StaffRequest) -> HttpResponse:
    """A second worker lets a waiting colleague in at once."""
    form = SecondForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.let_through(by=request.actor, request=form.cleaned_data["request"])
        except Refused as no:
            form.refuse(no)
        else:
            return go("people:safety-second", said="through")
    return sealed_page(request, "people/safety/second.html", {"form": form})
