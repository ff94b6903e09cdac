"""The board of a room today, its ticks, and the quiet question whether anything has changed."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from sijak.health.actions import board as actions
from sijak.health.forms.board import TickForm, WalkInForm
from sijak.health.queries import board as queries
from sijak.health.queries.going import waiting
from sijak.health.queries.rooms import room_of, rooms_of
from sijak.health.views import showing
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import now, today
from sijak.kernel.errors import Refused
from sijak.people.http import sealed_page

PAGE, PART = "health/board/page.html", "health/board/page.html#board"


@require_safe
@needs("health")
def board(request: StaffRequest) -> HttpResponse:
    """``part``: the columns alone, for a page that is open already."""
    rooms = rooms_of(request.actor)
    if not rooms:
        return sealed_page(request, "health/board/none.html", {})
    chosen = room_of(request.actor, request.GET.get("room", ""))
    page = showing.board_page(request, chosen, rooms, WalkInForm(room=chosen))
    if "part" in request.GET:
        return sealed_page(request, PART, page)
    return sealed_page(request, PAGE, page | {"eyes": waiting(request.actor)})


@require_safe
@needs("health")
def board_state(request: StaffRequest) -> HttpResponse:
    """Codes alone: no words are opened and nothing is written down. 304 while nothing changes."""
    chosen = room_of(request.actor, request.GET.get("room", ""))
    version = queries.version_of(chosen.team, today())
    tag = f'"{today():%m%d}-{version}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=304)
    else:
        version, states = queries.states_of(chosen.team, today())
        response = JsonResponse({"day": f"{today():%m%d}", "version": version, "states": states})
    response.headers["ETag"] = tag
    return response


@require_POST
@needs("health")
def tick(request: StaffRequest) -> HttpResponse:
    """A tick by script is answered in codes, a button without script by the board."""
    form, told = TickForm(request.POST), None
    if form.is_valid():
        ticket, to = form.target()
        known = form.cleaned_data
        try:
            told = actions.move_ticket(by=request.actor, ticket=ticket, to=to, once=known["once"],
                                       ago=known["ago"])  # fmt: skip
        except Refused as no:
            form.refuse(no)
    if showing.is_by_script(request):
        return showing.answer(request, form, asdict(told) if told else None)
    return showing.back_to_board(request, form)


@require_POST
@needs("health")
def ticket_new(request: StaffRequest) -> HttpResponse:
    chosen = room_of(request.actor, request.POST.get("room", ""))
    form, row = WalkInForm(request.POST, room=chosen), None
    if form.is_valid():
        known = form.cleaned_data
        try:
            row = actions.take_ticket(by=request.actor, room=chosen, once=known["once"],
                                      walk_in=form.walk_in(), ago=known["ago"])  # fmt: skip
        except Refused as no:
            form.refuse(no)
    if showing.is_by_script(request):
        return showing.answer(request, form, {"ticket": row.pk, "number": row.number} if row else None)
    if row is not None:
        return showing.numbered(request, row.number, is_today=row.day == now().date())
    page = showing.board_page(request, chosen, rooms_of(request.actor), form)
    return sealed_page(request, PAGE, page | {"eyes": waiting(request.actor)})
