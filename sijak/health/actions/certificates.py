"""How is a paper of the hospital asked for and handed over?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sijak.health.actions.follow import end_follow, plan_follow
from sijak.health.enums import CertificateKind, Holder
from sijak.health.models import Certificate
from sijak.health.queries.opened import as_dict, words_of
from sijak.health.rules import duties as rules
from sijak.health.rules.visits import may_come_next, may_have_been
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.enums import Why
from sijak.people.sealing import open_row, seal_row


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    kind: CertificateKind
    asked_on: date
    what_for: str
    who_asked: str
    next_on: date | None  # when it can be fetched
    why_none: str = ""


@transaction.atomic
def ask_certificate(*, by: Actor, strand: str, once: str, asked: Asked) -> Certificate:
    may_have_been(asked.asked_on, today(), "asked_on")
    may_come_next(asked.next_on, asked.why_none, today())
    before = Certificate.objects.filter(pk=once, strand_id=strand, author=by.user_id).first()
    if before is not None:
        return before
    row = Certificate(id=once, strand_id=strand, kind=asked.kind, asked_on=asked.asked_on, author=by.user_id)
    task = ""
    if asked.next_on is not None:
        task = plan_follow(by=by, strand=strand, because="health-paper", due_on=asked.next_on)
    content = {"what_for": asked.what_for, "who_asked": asked.who_asked, "why_none": asked.why_none,
               "task": task}  # fmt: skip
    seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
    row.save(force_insert=True)
    return row


@transaction.atomic
def hand_over(*, by: Actor, strand: str, certificate: str, holder: Holder, day: date, to: str) -> Certificate:
    """The paper has left the hospital. ``to``: in whose hands, in words."""
    row = Certificate.objects.select_for_update().filter(strand_id=strand, pk=certificate).first()
    if row is None:
        raise NotForYou
    rules.may_hand_over(
        is_handed=row.handed_on is not None, holder=holder, day=day, asked_on=row.asked_on, today=today()
    )
    content = as_dict(open_row(by, row, Why.HEALTH).get("content", ""))
    end_follow(by=by, strand=strand, task=words_of(content, "task"))
    content["to"] = to
    row.version, row.holder, row.handed_on = row.version + 1, holder, day
    seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
    row.save(update_fields=["version", "holder", "handed_on", "content"])
    write_entry(by=by, strand=strand, kind=Kind.CERTIFIED, day=day, channel=Channel.ROOM)
    return row
