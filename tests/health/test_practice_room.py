"""Does the practice town's hospital room live, and stay within what else is told of its people?"""

from __future__ import annotations

from datetime import timedelta

from sijak.health.models import Duty, Medicine, Visit
from sijak.journal.rules import was_heard
from sijak.kernel.dates import today
from sijak.practice import cast, hospital, population

USERS = {player.handle: player.handle for player in cast.PLAYERS}


def test_it_tells_of_those_who_have_a_health_part_and_of_nobody_else() -> None:
    people = list(population.inhabitants(300, today()))
    told = {who.number: hospital.tell(who, {"health": f"{who.number}"} if who.part == "health" else {}, USERS,
                                      today()) for who in people}  # fmt: skip
    assert all(not told[who.number].sealed for who in people if who.part != "health")
    kinds = {type(row) for story in told.values() for row, _ in story.sealed}
    assert {Visit, Medicine, Duty} <= kinds
    texts = [
        words["complaint"] for story in told.values() for _, words in story.sealed if "complaint" in words
    ]
    assert texts and all(text.startswith("[연습] ") for text in texts)


def test_it_hears_nobody_after_the_last_word_from_them() -> None:
    """A row of service after it would wake those who fell silent."""
    for who in population.inhabitants(300, today()):
        story = hospital.tell(who, {"health": "x"}, USERS, today())
        assert all(entry.day <= who.heard for entry in story.entries if was_heard(entry))
        assert all(entry.day >= who.since - timedelta(days=1) for entry in story.entries)
