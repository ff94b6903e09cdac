"""(28) A person's page, today's page, a note and the figures, each beside a plain page.
(29) Eight people at once."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench.client import Browser, beside, median, p95
from bench.report import Report
from tests.promises.forms import Input, fill, posts, sheets

TWICE, FIGURES_MS = 2.0, 100.0
ROUNDS = 120
CLIENTS, NOTES_EACH = 8, 25


def compare(
    report: Report, name: str, one: Callable[[], str], floor: Callable[[], str], times: int = ROUNDS
) -> None:
    here, there = beside(one, floor, times)
    report.at_most(
        f"{name}-ratio", median(here) / median(there), TWICE, "times",
        median_ms=round(median(here), 2), floor_median_ms=round(median(there), 2),
        p95_ms=round(p95(here), 2), floor_p95_ms=round(p95(there), 2),
        bytes=len(one().encode()), floor_bytes=len(floor().encode()),
    )  # fmt: skip


class NoteWriter:
    """Writes note after note on the form that the page gives; the form is read once a note and
    not timed, since both sides need it."""

    def __init__(self, browser: Browser, path: str, is_plain: bool) -> None:
        self.browser, self.path, self.is_plain = browser, path, is_plain
        self.ready: list[dict[str, str]] = []
        self.written = 0

    def prepare(self) -> None:
        page = self.browser.get(self.path)
        sheet = next(s for s in posts(sheets(page)) if "happened_on" in s.asks)
        given = {k: v[0] for k, v in fill(sheet, self.words).items()}
        given |= {"happened_on": date.today().isoformat(), "minutes": "50"}
        if self.is_plain:
            given |= {"kind": "talk", "channel": "room"}
        given.pop("", None)
        given.pop("go", None)
        self.ready.append(given)

    def words(self, field: Input) -> str:
        """The five fields of a note; the house's sixth, for supervision, the floor has not."""
        return "" if field.name == "supervision" else f"봄이 왔다고 한다 {self.written}"

    def keep(self) -> int:
        self.written += 1
        status, text = self.browser.ask("POST", self.path, self.ready.pop())
        if status != 302:
            raise RuntimeError(f"the note was not kept ({status}): {text[:300]}")
        return status


def measure_notes(report: Report, house: NoteWriter, plain: NoteWriter) -> None:
    here, there = [], []
    for turn in range(ROUNDS // 2 + 10):
        for writer, times in ((house, here), (plain, there)):
            writer.prepare()
            began = time.perf_counter()
            writer.keep()
            times.append((time.perf_counter() - began) * 1000)
        if turn == 9:
            here.clear()
            there.clear()
    report.at_most("note-save-ratio", median(here) / median(there), TWICE, "times",
                   median_ms=round(median(here), 2), floor_median_ms=round(median(there), 2),
                   p95_ms=round(p95(here), 2), floor_p95_ms=round(p95(there), 2))  # fmt: skip


# -- figures ---------------------------------------------------------------------------------------
def measure_figures(report: Report, house: Browser, plain: Browser) -> None:
    compare(report, "figures", lambda: house.get("/figures/"), lambda: plain.get("/figures/"))
    row = report.rows[-1]
    report.at_most("figures-p95", row["p95_ms"], FIGURES_MS, "ms", median_ms=row["median_ms"])


def measure_recount(
    report: Report, data: Path, totals: dict[str, Any], count: int, persons: dict[str, str]
) -> None:
    """Each shown cell against a count over the journal's own rows. ``persons``: whose each strand is; a
    person stands on several."""
    from sijak.journal.rules import COUNTS

    kinds_of: dict[str, list[str]] = {}
    for kind, indicators in COUNTS.items():
        for indicator in indicators:
            kinds_of.setdefault(indicator, []).append(str(kind.value))
    line, wrong, shown = sqlite3.connect(data), 0, 0
    line.create_function("person_of", 1, persons.get, deterministic=True)
    for indicator, by_month in totals.items():
        kinds = kinds_of.get(indicator)
        if kinds is None:
            continue
        counted = recount(line, indicator, kinds)
        for month, cells in by_month.items():
            for value, n in cells.items():
                shown += n is not None
                wrong += n is not None and n != counted[month, value]
    line.close()
    report.at_most("figures-recount-differences", wrong, 0, "cells", cells=shown, journal_rows=count)
    report.at_least("figures-cells-compared", shown, 1, "cells")


def recount(line: sqlite3.Connection, indicator: str, kinds: list[str]) -> Counter[tuple[str, str]]:
    """(month, centre or 'all') -> how many; persons once a month and centre."""
    from vault.verbs.counting import PEOPLE

    what = "DISTINCT person_of(strand_id)" if indicator in PEOPLE else "*"
    marks = ",".join("?" * len(kinds))
    counted: Counter[tuple[str, str]] = Counter()
    for month, centre, n in line.execute(
        f"SELECT month, centre, count({what}) FROM journal_entry WHERE kind IN ({marks})"
        " AND outcome NOT IN ('no_answer','missed','moved') GROUP BY 1, 2", kinds):  # fmt: skip
        counted[month, centre or "?"] += n
        counted[month, "all"] += n
    return counted


# -- eight at once -----------------------------------------------------------------------------------
def measure_crowd(report: Report, port: int, tokens: list[str], path: str, data: Path) -> None:
    """Each writes notes as fast as the house answers; every answer is counted against the store."""
    table = "SELECT count(*) FROM care_note"
    line = sqlite3.connect(data)
    before, answers = line.execute(table).fetchone()[0], Counter[int]()
    guard, times = threading.Lock(), list[float]()

    def work(token: str) -> None:
        writer = NoteWriter(Browser(port, sijak=token), path, is_plain=False)
        for _ in range(NOTES_EACH):
            writer.prepare()
            began = time.perf_counter()
            status, _ = writer.browser.ask("POST", path, writer.ready.pop())
            with guard:
                answers[status] += 1
                times.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=work, args=(token,)) for token in tokens]
    began = time.perf_counter()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    spent = time.perf_counter() - began
    kept = line.execute(table).fetchone()[0] - before
    wanted = CLIENTS * NOTES_EACH
    told = {"clients": len(tokens), "p95_ms": round(p95(times), 1), "notes": wanted,
            "per_second": round(wanted / spent, 1), "answers": dict(answers)}  # fmt: skip
    report.at_most("crowd-errors", wanted - answers[302], 0, "deeds", **told)
    report.at_most("crowd-lost-writes", answers[302] - kept, 0, "notes", kept=kept)
