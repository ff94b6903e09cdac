"""What is written while walking with a person? Rows on ``casework``; all words sealed."""

from __future__ import annotations

from typing import Self

from django.db import models

from sijak.care.enums import (
    AppointmentKind,
    AppointmentState,
    ClosingReason,
    Ground,
    NoteKind,
    Rung,
    TaskKind,
    Try,
)
from sijak.journal.enums import Channel
from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.people.models import StrandRow, StrandRowQuerySet


class Assessment(StrandRow):
    """``content`` (JSON): {domain: {client 0-3, worker 0-3, urgency 0-3, strengths: words}}."""

    done_on = models.DateField()
    done_by = models.CharField(max_length=32)
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["Assessment"].as_manager()


class Plan(StrandRow):
    """``content`` (JSON): {goals: [{words, why}], in_words: str}. One to three goals."""

    made_on = models.DateField()
    made_by = models.CharField(max_length=32)
    review_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)
    is_current = models.BooleanField(default=True)
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["Plan"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["strand"], condition=models.Q(is_current=True), name="one_current_plan"
            ),
        ]


class TaskQuerySet(StrandRowQuerySet["Task"]):
    def open(self) -> Self:
        return self.filter(done_on__isnull=True)


class Task(StrandRow):
    """Something with an owner and a date. A step of a plan is a task with ``goal`` 1 to 3."""

    kind = models.CharField(max_length=10, choices=TaskKind)
    owner = models.CharField(max_length=32, blank=True, default="")  # '' = the person
    due_on = models.DateField()
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, null=True, blank=True, db_index=False,
                             related_name="steps")  # fmt: skip
    goal = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.CharField(max_length=32, blank=True, default="")
    content = SealedField(shape="field")

    objects = TaskQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "done_on", "due_on"]),
            # Of a plan's steps only: else a person's page walks over everybody's tasks without a plan.
            models.Index(fields=["plan"], name="steps_of_a_plan", condition=models.Q(plan__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                name="done_when_and_by_whom",
                condition=models.Q(done_on__isnull=True, done_by="")
                | models.Q(done_on__isnull=False) & ~models.Q(done_by=""),
            ),
        ]


class Note(StrandRow):
    """DAP note. Corrected by an addendum (``amends``), never overwritten once it is kept.

    ``setting`` (JSON): {at: HH:MM, place, present}, each where it was told.
    """

    kind = models.CharField(max_length=10, choices=NoteKind)
    happened_on = models.DateField()
    written_on = models.DateField()
    minutes = models.PositiveSmallIntegerField(default=0)
    channel = models.CharField(max_length=12, choices=Channel)
    author = models.CharField(max_length=32)
    amends = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="addenda"
    )
    setting = SealedField(shape="field")
    their_words = SealedField(shape="note")
    data = SealedField(shape="note")
    assessment = SealedField(shape="note")
    plan = SealedField(shape="note")

    objects = StrandRowQuerySet["Note"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["strand", "happened_on"])]

    @property
    def is_late(self) -> bool:
        return self.written_on > self.happened_on


class Supervision(models.Model):
    """A private note beside a note: sealed to its author's own key, opened by nobody else."""

    id = RandomIdField()
    note = models.OneToOneField(Note, on_delete=models.CASCADE, related_name="supervision")
    author = models.CharField(max_length=32)
    content = SealedField(shape="note")


class AppointmentQuerySet(StrandRowQuerySet["Appointment"]):
    def planned(self) -> Self:
        return self.filter(state=AppointmentState.PLANNED)


class Appointment(StrandRow):
    """``content`` (JSON): {at: HH:MM, minutes, place, what}. A home visit is always by two."""

    kind = models.CharField(max_length=10, choices=AppointmentKind)
    day = models.DateField()
    worker = models.CharField(max_length=32)
    second = models.CharField(max_length=32, blank=True, default="")
    state = models.CharField(max_length=10, choices=AppointmentState, default=AppointmentState.PLANNED)
    content = SealedField(shape="field")

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["worker", "day"]), models.Index(fields=["second", "day"])]
        constraints = [
            models.CheckConstraint(
                name="a_home_visit_is_by_two",
                condition=~models.Q(kind=AppointmentKind.VISIT)
                | ~models.Q(second="") & ~models.Q(second=models.F("worker")),
            ),
        ]


class Booking(models.Model):
    """When a worker is taken, for feeds and the free/taken view: no strand, no word."""

    id = RandomIdField()
    worker = models.CharField(max_length=32)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["worker", "starts_at"])]


class Feed(models.Model):
    """A worker's calendar feed. The secret is in its address; only a digest is kept."""

    id = RandomIdField()
    worker = models.CharField(max_length=32, unique=True)
    digest = models.CharField(max_length=64, unique=True)


class LadderRung(StrandRow):
    """One try to reach somebody who fell silent. ``content``: what was done, in words.

    ``second`` is the other worker of a visit by two or of a welfare check; in danger a check may
    have none. ``ground`` says by which rule an authority was asked to look.
    """

    rung = models.CharField(max_length=8, choices=Rung)
    day = models.DateField()
    outcome = models.CharField(max_length=12, choices=Try)
    done_by = models.CharField(max_length=32)
    second = models.CharField(max_length=32, blank=True, default="")
    ground = models.CharField(max_length=8, choices=Ground, blank=True, default="")
    content = SealedField(shape="field")

    objects = StrandRowQuerySet["LadderRung"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["strand", "day"])]
        constraints = [
            models.CheckConstraint(
                name="visit_and_welfare_check_by_two",
                condition=~models.Q(rung__in=[Rung.VISIT, Rung.WELFARE])
                | ~models.Q(second="") & ~models.Q(second=models.F("done_by"))
                | models.Q(rung=Rung.WELFARE, ground=Ground.DANGER, second=""),
            ),
            models.CheckConstraint(
                name="a_welfare_check_has_its_ground",
                condition=models.Q(rung=Rung.WELFARE) & ~models.Q(ground="")
                | ~models.Q(rung=Rung.WELFARE) & models.Q(ground=""),
            ),
        ]


class Wish(StrandRow):
    """What the person wishes us to do should we ever not reach them; asked while all is well.

    ``content`` (JSON): {check: yes|no, words}. Whether an authority may look is theirs to say.
    """

    said_on = models.DateField()
    asked_by = models.CharField(max_length=32)
    content = SealedField(shape="field")

    objects = StrandRowQuerySet["Wish"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["strand"], name="one_wish")]


class Closing(StrandRow):
    """``content`` (JSON): {changed, remains, may_call: bool}."""

    reason = models.CharField(max_length=10, choices=ClosingReason)
    closed_on = models.DateField()
    closed_by = models.CharField(max_length=32)
    reopened_on = models.DateField(null=True, blank=True)
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["Closing"].as_manager()


class HandOver(StrandRow):
    """From one worker to another, with a note that both can open."""

    day = models.DateField()
    from_worker = models.CharField(max_length=32)
    to_worker = models.CharField(max_length=32)
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["HandOver"].as_manager()
