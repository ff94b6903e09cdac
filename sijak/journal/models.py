"""What was done for somebody, on which day? Coded and append-only; no word of a person."""

from django.db import models

from sijak.journal.enums import Channel, Kind, Outcome
from sijak.kernel.ids import RandomIdField
from sijak.people.models import Strand, StrandRowQuerySet


class Entry(models.Model):
    """One service delivered. ``month`` is kept as a column, since SQLite computes it slowly."""

    id = RandomIdField()
    strand = models.ForeignKey(Strand, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    month = models.CharField(max_length=7)
    kind = models.CharField(max_length=16, choices=Kind)
    minutes = models.PositiveSmallIntegerField(default=0)
    won = models.BigIntegerField(default=0)
    centre = models.CharField(max_length=40, blank=True, default="")
    channel = models.CharField(max_length=12, choices=Channel, blank=True, default="")
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True, default="")

    objects = StrandRowQuerySet["Entry"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["strand", "day"]), models.Index(fields=["month", "kind"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(won__gte=0), name="won_not_negative"),
        ]
