"""What does the data store keep of a request for help? Clocks and an envelope."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.reach.enums import (
    OWN_STATES,
    RIGHTS,
    CloseReason,
    MatterKind,
    MatterState,
    NotTo,
    Outcome,
    RequestState,
    Way,
)

if TYPE_CHECKING:
    from sijak.kernel.actor import Actor


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(team__in=actor.teams)

    def waiting(self) -> Self:
        return self.filter(state=RequestState.NEW)

    def overdue(self, on: date) -> Self:
        return self.waiting().filter(promised_on__lt=on)

    def by_clock(self) -> Self:
        """Those in danger first, then by the day that was promised."""
        return self.order_by("-is_danger", "promised_on", "received_on", "id")


class Request(models.Model):
    """Sealed to the intake team before this row is written; no strand, no person on it.

    ``content`` is what sijak.reach.asked says. ``mailbox`` is the vault's id of the asker's letter
    box, if they took one, and ``is_entered`` says that its eight words were used. ``next_on`` is the
    day that the last answer promised.
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
    next_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=10, choices=CloseReason, blank=True, default="")
    centre = models.CharField(max_length=40, blank=True, default="")
    mailbox = models.CharField(max_length=32, blank=True, default="")
    is_entered = models.BooleanField(default=False)
    content = SealedField(shape="note")

    objects = RequestQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "promised_on"]),
            models.Index(fields=["received_on", "way"]),
            models.Index(fields=["mailbox"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="answered_when_and_by_whom",
                condition=models.Q(answered_on__isnull=True, answered_by="")
                | models.Q(answered_on__isnull=False) & ~models.Q(answered_by=""),
            ),
            models.CheckConstraint(
                name="closed_and_why",
                condition=models.Q(state=RequestState.CLOSED) & ~models.Q(reason="")
                | ~models.Q(state=RequestState.CLOSED) & models.Q(reason=""),
            ),
        ]

    @property
    def own_state(self) -> str:
        """Where it stands, said to who asked."""
        return str(OWN_STATES[RequestState(self.state)])


class MatterQuerySet(models.QuerySet["Matter"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the actor's teams; an officer is not shown what is about an officer."""
        mine = self.filter(team__in=actor.teams)
        return mine.exclude(not_to=NotTo.OFFICERS) if actor.is_officer else mine

    def rights(self) -> Self:
        return self.filter(kind__in=RIGHTS)

    def waiting(self) -> Self:
        return self.filter(state=MatterState.NEW)


class Matter(models.Model):
    """Somebody said something to us and does not ask for help: a complaint, an offer, a right.

    Sealed to a team before the row is written, as a request is. In clear: kind, days, the letter box.
    ``content`` is what sijak.reach.matters says. A right (ten days, PIPA art. 35 to 37) of somebody
    with a file carries the mailbox of that file; whose it is stands inside ``content`` only.
    """

    id = RandomIdField()
    team = models.CharField(max_length=32)
    kind = models.CharField(max_length=10, choices=MatterKind)
    received_on = models.DateField()
    promised_on = models.DateField()
    language = models.CharField(max_length=7, default="ko")
    not_to = models.CharField(max_length=10, choices=NotTo, blank=True, default="")
    state = models.CharField(max_length=8, choices=MatterState, default=MatterState.NEW)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=32, blank=True, default="")
    mailbox = models.CharField(max_length=32, blank=True, default="")
    is_entered = models.BooleanField(default=False)
    content = SealedField(shape="note")

    objects = MatterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "promised_on"]), models.Index(fields=["mailbox"])]
        constraints = [
            models.CheckConstraint(
                name="matter_answered_when_and_how",
                condition=models.Q(answered_on__isnull=True, answered_by="", outcome="")
                | models.Q(answered_on__isnull=False) & ~models.Q(answered_by="") & ~models.Q(outcome=""),
            ),
        ]

    @property
    def is_right(self) -> bool:
        return MatterKind(self.kind).is_right
