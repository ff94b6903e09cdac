"""What is to be done, by whom and by when?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sijak.care.enums import TaskKind
from sijak.care.models import Task
from sijak.care.queries.pages import Content, contents
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou

# Words of tasks that the house wrote itself, said in the reader's language.
BECAUSE: dict[str, str | Promise] = {
    "missed": _("Did not come to an appointment: ask how they are"),
    "aftercare": _("After-care: ask how they are"),
    "promise": _("Promised in a reply"),
}


def say_because(more: Mapping[str, str | Promise]) -> None:
    """A department above says, when the house starts, how its own codes of a task read."""
    for code, words in more.items():
        BECAUSE[code] = words


@dataclass(frozen=True, slots=True, repr=False)
class Todo:
    """A task with its words opened."""

    row: Task
    what: str | Promise
    done: str = ""

    @property
    def is_overdue(self) -> bool:
        return self.row.done_on is None and self.row.due_on < today()

    @property
    def is_due(self) -> bool:
        return self.row.done_on is None and self.row.due_on == today()

    @property
    def is_promise(self) -> bool:
        return self.row.kind == TaskKind.PROMISE


def todo(row: Task, content: Content) -> Todo:
    because = BECAUSE.get(content.get("because", ""), "")
    words = content.get("what") or content.get("words") or because or row.get_kind_display()
    return Todo(row, words, content.get("done", ""))


def of_owner(worker: str, until: date) -> QuerySet[Task]:
    """Open tasks that a worker owns and that fall due by ``until``, unopened."""
    return Task.objects.open().filter(owner=worker, due_on__lte=until).order_by("due_on")


def of_person(by: Actor, strands: Sequence[str], limit: int = 100) -> list[Todo]:
    """Open ones first by their day, then what was done."""
    rows = list(
        Task.objects.filter(strand_id__in=strands).order_by(F("done_on").desc(nulls_first=True), "due_on")[
            :limit
        ]
    )
    ahead = sorted((row for row in rows if row.done_on is None), key=lambda row: row.due_on)
    rows = [*ahead, *(row for row in rows if row.done_on is not None)]
    opened = contents(by, rows, "tasks")
    return [todo(row, opened[row.id]) for row in rows]


def row_of(task: str) -> Task:
    row = Task.objects.filter(pk=task).first()
    if row is None:
        raise NotForYou
    return row


def one(by: Actor, strand: str, task: str) -> Todo:
    row = Task.objects.filter(strand_id=strand, pk=task).first()
    if row is None:
        raise NotForYou
    return todo(row, contents(by, [row], "task")[row.id])
