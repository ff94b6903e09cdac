"""Which groups meet in the practice town? A running one, one that has ended, and one that nobody sees."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from sijak.counselling.actions import groups as actions
from sijak.counselling.enums.groups import Came, GroupKind, PledgeMethod
from sijak.counselling.models import Group, Meeting
from sijak.kernel.actor import Actor
from sijak.kernel.ids import random_id
from sijak.people.enums import Stage, Why
from sijak.people.queries.files import open_file_of
from sijak.people.walking import my_people
from sijak.practice.story import PRACTICE

# How each of ten came in turn: mostly there, one who has missed twice.
COMING = (Came.CAME, Came.CAME, Came.CAME, Came.AWAY, Came.CAME, Came.CAME, Came.MISSED)
NOTE = PRACTICE + "숨 고르기를 같이 하고, 고마운 일 세 가지를 적어 읽음."


def gather(known: dict[str, Any], minji: Actor, eunha: Actor, today: date) -> None:
    """``known``: users and teams of the cast; both counsellors are signed in."""
    users = {handle: one["user"] for handle, one in known["people"].items()}
    people = [one.person for one in my_people(minji) if one.stage == Stage.OPEN]
    if len(people) < 20:
        return
    pair = (users["minji"], users["eunha"])
    running = opened(
        minji, known["teams"]["heart"], pair, "작은 걸음", 12, today - timedelta(weeks=4, days=2)
    )
    ended = opened(minji, known["teams"]["heart"], pair, "한 땀 한 땀", 7, today - timedelta(weeks=40),
                   kind=GroupKind.SEWING)  # fmt: skip
    fill(minji, running, people[:12])
    fill(minji, ended, people[8:16])
    for meeting in running.meetings.filter(day__lte=today).order_by("number"):
        meet(minji, meeting)
    for meeting in ended.meetings.order_by("number"):
        meet(minji, meeting)
    actions.end_group(by=minji, group=ended.id, closing=PRACTICE + "밤이 덜 길고, 서로 전화를 겁니다.")
    quiet(known, users, minji, eunha, people[12:19], today)


def quiet(known: dict[str, Any], users: dict[str, str], minji: Actor, eunha: Actor, people: list[str],
          today: date) -> None:  # fmt: skip
    """Seven in a group against blows, taken in by the one who leads them and holds their files."""
    group = opened(eunha, known["teams"]["shelter"], (users["eunha"], users["sora"]), "수요 모임", 8,
                   today - timedelta(weeks=2), kind=GroupKind.VIOLENCE)  # fmt: skip
    fill(eunha, group, people)
    for meeting in group.meetings.filter(day__lte=today).order_by("number"):
        meet(eunha, meeting)


def opened(by: Actor, team: str, pair: tuple[str, str], title: str, meetings: int, first: date,
           kind: GroupKind = GroupKind.COACHING) -> Group:  # fmt: skip
    new = actions.NewGroup(team=team, kind=kind, leader=pair[0], second=pair[1], places=10,
                           meetings=meetings, starts_on=first, at=time(14), minutes=90,
                           title=PRACTICE + title, place="둘째 방")  # fmt: skip
    return actions.open_group(by=by, once=random_id(), new=new)


def fill(by: Actor, group: Group, people: list[str]) -> None:
    for person in people:
        file = open_file_of(by, person, Why.GROUP)
        actions.take_in(by=by, group=group.id, file=file, pledge=PledgeMethod.SPOKEN)


def meet(by: Actor, meeting: Meeting) -> None:
    members = meeting.group.members.filter(state="in").order_by("turn")
    for place, member in enumerate(members):
        came = COMING[(place + (meeting.number if place % 3 else 0)) % len(COMING)]
        actions.tick_came(by=by, meeting=meeting.id, member=member.id, came=came)
    actions.hold_meeting(by=by, meeting=meeting.id, note=NOTE)
