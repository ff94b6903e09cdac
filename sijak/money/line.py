"""What do the departments above call, so that no one copies the line of money?

docs/how-to/hang-on-the-money-line.md shows it.
``ask`` an outlay, ``standing`` of some, ``withdraw`` what nobody decided, ``call_back`` what was promised;
``hang_line`` is told of every step. Nothing else of money is needed above.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sijak.money.actions.line import Asking, ask, call_back, withdraw
from sijak.money.enums import HelpKind, Source, State, Way
from sijak.money.hooks import Changed, hang_line
from sijak.money.models import Outlay

__all__ = ["Asking", "Changed", "HelpKind", "Source", "Standing", "State", "Way", "ask", "call_back",
           "hang_line", "of_ref", "paid", "promised", "standing", "withdraw"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an outlay stands. ``day``: of the last deed that changes something for the person."""

    number: str
    state: State
    won: int
    due_on: date
    day: date

    @property
    def is_promised(self) -> bool:
        return self.state in (State.PROMISED, State.SENT, State.PAID)


def standing(numbers: Iterable[str]) -> dict[str, Standing]:
    """number -> where it stands; a number that is not there is left out."""
    return {row.number: standing_of(row) for row in Outlay.objects.filter(number__in=list(numbers))}


def of_ref(source: Source, ref: str) -> list[Standing]:
    """Every outlay of one department's own code: the instalments of an award, the parts of a bill."""
    rows = Outlay.objects.filter(source=source, ref=ref).order_by("due_on", "number")
    return [standing_of(row) for row in rows]


def standing_of(row: Outlay) -> Standing:
    day = row.ended_on or row.decided_on or row.asked_on
    return Standing(row.number, State(row.state), row.won, row.due_on, day)


def promised(source: Source, ref: str) -> int:
    """Won that two people signed for, paid or not."""
    return sum(one.won for one in of_ref(source, ref) if one.is_promised)


def paid(source: Source, ref: str) -> int:
    return sum(one.won for one in of_ref(source, ref) if one.state == State.PAID)
