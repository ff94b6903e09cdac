"""What comes next with one person: meetings, things to do, and the ladder when nothing is heard?"""

from __future__ import annotations

from dataclasses import dataclass

from sijak.care.models import Appointment, Task
from sijak.care.queries.appointments import Meeting, meeting
from sijak.care.queries.pages import as_json
from sijak.care.queries.tasks import Todo, todo
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people import walking
from sijak.people.faces import File
from sijak.people.models import StrandRow
from sijak.people.parts import Panel, Words

MEETINGS, TODOS = 3, 5


@dataclass(frozen=True, slots=True, repr=False)
class Ahead:
    meetings: list[Meeting]
    todos: list[Todo]
    is_silent: bool
    days: int

    @property
    def is_empty(self) -> bool:
        return not (self.meetings or self.todos)


def panel(by: Actor, file: File) -> Panel | None:
    """The card beside the thread: the next three meetings, five things to do."""
    strands = walking.strands_to_write(file)
    if not strands:
        return None
    planned = Appointment.objects.planned().filter(strand_id__in=strands, day__gte=today())
    meets = list(planned.order_by("day")[:MEETINGS])
    # Steps of the plan stand on the plan's own card.
    tasks = list(Task.objects.open().filter(strand_id__in=strands, plan=None).order_by("due_on")[:TODOS])
    rows: list[StrandRow] = [*meets, *tasks]

    def show(words: list[Words]) -> Ahead:
        opened = [as_json(one) for one in words]
        return Ahead(
            [meeting(row, one) for row, one in zip(meets, opened, strict=False)],
            [todo(row, one) for row, one in zip(tasks, opened[len(meets) :], strict=True)],
            walking.is_silent(file) and not file.is_closed, file.days or 0,
        )  # fmt: skip

    return Panel("care/parts/ahead.html", rows, show)
