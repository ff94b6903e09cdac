"""One number: what stands beside it, and whose it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from sijak.health.actions import board as actions
from sijak.health.forms.board import LineForm
from sijak.health.queries import board as queries
from sijak.health.queries.rooms import room_of
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import now
from sijak.kernel.errors import Refused
from sijak.people.forms.persons import SearchForm
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import find

PAGE = "health/board/ticket.html"


def _page(request: StaffRequest, ticket: str, **more: Any) -> dict[str, Any]:
    card = queries.card(request.actor, ticket, now())
    line = card.line
    start = {"alias": line.alias, "department": line.department, "note": line.note}
    room = room_of(request.actor, queries.ticket_of(request.actor, ticket).team)
    data = request.POST if "is_edit" in more else None
    return {"card": card, "form": LineForm(data, room=room, initial=start), "search": SearchForm(),
            "hits": None, "room": room} | more  # fmt: skip


@require_http_methods(["GET", "POST"])
@needs("health")
def ticket(request: StaffRequest, ticket: str) -> HttpResponse:
    edit = {"is_edit": True} if request.method == "POST" else {}
    page = _page(request, ticket, **edit)
    form = page["form"]
    if form.is_valid():
        try:
            actions.write_on_ticket(by=request.actor, ticket=ticket, **form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:ticket", ticket, said="kept")
    return sealed_page(request, PAGE, page)


@require_POST
@needs("health")
def ticket_find(request: StaffRequest, ticket: str) -> HttpResponse:
    """The query comes in the body and stays out of addresses and logs."""
    form = SearchForm(request.POST)
    hits = None
    page = _page(request, ticket, search=form)
    if form.is_valid():
        hits = find(request.actor, form.cleaned_data["q"], None)
    return sealed_page(request, PAGE, page | {"hits": hits})


@require_POST
@needs("health")
def ticket_join(request: StaffRequest, ticket: str) -> HttpResponse:
    person = request.POST.get("person", "")
    actions.join_ticket(by=request.actor, ticket=ticket, person=person)
    return go("health:ticket", ticket, said="joined" if person else "apart")
