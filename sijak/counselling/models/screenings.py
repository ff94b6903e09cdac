"""What is kept of questions about how somebody is? Codes and days in clear; every answer sealed."""

from __future__ import annotations

from typing import Self

from django.db import models

from sijak.counselling.enums.screenings import Mode, ScreeningState, Setting
from sijak.kernel.sealed import SealedField
from sijak.people.models import StrandRow, StrandRowQuerySet, TeamRow, TeamRowQuerySet


class ScreeningQuerySet(StrandRowQuerySet["Screening"]):
    def done(self) -> Self:
        return self.filter(state=ScreeningState.DONE)

    def open(self) -> Self:
        return self.filter(state=ScreeningState.OPEN)


class Screening(StrandRow):
    """One time that an instrument was asked. ``content`` (JSON, when done): {answers: {step: number or
    null}, language, score}; null: would rather not say."""

    instrument = models.CharField(max_length=12)
    edition = models.CharField(max_length=12)
    day = models.DateField()
    mode = models.CharField(max_length=6, choices=Mode)
    setting = models.CharField(max_length=10, choices=Setting)
    asked_by = models.CharField(max_length=32)
    state = models.CharField(max_length=6, choices=ScreeningState, default=ScreeningState.OPEN)
    content = SealedField(shape="note")

    objects = ScreeningQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["strand", "day"])]


class Given(StrandRow):
    """One answer of questions that are being read aloud, kept the moment it is given. ``content``: a
    number, or nothing: would rather not say. It goes into the screening's own row at the end."""

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="given")
    step = models.CharField(max_length=4)
    content = SealedField(shape="field")

    objects = StrandRowQuerySet["Given"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["screening", "step"], name="one_answer_a_question"),
        ]


class Handed(TeamRow):
    """A tablet in somebody's hands. Only the digest of its address is kept. ``content`` (JSON):
    {person, strand, screening, by, mode, setting, language}. ``passage``: what the tablet's own page needs to
    raise a signal, sealed by the vault to the address itself: whoever has the store and not the
    address reads nothing.

    ``until``: questions at home, answered on the person's own pages through that day. Their address stands
    sealed on ``self`` alone, with what a signal needs; ``passage`` is then empty."""

    digest = models.CharField(max_length=64, unique=True)
    instrument = models.CharField(max_length=12)
    edition = models.CharField(max_length=12)
    day = models.DateField()
    is_back = models.BooleanField(default=False)
    until = models.DateField(null=True, blank=True)
    passage = models.TextField(blank=True)
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Handed"].as_manager()


class HandedAnswer(TeamRow):
    """One answer given on a tablet: sealed to the team without a session, so that the tablet itself
    cannot read it again."""

    handed = models.ForeignKey(Handed, on_delete=models.CASCADE, related_name="answers")
    step = models.CharField(max_length=4)
    content = SealedField(shape="field")

    objects = TeamRowQuerySet["HandedAnswer"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handed", "step"], name="one_answer_a_question_on_a_tablet"),
        ]
