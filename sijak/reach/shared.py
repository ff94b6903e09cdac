"""What stands on the person's own page beside the letters, in plain words?

Rows that care and others share: {kind: plan|appointment|promise|message, day, ...}. A piece
that this page does not know is left out, never shown as a riddle.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sijak.kernel.dates import today


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    what: str
    due: date | None
    is_done: bool


@dataclass(frozen=True, slots=True, repr=False)
class Goal:
    words: str
    steps: list[Step]


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """``kind``: plan, appointment, promise or message."""

    kind: str
    day: date | None
    words: str = ""
    place: str = ""
    at: time | None = None
    goals: tuple[Goal, ...] = ()
    review_on: date | None = None
    is_past: bool = False


def in_words(rows: list[dict[str, Any]]) -> list[Piece]:
    """What is to come first, then the plan, then what was said; past appointments are gone."""
    known = [MAKERS[row["kind"]](row) for row in rows if row.get("kind") in MAKERS]
    shown = [one for one in known if not (one.kind == "appointment" and one.is_past)]
    return sorted(shown, key=lambda one: (ORDER.index(one.kind), one.day or date.max))


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


def appointment(row: dict[str, Any]) -> Piece:
    day = day_of(row.get("day"))
    return Piece(
        "appointment",
        day,
        words=str(row.get("what") or ""),
        place=str(row.get("place") or ""),
        at=time_of(row.get("at")),
        is_past=day is not None and day < today(),
    )


def plan(row: dict[str, Any]) -> Piece:
    goals = [
        Goal(str(goal.get("words") or ""), steps_of(row.get("steps") or [], number))
        for number, goal in enumerate(row.get("goals") or [], 1)
    ]
    return Piece(
        "plan",
        day_of(row.get("day")),
        goals=tuple(goals),
        words=str(row.get("in_words") or ""),
        review_on=day_of(row.get("review_on")),
    )


def steps_of(steps: list[dict[str, Any]], number: int) -> list[Step]:
    return [
        Step(str(step.get("what") or ""), day_of(step.get("due_on")), bool(step.get("done")))
        for step in steps
        if step.get("goal") == number
    ]


def said(row: dict[str, Any]) -> Piece:
    words = row.get("words") or row.get("what") or row.get("text") or ""
    return Piece(row["kind"], day_of(row.get("day")), words=str(words))


ORDER = ["appointment", "promise", "plan", "message"]
MAKERS = {"appointment": appointment, "plan": plan, "promise": said, "message": said}
