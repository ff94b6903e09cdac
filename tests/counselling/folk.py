"""Whom do the tests of counselling meet, and what is written about them?"""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sijak.counselling.actions import sessions as actions
from sijak.counselling.actions.sessions import Ahead, Told
from sijak.counselling.enums.sessions import SessionKind, Weight
from sijak.counselling.models import Session
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.people.faces import File
from sijak.people.queries.files import open_file_of
from tests.care.folk import workday
from tests.house import House

type Made = dict[str, Any]


def somebody(house: House, **rest: Any) -> Made:
    """Somebody of team seoul whom the counsellors know too."""
    made = house.make_person(parts={"counselling": "heart"}, **rest)
    for part in ("contact", "self", "safety"):  # as ``open_part`` leaves it
        house.vault.share(house.token("minji"), made["strands"][part], house.teams["heart"])
    return made


def strand(person: Made) -> str:
    return str(person["strands"]["counselling"])


def file_of(house: House, person: Made, handle: str = "minji") -> File:
    return open_file_of(house.actor(handle), person["person"], "counselling")


def ahead(**given: Any) -> Ahead:
    first: dict[str, Any] = {
        "kind": SessionKind.INDIVIDUAL, "day": workday(), "at": time(14, 0), "minutes": 50,
        "place": "작은 방", "is_sure": True,
    }  # fmt: skip
    return Ahead(**(first | given))


def told(**given: Any) -> Told:
    first: dict[str, Any] = {
        "minutes": 55, "themes": ("sleep", "home"), "needs": ("trauma",), "data": "오래 이야기함.",
        "their_words": "밤마다 고향 길을 걷습니다.",
    }  # fmt: skip
    return Told(**(first | given))


def plan(house: House, person: Made, by: str = "minji", own_page: str = "", **given: Any) -> Session:
    return actions.plan_session(by=house.actor(by), strand=strand(person), once=random_id(),
                                ahead=ahead(**given), own_page=own_page)  # fmt: skip


def write(house: House, person: Made, by: str = "minji", day: date | None = None, **given: Any) -> Session:
    kind, second = given.pop("kind", SessionKind.INDIVIDUAL), given.pop("second", "")
    return actions.write_session(
        by=house.actor(by), strand=strand(person), once=random_id(), kind=kind, day=day or today(),
        second=second, told=told(**given),
    )  # fmt: skip


def heavy(weight: str = "much") -> Weight:
    return Weight(weight)
