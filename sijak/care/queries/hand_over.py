"""To whom may a file go, what goes with it, and through whose hands did it come?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sijak.accounts import queries as accounts
from sijak.care.enums import TaskKind
from sijak.care.models import Appointment, HandOver, Task
from sijak.care.queries.pages import contents
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people import walking
from sijak.people.parts import Knot
from sijak.people.walking import Name, Walked

CARE = "care"


@dataclass(frozen=True, slots=True)
class Rest:
    """What one file carries along, counted."""

    tasks: int = 0
    promises: int = 0
    appointments: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.tasks or self.promises or self.appointments)


@dataclass(frozen=True, slots=True, repr=False)
class Given:
    """One line of the file's history: who gave it to whom, with which words."""

    day: date
    giver: str
    to: str
    note: str


@dataclass(frozen=True, slots=True, repr=False)
class CaseloadRow:
    one: Walked
    name: Name
    rest: Rest


def colleagues_who_walk(by: Actor) -> dict[str, str]:
    """user id -> name of those who work here now and belong to a team that walks with people."""
    in_care = {user for team in care_teams(by) for user in team["members"]}
    return {user: name for user, name in accounts.colleagues(by).items() if user in in_care}


def may_give_for(by: Actor) -> dict[str, str]:
    """Whose files a lead of a team may hand over for them: colleagues of the teams they lead."""
    led = {
        team["id"] for one in accounts.staff(by) if one["user"] == by.user_id
        for team in one["teams"] if team["lead"]
    }  # fmt: skip
    members = {user for team in care_teams(by) if team["id"] in led for user in team["members"]}
    return {u: n for u, n in accounts.colleagues(by).items() if u in members and u != by.user_id}


def care_teams(by: Actor) -> list[dict[str, Any]]:
    return [team for team in accounts.teams(by) if team["kind"] == CARE]


def team_for(by: Actor, to: str, holders: Iterable[str]) -> str:
    """The team to share with, or '' when one that opens the file already has the colleague."""
    theirs = [str(team["id"]) for team in care_teams(by) if to in team["members"]]
    return "" if set(theirs) & set(holders) else next(iter(theirs), "")


def rest_of(strands: Iterable[str], giver: str) -> dict[str, Rest]:
    """Casework strand -> what moves with it. Two queries; no word is opened."""
    counted: dict[str, list[int]] = {strand: [0, 0, 0] for strand in strands}
    tasks = Task.objects.open().filter(strand_id__in=counted, owner=giver)
    for strand, kind in tasks.values_list("strand_id", "kind"):
        counted[strand][kind == TaskKind.PROMISE] += 1
    meetings = Appointment.objects.planned().filter(strand_id__in=counted, worker=giver)
    for strand in meetings.filter(day__gte=today()).values_list("strand_id", flat=True):
        counted[strand][2] += 1
    return {strand: Rest(*numbers) for strand, numbers in counted.items()}


def caseload(by: Actor, giver: str) -> list[CaseloadRow]:
    """Files that ``giver`` leads and this worker may open, by name."""
    people = [one for one in walking.my_people(by, giver) if one.is_lead]
    names = walking.names_of(by, [one.strand for one in people], why="hand-over")
    rest = rest_of([one.strand for one in people], giver)
    rows = [CaseloadRow(one, names[one.strand], rest[one.strand]) for one in people if one.strand in names]
    return sorted(rows, key=lambda row: row.name.display)


def history(by: Actor, strand: str) -> list[Given]:
    rows = list(HandOver.objects.filter(strand_id=strand).order_by("-day"))
    opened = contents(by, rows, "hand-over")
    names = accounts.names_of_workers(by)
    return [
        Given(row.day, names.get(row.from_worker, ""), names.get(row.to_worker, ""),
              str(opened[row.id].get("note", "")))
        for row in rows
    ]  # fmt: skip


def knots(by: Actor, strands: Mapping[str, str], limit: int) -> list[Knot]:
    """That the file went from hand to hand is part of its thread; the note stays on its own page."""
    rows = HandOver.objects.filter(strand_id=strands.get("casework", ""))
    names = accounts.names_of_workers(by)
    return [
        Knot(row.day, "care", _("Handed over: %(giver)s to %(to)s") % {
            "giver": names.get(row.from_worker, ""), "to": names.get(row.to_worker, "")})
        for row in rows.defer("content").order_by("-day")[:limit]
    ]  # fmt: skip
