"""What does a row of service count for, and was the person truly heard?"""

from __future__ import annotations

from sijak.journal.enums import Kind, Outcome
from sijak.journal.models import Entry
from sijak.people.counting import Mark

# What each kind of row counts for (vault/verbs/counting.py declares the indicators).
COUNTS = {
    Kind.OPENED: ("opened", "walked_with"),
    Kind.TALK: ("contacts", "walked_with"),
    Kind.VISIT: ("contacts", "visits", "visited", "walked_with"),
    Kind.ACCOMPANY: ("contacts", "walked_with"),
    Kind.FOUND: ("found_again",),
    Kind.CLOSED: ("closed",),
    Kind.AFTERCARE: ("contacts", "walked_with"),
    Kind.SESSION: ("contacts", "walked_with"),
    Kind.GROUP: ("contacts", "walked_with"),
    Kind.HOSPITAL: ("contacts", "walked_with"),
    Kind.INPATIENT: ("contacts", "walked_with"),
}
# Kinds in which the person was truly met or spoke. ``Kind.HEARD`` ends a silence and counts for
# nothing: the talk in which the word was given is counted where it is written down.
HEARD = frozenset({
    Kind.OPENED, Kind.TALK, Kind.VISIT, Kind.ACCOMPANY, Kind.FOUND, Kind.HEARD, Kind.AFTERCARE,
    Kind.SESSION, Kind.GROUP, Kind.SCREENED, Kind.HOSPITAL, Kind.EXPLAINED, Kind.ENTITLED,
    Kind.INPATIENT, Kind.COMPLAINT, Kind.CERTIFIED,
})  # fmt: skip
IN_VAIN = frozenset({Outcome.NO_ANSWER, Outcome.MISSED, Outcome.MOVED})


def marks_of(entry: Entry) -> list[Mark]:
    kinds = () if entry.outcome in IN_VAIN else COUNTS.get(Kind(entry.kind), ())
    return [Mark(indicator, entry.day, entry.centre, entry.strand_id, entry.id) for indicator in kinds]


def was_heard(entry: Entry) -> bool:
    return entry.kind in HEARD and entry.outcome not in IN_VAIN
