"""What is kept of a visit, of medicine, of the five duties, of papers and of words?

Codes and days in clear, so that lists need no key; what was said, found and taken is sealed on the
``health`` strand, whose keys the health team alone has.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.db import models

from sijak.health.enums.departments import Department
from sijak.health.enums.visits import (
    CertificateKind,
    DutyKind,
    DutyResult,
    DutyState,
    Holder,
    MedicineState,
    VisitState,
    WordState,
)
from sijak.kernel.sealed import SealedField
from sijak.people.models import StrandRow, StrandRowQuerySet, TeamRow, TeamRowQuerySet

GOES_ON = (VisitState.RUNS, VisitState.LASTING)
ENDS_WITHIN = 7  # days: whose medicine is looked at


class VisitQuerySet(StrandRowQuerySet["Visit"]):
    def last_of_each(self) -> Self:
        """The newest visit of a person to a department; older ones have been followed by it."""
        later = Visit.objects.filter(
            strand=models.OuterRef("strand"), department=models.OuterRef("department")
        )
        later = later.filter(
            models.Q(day__gt=models.OuterRef("day"))
            | models.Q(day=models.OuterRef("day"), id__gt=models.OuterRef("id"))
        )
        return self.exclude(models.Exists(later))

    def going_on(self) -> Self:
        return self.filter(state__in=GOES_ON)

    def not_come(self, on: date) -> Self:
        """Whose next day has passed without another visit to that department."""
        return self.last_of_each().going_on().filter(next_on__lt=on)


class Visit(StrandRow):
    """One time with a doctor. ``detail`` (JSON): {hospital, since, places, for_doctor, allergies,
    along, why_none, task}; the other columns are plain words. ``task``: the care task of the next day."""

    department = models.CharField(max_length=12, choices=Department)
    day = models.DateField()
    next_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=VisitState)
    author = models.CharField(max_length=32)
    complaint = SealedField(shape="note")
    said = SealedField(shape="note")
    diagnosis = SealedField(shape="field")
    detail = SealedField(shape="note")

    objects = VisitQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["strand", "day"]), models.Index(fields=["state", "next_on"])]

    @property
    def goes_on(self) -> bool:
        return self.state in GOES_ON


class MedicineQuerySet(StrandRowQuerySet["Medicine"]):
    def in_hand(self) -> Self:
        return self.exclude(state=MedicineState.ENDED)

    def taken_now(self) -> Self:
        """What a doctor must reckon with: not what they have stopped."""
        return self.in_hand().exclude(state=MedicineState.STOPPED)

    def ending(self, on: date) -> Self:
        """Taken now, and used up within a week or already."""
        return self.filter(state=MedicineState.TAKEN, until__lte=on + timedelta(days=ENDS_WITHIN))


class Medicine(StrandRow):
    """``content`` (JSON): {name, how, words}. ``until``: the last day for which there is some."""

    visit = models.ForeignKey(Visit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=MedicineState)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    content = SealedField(shape="field")

    objects = MedicineQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "until"])]


class DutyQuerySet(StrandRowQuerySet["Duty"]):
    def open(self) -> Self:
        return self.filter(state=DutyState.OPEN)


class Duty(StrandRow):
    """One of the five duties, from its first day to its end. ``content`` (JSON): {words, place, to,
    items, aids, missing, why_none, task, log: [{day, by, words}]}. ``next_on`` of a complaint is the
    day on which an answer was promised."""

    kind = models.CharField(max_length=10, choices=DutyKind)
    state = models.CharField(max_length=6, choices=DutyState, default=DutyState.OPEN)
    result = models.CharField(max_length=10, choices=DutyResult, blank=True, default="")
    day = models.DateField()
    next_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    author = models.CharField(max_length=32)
    content = SealedField(shape="note")

    objects = DutyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "state", "next_on"])]
        constraints = [
            models.CheckConstraint(
                name="a_duty_ends_with_its_day_and_result",
                condition=models.Q(state=DutyState.OPEN, ended_on__isnull=True, result="")
                | models.Q(state=DutyState.DONE, ended_on__isnull=False) & ~models.Q(result=""),
            ),
        ]


class Certificate(StrandRow):
    """A paper of the hospital: asked for, handed over. ``content`` (JSON): {what_for, who_asked, to}."""

    kind = models.CharField(max_length=10, choices=CertificateKind)
    asked_on = models.DateField()
    handed_on = models.DateField(null=True, blank=True)
    holder = models.CharField(max_length=10, choices=Holder, default=Holder.HOSPITAL)
    author = models.CharField(max_length=32)
    content = SealedField(shape="field")

    objects = StrandRowQuerySet["Certificate"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["handed_on", "asked_on"])]
        constraints = [
            models.CheckConstraint(
                name="a_paper_at_the_hospital_is_not_handed_over",
                condition=models.Q(holder=Holder.HOSPITAL, handed_on__isnull=True)
                | ~models.Q(holder=Holder.HOSPITAL) & models.Q(handed_on__isnull=False),
            ),
        ]


class Word(TeamRow):
    """A pair of words that workers added. ``content`` (JSON): {south, north, field, note, is_false,
    votes: {worker: yes|no}}. The list that ships with the house is never written over."""

    added_on = models.DateField()
    state = models.CharField(max_length=10, choices=WordState, default=WordState.PROPOSED)
    content = SealedField(shape="field")

    objects = TeamRowQuerySet["Word"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "state"])]
