"""Who is on call for a team, on which day and in which part of it?"""

from __future__ import annotations

from django.db import models

from sijak.counselling.enums.danger import Watch
from sijak.kernel.sealed import SealedField
from sijak.people.models import TeamRow, TeamRowQuerySet


class OnCall(TeamRow):
    """One watch of one day. A night belongs to the day on which it begins. The telephone is sealed to
    the team; who works when is no secret of the house."""

    day = models.DateField()
    watch = models.CharField(max_length=8, choices=Watch)
    worker = models.CharField(max_length=32)
    phone = SealedField(shape="note")

    objects = TeamRowQuerySet["OnCall"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "day", "watch"], name="one_on_call_a_watch"),
        ]
