"""(27) How fast is a name found, what does the seal cost, and are the right people found?"""

from __future__ import annotations

import os
import re
import resource
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path
from typing import Any

from bench.client import Browser, beside, median, p95, stopwatch
from bench.report import Report

PAGE = "/people/search/"
HIT = re.compile(r'href="/people/([0-9a-f]{32})/"')
P95_MS, RATIO, FIRST_MS, RECALL, FIRST_FIVE = 20.0, 1.3, 1000.0, 0.99, 5
MILLION = int(os.environ.get("BENCH_MILLION", "1000000"))
EACH_KIND = int(os.environ.get("BENCH_QUERIES", "60"))


class Searcher:
    """Somebody signed in with the search page open."""

    def __init__(self, port: int, token: str) -> None:
        self.browser = Browser(port, sijak=token)
        self.token = self.browser.form_token(PAGE)

    def find(self, words: str) -> list[str]:
        given = {"csrfmiddlewaretoken": self.token, "q": words}
        status, text = self.browser.ask("POST", PAGE, given)
        if status != 200:
            raise RuntimeError(f"search answered {status}")
        return list(dict.fromkeys(HIT.findall(text[text.find("<main") :])))


def faces_of(folder: Path, handle: str) -> list[tuple[str, Any]]:
    """(person, face) of everybody, opened with a worker's own keys from a copy at rest."""
    import json

    from hangul.search import Face
    from vault import server
    from vault.strands import open_face
    from vault.verbs import VERBS, Ask

    state = server.load(folder / "vault", production=False, origin="http://localhost")
    phrase = json.loads((folder / "practice" / "cast.json").read_text())["people"][handle]["phrase"]
    asked = {"handle": handle, "phrase": phrase, "where": "bench"}
    token = str(VERBS["unlock"].run(Ask(state, "", asked, []))[0]["token"])
    hand, out = state.sessions.hand(token), list[tuple[str, Any]]()
    people = list(state.registry.persons.values())
    opened = state.strands.keys_of(hand, [p.strands["contact"] for p in people], strict=False)
    for one in people:
        if key := opened.get(one.strands["contact"]):
            face, _ = open_face(state.store, one, key)
            out.append((one.id, Face(face["display"], tuple(face["names"]), face["birth_year"],
                                     tuple(face["phones"]), one.code)))  # fmt: skip
    state.store.db.close()
    return out


def by_kind(questions: Iterable[Any]) -> dict[str, list[Any]]:
    kinds: dict[str, list[Any]] = defaultdict(list)
    for one in questions:
        kinds[one.kind].append(one)
    return dict(kinds)


def measure_kinds(report: Report, real: Searcher, clear: Searcher, questions: list[Any]) -> None:
    for kind, asked in by_kind(questions).items():
        measure_kind(report, kind, real, clear, [one.text for one in asked])


def measure_kind(report: Report, kind: str, real: Searcher, clear: Searcher, asked: list[str]) -> None:
    one, other = cycle(asked), cycle(asked)
    here, floor = beside(lambda: real.find(next(one)), lambda: clear.find(next(other)), EACH_KIND)
    told = {"median_ms": round(median(here), 2), "floor_median_ms": round(median(floor), 2),
            "floor_p95_ms": round(p95(floor), 2), "queries": len(here)}  # fmt: skip
    report.at_most(f"search-p95:{kind}", p95(here), P95_MS, "ms", **told)
    report.at_most(f"search-ratio:{kind}", median(here) / median(floor), RATIO, "times", **told)


def measure_recall(report: Report, real: Searcher, questions: list[Any]) -> None:
    missed = [q for q in questions if q.person_id not in real.find(q.text)[:FIRST_FIVE]]
    kinds: dict[str, int] = defaultdict(int)
    for one in missed:
        kinds[one.kind] += 1
    found = 1 - len(missed) / len(questions)
    report.at_least("search-recall", found, RECALL, "share", queries=len(questions), missed=dict(kinds))


def measure_first(report: Report, house: Any, handle: str, words: str) -> None:
    """The vault ends and starts again; somebody signs in; then the first search of the day."""
    began = time.perf_counter()
    vault = house.restart_vault()
    up = (time.perf_counter() - began) * 1000
    searcher = Searcher(house.port, house.sign_in(vault, handle))
    first = stopwatch(lambda: searcher.find(words))
    second = stopwatch(lambda: searcher.find(words))
    report.at_most("search-first-after-restart", first, FIRST_MS, "ms",
                   vault_up_ms=round(up, 1), second_ms=round(second, 2))  # fmt: skip


def measure_million(report: Report) -> None:
    """Reported, not held to a bar: the index alone, in this process."""
    if not MILLION:
        return
    from bench import queries
    from hangul.search import Index, entry

    town = queries.town(MILLION)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    index, began = Index(), time.perf_counter()
    index.load((person, entry(face)) for person, face in town)
    built = time.perf_counter() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    real = [face.names[0] for _, face in town[:: max(1, MILLION // 100)] if face.names]
    first = stopwatch(lambda: index.find(real[0]))
    times = [stopwatch(lambda: index.find(name)) for name in real]  # noqa: B023
    report.told("search-million-p95", p95(times), "ms", median_ms=round(median(times), 2),
                build_s=round(built, 1), first_ms=round(first, 1), grown_mb=round(grown),
                people=len(town))  # fmt: skip
