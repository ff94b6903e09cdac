"""Which signs of danger are there, what was done after each, and who answers for the second talk?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.utils.functional import Promise

from sijak.accounts.queries import names_of_workers
from sijak.care.queries.pages import contents_of_list
from sijak.counselling.enums.danger import SignalStep, source_words
from sijak.counselling.models import Signal, WaitingSignal
from sijak.counselling.rules.danger import second_talk_by
from sijak.kernel.actor import Actor
from sijak.kernel.dates import now
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.models import Strand
from sijak.people.sealing import open_rows
from sijak.people.team_sealing import open_team_row, open_team_rows
from sijak.people.walking import strands_to_write

type Known = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as it stands: ``at`` is the hour at which it was ticked, or None."""

    code: str
    label: str
    at: time | None


@dataclass(frozen=True, slots=True)
class SignalView:
    row: Signal
    source: Promise
    at: time
    steps: tuple[StepView, ...]
    owner: str
    due_at: datetime

    @property
    def is_over(self) -> bool:
        return self.row.task is not None and self.row.task.done_on is not None

    @property
    def is_late(self) -> bool:
        return not self.is_over and self.due_at < now()

    @property
    def done(self) -> int:
        return sum(step.at is not None for step in self.steps)


def known_of(by: Actor, rows: Sequence[Signal]) -> list[Known]:
    """What lies sealed in each row. All or nothing."""
    return [as_known(words) for words in open_rows(by, rows, Why.SAFETY)]


def as_known(words: dict[str, str]) -> Known:
    found = json.loads(words.get("content") or "{}")
    return found if isinstance(found, dict) else {}


def told_of(by: Actor, row: WaitingSignal) -> Known:
    return as_known(open_team_row(by, row, Why.SAFETY))


def team_of(strand: str) -> str:
    """The team in whose lists a strand stands."""
    return Strand.objects.filter(pk=strand).values_list("team", flat=True).first() or ""


def signal_of(file: File, wanted: str = "") -> Signal | None:
    """The signal with this id, when it is of this person and this worker opens its strand; else the
    newest of theirs that is open."""
    rows = Signal.objects.filter(strand_id__in=strands_to_write(file)).select_related("task")
    named = rows.filter(pk=wanted).first() if wanted else None
    return named or rows.open().order_by("-day").first()


def signals_of(file: File) -> list[Signal]:
    """Of one person, on the strands that this worker opens: open ones first, then the newest."""
    rows = Signal.objects.filter(strand_id__in=strands_to_write(file)).select_related("task")
    found = list(rows.order_by("-day")[:20])
    return sorted(found, key=lambda row: row.task is not None and row.task.done_on is not None)


def view_of(by: Actor, row: Signal, known: Known) -> SignalView:
    ticked = known.get("steps") or {}
    at = clock(known.get("at")) or time(0)
    owner = row.task.owner if row.task else row.worker
    return SignalView(
        row, source_words(str(known.get("source", ""))), at,
        tuple(StepView(step.value, str(step.label), clock(ticked.get(step.value))) for step in SignalStep),
        names_of_workers(by).get(owner, ""), second_talk_by(row.day, at),
    )  # fmt: skip


def clock(value: object) -> time | None:
    try:
        return time.fromisoformat(str(value))
    except ValueError:
        return None


def views_of_list(by: Actor, rows: Sequence[Signal]) -> dict[str, SignalView]:
    """Row id -> what a list shows of it; rows that do not open are left out."""
    known = contents_of_list(by, rows, Why.SAFETY)
    return {row.id: view_of(by, row, known[row.id]) for row in rows if row.id in known}


def waiting_for(by: Actor) -> list[tuple[WaitingSignal, Known]]:
    """What came without a session to the teams of this worker and nobody has taken up, oldest first."""
    rows = list(WaitingSignal.objects.waiting().visible_to(by).order_by("day", "pk")[:100])
    opened = open_team_rows(by, rows, Why.SAFETY)
    return [(row, as_known(words)) for row, words in zip(rows, opened, strict=True)]
