"""What waits for a counsellor today? One call for names, one for the sealed words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from sijak.care.queries.appointments import Meeting, meeting
from sijak.care.queries.pages import contents_of_list
from sijak.counselling import pieces
from sijak.counselling.models import Session
from sijak.counselling.queries import caring
from sijak.counselling.rules.caring import Heavy, Load
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people import walking
from sijak.people.walking import Name

AHEAD_DAYS = 7
SHOWN = 40


@dataclass(frozen=True, slots=True, repr=False)
class SessionLine:
    """``with_whom``: the other worker of a visit by two, or ''."""

    row: Session
    name: Name
    meeting: Meeting
    with_whom: str


@dataclass(frozen=True, slots=True, repr=False)
class Home:
    day: date
    today: list[SessionLine]
    ahead: list[SessionLine]
    unwritten: list[SessionLine]
    corners: list[tuple[str, Any]]
    load: Load
    heavy: Heavy
    debriefs: int
    supervision_on: date | None

    @property
    def is_supervision_due(self) -> bool:
        return self.supervision_on is not None and self.supervision_on <= self.day


def home(by: Actor, workers: dict[str, str]) -> Home:
    """``workers``: user id -> name. Past days whose session nobody wrote yet are ``unwritten``."""
    day = today()
    mine = Q(worker=by.user_id) | Q(second=by.user_id)
    planned = Session.objects.planned().filter(mine).exclude(appointment=None).select_related("appointment")
    rows = list(planned.filter(day__range=(day, day + timedelta(days=AHEAD_DAYS))).order_by("day")[:SHOWN])
    rows += planned.filter(day__lt=day).order_by("-day")[:SHOWN]  # old ones never crowd out today's
    hung = pieces.corners(by)
    strands = [*(row.strand_id for row in rows), *(s for corner in hung for s in corner.strands)]
    names = walking.names_of(by, strands, why="counselling")
    lines = _lines(by, [row for row in rows if row.strand_id in names], names, workers)
    return Home(
        day, [one for one in lines if one.row.day == day], [one for one in lines if one.row.day > day],
        [one for one in lines if one.row.day < day],
        [(corner.template, corner.show(names)) for corner in hung],
        caring.load_of(by, by.user_id), caring.heavy_of(by.user_id), caring.open_debriefs(by),
        caring.supervision_due(by),
    )  # fmt: skip


def _lines(
    by: Actor, rows: list[Session], names: dict[str, Name], workers: dict[str, str]
) -> list[SessionLine]:
    met = [row.appointment for row in rows if row.appointment]
    words = contents_of_list(by, met, "counselling") if met else {}
    found = []
    for row in rows:
        if row.appointment and row.appointment.id in words:
            other = row.second if row.worker == by.user_id else row.worker
            shown = meeting(row.appointment, words[row.appointment.id])
            found.append(
                SessionLine(row, names[row.strand_id], shown, workers.get(other, "") if row.second else "")
            )
    return sorted(found, key=lambda one: one.meeting.begins)
