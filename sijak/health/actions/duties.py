"""How is one of the five duties begun, gone on with and ended? Each deed is journaled."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from sijak.care.enums import TaskKind
from sijak.health.actions.follow import end_follow, plan_follow
from sijak.health.enums import DutyKind, DutyState
from sijak.health.models import Duty
from sijak.health.queries.opened import as_dict, words_of
from sijak.health.rules import duties as rules
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.enums import Why
from sijak.people.sealing import open_row, seal_row

SERVICE = {
    DutyKind.EXPLAIN: Kind.EXPLAINED, DutyKind.ENTITLE: Kind.ENTITLED,
    DutyKind.INPATIENT: Kind.INPATIENT, DutyKind.LINK: Kind.LINKED,
    DutyKind.COMPLAINT: Kind.COMPLAINT,
}  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Begun:
    """What was typed. ``items``: what another place may be told, thing by thing; ``aids``: who may pay
    and what the rule of that day says; ``missing``: papers."""

    words: str
    next_on: date | None
    why_none: str = ""
    place: str = ""
    items: tuple[str, ...] = ()
    agreed: bool = False
    aids: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    def content(self, task: str, first: dict[str, str]) -> dict[str, Any]:
        return {
            "words": self.words, "place": self.place, "items": list(self.items), "aids": self.aids,
            "missing": list(self.missing), "why_none": self.why_none, "task": task, "log": [first],
        }  # fmt: skip


@transaction.atomic
def begin_duty(
    *, by: Actor, strand: str, once: str, kind: DutyKind, begun: Begun, third_party: str = "",
) -> Duty:  # fmt: skip
    """``third_party``: what they said when asked whether another place may be told. Raises Refused."""
    rules.may_begin(words=begun.words, next_on=begun.next_on, why_none=begun.why_none, today=today())
    if kind == DutyKind.COMPLAINT:
        rules.may_promise(begun.next_on)
    if kind == DutyKind.LINK:
        rules.may_link(third_party=third_party, items=begun.items, agreed=begun.agreed)
    before = Duty.objects.filter(pk=once, strand_id=strand, author=by.user_id).first()
    if before is not None:
        return before
    row = Duty(id=once, strand_id=strand, kind=kind, day=today(), next_on=begun.next_on, author=by.user_id)
    task = _follow(by, strand, kind, begun.next_on)
    content = begun.content(task, _line(by, begun.words))
    seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
    row.save(force_insert=True)
    _journal(by, row)
    return row


@transaction.atomic
def go_on_duty(
    *, by: Actor, strand: str, duty: str, version: int, words: str, next_on: date | None,
    why_none: str = "", result: str = "",
) -> Duty:  # fmt: skip
    """One more deed; with ``result`` the last. Raises Refused, ChangedMeanwhileError."""
    row = Duty.objects.select_for_update().filter(strand_id=strand, pk=duty).first()
    if row is None:
        raise NotForYou
    content = as_dict(open_row(by, row, Why.HEALTH).get("content", ""))
    rules.may_go_on(
        state=row.state, result=result, kind=row.kind, words=words, next_on=next_on,
        why_none=why_none, today=today(),
    )  # fmt: skip
    if row.version != version:
        raise ChangedMeanwhileError
    end_follow(by=by, strand=strand, task=words_of(content, "task"))
    row.version, row.next_on = row.version + 1, None if result else next_on
    if result:
        row.state, row.result, row.ended_on = DutyState.DONE, result, today()
    content["task"] = _follow(by, strand, row.kind, row.next_on)
    content["why_none"] = "" if result else why_none
    content["log"] = [*(content.get("log") or []), _line(by, words)]
    seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
    row.save(update_fields=["version", "state", "result", "ended_on", "next_on", "content"])
    _journal(by, row)
    return row


def _line(by: Actor, words: str) -> dict[str, str]:
    return {"day": today().isoformat(), "by": by.user_id, "words": words}


def _follow(by: Actor, strand: str, kind: str, next_on: date | None) -> str:
    if next_on is None:
        return ""
    of = TaskKind.PROMISE if kind == DutyKind.COMPLAINT else TaskKind.FOLLOW
    return plan_follow(by=by, strand=strand, because=f"health-{kind}", due_on=next_on, kind=of)


def _journal(by: Actor, row: Duty) -> None:
    outcome = Outcome.DONE if row.state == DutyState.DONE else ""
    write_entry(by=by, strand=row.strand_id, kind=SERVICE[DutyKind(row.kind)], day=today(),
                channel=Channel.ROOM, outcome=outcome)  # fmt: skip
