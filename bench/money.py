"""(17) The treasurer's day with 500 open items beside a plain page with the same rows; and the trial balance
of a ledger of a million entries.

``python -m bench.money [ENTRIES]`` measures the trial balance alone, on a store of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import batched
from typing import Any

from bench.client import Browser, median
from bench.pages import compare
from bench.report import Report

KEEPER, OPEN, ENTRIES, MOST_MS = "hana", 500, 1_000_000, 200.0
KINDS = ("living", "food", "home", "body", "child")


def open_items(today: date) -> list[dict[str, Any]]:
    """What both houses hold."""
    return [
        {"number": f"M-{at:08d}", "kind": KINDS[at % 5], "won": 20_000 + at * 700, "way": "cash",
         "month": f"{today:%Y-%m}", "due_on": today + timedelta(days=at % 7 - 1), "is_urgent": at % 50 == 0}
        for at in range(OPEN)
    ]  # fmt: skip


def fill_purse(known: dict[str, Any], vault: Any, token: str, today: date) -> None:
    """Each on a money strand of somebody of its own, held by a care team and by those who pay."""
    from sijak.money.models import Ask, Outlay
    from sijak.people.models import Strand

    care, payers = known["teams"]["seoul"], known["teams"]["payers"]
    parts = {part: [care] for part in ("contact", "self", "safety", "casework")} | {"money": [care, payers]}
    asker, lead = known["people"]["sora"]["user"], known["people"]["minji"]["user"]
    folk = [{"face": {"display": f"돈{at}"}, "profile": {}, "lead": lead, "stage": "closed",
             "heard": today.isoformat(), "since": today.isoformat(), "strands": parts}
            for at in range(OPEN)]  # fmt: skip
    made = vault.settle(token, folk)
    strands = [Strand(id=one["strands"]["money"], compartment="money", team=care) for one in made]
    rows = [Outlay(asked_on=today, asked_by=asker, **one) for one in open_items(today)]
    Strand.objects.bulk_create(strands)
    Outlay.objects.bulk_create(rows)
    Ask.objects.bulk_create([Ask(id=row.id, number=row.number, strand=strand, content=b"-")
                             for row, strand in zip(rows, strands, strict=True)])  # fmt: skip


def measure_purse(report: Report, house: Browser, plain: Browser) -> None:
    compare(report, "treasurers-day", lambda: house.get("/money/"), lambda: plain.get("/purse/"))


# -- the ledger ------------------------------------------------------------------------------------------
def million(count: int) -> list[str]:
    """Forty lines, three years; entries and their sums as the house keeps them. Answers the account keys."""
    from django.db import connection

    from sijak.kernel.ids import random_id
    from sijak.money.models import Account, BudgetLine, Entry, Fund, MonthTotal

    fund = Fund(name="f", funder="f", starts_on=date(2024, 1, 1), ends_on=date(2026, 12, 31))
    fund.save(force_insert=True)
    lines = [BudgetLine(fund=fund, name=f"{at}", place=at) for at in range(1, 41)]
    BudgetLine.objects.bulk_create(lines)
    pairs = [(Account(kind="free", line=line), Account(kind="promised", line=line)) for line in lines]
    sums: dict[tuple[str, str], list[int]] = {}
    for pair in pairs:
        pair[0].credits = count * 2000
    Account.objects.bulk_create([one for pair in pairs for one in pair])
    for some in batched(range(count), 20_000):
        rows = []
        for at in some:
            free, promised = pairs[at % 40]
            day, won = date(2024, 1, 1) + timedelta(days=at % 1000), 1000 + at % 977
            month = f"{day:%Y-%m}"
            rows.append(Entry(id=random_id(), day=day, month=month, kind="commit", debit=free,
                              credit=promised, won=won, written_by="x"))  # fmt: skip
            for side, account in enumerate((free, promised)):
                sums.setdefault((account.pk, month), [0, 0])[side] += won
        Entry.objects.bulk_create(rows)
    MonthTotal.objects.bulk_create(
        [MonthTotal(account_id=account, month=month, debits=left, credits=right)
         for (account, month), (left, right) in sums.items()]
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return [one.pk for pair in pairs for one in pair]


def timed(question: Callable[[], Any], times: int = 21) -> float:
    """Median milliseconds."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        question()
        spent.append((time.perf_counter() - began) * 1000)
    return median(spent)


def measure_ledger(report: Report, count: int = ENTRIES) -> None:
    """In the store that is set up: its own, or one that holds nothing else of money."""
    from sijak.money.queries.ledger import general_ledger, trial_balance

    keys = million(count)
    assert trial_balance("2026-12").is_balanced
    report.at_most("trial-balance", timed(lambda: trial_balance("2026-12")), MOST_MS, "ms", entries=count)
    report.told("general-ledger", timed(lambda: general_ledger(keys[0], None), 5), "ms", entries=count)


def main() -> int:
    import django
    from django.core.management import call_command

    count = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    with tempfile.TemporaryDirectory(prefix="sijak-ledger-") as folder:
        os.environ |= {"SIJAK_DATA_DIR": folder, "SIJAK_PRACTICE": "1", "SIJAK_ORIGIN": "http://localhost:1",
                       "DJANGO_SETTINGS_MODULE": "sijak.settings"}  # fmt: skip
        os.makedirs(f"{folder}/web", mode=0o700)
        django.setup()
        call_command("migrate", verbosity=0)
        report = Report()
        measure_ledger(report, count)
    return 0 if report.is_good else 1


if __name__ == "__main__":
    raise SystemExit(main())
