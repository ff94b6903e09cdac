"""A paper that comes in piece by piece. Answers are for the page's own script: numbers and sentences."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sijak.files.store import count
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people import pieces
from sijak.people.actions import halves as actions
from sijak.people.actions.papers import drop_half
from sijak.people.enums import Why
from sijak.people.forms.papers import HalfForm
from sijak.people.http import answer, go
from sijak.people.queries.files import open_file_of
from sijak.people.queries.papers import half_of, is_kept, parts_for_papers


@require_POST
@needs("files")
def half_new(request: StaffRequest, person: str) -> HttpResponse:
    """Where to send the pieces, and how many of them are there."""
    parts = parts_for_papers(open_file_of(request.actor, person, Why.PAPERS))
    form = HalfForm(request.POST, parts=parts)
    if not form.is_valid():
        return answer({"error": form.first_error}, status=422)
    known = dict(form.cleaned_data)
    try:
        half = actions.begin_half(by=request.actor, strand=parts[known.pop("part")], **known)
    except Refused as no:
        return answer({"error": str(no.sentence)}, status=422)
    names = {"url": "people:half", "keep": "people:half-keep", "drop": "people:half-drop"}
    ways = {word: reverse(name, args=[person, half.id]) for word, name in names.items()}
    return answer({**ways, "have": count(half.id, pieces.ORIGINAL), "piece": pieces.PIECE})


@require_http_methods(["GET", "POST"])
@needs("files")
def half(request: StaffRequest, person: str, halfpaper: str) -> HttpResponse:
    """POST: piece ``?n=``, its bytes as the body. Both answer how many are there."""
    row = half_of(request.actor, person, halfpaper)
    if request.method != "POST":
        return answer({"have": count(row.id, pieces.ORIGINAL)})
    asked = request.GET.get("n", "")
    number = int(asked) if asked.isdecimal() and asked.isascii() and len(asked) < 5 else -1
    try:
        have = actions.take_piece(by=request.actor, half=row, number=number, plain=request.body)
    except Refused as no:
        return answer({"error": str(no.sentence)}, status=422)
    return answer({"have": have})


@require_POST
@needs("files")
def half_keep(request: StaffRequest, person: str, halfpaper: str) -> HttpResponse:
    """A page that did not hear the answer because the line was cut asks again: it is kept already."""
    kept = {"to": reverse("people:papers", args=[person]) + "?said=paper"}
    if is_kept(request.actor, person, halfpaper):
        return answer(kept)
    try:
        actions.finish_half(by=request.actor, half=half_of(request.actor, person, halfpaper))
    except Refused as no:
        return answer({"error": str(no.sentence)}, status=422)
    return answer(kept)


@require_POST
@needs("files")
def half_drop(request: StaffRequest, person: str, halfpaper: str) -> HttpResponse:
    drop_half(by=request.actor, half=half_of(request.actor, person, halfpaper))
    return go("people:papers", person, said="half-gone")
