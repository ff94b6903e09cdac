"""Which rooms does a worker keep, and how?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from sijak.accounts.queries import teams
from sijak.health.enums import Department
from sijak.health.models import Room
from sijak.health.models.board import NEW_UNTIL
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.enums import Compartment


@dataclass(frozen=True, slots=True)
class RoomView:
    """A team whose keys open what is written about the body, and how it keeps its room."""

    team: str
    name: str
    new_until: time = NEW_UNTIL
    codes: tuple[str, ...] = ()
    version: int = 0

    @property
    def departments(self) -> list[tuple[str, str]]:
        return [(d.value, str(d.label)) for d in Department if not self.codes or d in self.codes]


def rooms_of(by: Actor) -> list[RoomView]:
    """By name; those of the worker's own teams."""
    own = {t["id"]: t["name"] for t in teams(by)
           if t["id"] in by.teams and Compartment.HEALTH in t["compartments"]}  # fmt: skip
    kept = {room.team: room for room in Room.objects.filter(team__in=own)}
    return [room_view(team, name, kept.get(team)) for team, name in own.items()]


def room_view(team: str, name: str, room: Room | None) -> RoomView:
    if room is None:
        return RoomView(team, name)
    codes = tuple(filter(None, room.departments.split(",")))
    return RoomView(team, name, room.new_until, codes, room.version)


def room_of(by: Actor, team: str) -> RoomView:
    """The room that was chosen, or the first; NotForYou when no room is this worker's."""
    for room in rooms_of(by):
        if not team or room.team == team:
            return room
    raise NotForYou
