"""What is kept of counselling sessions? Rows on the ``counselling`` strand; all words sealed."""

from __future__ import annotations

from typing import Self

from django.db import models

from sijak.care.models import Appointment
from sijak.counselling.enums.sessions import SessionKind, SessionState
from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.people.models import StrandRow, StrandRowQuerySet


class SessionQuerySet(StrandRowQuerySet["Session"]):
    def planned(self) -> Self:
        return self.filter(state=SessionState.PLANNED)

    def kept(self) -> Self:
        return self.filter(state=SessionState.KEPT)


class Session(StrandRow):
    """One session. Who else was there has a row of their own, with kind and minutes and no words.

    ``themes`` and ``needs`` hold codes with a space between them. ``setting`` (JSON): {at, place,
    present, others: [{person, session}], beside: {person, session}}: who belongs together stands
    only in there.
    """

    kind = models.CharField(max_length=10, choices=SessionKind)
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.PLANNED)
    day = models.DateField()
    worker = models.CharField(max_length=32)
    second = models.CharField(max_length=32, blank=True, default="")
    appointment = models.OneToOneField(
        Appointment, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    written_on = models.DateField(null=True, blank=True)
    written_by = models.CharField(max_length=32, blank=True, default="")
    minutes = models.PositiveSmallIntegerField(default=0)
    themes = models.CharField(max_length=240, blank=True, default="")
    needs = models.CharField(max_length=120, blank=True, default="")
    setting = SealedField(shape="field")
    their_words = SealedField(shape="note")
    data = SealedField(shape="note")
    assessment = SealedField(shape="note")
    plan = SealedField(shape="note")

    objects = SessionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["strand", "state", "day"]),
            models.Index(fields=["worker", "state", "day"]),
            models.Index(fields=["state", "day"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_session_at_home_is_by_two",
                condition=~models.Q(kind=SessionKind.VISIT)
                | ~models.Q(second="") & ~models.Q(second=models.F("worker")),
            ),
            models.CheckConstraint(
                name="a_kept_session_is_written",
                condition=models.Q(state=SessionState.KEPT, written_on__isnull=False)
                & ~models.Q(written_by="")
                | ~models.Q(state=SessionState.KEPT) & models.Q(written_on__isnull=True, written_by=""),
            ),
        ]

    @property
    def is_late(self) -> bool:
        return self.written_on is not None and self.written_on > self.day


class SessionAddendum(StrandRow):
    """What was added to a session's note later; the note stays as it was."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="addenda")
    written_on = models.DateField()
    author = models.CharField(max_length=32)
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["SessionAddendum"].as_manager()


class ProcessNote(models.Model):
    """A private note beside a session: sealed to its author's own key, opened by nobody else."""

    id = RandomIdField()
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="process_notes")
    author = models.CharField(max_length=32)
    content = SealedField(shape="note")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "author"], name="one_process_note_an_author")
        ]

    @property
    def purpose(self) -> str:
        """What its envelope is bound to, beside the author's own key."""
        return f"counselling_processnote:{self.id}"
