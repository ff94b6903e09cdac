"""How does an amount get into the ledger, and how is it put right? Never by changing it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F, Q

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.money.enums import GUARDED, EntryKind
from sijak.money.models import Account, ClosedMonth, Entry, MonthTotal
from sijak.money.rules import ledger as rules


@transaction.atomic
def write_entry(
    *, by: Actor | None, kind: EntryKind, debit: str, credit: str, won: int, day: date | None = None,
    ref: str = "", reverses: Entry | None = None,
) -> Entry:  # fmt: skip
    """``won`` on the left of ``debit`` and the right of ``credit``. Raises Refused when an account that holds
    what belongs to somebody would go below zero, or the month is closed. ``by`` None: nobody is signed in."""
    day = day or today()
    month = day.isoformat()[:7]
    closed = ClosedMonth.objects.filter(pk=month).exists()
    rules.may_write(won=won, day=day, today=today(), is_closed=closed)
    entry = Entry(
        day=day, month=month, kind=kind, debit_id=debit, credit_id=credit, won=won, ref=ref,
        written_by=by.user_id if by else "", reverses=reverses,
    )  # fmt: skip
    _take(debit, won)
    Account.objects.filter(pk=credit).update(credits=F("credits") + won)
    entry.save(force_insert=True)
    _count(debit, month, debits=won)
    _count(credit, month, credits=won)
    return entry


def _take(account: str, won: int) -> None:
    """In one statement, so that two people at once cannot both have the last won."""
    covered = ~Q(kind__in=GUARDED) | Q(credits__gte=F("debits") + won)
    rules.must_be_covered(Account.objects.filter(covered, pk=account).update(debits=F("debits") + won))


def _count(account: str, month: str, *, debits: int = 0, credits: int = 0) -> None:  # noqa: A002
    there = MonthTotal.objects.filter(account=account, month=month)
    if not there.update(debits=F("debits") + debits, credits=F("credits") + credits):
        row = MonthTotal(account_id=account, month=month, debits=debits, credits=credits)
        row.save(force_insert=True)


@transaction.atomic
def reverse_entry(*, by: Actor | None, entry: Entry) -> Entry:
    """The same amount the other way, today. The first one stays as it was written."""
    again = Entry.objects.select_for_update().get(pk=entry.pk)
    reversed_already = Entry.objects.filter(reverses=again).exists()
    rules.may_reverse(is_reversed=reversed_already, is_reversal=again.reverses_id is not None)
    return write_entry(by=by, kind=EntryKind(again.kind), debit=again.credit_id, credit=again.debit_id,
                       won=again.won, ref=again.ref, reverses=again)  # fmt: skip


@transaction.atomic
def close_month(*, by: Actor, month: str) -> None:
    is_closed = ClosedMonth.objects.filter(pk=month).exists()
    rules.may_close_month(month=month, this_month=today().isoformat()[:7], is_closed=is_closed)
    ClosedMonth(month=month, closed_on=today(), closed_by=by.user_id).save(force_insert=True)
