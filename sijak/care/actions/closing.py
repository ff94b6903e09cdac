"""How is a file let go, and taken up again?"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.db import transaction

from sijak.care import hooks
from sijak.care.actions.appointments import cancel_appointment
from sijak.care.enums import ClosingReason, TaskKind
from sijak.care.models import Appointment, Closing, Task
from sijak.care.queries.ladder import silence_of
from sijak.care.rules import closing as rules
from sijak.care.rules import ladder
from sijak.journal.actions import write_entry
from sijak.journal.enums import Kind, Outcome
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people import walking
from sijak.people.enums import Stage
from sijak.people.faces import File
from sijak.people.sealing import seal_row, seal_rows


@dataclass(frozen=True, slots=True, repr=False)
class Farewell:
    """The closing record: what changed, what remains, and whether we may ask how they are."""

    reason: ClosingReason
    changed: str
    remains: str
    may_call: bool


@transaction.atomic
def close_file(*, by: Actor, file: File, farewell: Farewell) -> Closing:
    """Raises Refused: lost contact needs the whole ladder; nobody in danger is closed."""
    strand = walking.casework(file)
    rules.may_close(stage=file.stage)
    done = ladder.is_done(silence_of(by, file)) and walking.is_silent(file)
    rules.may_give_reason(reason=farewell.reason, ladder_is_done=done)
    row = Closing(strand_id=strand, reason=farewell.reason, closed_on=today(), closed_by=by.user_id)
    stage = rules.stage_after(reason=farewell.reason, may_call=farewell.may_call)
    words = {"changed": farewell.changed, "remains": farewell.remains,
             "may_call": stage == Stage.AFTERCARE}  # fmt: skip
    seal_row(by, row, content=json.dumps(words, ensure_ascii=False))
    row.save(force_insert=True)
    if farewell.reason == ClosingReason.DIED:
        _end_everything(by, file, strand)
    if stage == Stage.AFTERCARE:
        _plan_aftercare(by, file, strand)
    write_entry(by=by, strand=strand, kind=Kind.CLOSED, day=today(), outcome=Outcome.DONE)
    hooks.tell_closing(by, file, farewell.reason)
    # Last: if the vault cannot keep it, nothing of the above is kept either.
    walking.set_stage(by, file.id, stage)
    return row


def _plan_aftercare(by: Actor, file: File, strand: str) -> None:
    tasks = [
        Task(strand_id=strand, kind=TaskKind.AFTERCARE, owner=file.lead, due_on=day)
        for day in rules.aftercare_days(today())
    ]
    seal_rows(by, [(task, {"content": json.dumps({"because": "aftercare"})}) for task in tasks])
    Task.objects.bulk_create(tasks)


def _end_everything(by: Actor, file: File, strand: str) -> None:
    """Nobody may be reminded to call somebody who died."""
    Task.objects.open().filter(strand_id=strand).update(done_on=today(), done_by=by.user_id)
    for row in Appointment.objects.planned().filter(strand_id=strand):
        own_page = file.strands.get("self")
        cancel_appointment(by=by, strand=strand, appointment=row.id, own_page=own_page)


@transaction.atomic
def reopen_file(*, by: Actor, file: File) -> None:
    """The bond goes on: after-care calls fall away, the plan is where it was."""
    rules.may_reopen(stage=file.stage)
    strand = walking.casework(file)
    closed = Closing.objects.filter(strand_id=strand, reopened_on=None)
    closed.update(reopened_on=today())
    Task.objects.open().filter(strand_id=strand, kind=TaskKind.AFTERCARE).delete()
    write_entry(by=by, strand=strand, kind=Kind.REOPENED, day=today(), outcome=Outcome.DONE)
    walking.set_stage(by, file.id, Stage.OPEN)
