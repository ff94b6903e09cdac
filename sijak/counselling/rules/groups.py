"""How many meetings, who may lead, who gets the place that is free, and when does a group end?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sijak.counselling.enums.groups import Came, GroupState, PlaceState
from sijak.kernel.errors import Refused

# domain: seven to twelve weekly meetings
FEWEST, MOST = 7, 12
MOST_PLACES = 30
FURTHEST_DAYS = 366
FULL_NAME = 3
IN_VAIN = 2  # times in a row after which somebody is called


def meeting_days(first: date, count: int, is_holiday: Callable[[date], bool]) -> list[date]:
    """Weekly from ``first``; a week with a holiday on that day is left out, not squeezed in."""
    days: list[date] = []
    day = first
    while len(days) < count:
        if not is_holiday(day):
            days.append(day)
        day += timedelta(weeks=1)
    return days


def may_open(*, meetings: int, places: int, first: date, today: date) -> None:
    if not FEWEST <= meetings <= MOST:
        raise Refused(_("A group meets seven to twelve times."), field="meetings")
    if not 2 <= places <= MOST_PLACES:
        raise Refused(_("A group has two to thirty places."), field="places")
    if first < today - timedelta(days=365):
        raise Refused(_("That day has passed."), field="starts_on")
    if first > today + timedelta(days=FURTHEST_DAYS):
        raise Refused(_("That is more than a year away."), field="starts_on")


def may_lead(*, leader: str, second: str, members: Collection[str]) -> None:
    if leader == second:
        raise Refused(_("A group is led by two: name somebody else beside you."), field="second")
    if not {leader, second} <= set(members):
        raise Refused(_("Both who lead belong to the team of the group."), field="second")


def state_for(*, taken: int, places: int) -> PlaceState:
    return PlaceState.IN if taken < places else PlaceState.WAITING


def may_take_in(*, state: str, is_in_already: bool) -> None:
    if state != GroupState.OPEN:
        raise Refused(_("This group has ended."))
    if is_in_already:
        raise Refused(_("They have a place, or wait for one, already."))


def may_give_up(*, state: str) -> None:
    if state == PlaceState.LEFT:
        raise Refused(_("This place was given up already."))


def may_tick(*, held_on: date | None, day: date, today: date) -> None:
    may_change(held_on=held_on)
    if day > today:
        raise Refused(_("That day has not come yet."))


def may_change(*, held_on: date | None) -> None:
    if held_on is not None:
        raise Refused(_("This meeting is written down; what was kept stays."))


def may_move(*, day: date, taken: Collection[date], today: date) -> None:
    if not today - timedelta(days=365) <= day <= today + timedelta(days=365):
        raise Refused(_("A day within a year, please."), field="day")
    if day in taken:
        raise Refused(_("The group meets on that day already."), field="day")


def may_hold(*, held_on: date | None, day: date, today: date, ticked: int, members: int) -> None:
    may_tick(held_on=held_on, day=day, today=today)
    if ticked < members:
        raise Refused(_("Tick for each who came and who did not. Then keep it."))


def names_in(text: str, names: Collection[str]) -> bool:
    """Does the group's note seem to hold somebody's name, or the name they are called by (순희 of
    김순희)? Names of one sign say nothing."""
    called = {one for name in names for one in (name, *name.split(), _called_by(name))}
    return any(len(one) > 1 and one in text for one in called)


def _called_by(name: str) -> str:
    """Three signs of Korean are mostly a family name and two that somebody is called by."""
    is_korean = len(name) == FULL_NAME and all("가" <= sign <= "힣" for sign in name)
    return name[1:] if is_korean else ""


def may_keep_note(text: str, names: Collection[str], *, is_sure: bool) -> None:
    if names_in(text, names) and not is_sure:
        raise Refused(
            _("A name of the group seems to stand in this note. Take it out, or say that it is none."),
            field="sure",
        )


def is_worth_a_call(history: Sequence[str]) -> bool:
    """``history``: how they came, the newest last. Twice in vain in a row is a reason to call."""
    return len(history) >= IN_VAIN and all(came == Came.MISSED for came in history[-IN_VAIN:])


def may_end(*, state: str, planned: int) -> None:
    if state != GroupState.OPEN:
        raise Refused(_("This group has ended."))
    if planned:
        raise Refused(_("There are meetings that have not been written down yet."))
