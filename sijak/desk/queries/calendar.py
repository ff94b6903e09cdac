"""Whom does a worker meet on which day, and when is a colleague taken?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sijak.care.queries import appointments
from sijak.care.queries.appointments import Meeting, meeting
from sijak.care.queries.pages import contents_of_list
from sijak.care.rules.appointments import in_words
from sijak.desk.calendars import Sheet
from sijak.kernel.actor import Actor
from sijak.kernel.dates import KST, holiday_name, today
from sijak.people import walking
from sijak.people.walking import Name


@dataclass(frozen=True, slots=True)
class Met:
    name: Name
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the calendar. ``taken``: when a colleague is taken, in words."""

    day: date
    is_inside: bool
    is_today: bool
    holiday: str
    meetings: list[Met] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    @property
    def is_free(self) -> bool:
        return not (self.meetings or self.taken or self.holiday)

    @property
    def is_sunday(self) -> bool:
        return self.day.weekday() == 6


def weeks(by: Actor, sheet: Sheet, colleague: str = "") -> list[list[Cell]]:
    """The sheet filled: one call for names and one for words, however full it is."""
    met, taken = _met(by, sheet), _taken(sheet, colleague)
    return [[_cell(day, sheet, met, taken) for day in week] for week in sheet.weeks]


def _cell(day: date, sheet: Sheet, met: dict[date, list[Met]], taken: dict[date, list[str]]) -> Cell:
    inside = sheet.view != "month" or day.month == sheet.day.month
    return Cell(
        day, inside, day == today(), holiday_name(day), met.get(day, []), taken.get(day, [])
    )  # fmt: skip


def _met(by: Actor, sheet: Sheet) -> dict[date, list[Met]]:
    rows = list(appointments.of_worker(by.user_id, sheet.first, sheet.last))
    if not rows:
        return {}
    names = walking.names_of(by, [row.strand_id for row in rows], why="calendar")
    words = contents_of_list(by, rows, "calendar")
    found: dict[date, list[Met]] = {}
    for row in rows:
        if row.id in words and row.strand_id in names:
            one = Met(names[row.strand_id], meeting(row, words[row.id]))
            found.setdefault(row.day, []).append(one)
    for day in found.values():
        day.sort(key=lambda one: one.meeting.at)
    return found


def _taken(sheet: Sheet, colleague: str) -> dict[date, list[str]]:
    """A colleague's times without a word of whom they meet."""
    found: dict[date, list[str]] = {}
    rows = appointments.taken_between([colleague], sheet.first, sheet.last) if colleague else []
    for begins, minutes in appointments.spans(rows):
        found.setdefault(begins.astimezone(KST).date(), []).append(in_words((begins, minutes)))
    return found
