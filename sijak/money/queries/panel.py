"""What stands of money beside the way of a person: promised, paid, waiting?"""

from __future__ import annotations

from dataclasses import dataclass

from sijak.kernel.actor import Actor
from sijak.money.enums import STANDING, UNDECIDED, State
from sijak.money.models import Outlay
from sijak.money.queries.outlays import outlays_of
from sijak.money.queries.teams import may_begin
from sijak.people.enums import Compartment
from sijak.people.faces import File
from sijak.people.parts import Panel

MOST = 3


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    last: list[Outlay]
    promised: int
    paid: int
    waiting: int


def held_of(strand: str) -> Held:
    rows = outlays_of(strand)
    return Held(
        rows[:MOST],
        sum(row.won for row in rows if row.state in STANDING and row.state != State.PAID),
        sum(row.won for row in rows if row.state == State.PAID),
        sum(row.state in UNDECIDED for row in rows),
    )


def panel(by: Actor, file: File) -> Panel | None:
    """Nothing is opened: days, won and codes."""
    strand = file.strands.get(Compartment.MONEY, "")
    if not by.may("ask-money") or not (strand or may_begin(by)):
        return None
    return Panel("money/parts/panel.html", [], lambda words: held_of(strand))
