"""What does the data store keep of a request for help? Clocks and an envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.reach.enums import RequestState, Way

if TYPE_CHECKING:
    from sijak.kernel.actor import Actor


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(team__in=actor.teams)

    def waiting(self) -> Self:
        return self.filter(state=RequestState.NEW)


class Request(models.Model):
    """Sealed to the intake team before this row is written; no strand, no person on it.

    ``content`` (JSON): for_whom, needs[], words, name, phone, safe{channels, hours, alias, shared,
    voicemail}, language. ``mailbox`` is the vault's id of the asker's letter box, if they took one.
    """

    id = RandomIdField()
    team = models.CharField(max_length=32)
    received_on = models.DateField()
    promised_on = models.DateField()
    way = models.CharField(max_length=8, choices=Way)
    language = models.CharField(max_length=7, default="ko")
    is_danger = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=RequestState, default=RequestState.NEW)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=32, blank=True, default="")
    centre = models.CharField(max_length=40, blank=True, default="")
    mailbox = models.CharField(max_length=32, blank=True, default="")
    content = SealedField(shape="note")

    objects = RequestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "promised_on"])]
        constraints = [
            models.CheckConstraint(
                name="answered_when_and_by_whom",
                condition=models.Q(answered_on__isnull=True, answered_by="")
                | models.Q(answered_on__isnull=False) & ~models.Q(answered_by=""),
            ),
        ]
