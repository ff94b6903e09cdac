"""Can a thief of the data store join the strands of one person again? How often?

The town is the practice town of 300 and some more people whose files were opened one by one, as in
life; the disk is copied while the house runs, so the thief has the write-ahead log as well.
"""

from __future__ import annotations

import itertools
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.promises import people_day, thief
from tests.promises.running import Running, running
from vault import server

BAR = 0.05
TOWN, NEWCOMERS = 300, 24
# The worker cuts the log every five seconds; what was written since is within the thief's reach.
AT_REST_SECONDS = 9


def truth(vault_folder: Path) -> tuple[set[thief.Pair], int]:
    """Pairs of strands that are one person, and how many people there are; asked of the vault's
    own store with its pepper."""
    state = server.load(vault_folder, production=False, origin="http://localhost")
    people = list(state.registry.persons.values())
    state.store.db.close()
    pairs = {frozenset(two) for one in people for two in itertools.combinations(one.strands.values(), 2)}
    return pairs, len(people)


def copied(house: Running, folder: Path) -> Path:
    """The disk of a machine that is running: nothing is closed, nothing checkpointed."""
    folder.mkdir()
    for file in (house.data / "web").glob("data.db*"):
        shutil.copy(file, folder / file.name)
    shutil.copytree(house.data / "vault", folder / "vault")
    return folder


@pytest.mark.slow
def test_it_cannot_be_told_which_strands_are_one_person(proof: Callable[..., None], tmp_path: Path) -> None:
    with running(TOWN) as house:
        opened = people_day.open_files(house, NEWCOMERS)
        time.sleep(AT_REST_SECONDS)
        disk = copied(house, tmp_path / "disk")
    assert len(opened) == NEWCOMERS
    pairs, people = truth(disk / "vault")
    assert people >= TOWN + NEWCOMERS
    loot = thief.Loot(disk / "data.db")
    known = {pair for pair in pairs if pair <= set(loot.strands)}
    assert known, "the thief has the strands that the truth speaks of"
    rates = {name: rate(loot, thief.claims(loot, way(loot)), known) for name, way in thief.WAYS.items()}
    rates["all together"] = rate(loot, thief.best_of_all(loot), known)
    for name, one in rates.items():
        print(f"re-linked by {name}: {one:.2%}")
    print(f"re-linked by guessing: {1 / people:.2%} of {len(known)} pairs of {people} people")
    worst = max(rates.values())
    proof("relink-rate", round(worst, 4), BAR, worst < BAR)
    assert worst < BAR, rates


def rate(loot: thief.Loot, claimed: set[thief.Pair], known: set[thief.Pair]) -> float:
    return len(claimed & known) / len(known)
