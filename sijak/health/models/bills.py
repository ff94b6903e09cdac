"""What is kept of a bill: who pays which part, what was promised, and who signed for it."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import F, Q

from sijak.health.enums import (
    BillKind,
    BillState,
    CommitmentKind,
    Hospital,
    Payer,
    PayKind,
    Pen,
    ShareState,
)
from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.people.models import StrandRow, StrandRowQuerySet

# Short enough to say on the telephone, in any language.
SIGNS = "0123456789"


def draw_number() -> str:
    """Ours, and drawn: it tells neither how many bills there are nor which came first."""
    return "B-" + "".join(secrets.choice(SIGNS) for _ in range(6))


class Bill(StrandRow):
    """``number``: ours, short and random; the only word that leaves the health team.

    ``content`` (JSON): {words, paper}. What the treatment was stands nowhere else.
    """

    number = models.CharField(max_length=8, unique=True, default=draw_number)
    kind = models.CharField(max_length=6, choices=BillKind)
    hospital = models.CharField(max_length=10, choices=Hospital)
    day = models.DateField()
    total_krw = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=BillState, default=BillState.OPEN)
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["Bill"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_bill_is_over_something", condition=Q(total_krw__gte=0)),
        ]


class Share(StrandRow):
    """One payer's part of one bill. ``content`` (JSON): {papers: {code: day}, files: {code: paper},
    paid: [[day, won]], why, task}. ``task``: the care task of the day on which they answer.

    ``first_by`` has signed what ``pen`` names; somebody else signs it too.
    """

    bill = models.ForeignKey(Bill, on_delete=models.CASCADE, related_name="shares")
    payer = models.CharField(max_length=10, choices=Payer)
    kind = models.CharField(max_length=8, choices=PayKind)
    state = models.CharField(max_length=8, choices=ShareState, default=ShareState.PLANNED)
    asked_krw = models.PositiveIntegerField()
    promised_krw = models.PositiveIntegerField(default=0)
    paid_krw = models.PositiveIntegerField(default=0)
    asked_on = models.DateField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    pen = models.CharField(max_length=8, choices=Pen, default=Pen.NONE, blank=True)
    first_by = models.CharField(max_length=32, blank=True, default="")
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["Share"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bill", "payer"], name="one_share_a_payer"),
            models.CheckConstraint(
                name="promised_within_asked", condition=Q(promised_krw__lte=F("asked_krw"))
            ),
            models.CheckConstraint(name="paid_within_promised", condition=Q(paid_krw__lte=F("promised_krw"))),
            models.CheckConstraint(
                name="asked_with_a_day_of_answer",
                condition=Q(asked_on__isnull=True, answer_by__isnull=True)
                | Q(asked_on__isnull=False, answer_by__isnull=False),
            ),
            models.CheckConstraint(
                name="a_pen_has_its_hand",
                condition=Q(pen=Pen.NONE, first_by="") | ~Q(pen=Pen.NONE) & ~Q(first_by=""),
            ),
        ]


class UsedElsewhere(StrandRow):
    """What a payer gave them elsewhere in a year, as they tell it: it counts towards the ceiling."""

    payer = models.CharField(max_length=10, choices=Payer)
    kind = models.CharField(max_length=8, choices=PayKind)
    year = models.PositiveSmallIntegerField()
    used_krw = models.PositiveIntegerField()
    told_on = models.DateField()

    objects = StrandRowQuerySet["UsedElsewhere"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["strand", "payer", "kind", "year"], name="used_once_a_year"),
        ]


class Commitment(models.Model):
    """Money that we promised, signed by two: money takes it over unchanged (docs/adr/0020).

    Never changed and never erased: what does not come is called back by a row of its own.
    """

    id = RandomIdField()
    kind = models.CharField(max_length=8, choices=CommitmentKind)
    bill_number = models.CharField(max_length=8)
    payer = models.CharField(max_length=10, choices=Payer)
    promised_krw = models.PositiveIntegerField()
    day = models.DateField()
    signed_by = models.CharField(max_length=32)
    second_by = models.CharField(max_length=32)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversal"
    )

    class Meta:
        indexes = [models.Index(fields=["day"])]
        constraints = [
            models.CheckConstraint(name="a_promise_is_of_something", condition=Q(promised_krw__gt=0)),
            models.CheckConstraint(
                name="signed_by_two",
                condition=~Q(signed_by="") & ~Q(second_by="") & ~Q(signed_by=F("second_by")),
            ),
            models.CheckConstraint(
                name="a_reversal_has_its_promise",
                condition=Q(kind=CommitmentKind.PROMISED, reverses__isnull=True)
                | Q(kind=CommitmentKind.REVERSED, reverses__isnull=False),
            ),
        ]
