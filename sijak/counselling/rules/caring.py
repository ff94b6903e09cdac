"""How much does a worker carry, and when is something talked over? Numbers, no marks for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sijak.counselling.weights import Weights
from sijak.kernel.dates import add_working_days
from sijak.kernel.errors import Refused

OLDEST_DAYS = 366
AHEAD_DAYS = 366


@dataclass(frozen=True, slots=True)
class Load:
    """What one worker carries now: how many people, how many of them in danger, how many with wounds
    of which the sessions of the last months were."""

    people: int
    in_danger: int
    trauma: int
    ceiling: int
    weight: int

    @property
    def is_over(self) -> bool:
        return bool(self.ceiling) and self.weight > self.ceiling


def load(*, people: int, in_danger: int, trauma: int, by: Weights) -> Load:
    weight = people * by.each_person + in_danger * by.in_danger + trauma * by.trauma
    return Load(people, in_danger, trauma, by.ceiling, weight)


@dataclass(frozen=True, slots=True)
class Heavy:
    """Heavy sessions of the last 7 and of the last 28 days."""

    week: int
    month: int
    is_much: bool


def heavy(days: Iterable[date], *, on: date, by: Weights) -> Heavy:
    """``days``: of each heavy session. The day itself counts as one of the seven."""
    known = list(days)
    week = sum(on - timedelta(days=7) < day <= on for day in known)
    month = sum(on - timedelta(days=28) < day <= on for day in known)
    much = bool(by.heavy_in_7_days and week >= by.heavy_in_7_days) or bool(
        by.heavy_in_28_days and month >= by.heavy_in_28_days
    )
    return Heavy(week, month, much)


def debrief_by(asked_on: date, *, by: Weights) -> date:
    return add_working_days(asked_on, by.debrief_within_working_days)


def may_finish_debrief(
    *, done_on: date | None, day: date, today: date, asked_on: date, done_with: str, worker: str
) -> None:
    if done_on is not None:
        raise Refused(_("This was talked over already."))
    if day > today:
        raise Refused(_("That day has not come yet."), field="day")
    if day < asked_on:
        raise Refused(_("That is before it happened."), field="day")
    if done_with == worker:
        raise Refused(_("Talk it over with somebody else: nobody carries this alone."), field="done_with")


def may_write_supervision(*, day: date, today: date, next_on: date | None, words: str) -> None:
    if day > today:
        raise Refused(_("That day has not come yet."), field="day")
    if day < today - timedelta(days=OLDEST_DAYS):
        raise Refused(_("That is more than a year ago."), field="day")
    if next_on is not None and not day < next_on <= today + timedelta(days=AHEAD_DAYS):
        raise Refused(_("The next time lies after this one, within a year."), field="next_on")
    if not words.strip():
        raise Refused(_("Write at least one line."), field="words")


def next_supervision(last: date | None, next_on: date | None, *, by: Weights) -> date | None:
    """When a team meets again: the day it named, else so many days after the last time. None: it has
    never met."""
    if last is None:
        return None
    return next_on or last + timedelta(days=by.supervision_every_days)
