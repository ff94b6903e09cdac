"""Whom do the tests of the hospital room meet, and what is written about them?"""

from __future__ import annotations

from datetime import date
from typing import Any

from sijak.health.actions.duties import Begun, begin_duty
from sijak.health.actions.visits import Told, write_visit
from sijak.health.enums import Department, DutyKind, VisitState
from sijak.health.models import Duty, Visit
from sijak.kernel.dates import add_working_days, today
from sijak.kernel.ids import random_id
from sijak.people.actions.consents import set_consent
from sijak.people.enums import ConsentKind, ConsentMethod, ConsentState
from tests.house import House

type Person = dict[str, Any]


def patient(house: House, **rest: Any) -> Person:
    """Somebody with whom the hospital room walks, health part and all."""
    return house.make_person(by="yongil", team="hospital", lead="yongil", parts={"health": "health"}, **rest)


def says_yes(house: House, person: Person, *kinds: ConsentKind, by: str = "yongil") -> None:
    for kind in kinds or (ConsentKind.SENSITIVE,):
        set_consent(by=house.actor(by), contact=person["strands"]["contact"], kind=kind,
                    state=ConsentState.GIVEN, method=ConsentMethod.SPOKEN, language="ko")  # fmt: skip


def visit(house: House, person: Person, *, by: str = "yongil", day: date | None = None,
          department: Department = Department.BONES, state: VisitState = VisitState.ONCE,
          next_on: date | None = None, once: str = "", **words: Any) -> Visit:  # fmt: skip
    told = Told(**({"complaint": "이쏘기가 심하고 통세난다"} | words))
    return write_visit(
        by=house.actor(by), strand=person["strands"]["health"], once=once or random_id(),
        department=department, day=day or today(), state=state, told=told, next_on=next_on,
    )  # fmt: skip


def duty(house: House, person: Person, kind: DutyKind = DutyKind.EXPLAIN, *, by: str = "yongil",
         **rest: Any) -> Duty:  # fmt: skip
    third = rest.pop("third_party", "given")
    first: dict[str, Any] = {"words": "접수대부터 같이 감", "next_on": workday()}
    return begin_duty(by=house.actor(by), strand=person["strands"]["health"],
                      once=rest.pop("once", "") or random_id(), kind=kind, begun=Begun(**(first | rest)),
                      third_party=third)  # fmt: skip


def workday(count: int = 3) -> date:
    return add_working_days(today(), count)
