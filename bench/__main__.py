"""``python -m bench``: builds a practice house and its floors, measures them, writes build/bench.json.

BENCH_PEOPLE (34537), BENCH_ENTRIES (1000000), BENCH_MILLION (1000000; 0 leaves it out) and BENCH_DIR
make a small trial run of it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench import desk, fill, house, instruments, money, pages, public, rows, scholarships, search
from bench.client import Browser
from bench.report import Report, this_machine, this_store

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "34537"))
ENTRIES = int(os.environ.get("BENCH_ENTRIES", "1000000"))
QUERIES = int(os.environ.get("BENCH_RECALL", "3000"))
SEARCHER = "dahee"  # through intake, everybody's contact strand is hers to search


def say(what: str, began: float) -> None:
    print(f"[{time.monotonic() - began:5.0f} s] {what}", flush=True)


def main() -> int:
    began, report = time.monotonic(), Report()
    folder = Path(os.environ.get("BENCH_DIR") or tempfile.mkdtemp(prefix="sijak-bench-"))
    started: list[Any] = []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        run(report, folder, started, began)
    finally:
        for one in started:
            stop(one)
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if report.is_good else 1


def stop(one: Any) -> None:
    if isinstance(one, subprocess.Popen):
        os.killpg(one.pid, signal.SIGTERM)
        one.wait(10)
    else:
        one.stop()


def run(report: Report, folder: Path, started: list[Any], began: float) -> None:
    say(f"a town of {PEOPLE} people", began)
    made, vault = house.build(folder / "house", PEOPLE)
    started.append(made)
    today = date.today()
    officer = made.sign_in(vault, "dahee")
    walker, lister = (fill.enrol(vault, officer, name) for name in ("walker", "lister"))
    one = fill.settle(vault, walker, 1, fill.ALL_PARTS, 900_001, today)[0]
    fill.write(walker, one["strands"], rows.of_one_person(today))
    listed = fill.settle(vault, lister, rows.LISTED, ("contact", "safety", "casework", "self"),
                         910_000, today)  # fmt: skip
    for person, written in zip(listed, rows.of_one_list(today), strict=True):
        fill.write(lister, person["strands"], [written])
    keeper = made.sign_in(vault, desk.KEEPER)
    desk.fill_board(made.known(), keeper, today)
    money.fill_purse(made.known(), vault, made.sign_in(vault, "minji"), today)
    data = made.folder / "web" / "data.db"
    say(f"{ENTRIES} journal rows, and their marks replayed", began)
    spent, persons = fill.fill_journal(made.folder, vault, ENTRIES, today)
    report.told("journal-replay", spent.pop("marks_a_second"), "marks/s", rows=ENTRIES,
                **{name: round(seconds, 1) for name, seconds in spent.items()})  # fmt: skip
    tallied(made.folder / "vault" / "store" / "vault.db", folder / "tally.json")
    say("the plain pages with the same rows", began)
    plain = filled_plain(folder)
    measure(report, Places(folder, made, vault, walker, lister, one["person"], plain, persons),
            started, began)  # fmt: skip
    machine, store = this_machine(), this_store(data, made.folder / "vault" / "store" / "vault.db")
    file = report.write(machine=machine, store=store)
    print(f"machine: {machine}\nstore: {store}", flush=True)
    say(f"{len(report.rows)} figures in {file}", began)


class Places:
    """Where everything stands that is measured."""

    def __init__(self, folder: Path, made: house.Measured, vault: Any, walker: fill.Walker,
                 lister: fill.Walker, person: str, plain: dict[str, Any],
                 persons: dict[str, str]) -> None:  # fmt: skip
        self.folder, self.house, self.vault = folder, made, vault
        self.walker, self.lister, self.person, self.plain = walker, lister, person, plain
        self.persons = persons
        self.plain_port = house.PORT + 2
        self.there_walker, self.there_lister = self.there("walker"), self.there("lister")

    def here(self, token: str) -> Browser:
        return Browser(self.house.port, sijak=token)

    def there(self, who: str) -> Browser:
        return Browser(self.plain_port, sessionid=self.plain[who])


def filled_plain(folder: Path) -> dict[str, Any]:
    said = subprocess.run(
        [sys.executable, "-m", "bench.plain.fill", str(folder), str(PEOPLE)], check=True,
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(house.ROOT)},
        cwd=house.ROOT)  # fmt: skip
    return dict(json.loads(said.stdout.splitlines()[-1]))


def tallied(store: Path, file: Path) -> None:
    """The vault's sums, as a plain house would keep them in clear."""
    import sqlite3

    line = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    found = line.execute(
        "SELECT indicator, month, dimension, value, sum(n) FROM tally GROUP BY 1, 2, 3, 4")  # fmt: skip
    keys = ("indicator", "month", "dimension", "value", "n")
    file.write_text(json.dumps([dict(zip(keys, row, strict=True)) for row in found]))
    line.close()


def measure(report: Report, at: Places, started: list[Any], began: float) -> None:
    at.vault.call("about")
    clear = house.beside_in_clear(at.house)
    started += [clear, house.start_plain(at.folder, at.plain_port)]
    clear_vault = clear.start_clear_vault()
    for one in (at.house, clear):
        one.start_web()
        if not one.answers():
            raise SystemExit("A web process did not answer.")
    say("search", began)
    faces = search.faces_of(clear.folder, SEARCHER)
    from bench.queries import questions

    asked = questions(faces, QUERIES)
    real = search.Searcher(at.house.port, at.house.sign_in(at.vault, SEARCHER))
    floor = search.Searcher(clear.port, clear.sign_in(clear_vault, SEARCHER))
    search.measure_kinds(report, real, floor, asked)
    search.measure_recall(report, real, asked)
    clear.stop()
    say("pages", began)
    measure_pages(report, at)
    say("the vault starts anew", began)
    search.measure_first(report, at.house, SEARCHER, asked[0].text)
    say("a million faces", began)
    search.measure_million(report)
    say("a ledger of a million entries", began)
    money.measure_ledger(report)


def measure_pages(report: Report, at: Places) -> None:
    walker, lister = at.here(at.walker.token), at.here(at.lister.token)
    path, floor = f"/people/{at.person}/", f"/people/{at.plain['person']}/"
    pages.compare(report, "person-page", lambda: walker.get(path),
                  lambda: at.there_walker.get(floor))  # fmt: skip
    pages.compare(report, "today-page", lambda: lister.get("/desk/"),
                  lambda: at.there_lister.get("/desk/"))  # fmt: skip
    notes = f"/care/{at.person}/notes/write/"
    pages.measure_notes(
        report,
        pages.NoteWriter(walker, notes, is_plain=False),
        pages.NoteWriter(at.there_walker, f"{floor}notes/write/", is_plain=True),
    )
    desk.measure_desk(report, at.here(at.house.sign_in(at.vault, desk.KEEPER)), at.there_walker)
    money.measure_purse(report, at.here(at.house.sign_in(at.vault, money.KEEPER)), at.there_walker)
    pages.measure_figures(report, walker, at.there_walker)
    instruments.measure(report, walker, at.walker, at.person, date.today())
    scholarships.measure(report, date.today())
    months = at.vault.totals(at.walker.token, *counted(), "centre")["cells"]
    data = at.house.folder / "web" / "data.db"
    pages.measure_recount(report, data, months, ENTRIES, at.persons)
    tokens = [at.vault.unlock("walker", at.walker.phrase, f"bench-{n}")["token"]
              for n in range(pages.CLIENTS)]  # fmt: skip
    public.measure(report, at.house.port)
    pages.measure_crowd(report, at.house.port, tokens, notes, data)


def counted() -> tuple[list[str], list[str]]:
    """Indicators and the last twelve months, as the page of figures asks them."""
    from sijak.kernel import dates
    from sijak.reports.enums import Figure
    from sijak.reports.queries import months_until

    return [figure.value for figure in Figure], months_until(dates.today())


if __name__ == "__main__":
    raise SystemExit(main())
