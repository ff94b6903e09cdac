"""What is kept of care for those who care? Rows about workers; no strand, no person."""

from __future__ import annotations

from django.db import models

from sijak.counselling.enums.sessions import Cause, Weight
from sijak.kernel.actor import Actor
from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.people.models import TeamRow, TeamRowQuerySet


class SupervisionMeeting(TeamRow):
    """``content`` (JSON), sealed to the team: {who: [workers], guide, words}. The day is the log."""

    day = models.DateField()
    next_on = models.DateField(null=True, blank=True)
    written_by = models.CharField(max_length=32)
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["SupervisionMeeting"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "day"])]


class OwnRowQuerySet[Row: models.Model](models.QuerySet[Row]):
    def visible_to(self, actor: Actor) -> OwnRowQuerySet[Row]:
        """Only one's own: others see numbers."""
        return self.filter(worker=actor.user_id)


class HeavySession(models.Model):
    """That a session was heavy for a worker, on a day. It says nothing of whom it was with."""

    id = RandomIdField()
    worker = models.CharField(max_length=32)
    day = models.DateField()
    weight = models.CharField(max_length=6, choices=[(w.value, w.label) for w in Weight if w != Weight.NONE])

    objects = OwnRowQuerySet["HeavySession"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["worker", "day"])]


class Debrief(models.Model):
    """A worker talks over what weighs on them: asked on a day, done with whom and when. ``content``:
    their own words, sealed to their own key. ``team``: whose lead sees that one is open, no more."""

    id = RandomIdField()
    worker = models.CharField(max_length=32)
    team = models.CharField(max_length=32)
    because = models.CharField(max_length=8, choices=Cause)
    asked_on = models.DateField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_with = models.CharField(max_length=32, blank=True, default="")
    content = SealedField(shape="note", blank=True, default=b"")

    objects = OwnRowQuerySet["Debrief"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["worker", "done_on"]), models.Index(fields=["team", "done_on"])]
        constraints = [
            models.CheckConstraint(
                name="debriefed_when_and_with_whom",
                condition=models.Q(done_on__isnull=True, done_with="")
                | models.Q(done_on__isnull=False) & ~models.Q(done_with=""),
            ),
        ]

    @property
    def purpose(self) -> str:
        """What its envelope is bound to, beside the worker's own key."""
        return f"counselling_debrief:{self.id}"
