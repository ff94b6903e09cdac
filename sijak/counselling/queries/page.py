"""What stands on the page of danger? Everything that a worker needs in the next hour, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sijak.counselling.enums.danger import SignalStep
from sijak.counselling.models import Signal, WaitingSignal
from sijak.counselling.queries.danger import (
    SignalView,
    StepView,
    known_of,
    team_of,
    view_of,
    waiting_for,
)
from sijak.counselling.queries.oncall import TeamNow, teams_now
from sijak.counselling.queries.safety_plans import has_plan
from sijak.kernel.actor import Actor
from sijak.people.faces import File
from sijak.people.walking import strands_to_write


@dataclass(frozen=True, slots=True, repr=False)
class DangerPage:
    signal: SignalView | None
    steps: tuple[StepView, ...]
    teams: list[TeamNow]
    waiting: tuple[WaitingSignal, ...] = ()
    may_write: bool = False
    has_plan: bool = False
    has_safety: bool = False

    @property
    def second_day(self) -> date | None:
        return self.signal.due_at.date() if self.signal else None


def danger_page(by: Actor, file: File | None, row: Signal | None) -> DangerPage:
    """``file`` None: it could not be opened now; what does not need it is there all the same."""
    empty = tuple(StepView(step.value, str(step.label), None) for step in SignalStep)
    if file is None:
        return DangerPage(None, empty, teams_now(by))
    signal = view_of(by, row, known_of(by, [row])[0]) if row else None
    written = strands_to_write(file)
    first = team_of(row.strand_id if row else written[0]) if row or written else ""
    return DangerPage(
        signal, signal.steps if signal else empty, teams_now(by, first),
        waiting=tuple(one for one, known in waiting_for(by) if known.get("person") == file.id),
        may_write=bool(written), has_plan=has_plan(file), has_safety="safety" in file.strands,
    )  # fmt: skip
