"""Whom do the tests of questions meet?"""

from __future__ import annotations

from datetime import date
from typing import Any

from sijak.counselling.actions.screenings import write_taken_in
from sijak.counselling.actions.tablets import hand_tablet
from sijak.counselling.enums.screenings import Setting
from sijak.counselling.instruments import Instrument, instrument
from sijak.counselling.models import Screening
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from tests.house import House


def somebody(house: House, **rest: Any) -> dict[str, Any]:
    """With a counselling strand of the team of minji and eunha."""
    made = house.make_person(parts={"counselling": "heart"}, **rest)
    house.vault.share(house.token("minji"), made["strands"]["contact"], house.teams["heart"])
    return made


def known(key: str) -> Instrument:
    one = instrument(key)
    assert one is not None
    return one


def scored(house: House, made: dict[str, Any], key: str, answers: list[int | None], day: date | None = None,
           ) -> Screening:  # fmt: skip
    """A screening that is done, as one that came back on a tablet."""
    one = known(key)
    given = dict(zip(one.scored, answers, strict=True))
    return write_taken_in(
        by=house.actor("minji"), strand=made["strands"]["counselling"], once=random_id(), one=one,
        day=day or today(), setting=Setting.ROOM, asked_by=house.user("minji"), language="ko",
        answers=given,
    )  # fmt: skip


def tablet_of(house: House, made: dict[str, Any], key: str = "phq9") -> str:
    """The random part of the address of a tablet in this person's hands."""
    house.state._crowd.clear()  # the gate against floods is tried elsewhere
    return hand_tablet(
        by=house.actor("minji"), person=made["person"], strand=made["strands"]["counselling"],
        once=random_id(), key=key, language="ko", setting=Setting.ROOM,
    )  # fmt: skip
