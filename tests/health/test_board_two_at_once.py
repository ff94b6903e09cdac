"""Two at one desk write the same sealed column at the same moment: nothing of either is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.house import House

ROOT = Path(__file__).resolve().parents[2]
EACH = 20
# A process of its own, since the data store of the tests lies in one process's memory.
WORK = """
import sys, threading
import django
django.setup()
from django.core.management import call_command
from django.db import connections
call_command("migrate", verbosity=0)
from sijak.health.actions import board as actions
from sijak.health.actions.board import WalkIn
from sijak.health.models import BoardDay, Ticket
from sijak.health.queries.board import board_of
from sijak.health.queries.rooms import RoomView
from sijak.kernel.actor import Actor
from sijak.kernel.dates import now
from sijak.kernel.ids import random_id

team, tokens, each = sys.argv[1], sys.argv[2].split(","), int(sys.argv[3])
actors = [Actor(token=t, user_id="0" * 32, name="", role="peer", permissions=frozenset(), teams=(team,),
                centre="", language="ko", where="", is_officer=False) for t in tokens]
room, wrong = RoomView(team, ""), []

def work(by, name):
    try:
        for n in range(each):
            once = random_id()
            actions.take_ticket(by=by, room=room, once=once, walk_in=WalkIn(alias=f"{name}{n}"))
            actions.move_ticket(by=by, ticket=once, to="doctor", once=random_id())
    except BaseException as error:
        wrong.append(repr(error))
    finally:
        connections.close_all()

threads = [threading.Thread(target=work, args=(by, name)) for by, name in zip(actors, "ab")]
[t.start() for t in threads]; [t.join() for t in threads]
cards = [c for column in board_of(actors[0], room, now()).columns for c in column.cards]
print(len(cards), sorted({c.line.state for c in cards}), len({c.line.alias for c in cards}),
      sorted(c.number for c in cards) == list(range(1, 2 * each + 1)), BoardDay.objects.get().version, wrong)
"""


def test_it_loses_nothing_when_two_write_at_once(house: House) -> None:
    tokens = ",".join(house.token(handle) for handle in ("yongil", "seolhwa"))
    with tempfile.TemporaryDirectory(prefix="sijak-two-") as folder:
        env = {**os.environ, "SIJAK_DATA_DIR": folder, "SIJAK_PRACTICE": "1",
               "DJANGO_SETTINGS_MODULE": "sijak.settings", "SIJAK_VAULT_SOCKET": str(house.path)}  # fmt: skip
        said = subprocess.run(
            [sys.executable, "-c", WORK, house.teams["health"], tokens, str(EACH)], cwd=ROOT, env=env,
            capture_output=True, text=True, timeout=120, check=False)  # fmt: skip
    assert said.stdout.strip() == f"{2 * EACH} ['doctor'] {2 * EACH} True {4 * EACH + 1} []", said.stderr[
        -800:
    ]
