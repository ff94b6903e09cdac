"""How does a deed of health leave its next day on somebody's list, and take it off again?"""

from __future__ import annotations

import json
from datetime import date

from sijak.care.actions.tasks import finish_task
from sijak.care.enums import TaskKind
from sijak.care.models import Task
from sijak.kernel.actor import Actor
from sijak.people.sealing import seal_row


def plan_follow(*, by: Actor, strand: str, because: str, due_on: date,
                kind: TaskKind = TaskKind.FOLLOW) -> str:  # fmt: skip
    """A task of the writer. ``because``: a code that says_because knows. Answers its id."""
    task = Task(strand_id=strand, kind=kind, owner=by.user_id, due_on=due_on)
    seal_row(by, task, content=json.dumps({"because": because}))
    task.save(force_insert=True)
    return task.id


def end_follow(*, by: Actor, strand: str, task: str) -> None:
    """What was to be done has been done by another deed. Done twice is done once."""
    if task and Task.objects.open().filter(pk=task, strand_id=strand).exists():
        finish_task(by=by, strand=strand, task=task)
