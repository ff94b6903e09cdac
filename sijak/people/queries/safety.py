"""What stands on a person's safety card?"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sijak.kernel.actor import Actor
from sijak.people.models import SafetyCard
from sijak.people.sealing import open_row


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """``version`` 0 when there is none yet."""

    version: int
    risk: str = ""
    plan: str = ""
    who: str = ""
    place: str = ""
    avoid: str = ""


def card_of(by: Actor, safety: str) -> Card:
    row = SafetyCard.objects.filter(strand_id=safety).first()
    if row is None:
        return Card(0)
    words = json.loads(open_row(by, row, "safety").get("content") or "{}")
    fields = ("risk", "plan", "who", "place", "avoid")
    return Card(row.version, **{f: str(words[f]) for f in fields if words.get(f)})
