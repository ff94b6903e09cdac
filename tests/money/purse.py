"""Funds and outlays for tests: sealed as the house seals."""

from __future__ import annotations

from datetime import date
from typing import Any

from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.money.actions import funds, line, part, paying
from sijak.money.enums import CheckedHow, HelpKind, State, Way
from sijak.money.models import BudgetLine, Fund, Outlay
from sijak.people.queries.files import open_file_of
from tests.house import House


def a_fund(house: House, won: int = 5_000_000, **changed: Any) -> Fund:
    day = today()
    told: dict[str, Any] = {
        "name": "봄 기금", "funder": "봄 재단", "purpose": "살림",
        "kinds": [], "whom": "anyone",
        "starts_on": date(day.year, 1, 1), "ends_on": date(day.year, 12, 31), "lines": [("살림", won)],
    } | changed  # fmt: skip
    return funds.found_fund(by=house.actor("hana"), once=random_id(), founding=funds.Founding(**told))


def a_line(house: House, won: int = 5_000_000, **changed: Any) -> BudgetLine:
    return a_fund(house, won, **changed).lines.get()


def strand(house: House, by: str = "minji", **rest: Any) -> tuple[str, str]:
    """(person, money strand) of somebody new."""
    person = house.make_person(**rest)["person"]
    return person, strand_of(house, person, by)


def strand_of(house: House, person: str, by: str = "minji") -> str:
    actor = house.actor(by)
    return part.open_money(by=actor, file=open_file_of(actor, person, "file"))


def asked(house: House, won: int = 200_000, by: str = "minji", where: str = "", **changed: Any) -> Outlay:
    told: dict[str, Any] = {
        "kind": HelpKind.LIVING,
        "won": won,
        "way": Way.CASH,
        "words": "쌀이 떨어졌습니다",
    }
    told |= {"strand": where or strand(house)[1]} | changed
    return line.ask(by=house.actor(by), asking=line.Asking(**told), once=random_id())


def with_account(house: House, outlay: Outlay, *, is_checked: bool = True) -> Outlay:
    payee = paying.keep_payee(by=house.actor("minji"), team=house.teams["payers"], bank_code="004",
                              account="123456-01-004242", holder="들꽃")  # fmt: skip
    row = line.change_account(by=house.actor("minji"), number=outlay.number, payee=payee.pk, tail="42")
    if is_checked:
        paying.check_payee(by=house.actor("hana"), number=outlay.number, how=CheckedHow.CALLED)
    return row


def promised(house: House, outlay: Outlay, at: BudgetLine) -> Outlay:
    line.sign(by=house.actor("hana"), number=outlay.number, line=at.pk)
    row = line.sign(by=house.actor("shinae"), number=outlay.number)
    assert row.state == State.PROMISED
    return row


def ready(house: House, at: BudgetLine, won: int = 200_000) -> Outlay:
    """Promised, into an account that was checked."""
    outlay = with_account(house, asked(house, won, way=Way.TRANSFER))
    return promised(house, outlay, at)
