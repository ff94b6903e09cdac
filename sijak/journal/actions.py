"""How is a service written down? Inside the deed's own transaction; counted when it is committed."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sijak.journal.enums import Channel, Kind, Outcome
from sijak.journal.models import Entry
from sijak.journal.rules import marks_of, was_heard
from sijak.kernel.actor import Actor
from sijak.people import counting


def write_entry(
    *, by: Actor, strand: str, kind: Kind, day: date, minutes: int = 0, won: int = 0,
    channel: Channel | str = "", outcome: Outcome | str = "",
) -> Entry:  # fmt: skip
    """One row on a strand. ``minutes`` of work, ``won`` in integer won, ``day`` in KST."""
    entry = Entry.objects.create(
        strand_id=strand, day=day, month=day.isoformat()[:7], kind=kind, minutes=minutes, won=won,
        centre=by.centre, channel=channel, outcome=outcome,
    )  # fmt: skip
    transaction.on_commit(lambda: _count(entry))
    return entry


def _count(entry: Entry) -> None:
    """After the commit; both are idempotent and can be replayed from the journal (jobs)."""
    counting.mark(marks_of(entry), [(entry.strand_id, entry.day)] if was_heard(entry) else [])
