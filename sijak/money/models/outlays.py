"""What was asked, signed, promised, sent and paid? Codes, days and won; whose it is, a strand tells."""

from __future__ import annotations

import secrets
from typing import Self

from django.db import models
from django.db.models import F, Q

from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.money.enums import (
    LIVING,
    CheckedHow,
    HelpKind,
    PayeeState,
    PaymentState,
    Source,
    State,
    Way,
)
from sijak.money.models.funds import BudgetLine
from sijak.people.models import StrandRow, StrandRowQuerySet, TeamRow, TeamRowQuerySet

SIGNED = (State.PROMISED, State.SENT, State.PAID, State.UNDONE)
UNSIGNED = (State.ASKED, State.REFUSED, State.WITHDRAWN)


def draw_number() -> str:
    """Drawn, and short enough to say on the telephone: it tells neither how many there are nor in which
    order they came."""
    return "M-" + "".join(secrets.choice("0123456789") for _ in range(8))


class Payee(TeamRow):
    """Where money goes: ``content`` (JSON) {bank, number, holder}, sealed to those who pay, to nobody else. A
    new account waits until a second person has called back."""

    state = models.CharField(max_length=8, choices=PayeeState, default=PayeeState.NEW)
    typed_by = models.CharField(max_length=32)
    checked_by = models.CharField(max_length=32, blank=True, default="")
    checked_on = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=8, choices=CheckedHow, blank=True, default="")
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Payee"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="checked_by_a_second",
                condition=Q(state=PayeeState.NEW, checked_by="")
                | Q(state=PayeeState.CHECKED, checked_on__isnull=False)
                & ~Q(checked_by="")
                & ~Q(checked_by=F("typed_by")),
            )
        ]


class OutlayQuerySet(models.QuerySet["Outlay"]):
    def living(self) -> Self:
        return self.filter(state__in=LIVING)

    def of_state(self, *states: State) -> Self:
        return self.filter(state__in=states)


class Outlay(models.Model):
    """The one line from asking to paid. Nothing here leads to a person; ``Ask`` on their strand knows the
    number. ``ref``: the asking department's own code. ``month``: the month that it is for, YYYY-MM."""

    id = RandomIdField()
    number = models.CharField(max_length=10, unique=True, default=draw_number)
    source = models.CharField(max_length=8, choices=Source, default=Source.HELP)
    ref = models.CharField(max_length=32, blank=True, default="")
    kind = models.CharField(max_length=8, choices=HelpKind)
    way = models.CharField(max_length=8, choices=Way)
    won = models.PositiveIntegerField()
    month = models.CharField(max_length=7)
    due_on = models.DateField()
    is_urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=32)
    first_by = models.CharField(max_length=32, blank=True, default="")
    second_by = models.CharField(max_length=32, blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    receipt_on = models.DateField(null=True, blank=True)

    objects = OutlayQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "due_on"]), models.Index(fields=["source", "ref"])]
        constraints = [
            models.CheckConstraint(name="an_outlay_is_of_something", condition=Q(won__gt=0)),
            models.CheckConstraint(
                name="nobody_signs_what_they_asked",
                condition=~Q(first_by=F("asked_by")) & ~Q(second_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="two_different_hands", condition=Q(second_by="") | ~Q(first_by=F("second_by"))
            ),
            models.CheckConstraint(
                name="promised_by_two_from_a_line",
                condition=~Q(state__in=SIGNED)
                | Q(line__isnull=False, decided_on__isnull=False) & ~Q(first_by="") & ~Q(second_by=""),
            ),
            models.CheckConstraint(
                name="one_hand_while_it_waits",
                condition=~Q(state=State.FIRST) | ~Q(first_by="") & Q(second_by="", line__isnull=False),
            ),
        ]


class Ask(StrandRow):
    """On ``money``: whose an outlay is; with the same key. ``content`` (JSON): {words, tail}. ``tail``:
    the last two digits of the account, for those who walk with the person."""

    number = models.CharField(max_length=10, unique=True)
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["Ask"].as_manager()


class Run(models.Model):
    """One payment list: what goes to the bank in one file."""

    id = RandomIdField()
    number = models.CharField(max_length=10, unique=True, default=draw_number)
    day = models.DateField()
    made_by = models.CharField(max_length=32)
    way = models.CharField(max_length=8, choices=Way, default=Way.TRANSFER)


class Payment(models.Model):
    """One try to pay an outlay. The data store holds at most one that is not come back."""

    id = RandomIdField()
    outlay = models.ForeignKey(Outlay, on_delete=models.PROTECT, related_name="payments")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, null=True, blank=True, related_name="payments")
    way = models.CharField(max_length=8, choices=Way)
    won = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=PaymentState, default=PaymentState.SENT)
    sent_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outlay"], condition=~Q(state=PaymentState.BOUNCED), name="paid_once"
            ),
            models.CheckConstraint(name="a_payment_is_of_something", condition=Q(won__gt=0)),
        ]


class BankLine(TeamRow):
    """A line of a bank statement. ``content`` (JSON): {text}, sealed to those who pay: it may hold a name.
    ``won`` below zero: it went out. ``place``: which of the same day and amount."""

    day = models.DateField()
    won = models.BigIntegerField()
    place = models.PositiveSmallIntegerField(default=1)
    payment = models.OneToOneField(
        Payment, on_delete=models.PROTECT, null=True, blank=True, related_name="bank_line"
    )
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["BankLine"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "won", "place"], name="a_bank_line_once")]
