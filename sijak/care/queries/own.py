"""What stands on the person's own pages of walking together: when we meet, the plan, what was said?

Rows on ``self``: {kind: plan|appointment|promise|message, day, ...}. A kind that is not known here is
left out, never shown as a riddle.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sijak.care.enums import AppointmentKind
from sijak.kernel.dates import both_days, today
from sijak.people.own import Own, OwnPanel


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    what: str
    due: date | None
    is_done: bool
    is_own: bool


@dataclass(frozen=True, slots=True, repr=False)
class Goal:
    words: str
    why: str
    steps: list[Step]


@dataclass(frozen=True, slots=True, repr=False)
class OwnPlan:
    day: date | None
    words: str
    goals: list[Goal]
    review_on: date | None


@dataclass(frozen=True, slots=True, repr=False)
class Meet:
    day: date | None
    at: time | None
    kind: str
    what: str
    place: str
    way: str
    bring: str


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """A promise of ours, or a word for them."""

    day: date | None
    words: str
    is_promise: bool


def days(own: Own) -> OwnPanel | None:
    """The next meeting first; what is past is gone."""
    first, found = today(), [meet_of(row) for row in own.of_kind("appointment")]
    ahead = [one for one in found if one.day is None or one.day >= first]
    ahead.sort(key=lambda one: (one.day or date.max, one.at or time.max))
    if not ahead:
        return None
    note = both_days(ahead[0].day) if ahead[0].day else ""
    return OwnPanel(_("When we meet"), "care/own/days.html", ahead, note, on_first="care/own/next.html")


def plan(own: Own) -> OwnPanel | None:
    found = [plan_of(row) for row in own.of_kind("plan")]
    if not found:
        return None
    count = len(found[0].goals)
    note = ngettext("%(count)s goal", "%(count)s goals", count) % {"count": count}
    return OwnPanel(_("My plan"), "care/own/plan.html", found[0], note)


def told(own: Own) -> OwnPanel | None:
    """Promises by their day, then what was said, the newest first."""
    found = [said_of(row) for row in own.of_kind("promise", "message")]
    promises = sorted((one for one in found if one.is_promise), key=lambda one: one.day or date.max)
    words = sorted((one for one in found if not one.is_promise), key=lambda one: one.day or date.min)
    if not found:
        return None
    day = promises[0].day if promises else None
    note = _("promised for %(day)s") % {"day": both_days(day)} if day else ""
    return OwnPanel(_("Promised and told"), "care/own/told.html", [*promises, *reversed(words)], note)


def day_of(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def time_of(value: Any) -> time | None:
    try:
        return time.fromisoformat(str(value))
    except ValueError:
        return None


def meet_of(row: dict[str, Any]) -> Meet:
    of = str(row.get("of") or "")
    kind = str(AppointmentKind(of).label) if of in AppointmentKind else ""
    said = {name: str(row.get(name) or "") for name in ("what", "place", "way", "bring")}
    return Meet(day_of(row.get("day")), time_of(row.get("at")), kind, **said)


def plan_of(row: dict[str, Any]) -> OwnPlan:
    goals = [
        Goal(str(goal.get("words") or ""), str(goal.get("why") or ""), steps_of(row, number))
        for number, goal in enumerate(row.get("goals") or [], 1)
    ]
    review_on = day_of(row.get("review_on"))
    return OwnPlan(day_of(row.get("day")), str(row.get("in_words") or ""), goals, review_on)


def steps_of(row: dict[str, Any], number: int) -> list[Step]:
    return [
        Step(str(step.get("what") or ""), day_of(step.get("due_on")), bool(step.get("done")),
             bool(step.get("own")))
        for step in row.get("steps") or []
        if step.get("goal") == number
    ]  # fmt: skip


def said_of(row: dict[str, Any]) -> Said:
    words = row.get("words") or row.get("what") or row.get("text") or ""
    return Said(day_of(row.get("day")), str(words), row.get("kind") == "promise")
