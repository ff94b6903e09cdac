"""Which signs of danger wait in this worker's teams? For the list, the counsellor's page, a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F

from sijak.counselling.enums.danger import Shown, source_words
from sijak.counselling.models import Signal, WaitingSignal
from sijak.counselling.pieces import Corner, Piece
from sijak.counselling.queries.danger import (
    Known,
    SignalView,
    as_known,
    clock,
    signals_of,
    view_of,
    views_of_list,
    waiting_for,
)
from sijak.counselling.rules.danger import second_talk_by
from sijak.kernel.actor import Actor
from sijak.kernel.dates import now, today
from sijak.people import walking
from sijak.people.faces import File
from sijak.people.walking import Name

MOST_ROWS = 100
DONE_DAYS = 90


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One row of the list: either a signal that somebody answers for, or one that waits for a taker."""

    name: Name
    due_at: datetime
    signal: SignalView | None = None
    waiting: WaitingSignal | None = None
    source: object = ""

    @property
    def due_day(self) -> date:
        return self.due_at.date()

    @property
    def due_clock(self) -> time:
        return self.due_at.time()

    @property
    def is_late(self) -> bool:
        return self.due_at < now() and not (self.signal and self.signal.is_over)


def lines(by: Actor, shown: Shown) -> list[Line]:
    """What waits for a taker first, then by the hour at which the second talk is due. Somebody hidden
    from this worker has no line."""
    waiting = waiting_for(by) if shown in (Shown.OPEN, Shown.WAITING) else []
    rows = _rows(by, shown)
    strands = [*(known["strand"] for _, known in waiting), *(row.strand_id for row in rows)]
    names = walking.names_of(by, strands, why="list")
    views = views_of_list(by, [row for row in rows if row.strand_id in names])
    found = [_waiting_line(row, known, names) for row, known in waiting if known["strand"] in names]
    found.sort(key=lambda line: line.due_at)
    theirs = [
        Line(names[row.strand_id], views[row.id].due_at, signal=views[row.id], source=views[row.id].source)
        for row in rows
        if row.id in views
    ]
    theirs.sort(key=lambda line: line.due_at, reverse=shown == Shown.DONE)
    return found + theirs


def _waiting_line(row: WaitingSignal, known: Known, names: Mapping[str, Name]) -> Line:
    due = second_talk_by(row.day, clock(known["at"]) or now().time())
    return Line(names[known["strand"]], due, waiting=row, source=source_words(known["source"]))


def _rows(by: Actor, shown: Shown) -> list[Signal]:
    rows = Signal.objects.visible_to(by).select_related("task")
    if shown == Shown.WAITING:
        return []
    if shown == Shown.DONE:
        lately = today() - timedelta(days=DONE_DAYS)
        return list(rows.filter(task__done_on__gte=lately).order_by("-day")[:MOST_ROWS])
    return list(rows.open().order_by(F("task__due_on").asc(nulls_first=True), "pk")[:MOST_ROWS])


# -- hung into the pages of counselling (sijak/counselling/pieces.py) -------------------------------
@dataclass(frozen=True, slots=True)
class Counted:
    """Of this worker's teams: how many wait for a taker, how many for the second talk, how many late."""

    waiting: int
    second: int
    late: int


def counted(by: Actor) -> Counted:
    """For a page that shows no more than numbers: somebody hidden from this worker is not in them."""
    shown = _to_count(by)
    return _count(*shown, walking.names_of(by, _strands(*shown), why="list"))


def corner(by: Actor) -> Corner | None:
    """On the counsellor's own page: numbers and the way; no word of a signal is opened."""
    shown = _to_count(by)
    return Corner("counselling/signal/corner.html", lambda names: _count(*shown, names), _strands(*shown))


def _to_count(by: Actor) -> tuple[list[str], list[tuple[str, date]]]:
    """(strands of what waits, strand and day of each second talk that is to be held)."""
    rows = _rows(by, Shown.SECOND)
    return ([known["strand"] for _, known in waiting_for(by)],
            [(row.strand_id, row.task.due_on if row.task else row.day) for row in rows])  # fmt: skip


def _strands(waiting: list[str], second: list[tuple[str, date]]) -> list[str]:
    return [*waiting, *(strand for strand, _ in second)]


def _count(waiting: list[str], second: list[tuple[str, date]], names: Mapping[str, Name]) -> Counted:
    held = [due for strand, due in second if strand in names]
    return Counted(sum(strand in names for strand in waiting), len(held), sum(d < today() for d in held))


def piece(by: Actor, file: File) -> Piece | None:
    """On a person's counselling page: the signs so far, and the way to what to do now."""
    rows = signals_of(file)

    def show(words: Sequence[dict[str, str]]) -> list[SignalView]:
        return [view_of(by, row, as_known(one)) for row, one in zip(rows, words, strict=True)]

    return Piece("counselling/signal/piece.html", list(rows), show)
