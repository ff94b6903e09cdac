"""Whom do the tests of going along and of bills meet?"""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from sijak.health.actions.afternoon import Report, take_step, tell_how
from sijak.health.actions.bills import Opening, ask_payer, open_bill
from sijak.health.actions.companions import add_companion
from sijak.health.actions.going import Wanted, ask_going, choose_goer
from sijak.health.enums import BillKind, Hour, Payer, PayKind, Step
from sijak.health.models import Bill, Companion, Going, Share, Telling
from sijak.health.queries.afternoon import one_slip
from sijak.health.rules.going import Able
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.people.faces import File
from sijak.people.queries.files import open_file_of
from tests.house import House

ALWAYS = tuple(Hour.values)


def patient(house: House, **rest: Any) -> dict[str, Any]:
    return house.make_person("yongil", team="hospital", lead="yongil", parts={"health": "health"}, **rest)


def file_of(house: House, made: dict[str, Any], handle: str = "yongil") -> File:
    return open_file_of(house.actor(handle), made["person"], "health")


def goes(house: House, handle: str = "jisoo", **able: Any) -> Companion:
    house.state.store.do("DELETE FROM slip")  # the vault outlives a test; what was handed over then is over
    first: dict[str, Any] = {
        "hospitals": ("nmc",),
        "speech": ("hamgyong",),
        "hours": ALWAYS,
        "sex": "f",
        "cap": 2,
    }
    return add_companion(
        by=house.actor("yongil"), team=house.teams["health"], user=house.user(handle),
        able=Able(**(first | able)), words="말이 느리고 다정함",
    )  # fmt: skip


def later(days: int = 1) -> date:
    """A day on which somebody may go along: no Sunday."""
    day = today() + timedelta(days=days)
    return day + timedelta(days=1) if day.weekday() == 6 else day


def asked(house: House, made: dict[str, Any], **given: Any) -> Going:
    first: dict[str, Any] = {
        "day": later(), "at": time(14, 0), "hospital": "nmc", "place": "정문 오른쪽", "what": "무릎 사진",
        "know": "귀가 어두움",
    }  # fmt: skip
    return ask_going(by=house.actor("yongil"), strand=made["strands"]["health"], once=random_id(),
                     wanted=Wanted(**(first | given)))  # fmt: skip


def chosen(
    house: House, made: dict[str, Any], row: Going, goer: str = "jisoo", reserve: str = "", by: str = "yongil"
) -> Going:
    return choose_goer(
        by=house.actor(by), file=file_of(house, made, by), strand=made["strands"]["health"], going=row.id,
        goer=house.user(goer), reserve=house.user(reserve) if reserve else "",
    )  # fmt: skip


def slip_of(house: House, handle: str = "jisoo") -> str:
    found = [s["slip"] for s in house.vault.slips(house.token(handle)) if s["purpose"] == "company"]
    return str(found[-1])


def step(house: House, what: Step, handle: str = "jisoo") -> Going:
    by = house.actor(handle)
    return take_step(by=by, slip=one_slip(by, slip_of(house, handle)), step=what)


def told(house: House, handle: str = "jisoo", **given: Any) -> Telling:
    by = house.actor(handle)
    first: dict[str, Any] = {"how": "well", "minutes": 180, "bill_krw": 82_000, "fare_krw": 3_000,
                             "words": "의사 말을 다 알아들었음", "next_on": later(14)}  # fmt: skip
    return tell_how(by=by, slip=one_slip(by, slip_of(house, handle)), report=Report(**(first | given)))


def bill_of(house: House, made: dict[str, Any], total: int = 900_000, **given: Any) -> Bill:
    opening = Opening(BillKind.QUOTE, "nmc", given.pop("day", today()), total, words="무릎 수술")
    return open_bill(by=house.actor("yongil"), strand=made["strands"]["health"], once=random_id(),
                     opening=opening)  # fmt: skip


def part(
    house: House, made: dict[str, Any], bill: Bill, payer: Payer, won: int, kind: PayKind = PayKind.GENERAL
) -> Share:
    return ask_payer(by=house.actor("yongil"), strand=made["strands"]["health"], bill=bill.id, payer=payer,
                     kind=kind, asked_krw=won)  # fmt: skip
