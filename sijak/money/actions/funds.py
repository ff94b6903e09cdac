"""How is a fund founded, filled, cut and closed?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.money.actions.ledger import reverse_entry, write_entry
from sijak.money.enums import OF_A_LINE, UNDECIDED, AccountKind, EntryKind, State
from sijak.money.models import Account, BudgetLine, Entry, Fund, Outlay
from sijak.money.queries.ledger import account_of
from sijak.money.rules import funds as rules


@dataclass(frozen=True, slots=True)
class Founding:
    """What was written on the page of a new fund. ``lines``: (name, won)."""

    name: str
    funder: str
    purpose: str
    kinds: list[str]
    whom: str
    starts_on: date
    ends_on: date
    lines: list[tuple[str, int]]


@transaction.atomic
def found_fund(*, by: Actor, once: str, founding: Founding, day: date | None = None) -> Fund:
    """``once``: two clicks make one fund. ``day``: on which it was given; today."""
    before = Fund.objects.filter(pk=once).first()
    if before is not None:
        return before
    rules.may_run(founding.starts_on, founding.ends_on)
    fund = Fund(
        id=once, name=founding.name, funder=founding.funder, purpose=founding.purpose, kinds=founding.kinds,
        whom=founding.whom, starts_on=founding.starts_on, ends_on=founding.ends_on,
    )  # fmt: skip
    fund.save(force_insert=True)
    Account(kind=AccountKind.FUNDER, fund=fund).save(force_insert=True)
    for name, won in founding.lines:
        line = add_line(by=by, fund=fund, name=name)
        give_line(by=by, line=line.pk, won=won, day=day)
    return fund


@transaction.atomic
def add_line(*, by: Actor, fund: Fund, name: str) -> BudgetLine:
    del by
    rules.must_be_open(fund.closed_on)
    line = BudgetLine(fund=fund, name=name, place=fund.lines.count() + 1)
    line.save(force_insert=True)
    for kind in OF_A_LINE:
        Account(kind=kind, line=line).save(force_insert=True)
    return line


@transaction.atomic
def give_line(*, by: Actor, line: str, won: int, day: date | None = None) -> Entry:
    """The funder gives so much for this line."""
    found = BudgetLine.objects.select_related("fund").get(pk=line)
    rules.must_be_open(found.fund.closed_on)
    return write_entry(by=by, kind=EntryKind.BUDGET, debit=account_of(found, AccountKind.GIVEN),
                       credit=account_of(found, AccountKind.FREE), won=won, day=day)  # fmt: skip


@transaction.atomic
def cut_line(*, by: Actor, line: str, won: int) -> Entry:
    """Only what is free: what was promised stays promised."""
    return write_entry(by=by, kind=EntryKind.CUT, debit=account_of(line, AccountKind.FREE),
                       credit=account_of(line, AccountKind.GIVEN), won=won)  # fmt: skip


@transaction.atomic
def take_in(*, by: Actor, fund: str, won: int, day: date | None = None) -> Entry:
    """The funder's money came into the bank."""
    credit = Account.objects.get(fund=fund, kind=AccountKind.FUNDER).pk
    return write_entry(by=by, kind=EntryKind.FUNDED, debit=bank(by=by), credit=credit, won=won, day=day)


def bank(*, by: Actor | None) -> str:
    """The account that stands for our bank and our cash box; made when it is first needed."""
    del by
    found = Account.objects.filter(kind=AccountKind.BANK, line=None, fund=None).first()
    if found is None:
        found = Account(kind=AccountKind.BANK)
        found.save(force_insert=True)
    return found.pk


@transaction.atomic
def close_fund(*, by: Actor, fund: str, heir: str = "") -> Fund:
    """What is promised goes to the line ``heir`` of another fund, each promise with two entries that stay
    readable; what waits for an answer waits on; what is free goes back. No case closes."""
    row = Fund.objects.select_for_update().filter(pk=fund).first()
    if row is None:
        raise NotForYou
    lines = list(row.lines.all())
    open_ones = list(Outlay.objects.select_for_update().filter(line__in=lines, state=State.PROMISED))
    on_the_way = Outlay.objects.filter(line__in=lines, state=State.SENT).count()
    rules.may_close(
        closed_on=row.closed_on, has_open=bool(open_ones), has_heir=bool(heir), on_the_way=on_the_way
    )
    to = BudgetLine.objects.select_related("fund").filter(pk=heir).first() if heir else None
    if to is not None:
        rules.must_be_another(is_same=to.fund_id == row.pk)
        rules.must_be_open(to.fund.closed_on)
        for outlay in open_ones:
            _move(by, outlay, to)
    Outlay.objects.filter(line__in=lines, state__in=UNDECIDED).update(
        line=None, state=State.ASKED, first_by=""
    )
    for line in lines:
        _give_back(by, line)
    row.closed_on, row.heir = today(), to.fund if to else None
    row.save(update_fields=["closed_on", "heir"])
    return row


def _move(by: Actor, outlay: Outlay, to: BudgetLine) -> None:
    committed = Entry.objects.get(ref=outlay.number, kind=EntryKind.COMMIT, reverses=None, reversal=None)
    reverse_entry(by=by, entry=committed)
    write_entry(by=by, kind=EntryKind.COMMIT, debit=account_of(to, AccountKind.FREE),
                credit=account_of(to, AccountKind.PROMISED), won=outlay.won, ref=outlay.number)  # fmt: skip
    outlay.line = to
    outlay.save(update_fields=["line"])


def _give_back(by: Actor, line: BudgetLine) -> None:
    free = Account.objects.get(line=line, kind=AccountKind.FREE).balance
    if free:
        cut_line(by=by, line=line.pk, won=free)
