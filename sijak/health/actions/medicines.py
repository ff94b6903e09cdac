"""How is a medicine written down, and how they really take it?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sijak.health.enums import MedicineState
from sijak.health.models import Medicine, Visit
from sijak.health.rules import visits as rules
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.sealing import seal_row


@dataclass(frozen=True, slots=True, repr=False)
class Prescribed:
    """``since``, ``until``: first and last day (KST) for which there is some."""

    name: str
    how: str
    words: str
    state: MedicineState
    since: date
    until: date | None

    def content(self) -> str:
        return json.dumps({"name": self.name, "how": self.how, "words": self.words}, ensure_ascii=False)


@transaction.atomic
def write_medicine(*, by: Actor, strand: str, once: str, given: Prescribed, visit: str = "") -> Medicine:
    rules.may_keep_medicine(state=given.state, since=given.since, until=given.until, today=today())
    before = Medicine.objects.filter(pk=once, strand_id=strand).first()
    if before is not None:
        return before
    of = Visit.objects.filter(pk=visit, strand_id=strand).first() if visit else None
    row = Medicine(
        id=once, strand_id=strand, visit=of, state=given.state, since=given.since, until=given.until
    )
    seal_row(by, row, content=given.content())
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_medicine(*, by: Actor, strand: str, medicine: str, version: int, given: Prescribed) -> Medicine:
    """Raises ChangedMeanwhileError when somebody else kept it in between."""
    rules.may_keep_medicine(state=given.state, since=given.since, until=given.until, today=today())
    row = Medicine.objects.select_for_update().filter(strand_id=strand, pk=medicine).first()
    if row is None:
        raise NotForYou
    if row.version != version:
        raise ChangedMeanwhileError
    row.version += 1
    row.state, row.since, row.until = given.state, given.since, given.until
    seal_row(by, row, content=given.content())
    row.save(update_fields=["version", "state", "since", "until", "content"])
    return row
