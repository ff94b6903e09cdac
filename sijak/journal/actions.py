"""How is a service written down? Inside the deed's own transaction; counted when it is committed."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sijak.journal.enums import Channel, Kind, Outcome
from sijak.journal.models import Entry
from sijak.kernel.actor import Actor
from sijak.people import counting

# What each kind of row counts for (vault/verbs/counting.py declares the indicators).
COUNTS = {
    Kind.OPENED: ("opened", "walked_with"),
    Kind.TALK: ("contacts", "walked_with"),
    Kind.VISIT: ("contacts", "visits", "visited", "walked_with"),
    Kind.ACCOMPANY: ("contacts", "walked_with"),
    Kind.FOUND: ("found_again",),
    Kind.CLOSED: ("closed",),
    Kind.AFTERCARE: ("contacts", "walked_with"),
}
# Kinds in which the person was truly met or spoke.
HEARD = frozenset({Kind.OPENED, Kind.TALK, Kind.VISIT, Kind.ACCOMPANY, Kind.FOUND, Kind.AFTERCARE})


def write_entry(
    *, by: Actor, strand: str, kind: Kind, day: date, minutes: int = 0, won: int = 0,
    channel: Channel | str = "", outcome: Outcome | str = "",
) -> Entry:  # fmt: skip
    """One row on a strand. ``minutes`` of work, ``won`` in integer won, ``day`` in KST."""
    entry = Entry.objects.create(
        strand_id=strand, day=day, month=day.isoformat()[:7], kind=kind, minutes=minutes, won=won,
        centre=by.centre, channel=channel, outcome=outcome,
    )  # fmt: skip
    missed = outcome in (Outcome.NO_ANSWER, Outcome.MISSED, Outcome.MOVED)
    transaction.on_commit(lambda: _count(entry, heard=kind in HEARD and not missed))
    return entry


def _count(entry: Entry, *, heard: bool) -> None:
    """After the commit; both are idempotent and can be replayed from the journal."""
    counting.mark(marks_of(entry))
    if heard:
        counting.heard(entry.strand_id, entry.day)


def marks_of(entry: Entry) -> list[counting.Mark]:
    missed = entry.outcome in (Outcome.NO_ANSWER, Outcome.MISSED, Outcome.MOVED)
    kinds = () if missed else COUNTS.get(Kind(entry.kind), ())
    return [
        counting.Mark(indicator, entry.day, entry.centre, entry.strand_id, entry.id)
        for indicator in kinds
    ]
