"""What does the hospital desk add to the promises? (The package says how.)"""

from __future__ import annotations

from sijak.health.actions import board, rooms
from sijak.health.actions.board import WalkIn
from sijak.health.queries.rooms import room_of
from sijak.kernel.ids import random_id
from tests.house import House
from tests.promises.rows import ALL, GUESTS, LOOK, NEVER, ONWARD, ROOM, SAID, Row, everyone, page, thing

CODES = SAID | {422}

TABLE: dict[str, Row] = {
    "health:board": page(ROOM),
    "health:board-state": page(ROOM),
    "health:tick": page(ROOM, NEVER, CODES),
    "health:ticket-new": page(ROOM, NEVER, CODES),
    "health:ticket": thing(ROOM, "ticket", LOOK, SAID),
    "health:ticket-find": thing(ROOM, "ticket", NEVER, SAID),
    "health:ticket-join": thing(ROOM, "ticket", NEVER, SAID),
    "health:room": thing(ROOM, "room", LOOK, SAID),
    "health:days": thing(ROOM, "room"),
    "health:screen-open": thing(ROOM, "room", NEVER, ONWARD),
    "health:numbers": everyone(about="screen"),
}


def make_ticket(house: House) -> str:
    """A number that somebody took this morning."""
    by = house.actor("yongil")
    walk_in = WalkIn(alias="봄이", is_new=True, late="today")
    return board.take_ticket(by=by, room=room_of(by, ""), once=random_id(), walk_in=walk_in).pk


def make_screen(house: House) -> str:
    by = house.actor("yongil")
    return rooms.open_screen(by=by, room=room_of(by, ""))


MAKERS = {"ticket": make_ticket, "room": lambda house: house.teams["health"], "screen": make_screen}
THERE = {
    "ticket": lambda house, role: make_ticket(house),
    "room": lambda house, role: house.teams["health"],
    "screen": lambda house, role: make_screen(house),
}
WHOSE = {"ticket": ROOM, "room": ROOM, "screen": frozenset({*ALL, *GUESTS})}
