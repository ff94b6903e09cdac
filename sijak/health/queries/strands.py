"""On which strand does health write about this person, and whose team holds it?"""

from __future__ import annotations

from typing import Any

from sijak.accounts.queries import teams
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.enums import Compartment
from sijak.people.faces import File
from sijak.people.walking import openable


def health(file: File) -> str:
    """Some may open a face and nothing of the body."""
    if Compartment.HEALTH not in file.strands:
        raise NotForYou
    return file.strands[Compartment.HEALTH]


def own_teams(by: Actor) -> list[dict[str, Any]]:
    """Teams of this worker that may hold what concerns the body."""
    return [t for t in teams(by) if t["id"] in by.teams and Compartment.HEALTH in t["compartments"]]


def team_to_begin(by: Actor) -> str:
    found = own_teams(by)
    if not found:
        raise NotForYou
    return str(found[0]["id"])


def must_open(by: Actor, strand: str) -> None:
    """NotForYou, unless this worker's keys open the strand today: the team in whose lists it stands, or
    another hospital room with whom it was shared."""
    if strand not in openable(by, [strand]):
        raise NotForYou
