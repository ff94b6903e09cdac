"""Whom do the tests of danger meet, and what do they say?"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import time_machine

from sijak.counselling.actions.danger import raise_signal
from sijak.counselling.actions.oncall import Duty, put_on_call
from sijak.counselling.enums.danger import Watch, WhichDays
from sijak.kernel.dates import KST, today
from sijak.people.faces import File
from sijak.people.queries.files import open_file_of
from tests.house import House

PHONE = "010-0000-4410"


def at(day: date, hour: int, minute: int = 0) -> Any:
    """The clock of Korea stands still at this hour."""
    return time_machine.travel(datetime.combine(day, time(hour, minute), KST), tick=False)


def somebody(house: House, **rest: Any) -> dict[str, Any]:
    """Of team seoul, with a part for the counsellors, who may reach them and open the safety card."""
    made = house.make_person(**({"parts": {"counselling": "heart"}} | rest))
    for part in ("contact", "self", "safety"):
        house.vault.share(house.token("minji"), made["strands"][part], house.teams["heart"])
    return made


def file_of(house: House, made: dict[str, Any], handle: str = "minji") -> File:
    return open_file_of(house.actor(handle), made["person"], "safety")


def signal(house: House, made: dict[str, Any], handle: str = "minji", part: str = "counselling",
           source: str = "phq9", item: str = "9") -> str:  # fmt: skip
    return raise_signal(
        by=house.actor(handle), team=house.teams["heart"], person=made["person"],
        strand=made["strands"][part], source=source, item=item,
    )  # fmt: skip


def tablet(house: House, made: dict[str, Any], team: str = "heart", item: str = "9") -> str:
    """The same answer, on a tablet: nobody is signed in."""
    house.state._crowd.clear()  # the gate against floods is tried elsewhere
    return raise_signal(
        by=None, team=house.teams[team], person=made["person"], strand=made["strands"]["counselling"],
        source="phq9", item=item,
    )  # fmt: skip


def duty(house: House, handle: str = "eunha", **given: Any) -> Duty:
    first: dict[str, Any] = {
        "worker": house.user(handle), "first": today(), "last": today(), "watches": (Watch.NIGHT,),
        "which": WhichDays.ALL, "phone": PHONE,
    }  # fmt: skip
    return Duty(**(first | given))


def put(house: House, handle: str = "eunha", team: str = "heart", by: str = "minji", **given: Any) -> int:
    return put_on_call(by=house.actor(by), team=house.teams[team], duty=duty(house, handle, **given))
