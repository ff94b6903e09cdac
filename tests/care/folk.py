"""Whom do the tests of walking together meet, and how does time pass for them?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import time_machine

from sijak.care.actions.appointments import Plan
from sijak.care.actions.ladder import Attempt, try_rung
from sijak.care.enums import AppointmentKind, Rung, Try
from sijak.kernel.dates import KST, now, today
from sijak.people.faces import File
from sijak.people.queries.files import open_file_of
from tests.house import House

FOUR = ((Rung.MESSAGE, 9), (Rung.CALL, 8), (Rung.SECOND, 6), (Rung.VISIT, 3))


def file_of(house: House, made: dict[str, Any], handle: str = "minji") -> File:
    return open_file_of(house.actor(handle), made["person"], "file")


def silent(house: House, made: dict[str, Any], days: int) -> None:
    """Nobody has heard from them for so many days; only the vault knows."""
    person = house.state.registry.persons[made["person"]]
    person.heard = (today() - timedelta(days=days)).isoformat()


def heard(house: House, made: dict[str, Any]) -> str:
    with house.state.store.lock:  # marks are answered before they are written
        return house.state.registry.persons[made["person"]].heard


def at_noon(day: date) -> Any:
    return time_machine.travel(datetime.combine(day, time(12), KST), tick=False)


def workday(ahead: int = 1) -> date:
    """A day without a holiday, at least so many days ahead."""
    from sijak.kernel.dates import is_working_day

    day = now().date() + timedelta(days=ahead)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def plan(**given: Any) -> Plan:
    first: dict[str, Any] = {
        "kind": AppointmentKind.MEET, "day": workday(), "at": time(14, 0), "minutes": 60,
        "place": "우리 방", "what": "차 한 잔",
    }  # fmt: skip
    return Plan(**(first | given))


def attempt(house: House, rung: Rung, outcome: Try = Try.NO_ANSWER, ago: int = 0, **rest: str) -> Attempt:
    second = house.user("sora") if rung in (Rung.VISIT, Rung.WELFARE) else ""
    given = {"second": second, "words": "문 앞에 쪽지"} | rest
    return Attempt(rung=rung, day=today() - timedelta(days=ago), outcome=outcome, **given)


def climb(house: House, person: dict[str, str], *steps: tuple[Rung, int]) -> None:
    for rung, ago in steps:
        try_rung(by=house.actor("minji"), file=file_of(house, person),
                 attempt=attempt(house, rung, ago=ago))  # fmt: skip
