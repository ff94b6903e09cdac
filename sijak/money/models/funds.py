"""Whose money is it, what is it for, and into which lines is it cut? In clear: nobody is meant by it."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from sijak.kernel.ids import RandomIdField
from sijak.money.enums import Whom


class FundQuerySet(models.QuerySet["Fund"]):
    def open(self) -> Self:
        return self.filter(closed_on__isnull=True)

    def running(self, day: date) -> Self:
        return self.open().filter(starts_on__lte=day, ends_on__gte=day)


class Fund(models.Model):
    """``kinds``: kinds of help that it pays; none named: all."""

    id = RandomIdField()
    name = models.CharField(max_length=120)
    funder = models.CharField(max_length=120)
    purpose = models.CharField(max_length=500, blank=True, default="")
    kinds: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    whom = models.CharField(max_length=8, choices=Whom, default=Whom.ANYONE)
    starts_on = models.DateField()
    ends_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    heir = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="inherited"
    )

    objects = FundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_fund_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]


class BudgetLine(models.Model):
    """A part of a fund with a purpose of its own."""

    id = RandomIdField()
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="lines")
    name = models.CharField(max_length=120)
    place = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fund", "place"], name="one_line_a_place")]
