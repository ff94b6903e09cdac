"""What do questions about how somebody is add to the promises? (The package says how.)"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sijak.counselling.actions.tablets import hand_tablet
from sijak.counselling.enums.screenings import Setting
from sijak.counselling.models import Handed
from sijak.counselling.queries.tablets import digest_of
from sijak.kernel.ids import random_id
from tests.promises.rows import (
    ALL,
    COUNSELS,
    GUESTS,
    LOOK,
    NEVER,
    ONWARD,
    SAID,
    Row,
    everyone,
    file,
    form,
    page,
    thing,
)

if TYPE_CHECKING:
    from tests.house import House

PART_OF_FILE = "counselling"

TABLE: dict[str, Row] = {
    "counselling:ask": form(PART_OF_FILE, COUNSELS),
    "counselling:question": form(PART_OF_FILE, COUNSELS),
    "counselling:ask-end": form(PART_OF_FILE, COUNSELS),
    # what is still being asked leads on to its next question
    "counselling:screening": file(PART_OF_FILE, LOOK | ONWARD, NEVER, COUNSELS),
    "counselling:course": file(PART_OF_FILE, LOOK, NEVER, COUNSELS),
    "counselling:tablets": page(COUNSELS),
    "counselling:tablet-take": thing(COUNSELS, "handed", NEVER, SAID),
    # in the hands of the one who is asked: whoever holds its random address
    "counselling:tablet": everyone(LOOK, SAID, "tablet"),
    "counselling:tablet-quiet": everyone(LOOK, NEVER, "tablet"),
    "counselling:tablet-end": everyone(LOOK, SAID, "tablet"),
}

NEEDS: dict[str, dict[str, Any]] = {"Screening": {"instrument": "who5", "edition": "2026-11"}}


def tablet(house: House, _role: str = "") -> str:
    """The address of a tablet in somebody's hands."""
    from tests.promises.things import make_person

    house.state._crowd.clear()  # the gate against floods is tried elsewhere
    made = make_person(house, team="seoul", lead="minji", by="minji")
    return hand_tablet(
        by=house.actor("minji"), person=made["person"], strand=made["strands"]["counselling"],
        once=random_id(), key="who5", language="ko", setting=Setting.ROOM,
    )  # fmt: skip


def handed(house: House, _role: str = "") -> str:
    return Handed.objects.get(digest=digest_of(tablet(house))).id


# The first question, written so that no other text of a page looks like it.
FIRST = "0" * 31 + "1"
MAKERS: dict[str, Callable[[House], str]] = {"number": lambda _: FIRST, "token": tablet, "handed": handed}
THERE: dict[str, Callable[[House, str], str]] = {"tablet": tablet, "handed": handed}
WHOSE: dict[str, frozenset[str]] = {
    "tablet": frozenset({*ALL, *GUESTS}),
    "handed": frozenset({"counsellor"}),  # of the team that handed it over
}
# Sealed for what they say about somebody, but made of codes, numbers and days alone.
CODES_ONLY: dict[tuple[str, str], str] = {
    ("counselling_screening", "content"): "answers and what they count to",
    ("counselling_given", "content"): "one answer",
    ("counselling_handed", "content"): "whom a tablet was handed to, by ids",
    ("counselling_handedanswer", "content"): "one answer",
}
