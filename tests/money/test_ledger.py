"""Does every sequence of entries add up, by our own sums and by an accounting program that is not ours?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijak.kernel.actor import Actor
from sijak.kernel.dates import add_months, today
from sijak.kernel.errors import Refused
from sijak.kernel.ids import random_id
from sijak.money.actions import funds, ledger
from sijak.money.enums import GUARDED, AccountKind, EntryKind
from sijak.money.models import Account, BudgetLine, Entry, MonthTotal
from sijak.money.queries.funds import burn_down, fund_of, standings
from sijak.money.queries.ledger import account_of, trial_balance

pytestmark = pytest.mark.django_db
HANA = Actor(token="", user_id="hana", name="", role="finance", permissions=frozenset(), teams=(), centre="",
             language="ko", where="test", is_officer=False)  # fmt: skip
STEPS = ("give", "cut", "commit", "send", "pay", "reverse", "take-in")
DEEDS = st.lists(
    st.tuples(st.sampled_from(STEPS), st.integers(0, 1), st.integers(1, 900), st.integers(0, 3),
              st.integers(0, 30)),
    max_size=25,
)  # fmt: skip


def two_lines() -> list[BudgetLine]:
    year = today().year
    told = funds.Founding(
        "f", "f", "", [], "anyone", date(year, 1, 1), date(year, 12, 31), [("a", 500), ("b", 1)]
    )
    fund = funds.found_fund(by=HANA, once=random_id(), founding=told, day=date(year, 1, 1))
    return list(fund.lines.order_by("place"))


def do(lines: list[BudgetLine], step: str, at: int, won: int, back: int, which: int) -> None:
    """``back``: so many months ago. ``which``: of the entries that there are, the one to put right."""
    line, day = lines[at], max(add_months(today().replace(day=1), -back), date(today().year, 1, 1))
    chain = {"commit": (EntryKind.COMMIT, AccountKind.FREE, AccountKind.PROMISED),
             "send": (EntryKind.SEND, AccountKind.PROMISED, AccountKind.TRANSIT)}  # fmt: skip
    if step == "give":
        funds.give_line(by=HANA, line=line.pk, won=won, day=day)
    elif step == "cut":
        funds.cut_line(by=HANA, line=line.pk, won=won)
    elif step == "take-in":
        funds.take_in(by=HANA, fund=line.fund_id, won=won, day=day)
    elif step == "reverse":
        entries = list(Entry.objects.order_by("id"))
        ledger.reverse_entry(by=HANA, entry=entries[which % len(entries)])
    elif step == "pay":
        ledger.write_entry(by=HANA, kind=EntryKind.PAY, debit=account_of(line, AccountKind.TRANSIT),
                           credit=funds.bank(by=HANA), won=won, day=day)  # fmt: skip
    else:
        kind, debit, credit = chain[step]
        ledger.write_entry(by=HANA, kind=kind, debit=account_of(line, debit), credit=account_of(line, credit),
                           won=won, day=day)  # fmt: skip


def play(deeds: list[Any]) -> None:
    lines = two_lines()
    for deed in deeds:
        try:
            with transaction.atomic():
                do(lines, *deed)
        except Refused:
            continue


@given(deeds=DEEDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_adds_up_whatever_is_written(deeds: list[Any]) -> None:
    with transaction.atomic():
        play(deeds)
        sums = Entry.objects.aggregate(s=Sum("won"))["s"]
        accounts = list(Account.objects.all())
        assert sum(one.debits for one in accounts) == sums == sum(one.credits for one in accounts)
        assert all(one.credits >= one.debits for one in accounts if one.kind in GUARDED)
        for one in accounts:
            left = one.debit_entries.aggregate(s=Sum("won"))["s"] or 0
            right = one.credit_entries.aggregate(s=Sum("won"))["s"] or 0
            months = MonthTotal.objects.filter(account=one).aggregate(d=Sum("debits"), c=Sum("credits"))
            assert (left, right) == (one.debits, one.credits) == (months["d"] or 0, months["c"] or 0)
        trial = trial_balance(f"{today():%Y-%m}")
        assert trial.is_balanced and trial.debits == sums
        for stands in standings(BudgetLine.objects.values_list("pk", flat=True)).values():
            assert stands.given == stands.free + stands.promised + stands.paid
            assert min(stands.free, stands.promised) >= 0
        mirrored = Entry.objects.filter(reverses__isnull=False)
        assert not mirrored.exclude(debit=F("reverses__credit"), credit=F("reverses__debit")).exists()
        transaction.set_rollback(True)


def test_it_burns_down_to_what_is_not_yet_paid() -> None:
    lines = two_lines()
    for step in ("commit", "send", "pay"):
        do(lines, step, 0, 120, 0, 0)
    view = fund_of(lines[0].fund_id)
    ledger.write_entry(by=HANA, kind=EntryKind.BUDGET, debit=account_of(lines[0], AccountKind.GIVEN),
                       credit=account_of(lines[0], AccountKind.FREE), won=99_620, day=today())  # fmt: skip
    burn = burn_down(fund_of(view.fund.pk))
    assert (burn.left[0], burn.left[-1]) == (0, 10), "in ten thousand won"
    assert len(burn.labels) == today().month


def test_it_closes_a_month_for_good() -> None:
    lines = two_lines()
    last = add_months(today().replace(day=1), -1)
    with pytest.raises(Refused):
        ledger.close_month(by=HANA, month=f"{today():%Y-%m}")
    ledger.close_month(by=HANA, month=f"{last:%Y-%m}")
    with pytest.raises(Refused):
        ledger.close_month(by=HANA, month=f"{last:%Y-%m}")
    with pytest.raises(Refused):
        funds.give_line(by=HANA, line=lines[0].pk, won=5, day=last)


# -- an accounting program that knows nothing of us ---------------------------------------------------
def as_beancount() -> str:
    """Our entries in the language of beancount: each with both sides written out."""
    names = {one.pk: f"Assets:A{one.pk}" for one in Account.objects.all()}
    lines = [f"1970-01-01 open {name} KRW" for name in names.values()]
    for one in Entry.objects.order_by("day", "id"):
        lines.append(f'{one.day} * "{one.kind}"')
        lines.append(f"  {names[one.debit_id]}  {one.won} KRW")
        lines.append(f"  {names[one.credit_id]}  -{one.won} KRW")
    return "\n".join(lines) + "\n"


@given(deeds=DEEDS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_agrees_with_an_accounting_program_that_is_not_ours(deeds: list[Any]) -> None:
    loader = pytest.importorskip("beancount.loader")
    with transaction.atomic():
        play(deeds)
        entries, errors, _options = loader.load_string(as_beancount())
        assert errors == []
        theirs: dict[str, int] = {}
        for one in entries:
            for posting in getattr(one, "postings", ()):
                key = posting.account.removeprefix("Assets:A")
                theirs[key] = theirs.get(key, 0) + int(posting.units.number)
        ours = {
            one.pk: one.debits - one.credits for one in Account.objects.all() if one.debits or one.credits
        }
        assert theirs == ours
        transaction.set_rollback(True)
