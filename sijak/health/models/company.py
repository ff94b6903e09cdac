"""What is kept of going along: who can, who is asked for, who is taken when, and what they told."""

from __future__ import annotations

from typing import Self

from django.db import models

from sijak.health.enums import AHEAD, BackState, GoingState, Half, Hospital
from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.people.models import StrandRow, StrandRowQuerySet, TeamRow, TeamRowQuerySet


class Companion(TeamRow):
    """One who goes along. ``cap``: at most so many half days a week.

    ``content`` (JSON): {hospitals, speech, hours: codes; sex, car: bool, words}. How somebody speaks
    tells where they come from, so that all of it is sealed to the team.
    """

    user = models.CharField(max_length=32)
    cap = models.PositiveSmallIntegerField(default=2)
    is_here = models.BooleanField(default=True)
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Companion"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "user"], name="one_companion_a_worker"),
            models.CheckConstraint(name="a_week_has_its_end", condition=models.Q(cap__range=(1, 12))),
        ]


class GoingQuerySet(StrandRowQuerySet["Going"]):
    def ahead(self) -> Self:
        return self.filter(state__in=AHEAD)


class Going(StrandRow):
    """Somebody is to go along on a day. ``is_reserve``: the first called off, the reserve goes;
    ``is_fallen``: somebody called off and nobody has looked since.

    ``content`` (JSON): {at, place, what, speech, sex, car, know, goer, reserve, slip, told}.
    """

    day = models.DateField()
    hospital = models.CharField(max_length=10, choices=Hospital)
    state = models.CharField(max_length=8, choices=GoingState, default=GoingState.OPEN)
    asked_by = models.CharField(max_length=32)
    is_reserve = models.BooleanField(default=False)
    is_fallen = models.BooleanField(default=False)
    content = SealedField(shape="note")

    objects = GoingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "day"])]


class Outing(models.Model):
    """A half day on which somebody goes along, or stands by: no strand, no word. Nobody is given
    the same half day twice."""

    id = RandomIdField()
    worker = models.CharField(max_length=32)
    day = models.DateField()
    half = models.CharField(max_length=2, choices=Half)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["worker", "day", "half"], name="nobody_goes_two_ways"),
        ]


class Telling(TeamRow):
    """What the one who went along told, until a worker has taken it in.

    ``content`` (JSON): {going, by, how, next, at, won, fare, minutes, picture, words}.
    """

    day = models.DateField()
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Telling"].as_manager()


class Reimbursement(models.Model):
    """What somebody laid out on the way: for money to pay back. No strand."""

    id = RandomIdField()
    worker = models.CharField(max_length=32)
    day = models.DateField()
    laid_out_krw = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=BackState, default=BackState.WAITING)

    class Meta:
        constraints = [
            models.CheckConstraint(name="something_was_laid_out", condition=models.Q(laid_out_krw__gt=0)),
        ]
