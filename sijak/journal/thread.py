"""Which knots does the journal tie into a person's thread?"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.journal.models import Entry
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people import parts
from sijak.people.faces import Opened
from sijak.people.parts import Knot

# A knot's colour by compartment; ``casework`` is the colour of care.
COLOURS = {
    "casework": "care", "contact": "contact", "safety": "safety", "self": "self",
    "counselling": "counselling", "health": "health", "money": "money", "growth": "growth",
    "community": "community",
}  # fmt: skip


def knots(by: Actor, strands: Mapping[str, str], limit: int) -> list[Knot]:
    """Coded rows of service, newest first."""
    compartment = {strand: name for name, strand in strands.items()}
    rows = Entry.objects.filter(strand_id__in=list(compartment)).order_by("-day", "-id")[:limit]
    fields = ("strand_id", "day", "kind", "minutes", "channel", "outcome")
    return [_knot(row, compartment) for row in rows.only(*fields)]


def _knot(entry: Entry, compartment: Mapping[str, str]) -> Knot:
    colour = COLOURS.get(compartment[entry.strand_id], "care")
    return Knot(entry.day, colour, head_of(entry), same=f"{entry.day}:{entry.kind}")


def head_of(entry: Entry) -> str:
    said = [str(Kind(entry.kind).label)]
    if entry.channel:
        said.append(str(Channel(entry.channel).label))
    if entry.minutes:
        said.append(minutes_words(entry.minutes))
    if entry.outcome and entry.outcome != Outcome.DONE:
        said.append(str(Outcome(entry.outcome).label))
    return " · ".join(said)


def minutes_words(minutes: int) -> str:
    return str(_("%(n)s minutes")) % {"n": minutes}


def write_opened(by: Actor, opened: Opened) -> None:
    """The first row of every file, inside the transaction that opens it."""
    write_entry(by=by, strand=opened.casework, kind=Kind.OPENED, day=today())


def hang() -> None:
    parts.hang_knots(knots)
    parts.hang_opening(write_opened)
