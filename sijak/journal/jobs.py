"""Does the vault know of every service that the journal holds? Said again each night.

Marks and last contacts are told right after each commit. Where the vault was away, or the web
process died between the two, the nightly replay makes good what was missed; both are idempotent.
"""

from __future__ import annotations

from datetime import timedelta

from sijak.journal.models import Entry
from sijak.journal.rules import marks_of, was_heard
from sijak.kernel.dates import today
from sijak.people import counting

DAYS_BACK = 40
AT_ONCE = 500


def replay_journal(days_back: int = DAYS_BACK) -> int:
    """Rows of the last ``days_back`` days; answers how many were told."""
    rows = Entry.objects.filter(day__gt=today() - timedelta(days=days_back)).order_by("day", "id")
    batch: list[Entry] = []
    told = 0
    for entry in rows.iterator(chunk_size=AT_ONCE):
        batch.append(entry)
        if len(batch) == AT_ONCE:
            told += _tell(batch)
            batch = []
    return told + _tell(batch)


def _tell(batch: list[Entry]) -> int:
    last = {entry.strand_id: entry.day for entry in batch if was_heard(entry)}
    counting.mark([mark for entry in batch for mark in marks_of(entry)], last.items())
    return len(batch)
