"""What stands in the practice town of money? Two funds, and help in every state. The funders do not exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sijak.kernel.actor import Actor
from sijak.kernel.dates import add_months
from sijak.kernel.ids import random_id
from sijak.money.actions import funds, line, own, part, paying
from sijak.money.actions.ledger import write_entry
from sijak.money.enums import AccountKind, CheckedHow, EntryKind, HelpKind, PaymentState, Way
from sijak.money.models import BudgetLine, Outlay
from sijak.money.queries.ledger import account_of
from sijak.people.enums import Compartment, Why
from sijak.people.faces import File
from sijak.people.queries.files import open_file_of
from sijak.people.walking import my_people
from sijak.practice.story import PRACTICE

# What is asked: kind, won, way, words, and how far it goes.
ASKED: tuple[tuple[HelpKind, int, Way, str, str], ...] = (
    (HelpKind.HOME, 350_000, Way.TRANSFER, "집세가 한 달 밀렸습니다", "paid"),
    (HelpKind.FOOD, 100_000, Way.CASH, "쌀이 떨어졌습니다", "asked"),
    (HelpKind.BODY, 240_000, Way.TRANSFER, "약값을 먼저 내야 합니다", "sent"),
    (HelpKind.CHILD, 180_000, Way.TRANSFER, "아이 교복값", "promised"),
    (HelpKind.WAY, 60_000, Way.CASH, "먼 병원에 오가는 차비", "first"),
    (HelpKind.LIVING, 300_000, Way.CASH, "일자리를 잃고 첫 달", "paid"),
    (HelpKind.STUDY, 150_000, Way.VOUCHER, "책을 사야 합니다", "promised"),
    (HelpKind.WORK, 200_000, Way.TRANSFER, "자격시험 접수", "waits"),
    (HelpKind.OTHER, 90_000, Way.CASH, "이사할 때 짐차", "refused"),
)


def fill(known: dict[str, Any], minji: Actor, hana: Actor, shinae: Actor, today: date) -> None:
    """``minji`` asks, ``hana`` and ``shinae`` sign, ``hana`` pays."""
    lines = found(hana, today)
    people = [one.person for one in my_people(minji) if one.stage != "closed"][: len(ASKED)]
    for person, asked in zip(people, ASKED, strict=False):
        go(known["teams"]["payers"], minji, (hana, shinae), person, asked, lines)


def founding(
    name: str, funder: str, purpose: str, starts: date, ends: date, lines: list[tuple[str, int]]
) -> funds.Founding:
    told = (PRACTICE + name, PRACTICE + funder, PRACTICE + purpose)
    return funds.Founding(*told, [], "anyone", starts, ends, lines)


def found(hana: Actor, today: date) -> list[BudgetLine]:
    starts, ends = date(today.year, 1, 1), date(today.year, 12, 31)
    spring = founding("봄빛 생활 기금", "봄빛 재단", "갑자기 어려워진 사람에게", starts, ends,
                      [("생활", 12_000_000), ("급한 도움", 5_000_000)])  # fmt: skip
    river = founding("큰강 배움 기금", "큰강 모임", "배우려는 사람에게", starts, ends, [("배움", 8_000_000)])
    river = replace(river, kinds=["study", "work", "child"], whom="new")
    out: list[BudgetLine] = []
    for one in (spring, river):
        fund = funds.found_fund(by=hana, once=random_id(), founding=one, day=starts)
        funds.take_in(by=hana, fund=fund.pk, won=sum(won for _, won in one.lines))
        out += fund.lines.order_by("place")
    for line_ in out:
        burn(hana, line_, today)
    return out


def burn(hana: Actor, line_: BudgetLine, today: date) -> None:
    """What was spent of it in the months before, so that the chart has something to tell."""
    kinds = (AccountKind.FREE, AccountKind.PROMISED, AccountKind.TRANSIT)
    free, promised, transit = (account_of(line_, kind) for kind in kinds)
    to = ((EntryKind.COMMIT, free, promised), (EntryKind.SEND, promised, transit),
          (EntryKind.PAY, transit, funds.bank(by=hana)))  # fmt: skip
    for back in range(1, today.month):
        day, won = add_months(today.replace(day=1), -back), 200_000 + 70_000 * (back * line_.place % 5)
        for kind, debit, credit in to:
            write_entry(by=hana, kind=kind, debit=debit, credit=credit, won=won, day=day)


def go(payers: str, minji: Actor, two: tuple[Actor, Actor], person: str,
       asked: tuple[HelpKind, int, Way, str, str], lines: list[BudgetLine]) -> None:  # fmt: skip
    kind, won, way, words, until = asked
    file = open_file_of(minji, person, Why.MONEY)
    outlay = ask(minji, file, line.Asking(kind=kind, won=won, way=way, words=PRACTICE + words))
    if way == Way.TRANSFER:
        give_account(payers, minji, outlay)
    if until == "refused":
        line.refuse(by=two[0], number=outlay.number)
    if until in ("asked", "refused"):
        return
    line.sign(by=two[0], number=outlay.number, line=lines[0].pk)
    if until == "first":
        return
    line.sign(by=two[1], number=outlay.number)
    if until != "waits" and way == Way.TRANSFER:
        paying.check_payee(by=two[0], number=outlay.number, how=CheckedHow.CALLED)
    pay(two[0], outlay, way, until)


def pay(hana: Actor, outlay: Outlay, way: Way, until: str) -> None:
    if until == "paid" and way != Way.TRANSFER:
        paying.hand_over(by=hana, number=outlay.number)
    elif until in ("sent", "paid"):
        run = paying.make_run(by=hana, numbers=[outlay.number])
        if until == "paid":
            paying.settle(by=hana, payment=run.payments.get().pk, state=PaymentState.PAID)


def ask(minji: Actor, file: File, asking: line.Asking) -> Outlay:
    outlay = line.ask(by=minji, asking=replace(asking, strand=part.open_money(by=minji, file=file)))
    own.show_outlay(by=minji, own_page=file.strands.get(Compartment.SELF, ""), outlay=outlay)
    return outlay


def give_account(payers: str, minji: Actor, outlay: Outlay) -> None:
    """Made of noughts: no bank has such an account."""
    row = paying.keep_payee(by=minji, team=payers, bank_code="004", account="00000000000042",
                            holder=PRACTICE + "통장 주인")  # fmt: skip
    line.change_account(by=minji, number=outlay.number, payee=row.pk, tail="42")
