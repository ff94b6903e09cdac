"""Two workers at once, on a real SQLite file: the last place is given once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import threading
from datetime import date
import django
django.setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
from sijak.counselling.actions.families import accept_household
from sijak.counselling.models import Household, Season
from sijak.kernel.actor import Actor
from sijak.people.models import Strand

by = Actor(token="", user_id="w", name="", role="counsellor", permissions=frozenset(), teams=("t",),
           centre="", language="ko", where="", is_officer=False)
day = date(2026, 11, 1)
wrong = []
for turn in range(10):
    season = Season.objects.create(team="t", opens_on=day, closes_on=day, starts_on=day, ends_on=day,
                                   places=1, visits=5, smallest=2, content=b"x")
    rows = []
    for n in range(2):
        strand = Strand.objects.create(id=f"{turn:016x}{n:016x}", compartment="counselling", team="t")
        rows.append(Household.objects.create(strand=strand, season=season, source="own", people=2,
                                             applied_on=day, step_on=day, content=b"x"))
    gate = threading.Barrier(2)
    said = []
    def work(row):
        gate.wait()
        try:
            said.append(accept_household(by=by, strand=row.strand_id, household=row.id).state)
        except Exception as error:
            said.append(repr(error))
        finally:
            connection.close()
    both = [threading.Thread(target=work, args=(row,)) for row in rows]
    [one.start() for one in both]
    [one.join() for one in both]
    if sorted(map(str, said)) != ["accepted", "waiting"]:
        wrong.append(said)
print(wrong or "once")
"""


def test_it_gives_the_last_place_once(tmp_path: Path) -> None:
    env = {**os.environ, "SIJAK_DATA_DIR": str(tmp_path), "SIJAK_PRACTICE": "1",
           "DJANGO_SETTINGS_MODULE": "sijak.settings"}  # fmt: skip
    asked = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(asked, check=False, env=env, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip().endswith("once"), done.stdout + done.stderr[-2000:]
