"""How does a report come into the file: the next date, the bill, the service, what was laid out?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sijak.care.enums import TaskKind
from sijak.care.models import Task
from sijak.care.queries.pages import contents
from sijak.health.actions.bills import Opening, open_bill
from sijak.health.actions.going import free_reserve
from sijak.health.enums import BillKind, GoingState
from sijak.health.models import Bill, Going, Reimbursement, Telling
from sijak.health.queries.going import Told
from sijak.health.rules import going as rules
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.kernel.ids import random_id
from sijak.people.actions.team_papers import lay_team_paper
from sijak.people.sealing import seal_row


@dataclass(frozen=True, slots=True)
class Taken:
    """What the worker keeps of a report, as they put it right. Amounts in won."""

    minutes: int
    next_on: date | None
    bill_krw: int
    fare_krw: int


@transaction.atomic
def take_in(*, by: Actor, strand: str, told: Told, taken: Taken) -> Bill | None:
    """All of it or nothing. Answers the bill that was opened, when there is one."""
    row = Going.objects.select_for_update().visible_to(by).filter(pk=told.going, strand_id=strand).first()
    if row is None:
        raise NotForYou
    rules.may_take(state=row.state)
    rules.may_come_again(next_on=taken.next_on, day=row.day)
    content = contents(by, [row], "company")[row.id]
    _close(by, row, content, told)
    _next_date(by, strand, taken.next_on)
    bill = _bill(by, row, told, taken.bill_krw)
    if taken.fare_krw:
        Reimbursement.objects.create(
            worker=str(told.content.get("by", "")), day=row.day, laid_out_krw=taken.fare_krw
        )
    write_entry(by=by, strand=strand, kind=Kind.ACCOMPANY, day=row.day, minutes=taken.minutes,
                channel=Channel.OUTSIDE, outcome=Outcome.DONE)  # fmt: skip
    Telling.objects.filter(pk=told.row.pk).delete()
    return bill


def _close(by: Actor, row: Going, content: dict[str, object], told: Told) -> None:
    """The one line and how it went lie on the strand from now on."""
    kept = {name: told.content.get(name, "") for name in ("by", "how", "words", "next", "at")}
    free_reserve(by=by, row=row, content=content)
    row.state, row.is_fallen, row.version = GoingState.DONE, False, row.version + 1
    seal_row(by, row, content=json.dumps(content | {"told": kept}, ensure_ascii=False))
    row.save(update_fields=["state", "is_fallen", "version", "content"])


def _next_date(by: Actor, strand: str, day: date | None) -> None:
    if day is None:
        return
    task = Task(strand_id=strand, kind=TaskKind.FOLLOW, owner=by.user_id, due_on=day)
    seal_row(by, task, content=json.dumps({"because": "hospital-date"}))
    task.save(force_insert=True)


def _bill(by: Actor, row: Going, told: Told, total_krw: int) -> Bill | None:
    picture = str(told.content.get("picture", ""))
    paper = lay_team_paper(by=by, team=told.row.team, paper=picture, strand=row.strand_id) if picture else ""
    if not total_krw:
        return None
    opening = Opening(BillKind.BILL, row.hospital, row.day, total_krw, paper=paper)
    return open_bill(by=by, strand=row.strand_id, once=random_id(), opening=opening)
