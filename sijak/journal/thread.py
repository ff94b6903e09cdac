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
    """Coded rows of service, newest first. Plain values: a row here has no words to open."""
    compartment = {strand: name for name, strand in strands.items()}
    rows = Entry.objects.filter(strand_id__in=list(compartment)).order_by("-day", "-id")
    fields = ("strand_id", "day", "kind", "minutes", "channel", "outcome")
    said = labels()
    return [
        Knot(day, COLOURS.get(compartment[strand], "care"), head_of(said, *rest),
             same=f"{day}:{rest[0]}")
        for strand, day, *rest in rows.values_list(*fields)[:limit]
    ]  # fmt: skip


def labels() -> dict[str, str]:
    """Each code in the reader's language, asked once a page."""
    kinds: dict[str, str] = {}
    for choices in (Kind, Channel, Outcome):
        kinds |= {f"{choices.__name__}:{value}": str(label) for value, label in choices.choices}
    return kinds | {"minutes": str(_("%(n)s minutes"))}


def head_of(said: Mapping[str, str], kind: str, minutes: int, channel: str, outcome: str) -> str:
    out = [said[f"Kind:{kind}"]]
    if channel:
        out.append(said[f"Channel:{channel}"])
    if minutes:
        out.append(said["minutes"] % {"n": minutes})
    if outcome and outcome != Outcome.DONE:
        out.append(said[f"Outcome:{outcome}"])
    return " · ".join(out)


def write_opened(by: Actor, opened: Opened) -> None:
    """The first row of every file, inside the transaction that opens it."""
    write_entry(by=by, strand=opened.casework, kind=Kind.OPENED, day=today())


def hang() -> None:
    parts.hang_knots(knots)
    parts.hang_opening(write_opened)
