"""How was a file let go, and what would be left behind if it were closed today?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from sijak.care.enums import ClosingReason
from sijak.care.models import Appointment, Closing, Task
from sijak.care.queries.ladder import silence_of
from sijak.care.queries.pages import contents
from sijak.care.rules import closing as rules
from sijak.care.rules import ladder
from sijak.kernel.actor import Actor
from sijak.kernel.errors import why_not
from sijak.people import walking
from sijak.people.faces import File


@dataclass(frozen=True, slots=True, repr=False)
class Farewelled:
    row: Closing
    changed: str
    remains: str
    may_call: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """One choice of the closing page. ``refused``: why it may not be chosen now, or ''."""

    value: ClosingReason
    refused: str


def reasons(by: Actor, file: File) -> list[Reason]:
    done = walking.is_silent(file) and ladder.is_done(silence_of(by, file))
    return [Reason(one, why_not(partial(rules.may_give_reason, reason=one, ladder_is_done=done)))
            for one in ClosingReason]  # fmt: skip


def left_open(strand: str) -> tuple[int, int]:
    """(tasks, appointments) that are not over yet."""
    return (
        Task.objects.open().filter(strand_id=strand).count(),
        Appointment.objects.planned().filter(strand_id=strand).count(),
    )


def last(by: Actor, strand: str) -> Farewelled | None:
    row = Closing.objects.filter(strand_id=strand, reopened_on=None).order_by("-closed_on").first()
    if row is None:
        return None
    words = contents(by, [row], "close")[row.id]
    return Farewelled(
        row, str(words.get("changed", "")), str(words.get("remains", "")), bool(words.get("may_call"))
    )
