"""Which team pays, and which of this worker's walks with the person and may hold what concerns money?"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sijak.accounts.queries import staff, teams
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.enums import Compartment
from sijak.people.faces import File

PAYERS = "payers"


def payers(by: Actor) -> str:
    """The team that opens accounts and pays. Raises Refused where there is none yet."""
    found = next((team["id"] for team in teams(by) if team["kind"] == PAYERS), "")
    if not found:
        raise Refused(_("Nobody pays here yet: an officer has to make the team of those who pay."))
    return str(found)


def holds_money(team: dict[str, Any]) -> bool:
    return team["kind"] != PAYERS and Compartment.MONEY in team["compartments"]


def team_for(by: Actor, file: File) -> str:
    """Raises NotForYou."""
    own = [team["id"] for team in teams(by) if team["id"] in by.teams and holds_money(team)]
    found = next((team for team in own if team in file.teams), "") or next(iter(own), "")
    if not found:
        raise NotForYou
    return str(found)


def may_begin(by: Actor) -> bool:
    return any(team["id"] in by.teams and holds_money(team) for team in teams(by))


def role_of(by: Actor, user: str) -> str:
    """Of somebody who works here; '' of nobody."""
    if user == by.user_id:
        return by.role
    return next((str(one["role"]) for one in staff(by) if one["user"] == user), "")
