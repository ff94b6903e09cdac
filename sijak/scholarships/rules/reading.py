"""Who reads what, how are points added, and in which order does a round stand?

Two readers at least. Points: grades count by their figure, each criterion by the mean of its readers, all by
the weights of the round, together 0 to 100. Equal points: the higher grades first, then who needs it more
(life), then a lot drawn from round and number, which anybody can draw again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused
from sijak.scholarships.enums import LEAST, MOST, AppState, Criterion, ReviewState

READERS = 2
# Points of 100 between two readers' totals from which a third reads.
APART = 15
CRITERIA = tuple(Criterion.values)


@dataclass(frozen=True, slots=True)
class Points:
    reader: str
    aim: int
    plan: int
    life: int

    def of(self, criterion: str) -> int:
        return {"aim": self.aim, "plan": self.plan, "life": self.life}[criterion]


@dataclass(frozen=True, slots=True)
class Entry:
    """One application as the ranking sees it."""

    id: str
    number: str
    figure: int
    points: tuple[Points, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """``tie``: by which rule it stands before the next one with the same points; '' where points decide."""

    place: int
    entry: Entry
    total: float
    spread: float
    is_apart: bool
    tie: str = field(default="")


def total_of(weights: Mapping[str, int], figure: int, points: Sequence[Points]) -> float:
    """0 to 100; readers' points 1 to 5 count 0 to the whole weight."""
    out = weights.get("grades", 0) * figure / 100
    if points:
        for one in CRITERIA:
            mean = sum(each.of(one) for each in points) / len(points)
            out += weights.get(one, 0) * (mean - LEAST) / (MOST - LEAST)
    return round(out, 2)


def spread_of(weights: Mapping[str, int], points: Sequence[Points]) -> float:
    """Between the kindest and the strictest reader, in points of 100 of what readers weigh."""
    if len(points) < READERS:
        return 0.0
    read = sum(weights.get(one, 0) for one in CRITERIA) or 1
    totals = [total_of(weights, 0, [one]) for one in points]
    return round((max(totals) - min(totals)) * 100 / read, 1)


def is_apart(weights: Mapping[str, int], points: Sequence[Points]) -> bool:
    """Two readers far from each other; a third reading settles it."""
    return len(points) == READERS and spread_of(weights, points) >= APART


def lot(round_id: str, number: str) -> str:
    return hashlib.sha256(f"{round_id}:{number}".encode()).hexdigest()


def ranked(round_id: str, weights: Mapping[str, int], entries: Iterable[Entry]) -> list[Ranked]:
    rows = []
    for one in entries:
        total = total_of(weights, one.figure, one.points)
        life = sum(each.life for each in one.points) / len(one.points) if one.points else 0.0
        rows.append(((-total, -one.figure, -life, lot(round_id, one.number)), one, total))
    rows.sort(key=lambda row: row[0])
    return [
        Ranked(place, one, total, spread_of(weights, one.points), is_apart(weights, one.points),
               _tie(key, rows[place][0]) if place < len(rows) else "")
        for place, (key, one, total) in enumerate(rows, 1)
    ]  # fmt: skip


def _tie(key: tuple[float, float, float, str], after: tuple[float, float, float, str]) -> str:
    if key[0] != after[0]:
        return ""
    if key[1] != after[1]:
        return "grades"
    return "life" if key[2] != after[2] else "lot"


# -- who reads --------------------------------------------------------------------------------------
def shared_out(
    pieces: Iterable[tuple[str, int, Collection[str]]], readers: Collection[str], load: Mapping[str, int]
) -> list[tuple[str, str]]:
    """(piece, reader). ``pieces``: (id, how many readers it lacks, who must not read it or does already).
    Whoever has least to read gets the next; equal loads by their number, so that it can be done again."""
    carried = {reader: load.get(reader, 0) for reader in readers}
    out = []
    for piece, lacks, barred in pieces:
        free = sorted((one for one in carried if one not in barred), key=lambda one: (carried[one], one))
        for reader in free[: max(lacks, 0)]:
            carried[reader] += 1
            out.append((piece, reader))
    return out


def may_read(state: str) -> None:
    if state != ReviewState.WAITING:
        raise Refused(_("You have read this one already, or stepped back."))


def may_bar(state: str) -> None:
    if state in (AppState.CHOSEN, AppState.RESERVE, AppState.NOT_CHOSEN):
        raise Refused(_("It was decided."))
