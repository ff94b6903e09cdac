"""Does any sequence of deeds at once, or a death in the middle of a payment, lose a won or pay twice? No."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.promises.running import ROOT

DEEDS, WORKERS, KILLS = 10_000, 2, 40
DEEDS_AT_LEAST = 10_000


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="sijak-won-") as made:
        (Path(made) / "web").mkdir(mode=0o700)
        start(Path(made), "found", 0, 0).wait(120)
        yield Path(made)


def start(folder: Path, mode: str, seed: int, count: int) -> subprocess.Popen[str]:
    ours = {k: v for k, v in os.environ.items() if not k.startswith("SIJAK_")}
    env = {**ours, "SIJAK_DATA_DIR": str(folder), "SIJAK_PRACTICE": "1", "PYTHONPATH": str(ROOT),
           "SIJAK_ORIGIN": "http://localhost:1", "DJANGO_SETTINGS_MODULE": "sijak.settings"}  # fmt: skip
    command = [sys.executable, "-m", "tests.promises.money_worker", mode, str(seed), str(count)]
    return subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


class Books:
    """The data store as a stranger reads it: by plain questions, without a line of the house."""

    def __init__(self, folder: Path) -> None:
        self.db = sqlite3.connect(folder / "web" / "data.db", timeout=30)

    def rows(self, sql: str) -> list[tuple]:  # type: ignore[type-arg]
        return self.db.execute(sql).fetchall()

    def lost(self) -> int:
        """Won that stand somewhere and not where they should, whichever way one adds."""
        sides = "SELECT {0}_id AS a, sum(won) AS s FROM money_entry GROUP BY 1"
        out = 0
        for side in ("debit", "credit"):
            wrong = self.rows(
                f"SELECT a.{side}s - coalesce(e.s, 0) FROM money_account a"
                f" LEFT JOIN ({sides.format(side)}) e ON e.a = a.id"
            )
            out += sum(abs(one) for (one,) in wrong)
            months = self.rows(
                f"SELECT a.{side}s - coalesce(sum(m.{side}s), 0) FROM money_account a"
                f" LEFT JOIN money_monthtotal m ON m.account_id = a.id GROUP BY a.id"
            )
            out += sum(abs(one) for (one,) in months)
        ((left, right),) = self.rows("SELECT sum(debits), sum(credits) FROM money_account")
        return out + abs(left - right) + self.astray()

    def astray(self) -> int:
        """What the lines hold as promised and on its way, beside what the outlays say."""
        out = 0
        for kind, state in (("promised", "promised"), ("transit", "sent")):
            found = self.rows(
                f"SELECT a.credits - a.debits - coalesce((SELECT sum(won) FROM money_outlay o"
                f" WHERE o.line_id = a.line_id AND o.state = '{state}'), 0)"
                f" FROM money_account a WHERE a.kind = '{kind}'"
            )
            out += sum(abs(one) for (one,) in found)
        return out

    def overspent(self) -> int:
        sql = "SELECT count(*) FROM money_account WHERE credits < debits"
        sql += " AND kind IN ('free','promised','transit')"
        return int(self.rows(sql)[0][0])

    def double(self) -> int:
        """Outlays that were paid more often than their state says, by payments or by entries."""
        net = "(SELECT count(*) FROM money_entry e WHERE e.ref = o.number AND e.kind = '{0}'"
        net += " AND e.reverses_id IS NULL AND NOT EXISTS"
        net += " (SELECT 1 FROM money_entry r WHERE r.reverses_id = e.id))"
        live = "(SELECT count(*) FROM money_payment p WHERE p.outlay_id = o.id AND p.state IN ({0}))"
        sql = (
            f"SELECT count(*) FROM money_outlay o WHERE {net.format('pay')} <> (o.state = 'paid')"
            f" OR {net.format('send')} <> (o.state IN ('sent','paid'))"
            f" OR {net.format('commit')} <> (o.state IN ('promised','sent','paid'))"
            f" OR {live.format(repr('paid'))} <> (o.state = 'paid')"
            f" OR {live.format(repr('sent'))} <> (o.state = 'sent')"
        )
        return int(self.rows(sql)[0][0])

    def one_handed(self) -> int:
        sql = "SELECT count(*) FROM money_outlay WHERE state IN ('promised','sent','paid') AND"
        sql += " (first_by = second_by OR first_by = asked_by OR second_by = asked_by OR second_by = '')"
        return int(self.rows(sql)[0][0])


@pytest.mark.slow
def test_it_loses_no_won_in_ten_thousand_deeds_at_once(folder: Path, proof: Callable[..., None]) -> None:
    crowd = [start(folder, "deeds", seed, DEEDS // WORKERS) for seed in range(WORKERS)]
    told = [one.communicate(timeout=300)[0].split() for one in crowd]
    done, refused = (sum(int(row[at]) for row in told) for at in (0, 1))
    books = Books(folder)
    entries = books.rows("SELECT count(*) FROM money_entry")[0][0]
    print(f"{done} deeds done, {refused} refused; {entries} entries")
    proof("ledger-deeds", done + refused, DEEDS_AT_LEAST, done + refused >= DEEDS_AT_LEAST)
    proof("ledger-lost-won", books.lost(), 0, books.lost() == 0)
    assert (books.lost(), books.overspent(), books.double(), books.one_handed()) == (0, 0, 0, 0)
    assert done > DEEDS // 10 and refused > DEEDS // 100


@pytest.mark.slow
def test_it_pays_once_or_not_at_all_however_often_it_dies(folder: Path, proof: Callable[..., None]) -> None:
    start(folder, "deeds", 99, 400).wait(120)  # something to pay
    parent, dice, wrong = start(folder, "pay", 7, 0), random.Random(11), 0
    assert parent.stdin is not None and parent.stdout is not None
    books = Books(folder)
    try:
        for _ in range(KILLS):
            parent.stdin.write("go\n")
            parent.stdin.flush()
            child = int(parent.stdout.readline().split()[1])
            time.sleep(0.06 + dice.uniform(0, 0.2))
            os.kill(child, signal.SIGKILL)
            assert parent.stdout.readline().startswith("dead")
            wrong += books.double() + books.overspent() + books.one_handed() + bool(books.lost())
    finally:
        parent.kill()
        parent.wait(20)
    paid = books.rows("SELECT count(*) FROM money_payment WHERE state = 'paid'")[0][0]
    print(f"{KILLS} deaths, {paid} payments arrived, {wrong} wrong")
    proof("payment-kills", KILLS, KILLS, True)
    proof("payment-double", books.double(), 0, books.double() == 0)
    assert wrong == 0
    assert paid > 0
