"""How does something become somebody's to do, and when is it done?"""

from __future__ import annotations

import json
from datetime import date

from django.db import transaction

from sijak.care.enums import TaskKind
from sijak.care.models import Task
from sijak.care.queries.pages import contents
from sijak.care.rules import tasks as rules
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.sealing import seal_row


@transaction.atomic
def write_task(*, by: Actor, strand: str, kind: TaskKind, what: str, due_on: date, owner: str = "") -> Task:
    """``owner``: a worker; the writer when none is named."""
    rules.may_write(due_on=due_on, today=today())
    task = Task(strand_id=strand, kind=kind, owner=owner or by.user_id, due_on=due_on)
    seal_row(by, task, content=json.dumps({"what": what}, ensure_ascii=False))
    task.save(force_insert=True)
    return task


@transaction.atomic
def finish_task(*, by: Actor, strand: str, task: str, words: str = "", reached: bool | None = None) -> Task:
    """Done today. ``reached``: for after-care and calls, whether there was word of the person."""
    row = Task.objects.select_for_update().filter(strand_id=strand, pk=task).first()
    if row is None:
        raise NotForYou
    rules.may_finish(kind=row.kind, done_on=row.done_on, has_words=bool(words.strip()), reached=reached)
    if words:
        content = contents(by, [row], "task")[row.id] | {"done": words}
        row.version += 1
        seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
    row.done_on, row.done_by = today(), by.user_id
    row.save(update_fields=["version", "content", "done_on", "done_by"])
    _journal(by, row, reached)
    return row


def _journal(by: Actor, row: Task, reached: bool | None) -> None:
    """After-care is a service; a call that reached somebody is a talk. The rest counts elsewhere."""
    if reached is None:
        return
    kind = Kind.AFTERCARE if row.kind == TaskKind.AFTERCARE else Kind.TALK
    outcome = Outcome.REACHED if reached else Outcome.NO_ANSWER
    write_entry(by=by, strand=row.strand_id, kind=kind, day=today(), channel=Channel.PHONE,
                outcome=outcome)  # fmt: skip
