"""How does the board reach a browser: whole, as its columns alone, or as an answer in codes?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from sijak.health.enums import COLUMNS, TicketState
from sijak.health.queries.board import Card, board_of
from sijak.health.queries.rooms import RoomView
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import now
from sijak.kernel.forms import Form
from sijak.kernel.ids import random_id

# A form that the script sent cannot be taken as it is: the page sends it again as a plain form.
ASKS = 422
ID = re.compile(r"[0-9a-f]{32}")


def board_page(
    request: StaffRequest, room: RoomView, rooms: Sequence[RoomView], form: Form
) -> dict[str, Any]:
    """``state`` and ``number`` in the address: codes that narrow the list where no script runs."""
    moment = now()
    board = board_of(request.actor, room, moment)
    state, number = request.GET.get("state", ""), number_in(request, "number")
    return {
        "board": board, "room": room, "rooms": rooms if len(rooms) > 1 else (), "form": form,
        "columns": board.columns, "once": random_id(), "moment": moment,
        "shown": state if state in COLUMNS else TicketState.WAITING.value,
        "number": number, "found": found(board.columns, number), "given": number_in(request, "given"),
        "is_late": moment.time() > room.new_until,
    }  # fmt: skip


def found(columns: Sequence[Any], number: str) -> list[Card]:
    return [c for column in columns for c in column.cards if number and str(c.number) == number]


def number_in(request: HttpRequest, name: str) -> str:
    value = request.GET.get(name, "")
    return value if value.isascii() and value.isdecimal() and len(value) < 5 else ""


def is_by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def answer(request: HttpRequest, form: Form, told: dict[str, Any] | None) -> HttpResponse:
    """To the script. What was kept of it behind the curtain, when the session had closed, goes."""
    if told is not None:
        request.is_saved = "number" in told  # type: ignore[attr-defined]
        return JsonResponse(told)
    return JsonResponse({"asks": sorted(form.errors)}, status=ASKS)


def back_to_board(request: HttpRequest, form: Form) -> HttpResponse:
    state = request.POST.get("state", "")
    told = {"said": "not-moved" if form.errors else "moved"} | ({"state": state} if state in COLUMNS else {})
    return _to_board(request, told)


def numbered(request: HttpRequest, number: int, *, is_today: bool) -> HttpResponse:
    """A number is no secret: it is called out in the room."""
    return _to_board(request, {"said": "numbered" if is_today else "expected", "given": str(number)})


def _to_board(request: HttpRequest, told: dict[str, str]) -> HttpResponse:
    room = request.POST.get("room", "")
    told |= {"room": room} if ID.fullmatch(room) else {}
    return redirect(f"{reverse('health:board')}?{urlencode(told)}")
