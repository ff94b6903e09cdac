"""What must happen while nobody clicks? Small jobs, each every so many seconds.

Opens nothing: it has no key and no session. A job that fails is logged by its kind and tried again.
"""

from __future__ import annotations

import logging
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import django
from django.conf import settings

log = logging.getLogger("sijak.worker")


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    every_seconds: float
    do: Callable[[], object]


def cut_data_log() -> None:
    from sijak.kernel.sqlite.cut import cut_log

    store = settings.DATABASES["default"]
    if store["ENGINE"] == "sijak.kernel.sqlite":
        cut_log(str(store["NAME"]))


JOBS = (Job("cut the data store's log", 5.0, cut_data_log),)


def run(jobs: tuple[Job, ...], stop: threading.Event) -> None:
    """Until ``stop``; a job that is late is done once, not as often as it was missed."""
    due = {job.name: 0.0 for job in jobs}
    while not stop.is_set():
        for job in jobs:
            if time.monotonic() >= due[job.name]:
                due[job.name] = time.monotonic() + job.every_seconds
                try:
                    job.do()
                except (sqlite3.Error, OSError) as error:
                    log.warning("%s: %s", job.name, type(error).__name__)
        stop.wait(min(job.every_seconds for job in jobs) / 2)


def main() -> int:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    django.setup()
    run(JOBS, stop)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
