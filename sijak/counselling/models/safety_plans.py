"""What does somebody wish to do, and whom to ask, when it gets bad? In their words, on ``safety``."""

from __future__ import annotations

from django.db import models

from sijak.kernel.sealed import SealedField
from sijak.people.models import StrandRow, StrandRowQuerySet


class SafetyPlan(StrandRow):
    """Nothing in clear. ``content`` (JSON): {signs, alone, away, people, helpers, means, day, by}."""

    content = SealedField(shape="note")

    objects = StrandRowQuerySet["SafetyPlan"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["strand"], name="one_safety_plan")]
