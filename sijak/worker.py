"""What must happen while nobody clicks? Small jobs every so many seconds, others once a day.

Opens nothing: it has no key and no session. A job that fails is logged by its kind and tried again.
Each may be done twice without harm, so that a worker that was stopped begins anew with all of them.
"""

from __future__ import annotations

import logging
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock

import django
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import close_old_connections

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


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day, at this hour of Korea or as soon after it as the worker runs."""

    name: str
    at: clock
    do: Callable[[], object]


def replay_journal() -> object:
    from sijak.journal.jobs import replay_journal as replay

    return replay()


def keep_audit_words() -> object:
    from sijak.accounts.jobs import keep_audit_words as keep

    return keep()


def forget_old_drafts() -> object:
    from sijak.accounts.jobs import forget_old_drafts as forget

    return forget()


def end_board_days() -> object:
    from sijak.health.jobs import end_board_days as end

    return end()


def forget_board_words() -> object:
    from sijak.health.jobs import forget_board_words as forget

    return forget()


def sweep_half_papers() -> object:
    from sijak.people.jobs import sweep_half_papers as sweep

    return sweep()


def forget_untouched_tablets() -> object:
    from sijak.counselling.jobs import forget_untouched_tablets as forget

    return forget()


def remind_workers() -> object:
    from sijak.desk.jobs import remind_workers as remind

    return remind()


def tell_those_on_call() -> object:
    from sijak.counselling.jobs import tell_those_on_call as tell

    return tell()


def keep_copy_of_site() -> object:
    from sijak.pages.jobs import keep_copy as keep

    return keep()


def end_stories() -> object:
    from sijak.stories.jobs import end_stories as end

    return end()


JOBS = (
    Job("keep the copy of the site", 60.0, keep_copy_of_site),
    Job("cut the data store's log", 5.0, cut_data_log),
    Job("tell those on call", 30.0, tell_those_on_call),
)
DAILY = (
    Daily("keep the words of the record", clock(0, 5), keep_audit_words),
    Daily("count the boards of hospital rooms", clock(0, 10), end_board_days),
    Daily("take down stories whose time is over", clock(0, 15), end_stories),
    Daily("tell the journal once more", clock(3, 0), replay_journal),
    Daily("forget old drafts", clock(4, 0), forget_old_drafts),
    Daily("forget the words of old boards", clock(4, 10), forget_board_words),
    Daily("sweep half papers", clock(4, 15), sweep_half_papers),
    Daily("forget tablets that nobody touched", clock(4, 20), forget_untouched_tablets),
    Daily("remind workers", clock(7, 30), remind_workers),
)


def attempt(name: str, do: Callable[[], object]) -> bool:
    """Answers whether it was done; what went wrong is logged by its kind alone."""
    try:
        do()
    except (DatabaseError, sqlite3.Error, OSError) as error:
        log.warning("%s: %s", name, type(error).__name__)
        return False
    return True


def due_today(jobs: tuple[Daily, ...], done: dict[str, date], now: datetime) -> list[Daily]:
    return [job for job in jobs if done.get(job.name) != now.date() and now.time() >= job.at]


def run(
    jobs: tuple[Job, ...], stop: threading.Event, daily: tuple[Daily, ...] = (), pause: float = 60.0
) -> None:
    """Until ``stop``; a job that is late is done once, not as often as it was missed. A daily job
    that failed is tried again after ``pause`` seconds."""
    from sijak.kernel.dates import now

    due = {job.name: 0.0 for job in jobs}
    done: dict[str, date] = {}
    look_again = 0.0
    while not stop.is_set():
        for job in jobs:
            if time.monotonic() >= due[job.name]:
                due[job.name] = time.monotonic() + job.every_seconds
                attempt(job.name, job.do)
        if time.monotonic() >= look_again:
            look_again = time.monotonic() + pause
            for one in due_today(daily, done, now()):
                if not stop.is_set() and attempt(one.name, one.do):
                    done[one.name] = now().date()
            close_old_connections()
        stop.wait(min((job.every_seconds for job in jobs), default=pause) / 2)


def main() -> int:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    django.setup()
    run(JOBS, stop, DAILY)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
