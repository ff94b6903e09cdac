"""What is an account, an entry, a month? Integer won; entries are added and never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sijak.kernel.ids import RandomIdField
from sijak.money.enums import GUARDED, AccountKind, EntryKind


class Account(models.Model):
    """``debits`` and ``credits``: all that was ever written on either side. What is promised to somebody
    can never be given twice: the data store itself refuses an account below zero."""

    id = RandomIdField()
    kind = models.CharField(max_length=8, choices=AccountKind)
    line = models.ForeignKey(
        "money.BudgetLine", on_delete=models.PROTECT, null=True, blank=True, related_name="accounts"
    )
    fund = models.ForeignKey(
        "money.Fund", on_delete=models.PROTECT, null=True, blank=True, related_name="accounts"
    )
    debits = models.BigIntegerField(default=0)
    credits = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "line"], name="one_account_a_line"),
            models.UniqueConstraint(fields=["kind", "fund"], name="one_account_a_fund"),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(line__isnull=True, fund__isnull=True), name="one_account_of_ours"
            ),
            models.CheckConstraint(name="sides_only_grow", condition=Q(debits__gte=0, credits__gte=0)),
            models.CheckConstraint(
                name="never_below_zero", condition=~Q(kind__in=GUARDED) | Q(credits__gte=F("debits"))
            ),
        ]

    @property
    def balance(self) -> int:
        """What stands on its own side: money that we have to answer for is on the right."""
        owns = self.kind in (AccountKind.GIVEN, AccountKind.BANK)
        return self.debits - self.credits if owns else self.credits - self.debits


class Entry(models.Model):
    """One amount from one account to another: so every entry balances by its shape.

    ``ref``: number of the outlay it is about, a code without a person. A wrong one is answered by a second
    one that points at it (``reverses``) and runs the other way; triggers of the data store refuse changes
    (migration 0002)."""

    id = RandomIdField()
    day = models.DateField()
    month = models.CharField(max_length=7)
    kind = models.CharField(max_length=8, choices=EntryKind)
    debit = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="debit_entries")
    credit = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="credit_entries")
    won = models.BigIntegerField()
    ref = models.CharField(max_length=32, blank=True, default="")
    written_by = models.CharField(max_length=32)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversal"
    )

    class Meta:
        indexes = [
            models.Index(fields=["debit", "day"]),
            models.Index(fields=["credit", "day"]),
            models.Index(fields=["ref"]),
        ]
        constraints = [
            models.CheckConstraint(name="an_entry_is_over_something", condition=Q(won__gt=0)),
            models.CheckConstraint(name="two_accounts_an_entry", condition=~Q(debit=F("credit"))),
        ]


class MonthTotal(models.Model):
    """What one account took on either side in one month: so a trial balance reads no entries."""

    id = RandomIdField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="months")
    month = models.CharField(max_length=7)
    debits = models.BigIntegerField(default=0)
    credits = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "month"], name="one_total_a_month")]


class ClosedMonth(models.Model):
    """A month that was reported takes no entry any more; what was wrong in it is put right in an open one."""

    month = models.CharField(primary_key=True, max_length=7)
    closed_on = models.DateField()
    closed_by = models.CharField(max_length=32)
