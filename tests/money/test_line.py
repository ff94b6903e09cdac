"""Does one line lead from asking to paid, by two hands, and each step back?"""

from __future__ import annotations

import json

import pytest
from django.db import IntegrityError, connection, transaction

from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.money import line as contract
from sijak.money.actions import funds, ledger, line, paying
from sijak.money.enums import AccountKind, EntryKind, HelpKind, PaymentState, State, Way
from sijak.money.models import Account, Ask, Entry, Outlay, Payment
from sijak.money.queries.funds import fund_of
from sijak.money.queries.ledger import trial_balance
from sijak.people.sealing import open_row
from sijak.people.team_sealing import open_team_row
from tests.house import House
from tests.money import purse
from vault.client import Denied


def stands(house: House, fund: str) -> tuple[int, int, int, int]:
    one = fund_of(fund).stands
    return one.given, one.promised, one.paid, one.free


def test_it_goes_from_asking_to_paid_and_adds_up(house: House) -> None:
    at = purse.a_line(house, 1_000_000)
    outlay = purse.ready(house, at, 300_000)
    assert stands(house, at.fund_id) == (1_000_000, 300_000, 0, 700_000)
    run = paying.make_run(by=house.actor("hana"), numbers=[outlay.number])
    payment = run.payments.get()
    assert stands(house, at.fund_id) == (1_000_000, 300_000, 0, 700_000)
    paying.settle(by=house.actor("hana"), payment=payment.pk, state=PaymentState.PAID)
    assert stands(house, at.fund_id) == (1_000_000, 0, 300_000, 700_000)
    outlay.refresh_from_db()
    assert (outlay.state, outlay.ended_on) == (State.PAID, today())
    trial = trial_balance(today().isoformat()[:7])
    assert trial.is_balanced and trial.debits == 1_000_000 + 3 * 300_000


def test_it_seals_the_words_for_the_walkers_and_the_payers_and_the_account_for_payers_only(
    house: House,
) -> None:
    outlay = purse.with_account(house, purse.asked(house, way=Way.TRANSFER))
    held = Ask.objects.get(number=outlay.number)
    for handle in ("minji", "hana"):
        words = json.loads(open_row(house.actor(handle), held, "money")["content"])
        assert words == {"words": "쌀이 떨어졌습니다", "tail": "42"}
    outlay.refresh_from_db()
    assert outlay.payee is not None
    told = json.loads(open_team_row(house.actor("hana"), outlay.payee, "money")["content"])
    assert told["number"] == "123456-01-004242"
    with pytest.raises(Denied):
        open_team_row(house.actor("minji"), outlay.payee, "money")


def test_it_needs_two_others_than_who_asked(house: House) -> None:
    at, outlay = purse.a_line(house), purse.asked(house)
    with pytest.raises(Refused):
        line.sign(by=house.actor("minji"), number=outlay.number, line=at.pk)
    line.sign(by=house.actor("hana"), number=outlay.number, line=at.pk)
    with pytest.raises(Refused):
        line.sign(by=house.actor("hana"), number=outlay.number)
    with pytest.raises(IntegrityError), transaction.atomic():
        Outlay.objects.filter(pk=outlay.pk).update(second_by=house.user("hana"))
    assert line.sign(by=house.actor("shinae"), number=outlay.number).state == State.PROMISED


def test_it_asks_for_the_purse_and_for_somebody_who_may_sign_for_as_much(house: House) -> None:
    at = purse.a_line(house)
    _, where = purse.strand(house)
    outlay = purse.asked(house, 1_400_000, where=where)
    line.sign(by=house.actor("sora"), number=outlay.number, line=at.pk)
    with pytest.raises(Refused):
        line.sign(by=house.actor("hana"), number=outlay.number)  # up to a million
    assert line.sign(by=house.actor("shinae"), number=outlay.number).state == State.PROMISED


def test_it_keeps_a_relative_away_from_the_decision(house: House) -> None:
    at = purse.a_line(house)
    person, where = purse.strand(house)
    outlay = purse.asked(house, where=where)
    house.vault.hide(house.token("minji"), person, users=[house.user("hana")], only_team="", base=[])
    with pytest.raises(NotForYou):
        line.sign(by=house.actor("hana"), number=outlay.number, line=at.pk)
    assert line.sign(by=house.actor("shinae"), number=outlay.number, line=at.pk).state == State.FIRST


@pytest.mark.parametrize("kind", [HelpKind.BROKER, HelpKind.LOAN, HelpKind.REMIT])
def test_it_does_not_take_broker_debts_loans_and_remittances(house: House, kind: HelpKind) -> None:
    with pytest.raises(Refused) as no:
        purse.asked(house, kind=kind)
    assert no.value.field == "kind" and not Outlay.objects.exists()


def test_it_holds_the_ceilings_of_one_person(house: House) -> None:
    _, where = purse.strand(house)
    purse.asked(house, 250_000, where=where, kind=HelpKind.FOOD)
    with pytest.raises(Refused, match="50,000"):
        purse.asked(house, 60_000, where=where, kind=HelpKind.FOOD)
    with pytest.raises(Refused):
        purse.asked(house, 1_600_000)
    other = purse.asked(house, 300_000, kind=HelpKind.FOOD)
    assert other.state == State.ASKED, "another person's ceiling is their own"


def test_it_cannot_promise_more_than_the_line_holds(house: House) -> None:
    at = purse.a_line(house, 250_000)
    purse.promised(house, purse.asked(house, 200_000), at)
    outlay = purse.asked(house, 100_000)
    line.sign(by=house.actor("hana"), number=outlay.number, line=at.pk)
    with pytest.raises(Refused), transaction.atomic():
        line.sign(by=house.actor("shinae"), number=outlay.number)
    outlay.refresh_from_db()
    assert (outlay.state, outlay.second_by) == (State.FIRST, "")
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(line=at, kind=AccountKind.FREE).update(debits=10**9)


def test_it_waits_with_a_new_account_until_a_second_person_called_back(house: House) -> None:
    at = purse.a_line(house)
    outlay = purse.with_account(house, purse.asked(house, way=Way.TRANSFER), is_checked=False)
    purse.promised(house, outlay, at)
    with pytest.raises(Refused):
        paying.make_run(by=house.actor("hana"), numbers=[outlay.number])
    from sijak.money.enums import CheckedHow

    with pytest.raises(Refused):
        paying.check_payee(by=house.actor("minji"), number=outlay.number, how=CheckedHow.CALLED)
    paying.check_payee(by=house.actor("sora"), number=outlay.number, how=CheckedHow.CALLED)
    assert paying.make_run(by=house.actor("hana"), numbers=[outlay.number]).payments.count() == 1
    with pytest.raises(Refused):
        purse.with_account(house, outlay)  # on its way: not to be turned aside any more


def test_it_pays_once_and_again_only_what_came_back(house: House) -> None:
    at = purse.a_line(house)
    outlay, once = purse.ready(house, at), random_id()
    run = paying.make_run(by=house.actor("hana"), numbers=[outlay.number], once=once)
    assert paying.make_run(by=house.actor("hana"), numbers=[outlay.number], once=once) == run
    with pytest.raises(Refused):
        paying.make_run(by=house.actor("hana"), numbers=[outlay.number])
    first = run.payments.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment(outlay=outlay, way="cash", won=1, sent_on=today()).save(force_insert=True)
    paying.settle(by=house.actor("hana"), payment=first.pk, state=PaymentState.PAID)
    paying.settle(by=house.actor("hana"), payment=first.pk, state=PaymentState.BOUNCED)
    assert stands(house, at.fund_id)[1:3] == (200_000, 0)
    second = paying.make_run(by=house.actor("hana"), numbers=[outlay.number]).payments.get()
    paying.settle(by=house.actor("hana"), payment=second.pk, state=PaymentState.PAID)
    assert stands(house, at.fund_id)[1:3] == (0, 200_000)
    with pytest.raises(Refused):
        paying.settle(by=house.actor("hana"), payment=second.pk, state=PaymentState.PAID)


def test_it_calls_back_a_promise_by_an_entry_the_other_way(house: House) -> None:
    at = purse.a_line(house)
    outlay = purse.promised(house, purse.asked(house), at)
    line.call_back(by=house.actor("hana"), number=outlay.number)
    entries = Entry.objects.filter(ref=outlay.number)
    assert entries.count() == 2 and entries.exclude(reverses=None).get().won == outlay.won
    assert stands(house, at.fund_id)[1:] == (0, 0, 5_000_000)
    with pytest.raises(Refused):
        ledger.reverse_entry(by=house.actor("hana"), entry=entries.get(reverses=None))


def test_it_is_withdrawn_until_somebody_decided(house: House) -> None:
    at, outlay = purse.a_line(house), purse.asked(house)
    line.sign(by=house.actor("hana"), number=outlay.number, line=at.pk)
    assert line.withdraw(by=None, number=outlay.number).state == State.WITHDRAWN
    other = purse.promised(house, purse.asked(house), at)
    with pytest.raises(Refused):
        line.withdraw(by=None, number=other.number)


def test_it_moves_promises_to_another_fund_when_a_funder_leaves(house: House) -> None:
    leaves, heir = purse.a_line(house, 1_000_000), purse.a_line(house, 600_000, name="강 기금")
    outlay, asked = purse.ready(house, leaves, 400_000), purse.asked(house)
    line.sign(by=house.actor("hana"), number=asked.number, line=leaves.pk)
    with pytest.raises(Refused):
        funds.close_fund(by=house.actor("hana"), fund=leaves.fund_id)
    funds.close_fund(by=house.actor("hana"), fund=leaves.fund_id, heir=heir.pk)
    outlay.refresh_from_db()
    asked.refresh_from_db()
    assert (outlay.line_id, outlay.state) == (heir.pk, State.PROMISED)
    assert (asked.state, asked.first_by) == (State.ASKED, "")
    assert stands(house, leaves.fund_id) == (0, 0, 0, 0)
    assert stands(house, heir.fund_id) == (600_000, 400_000, 0, 200_000)
    assert Entry.objects.filter(ref=outlay.number, kind=EntryKind.COMMIT).count() == 3
    run = paying.make_run(by=house.actor("hana"), numbers=[outlay.number])
    paying.settle(by=house.actor("hana"), payment=run.payments.get().pk, state=PaymentState.PAID)
    assert stands(house, heir.fund_id) == (600_000, 0, 400_000, 200_000)


def test_it_tells_the_department_of_every_step(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from sijak.money import hooks

    monkeypatch.setattr(hooks, "_listeners", {})
    told: list[contract.Changed] = []
    contract.hang_line(contract.Source.AWARD, lambda by, changed: told.append(changed))
    at = purse.a_line(house)
    asking = contract.Asking(
        kind=HelpKind.STUDY, won=650_000, source=contract.Source.AWARD, ref="A-1", way=Way.CASH
    )
    outlay = contract.ask(by=house.actor("minji"), asking=asking)
    purse.promised(house, outlay, at)
    assert contract.promised(contract.Source.AWARD, "A-1") == 650_000
    paying.hand_over(by=house.actor("hana"), number=outlay.number)
    assert contract.paid(contract.Source.AWARD, "A-1") == 650_000
    assert [one.state for one in told] == ["asked", "first", "promised", "sent", "paid"]


def test_it_never_changes_nor_erases_an_entry_and_writes_in_no_closed_month(house: House) -> None:
    at = purse.a_line(house)
    entry = Entry.objects.get(kind=EntryKind.BUDGET)
    for sql in ("UPDATE money_entry SET won = 1", "DELETE FROM money_entry"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    with pytest.raises(IntegrityError), transaction.atomic():  # a mirror that is crooked
        Entry(
            day=entry.day,
            month=entry.month,
            kind="budget",
            debit_id=entry.credit_id,
            credit_id=entry.debit_id,
            won=entry.won + 1,
            reverses=entry,
        ).save(force_insert=True)
    from sijak.money.models import ClosedMonth

    ClosedMonth(month=entry.month, closed_on=today(), closed_by="x").save(force_insert=True)
    with pytest.raises(Refused):
        funds.give_line(by=house.actor("hana"), line=at.pk, won=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry(day=entry.day, month=entry.month, kind="budget", debit_id=entry.debit_id,
              credit_id=entry.credit_id, won=1).save(force_insert=True)  # fmt: skip
