"""What is kept of a sign of danger? That there was one, who answers for it, and sealed ticks."""

from __future__ import annotations

from typing import Self

from django.db import models

from sijak.care.models import Task
from sijak.kernel.sealed import SealedField
from sijak.people.models import StrandRow, StrandRowQuerySet, TeamRow, TeamRowQuerySet


class SignalQuerySet(StrandRowQuerySet["Signal"]):
    def open(self) -> Self:
        """The second talk was not held yet. A signal that lost its task is open too."""
        return self.filter(task__done_on__isnull=True)


class Signal(StrandRow):
    """A sign of danger that a worker knows of. On the strand on which that worker writes.

    ``content`` (JSON): {source, item, at: HH:MM, steps: {code of a step: HH:MM}}. Codes and hours, no
    words. Whether it is over is never stored: the task of the second talk tells it.
    """

    day = models.DateField()
    worker = models.CharField(max_length=32)
    task = models.ForeignKey(Task, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    content = SealedField(shape="field")

    objects = SignalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["strand", "day"])]


class WaitingSignalQuerySet(TeamRowQuerySet["WaitingSignal"]):
    def waiting(self) -> Self:
        return self.filter(taken_on__isnull=True)


class WaitingSignal(TeamRow):
    """A sign of danger that came without a session (a tablet in somebody's hands): nobody of the team
    knows of it yet. Sealed to the team until somebody takes it up.

    ``content`` (JSON): {person, strand, source, item, at: HH:MM, signal: id once it was taken up}.
    ``once``: a keyed digest over the vault's id of the person, item and day, so that the same answer given
    twice is one sign; the data store alone cannot make it.
    """

    day = models.DateField()
    once = models.CharField(max_length=64, unique=True)
    told_on = models.DateField(null=True, blank=True)
    taken_on = models.DateField(null=True, blank=True)
    taken_by = models.CharField(max_length=32, blank=True, default="")
    content = SealedField(shape="note")

    objects = WaitingSignalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "taken_on"])]
        constraints = [
            models.CheckConstraint(
                name="signal_taken_when_and_by_whom",
                condition=models.Q(taken_on__isnull=True, taken_by="")
                | models.Q(taken_on__isnull=False) & ~models.Q(taken_by=""),
            ),
        ]
