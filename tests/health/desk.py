"""Who stands at the desk of the tests' hospital room, and how does time pass there?"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import time_machine

from sijak.health.actions import board as actions
from sijak.health.actions.board import WalkIn
from sijak.health.models import Ticket
from sijak.health.queries.board import Board, board_of
from sijak.health.queries.rooms import RoomView, room_of
from sijak.kernel.dates import KST, now, today
from sijak.kernel.ids import random_id
from tests.house import House


def room(house: House, handle: str = "yongil") -> RoomView:
    return room_of(house.actor(handle), "")


def come(house: House, alias: str = "봄이", handle: str = "yongil", **given: Any) -> Ticket:
    once = given.pop("once", "") or random_id()
    return actions.take_ticket(by=house.actor(handle), room=room(house, handle), once=once,
                               ago=given.pop("ago", 0), walk_in=WalkIn(alias=alias, **given))  # fmt: skip


def tick(house: House, ticket: Ticket, to: str, handle: str = "yongil", **given: Any) -> str:
    once = given.pop("once", "") or random_id()
    return actions.move_ticket(by=house.actor(handle), ticket=ticket.pk, to=to, once=once, **given).state


def board(house: House, handle: str = "yongil") -> Board:
    return board_of(house.actor(handle), room(house, handle), now())


def columns(house: House, handle: str = "yongil") -> list[list[int]]:
    """The numbers in each column, from left to right."""
    return [[card.number for card in column.cards] for column in board(house, handle).columns]


def at(hour: int, minute: int = 0, on: date | None = None) -> Any:
    return time_machine.travel(datetime.combine(on or today(), time(hour, minute), KST), tick=False)
