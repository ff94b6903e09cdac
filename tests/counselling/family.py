"""A season of visits for tests, and a household that is led as far as a test needs it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import time_machine

from sijak.care.actions.appointments import Plan
from sijak.care.enums import AppointmentKind
from sijak.counselling.actions import families as actions
from sijak.counselling.enums.families import Helper, Moment, Source, Step
from sijak.counselling.models import Household, Season
from sijak.kernel.dates import KST, today
from sijak.kernel.ids import random_id
from sijak.people.enums import Why
from sijak.people.queries.files import open_file_of
from tests.house import House

NAME = "봄 나들이 가정방문"
ASKED = "저녁에 함께 밥을 먹고 싶습니다."
ORDER = (Step.APPLIED, Step.ACCEPTED, Step.SURVEYED, Step.ASSIGNED, Step.AGREED, Step.VISITING)


def open_season(house: House, **given: Any) -> Season:
    day = today()
    first: dict[str, Any] = {
        "team": house.teams["heart"], "name": NAME, "opens_on": day, "closes_on": day + timedelta(days=14),
        "starts_on": day, "ends_on": day + timedelta(days=200), "places": 3, "visits": 5, "smallest": 2,
        "sources": tuple(Source.values),
    }  # fmt: skip
    new = actions.NewSeason(**(first | given))
    return actions.open_season(by=house.actor("minji"), once=random_id(), new=new)


def name_visitors(house: House) -> None:
    by, team = house.actor("minji"), house.teams["heart"]
    for handle, kind, fields in (
        ("eunha", Helper.EXPERT, ["conflict", "heart"]), ("minji", Helper.EXPERT, ["health"]),
        ("seolhwa", Helper.PEER, []), ("yongil", Helper.PEER, []),
    ):  # fmt: skip
        actions.name_expert(by=by, team=team, worker=house.user(handle), kind=kind, fields=fields,
                            hours="화요일 오후")  # fmt: skip


def somebody(house: House, **rest: Any) -> dict[str, Any]:
    return house.make_person(parts={"counselling": "heart"}, **rest)


def ask(house: House, season: Season, person: dict[str, Any] | None = None, **given: Any) -> Household:
    file = open_file_of(house.actor("minji"), (person or somebody(house))["person"], Why.COUNSELLING)
    first: dict[str, Any] = {"source": Source.OWN, "people": 3, "fields": ("conflict",), "words": ASKED}
    return actions.ask_for_visits(by=house.actor("minji"), season=season.id, once=random_id(), file=file,
                                  asked=actions.Asked(**(first | given)))  # fmt: skip


def of(row: Household) -> dict[str, str]:
    return {"strand": row.strand_id, "household": row.id}


def accept(house: House, row: Household) -> Household:
    return actions.accept_household(by=house.actor("minji"), **of(row))


def survey(house: House, row: Household, moment: Moment = Moment.BEFORE, level: int = 1) -> None:
    actions.keep_survey(by=house.actor("minji"), **of(row), moment=moment,
                        answers={"sleep": level, "hope": 2}, words="밤이 깁니다")  # fmt: skip


def visit_plan(**given: Any) -> Plan:
    first: dict[str, Any] = {"kind": AppointmentKind.VISIT, "day": today(), "at": time(23), "minutes": 50,
                             "what": "함께 밥 짓기", "is_sure": True}  # fmt: skip
    return Plan(**(first | given))


def plan_visit(house: House, row: Household, **given: Any) -> Any:
    return actions.plan_visit(by=house.actor("minji"), **of(row), plan=visit_plan(**given))


def keep(house: House, row: Household, times: int = 1) -> None:
    for _ in range(times):
        visit = plan_visit(house, row)
        actions.keep_visit(by=house.actor("minji"), strand=row.strand_id, visit=visit.id, minutes=50,
                           words="국을 끓였습니다")  # fmt: skip


def lead_to(house: House, season: Season, step: Step, person: dict[str, Any] | None = None) -> Household:
    """A household at this step, led there by the deeds themselves."""
    by, row = house.actor("minji"), ask(house, season, person)
    steps = (
        lambda: accept(house, row),
        lambda: survey(house, row),
        lambda: (name_visitors(house), actions.assign_two(
            by=by, **of(row), expert=house.user("eunha"), peer=house.user("seolhwa"))),
        lambda: actions.agree_together(by=by, **of(row), what="저녁밥", often="두 주에 한 번", how="이야기"),
        lambda: keep(house, row),
    )  # fmt: skip
    for deed in steps[: ORDER.index(step)]:
        deed()
    row.refresh_from_db()
    return row


def in_the_morning() -> Any:
    """Early enough that a visit at eleven in the evening lies ahead."""
    return time_machine.travel(datetime.combine(today(), time(9), KST), tick=False)
