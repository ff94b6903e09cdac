"""How is a supervision meeting written down, and put right?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sijak.counselling.models import SupervisionMeeting
from sijak.counselling.rules import caring as rules
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.team_sealing import seal_team_row


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """A meeting as it was typed. ``who``: workers who were there; ``guide``: who led it, in words."""

    day: date
    who: tuple[str, ...]
    words: str
    guide: str = ""
    next_on: date | None = None

    def content(self) -> str:
        told = {"who": list(self.who), "guide": self.guide, "words": self.words}
        return json.dumps(told, ensure_ascii=False)


@transaction.atomic
def write_supervision(*, by: Actor, team: str, once: str, held: Held) -> SupervisionMeeting:
    """``team``: one of the writer's own that holds counselling. ``once``: a random id of the form."""
    if team not in by.teams:
        raise NotForYou
    before = SupervisionMeeting.objects.visible_to(by).filter(pk=once, written_by=by.user_id).first()
    if before is not None:
        return before
    _may(held)
    row = SupervisionMeeting(id=once, team=team, day=held.day, next_on=held.next_on, written_by=by.user_id)
    seal_team_row(row, by=by, content=held.content())
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_supervision(*, by: Actor, meeting: str, held: Held, version: int) -> SupervisionMeeting:
    """Raises ChangedMeanwhileError when a colleague wrote it in between."""
    row = SupervisionMeeting.objects.select_for_update().visible_to(by).filter(pk=meeting).first()
    if row is None:
        raise NotForYou
    if row.version != version:
        raise ChangedMeanwhileError
    _may(held)
    row.version += 1
    row.day, row.next_on = held.day, held.next_on
    seal_team_row(row, by=by, content=held.content())
    row.save(update_fields=["version", "day", "next_on", "content"])
    return row


def _may(held: Held) -> None:
    rules.may_write_supervision(day=held.day, today=today(), next_on=held.next_on, words=held.words)
