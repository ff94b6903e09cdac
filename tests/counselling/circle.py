"""A group for tests: led by two, with people in it."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from sijak.counselling.actions.groups import NewGroup, open_group, take_in
from sijak.counselling.enums.groups import GroupKind, PledgeMethod
from sijak.counselling.models import Group, Member
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.people.enums import Why
from sijak.people.queries.files import open_file_of
from tests.house import House

TITLE = "작은 걸음"


def circle(house: House, *, by: str = "minji", team: str = "heart", places: int = 3, meetings: int = 7,
           first: date | None = None, **more: Any) -> Group:  # fmt: skip
    pair = {"heart": ("minji", "eunha"), "shelter": ("eunha", "sora")}[team]
    new = NewGroup(
        team=house.teams[team], kind=more.get("kind", GroupKind.COACHING), leader=house.user(pair[0]),
        second=house.user(more.get("second", pair[1])), places=places, meetings=meetings,
        starts_on=first or today() - timedelta(days=1), at=time(14), minutes=90, title=TITLE, place="둘째 방",
    )  # fmt: skip
    return open_group(by=house.actor(by), once=random_id(), new=new)


def join(house: House, group: Group, *, by: str = "minji", person: dict[str, Any] | None = None) -> Member:
    person = person or house.make_person(parts={"counselling": "heart"})
    file = open_file_of(house.actor(by), person["person"], Why.GROUP)
    return take_in(by=house.actor(by), group=group.id, file=file, pledge=PledgeMethod.SPOKEN)
