"""Who has something to do today, and so gets a letter that does not say what?"""

from __future__ import annotations

from sijak.care.models import Appointment, Task
from sijak.kernel.dates import today
from sijak.notify.actions import remind_worker


def remind_workers() -> int:
    """Answers how many letters were sent; run twice, it sends none a second time."""
    return sum(remind_worker(by=None, worker=worker) for worker in sorted(workers_with_work()))


def workers_with_work() -> set[str]:
    day = today()
    meets = Appointment.objects.planned().filter(day=day).values_list("worker", "second")
    tasks = Task.objects.open().filter(due_on__lte=day).values_list("owner", flat=True)
    return {worker for pair in meets for worker in pair if worker} | {one for one in tasks if one}
