"""Who reads what, how are points added, and in which order does a round stand?

Two readers at least. Points: grades count by their figure, each criterion by the mean of its readers, all by
the weights of the round, together 0 to 100. Equal points: the higher grades first, then who needs it more
(life), then a lot drawn from round and number, which anybody can draw again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
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


def read_total(weights: Mapping[str, int], points: Sequence[Points]) -> float:
    """What readers' points come to; 1 to 5 count 0 to the whole weight."""
    if not points:
        return 0.0
    aim, plan, life = (weights.get(one, 0) for one in CRITERIA)
    given = sum(
        aim * (one.aim - LEAST) + plan * (one.plan - LEAST) + life * (one.life - LEAST) for one in points
    )
    return given / (len(points) * (MOST - LEAST))


def total_of(weights: Mapping[str, int], figure: int, points: Sequence[Points]) -> float:
    """0 to 100."""
    return round(weights.get("grades", 0) * figure / 100 + read_total(weights, points), 2)


def spread_of(weights: Mapping[str, int], points: Sequence[Points]) -> float:
    """Between the kindest and the strictest reader, in points of 100 of what readers weigh."""
    if len(points) < READERS:
        return 0.0
    read = sum(weights.get(one, 0) for one in CRITERIA) or 1
    totals = [read_total(weights, (one,)) for one in points]
    return round((max(totals) - min(totals)) * 100 / read, 1)


def is_apart(weights: Mapping[str, int], points: Sequence[Points]) -> bool:
    """Two readers far from each other; a third reading settles it."""
    return len(points) == READERS and spread_of(weights, points) >= APART


def lot(round_id: str, number: str) -> str:
    return hashlib.sha256(f"{round_id}:{number}".encode()).hexdigest()


type Standing = tuple[float, float, float, str]


def ranked(round_id: str, weights: Mapping[str, int], entries: Iterable[Entry]) -> list[Ranked]:
    known = [(standing(weights, one), one) for one in entries]
    alike = Counter(key for key, _ in known)
    # A lot is drawn only where nothing else decides.
    rows = [((*key, lot(round_id, one.number) if alike[key] > 1 else ""), one) for key, one in known]
    rows.sort(key=lambda row: row[0])
    return [ranked_at(weights, place, rows) for place in range(1, len(rows) + 1)]


def standing(weights: Mapping[str, int], one: Entry) -> tuple[float, float, float]:
    life = sum(each.life for each in one.points) / len(one.points) if one.points else 0.0
    return -total_of(weights, one.figure, one.points), -one.figure, -life


def ranked_at(weights: Mapping[str, int], place: int, rows: Sequence[tuple[Standing, Entry]]) -> Ranked:
    key, one = rows[place - 1]
    spread = spread_of(weights, one.points)
    tie = _tie(key, rows[place][0]) if place < len(rows) else ""
    return Ranked(place, one, -key[0], spread, len(one.points) == READERS and spread >= APART, tie)


def _tie(key: Standing, after: Standing) -> str:
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
