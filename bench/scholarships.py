"""How long does a round of 2,000 applications take to stand in order, with two readings each?"""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

from bench.client import median, p95
from bench.report import Report

RANKED_MS = 200.0
APPLICATIONS, READERS, TIMES = 2_000, 12, 12


def measure(report: Report, today: date) -> None:
    times = ranked(today)
    report.at_most("scholarship-ranking", median(times), RANKED_MS, "ms", p95_ms=round(p95(times), 2),
                   applications=APPLICATIONS)  # fmt: skip


def ranked(today: date) -> list[float]:
    """Milliseconds, store and sorting together; the round is taken away afterwards."""
    from sijak.scholarships.queries.ranking import ranking_of

    one, times = filled(today), list[float]()
    for _ in range(TIMES):
        began = time.perf_counter()
        found = ranking_of(one)
        times.append((time.perf_counter() - began) * 1000)
        if len(found) != APPLICATIONS:
            raise RuntimeError("some applications are not ranked")
    one.delete()
    return times[2:]


def filled(today: date):  # type: ignore[no-untyped-def]  # models load after Django
    from sijak.scholarships.models import Application, Piece, Review, Round

    dice, day = random.Random(7), timedelta(days=1)
    one = Round(
        team="bench", readers="bench", call="fruit", term="2026-2", state="called", places=10,
        weights={"grades": 60, "aim": 15, "plan": 15, "life": 10}, won_each=1_300_000, opens_on=today - day,
        closes_on=today, reads_until=today, decides_on=today, starts_on=today,
    )  # fmt: skip
    one.save(force_insert=True)
    rows = [Application(round=one, team="bench", state="released", number=f"b{n:07d}", mailbox=f"{n:032x}",
                        sent_on=today, figure=dice.randint(70, 100), content=b"-")
            for n in range(APPLICATIONS)]  # fmt: skip
    Application.objects.bulk_create(rows)
    pieces = [Piece(team="bench", application=row, released_by="-", released_on=today, content=b"-")
              for row in rows]  # fmt: skip
    Piece.objects.bulk_create(pieces)
    Review.objects.bulk_create([
        Review(team="bench", piece=piece, reader=f"{(n + second) % READERS:032x}", state="done",
               read_on=today, aim=dice.randint(1, 5), plan=dice.randint(1, 5), life=dice.randint(1, 5),
               content=b"-")
        for n, piece in enumerate(pieces) for second in (0, 1)
    ])  # fmt: skip
    return one
