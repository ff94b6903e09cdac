"""Who was heard, and who is counted? Said to the vault, which alone knows the person."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sijak.accounts.line import vault
from sijak.kernel.actor import Actor
from vault.client import VaultError

log = logging.getLogger("sijak.people")


@dataclass(frozen=True, slots=True)
class Mark:
    indicator: str
    day: date
    centre: str
    strand: str
    unique: str


def mark(marks: Sequence[Mark], heard: Iterable[tuple[str, date]] = ()) -> None:
    """``heard``: strands, and the day on which there was word from whom they are. Idempotent. A
    vault that is away loses nothing: the journal is replayed every night."""
    said = [
        {"indicator": m.indicator, "day": m.day.isoformat(), "centre": m.centre,
         "strand": m.strand, "unique": m.unique}
        for m in marks
    ]  # fmt: skip
    days = [(strand, day.isoformat()) for strand, day in heard]
    if not said and not days:
        return
    try:
        vault().mark(said, days)
    except VaultError as error:
        log.warning("marks wait for tonight: %s", type(error).__name__)


def totals(
    by: Actor, indicators: Sequence[str], months: Sequence[str], split: str
) -> dict[str, dict[str, dict[str, int | None]]]:
    """{indicator: {month: {value: n, or None where a cell is suppressed; 'all': n}}}."""
    return dict(vault().totals(by.token, indicators, months, split)["cells"])
