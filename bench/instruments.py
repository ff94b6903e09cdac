"""How long does one answer of twenty take, and how long are sixty scores drawn?"""

from __future__ import annotations

import re
import time
from datetime import date, timedelta
from typing import Any

from bench import fill
from bench.client import Browser, median, p95, stopwatch
from bench.report import Report

ANSWER_MS, DRAWN_MS = 30.0, 20.0
ROUNDS, SCORES = 3, 60
ASKED = re.compile(r"/ask/([0-9a-f]{32})/")


def measure(report: Report, browser: Browser, walker: fill.Walker, person: str, today: date) -> None:
    """The twenty questions of the PCL-5, in the language in which their text may be shipped."""
    times: list[float] = []
    for _ in range(ROUNDS):
        times += answered(browser, f"/en/heart/{person}/ask/")
    report.at_most("instrument-answer", p95(times), ANSWER_MS, "ms", median_ms=round(median(times), 2),
                   worst_ms=round(max(times), 2), answers=len(times))  # fmt: skip
    strand = strand_of(walker, person)
    keep_scores(walker, strand, today)
    drawn = [drawing(walker, strand) for _ in range(40)][10:]
    page = [stopwatch(lambda: browser.get(f"/heart/{person}/course/?what=phq9")) for _ in range(20)][5:]
    report.at_most("trend-60", median(drawn), DRAWN_MS, "ms", p95_ms=round(p95(drawn), 2),
                   whole_page_ms=round(median(page), 2), scores=SCORES)  # fmt: skip


def answered(browser: Browser, path: str) -> list[float]:
    """Each answer is one POST; what is timed is its answer as the browser sees it."""
    token = browser.form_token(path)
    given = {"instrument": "pcl5", "mode": "read", "setting": "room", "csrfmiddlewaretoken": token}
    status, _ = browser.ask("POST", path, given)
    leads_to = {name.lower(): value for name, value in browser.headers.items()}.get("location", "")
    found = ASKED.search(leads_to)
    if status != 302 or found is None:
        raise RuntimeError(f"nothing was begun ({status})")
    times = []
    for number in range(1, 21):
        where = f"{path}{found[1]}/{number}/"
        answer = {"answer": str(number % 5), "csrfmiddlewaretoken": browser.form_token(where)}
        began = time.perf_counter()
        status, text = browser.ask("POST", where, answer)
        times.append((time.perf_counter() - began) * 1000)
        if status != 302:
            raise RuntimeError(f"the answer was not kept ({status}): {text[:200]}")
    return times


def strand_of(walker: fill.Walker, person: str) -> str:
    from sijak.people.queries.files import strand_of as found

    return found(fill.actor(walker), person, "counselling")


def keep_scores(walker: fill.Walker, strand: str, today: date) -> None:
    """Sixty times in four years, read aloud."""
    from sijak.counselling.enums.screenings import Mode, ScreeningState, Setting
    from sijak.counselling.instruments import all_instruments
    from sijak.counselling.models import Screening
    from sijak.counselling.rules.answers import content_of
    from sijak.people.sealing import seal_rows

    one = all_instruments()["phq9"]
    sealed: list[tuple[Any, dict[str, str]]] = []
    for n in range(SCORES):
        answers: dict[str, int | None] = {key: (n + at) % 4 for at, key in enumerate(one.scored)}
        row = Screening(
            strand_id=strand, instrument=one.key, edition=one.edition, asked_by=walker.user, mode=Mode.READ,
            day=today - timedelta(days=24 * (SCORES - n)), setting=Setting.ROOM, state=ScreeningState.DONE,
        )  # fmt: skip
        sealed.append((row, {"content": content_of(one.key, answers, "ko")}))
    seal_rows(fill.actor(walker), sealed)
    Screening.objects.bulk_create([row for row, _ in sealed])


def drawing(walker: fill.Walker, strand: str) -> float:
    """Milliseconds from the opened rows to the picture."""
    from django.template.loader import render_to_string

    from sijak.counselling.instruments import all_instruments
    from sijak.counselling.queries.courses import course
    from sijak.counselling.queries.screenings import all_asked, done_on

    asked = all_asked(fill.actor(walker), done_on(strand, "phq9"))
    one = all_instruments()["phq9"]

    def draw() -> str:
        return render_to_string("counselling/parts/course_svg.html", {"course": course(one, asked)})

    return stopwatch(draw)
