"""What the clock does at night: twice without harm, and it stops when told."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

import pytest
from django.conf import settings

from sijak import worker
from sijak.accounts.jobs import DRAFT_DAYS, forget_old_drafts, keep_audit_words, words_file
from sijak.accounts.models import Draft
from sijak.journal.jobs import replay_journal
from sijak.journal.models import Entry
from sijak.kernel.dates import KST, today
from tests.care.folk import heard, silent
from tests.house import House

ROOT = Path(__file__).resolve().parents[2]


def totals(house: House, indicator: str) -> int:
    month = today().isoformat()[:7]
    rows = house.state.store.rows(
        "SELECT coalesce(sum(n),0) FROM tally WHERE indicator=? AND month=?", indicator, month
    )
    return int(rows[0][0])


def entry(person: dict[str, dict[str, str]], **given: object) -> Entry:
    first = {"day": today(), "month": today().isoformat()[:7], "kind": "visit", "centre": "seoul"}
    return Entry.objects.create(strand_id=person["strands"]["casework"], **(first | given))


def test_it_tells_the_vault_what_it_missed(house: House) -> None:
    person = house.make_person()
    silent(house, person, 50)
    entry(person)
    assert heard(house, person) != today().isoformat()
    assert replay_journal() == 1
    assert heard(house, person) == today().isoformat()


def test_it_counts_nothing_twice(house: House) -> None:
    entry(house.make_person())
    replay_journal()
    counted = totals(house, "visits")
    assert replay_journal() == 1
    assert totals(house, "visits") == counted > 0


@pytest.mark.parametrize("outcome", ["no_answer", "missed", "moved"])
def test_it_hears_nobody_in_a_try_that_was_in_vain(house: House, outcome: str) -> None:
    person = house.make_person()
    silent(house, person, 50)
    entry(person, kind="talk", outcome=outcome)
    replay_journal()
    assert heard(house, person) == (today() - timedelta(days=50)).isoformat()


def test_it_looks_back_forty_days_and_takes_the_last_word(house: House) -> None:
    person = house.make_person()
    silent(house, person, 60)
    for ago in (41, 20, 5):
        entry(person, day=today() - timedelta(days=ago))
    assert replay_journal() == 2
    assert heard(house, person) == (today() - timedelta(days=5)).isoformat()


def test_it_keeps_the_words_of_the_record_once_a_day(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SIJAK_DATA_DIR", tmp_path)
    assert keep_audit_words() and not keep_audit_words()
    line = words_file().read_text()
    assert len(line.split()) == 9 and line.split()[0].isdecimal()
    assert words_file().stat().st_mode & 0o077 == 0
    verdict = house.vault.audit_verify(house.token("dahee"), [line.strip()])
    assert verdict["ok"]


def test_it_waits_for_a_vault_that_is_away(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sijak.accounts import line

    monkeypatch.setattr(settings, "SIJAK_DATA_DIR", tmp_path)
    monkeypatch.setattr(settings, "SIJAK_VAULT_SOCKET", str(tmp_path / "nobody.sock"))
    line.vault.cache_clear()
    assert not keep_audit_words() and not words_file().exists()
    entry(house.make_person())
    assert replay_journal() == 1


def test_it_forgets_drafts_after_a_month(house: House) -> None:
    for ago in (DRAFT_DAYS + 1, DRAFT_DAYS, 0):
        Draft.objects.create(user_id="a" * 32, place=str(ago), content=b"x",
                             kept_on=today() - timedelta(days=ago))  # fmt: skip
    assert forget_old_drafts() == 1
    assert Draft.objects.count() == 2


def daily(name: str, at: clock, done: list[str]) -> worker.Daily:
    return worker.Daily(name, at, lambda: done.append(name))


def test_it_does_a_daily_job_once_and_after_its_hour() -> None:
    jobs = (daily("early", clock(3), []), daily("late", clock(22), []))
    noon = datetime(2026, 11, 22, 12, tzinfo=KST)
    assert [one.name for one in worker.due_today(jobs, {}, noon)] == ["early"]
    assert worker.due_today(jobs, {"early": noon.date()}, noon) == []
    again = worker.due_today(jobs, {"early": noon.date() - timedelta(days=1)}, noon)
    assert [one.name for one in again] == ["early"]


def test_it_logs_a_failure_by_its_kind_alone(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise OSError("/secret/place")

    with caplog.at_level("WARNING", logger="sijak.worker"):
        assert not worker.attempt("a job", fail)
    assert "/secret/place" not in caplog.text


@pytest.mark.django_db
def test_it_tries_a_failed_daily_job_again() -> None:
    tries: list[date] = []
    stop = threading.Event()

    def fail_once() -> None:
        tries.append(today())
        if len(tries) == 1:
            raise OSError
        stop.set()

    worker.run((), stop, (worker.Daily("shaky", clock(0), fail_once),), pause=0.01)
    assert len(tries) == 2


def test_it_stops_cleanly_when_told(tmp_path: Path) -> None:
    env = os.environ | {
        "SIJAK_DATA_DIR": str(tmp_path), "SIJAK_PRACTICE": "1", "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "sijak.settings", "PYTHONUNBUFFERED": "1",
    }  # fmt: skip
    python = sys.executable
    subprocess.run([python, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=env, check=True)
    process = subprocess.Popen([python, "-m", "sijak.worker"], cwd=ROOT, env=env)
    time.sleep(2.5)
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
