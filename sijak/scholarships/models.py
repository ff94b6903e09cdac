"""What is kept of a round, of an application and of an award?

Who applied stands in sealed words only. A draft opens by the eight words of its own letter box and by no
team; what was sent is sealed to the team of the round; what readers see is another text, without names,
sealed to another team. In clear: states, days, figures that rank, and numbers drawn at random.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.people.models import TeamRow, TeamRowQuerySet
from sijak.scholarships.enums import (
    AppealState,
    AppState,
    AwardState,
    Call,
    OutWhy,
    PartState,
    Phase,
    ReviewState,
    RoundState,
)

if TYPE_CHECKING:
    from sijak.kernel.actor import Actor


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(team__in=actor.teams)

    def announced(self) -> Self:
        return self.exclude(state=RoundState.DRAFT)


class Round(models.Model):
    """One round of a call: rules and days, for everybody to read. ``words``: {language: {name, about}}, of a
    call that the house does not ship. ``weights``: {grades, aim, plan, life}, together 100."""

    id = RandomIdField()
    team = models.CharField(max_length=32)
    readers = models.CharField(max_length=32)
    version = models.PositiveIntegerField(default=1)
    call = models.CharField(max_length=8, choices=Call)
    term = models.CharField(max_length=8)
    state = models.CharField(max_length=8, choices=RoundState, default=RoundState.DRAFT)
    words = models.JSONField(default=dict)
    levels = models.JSONField(default=list)
    papers = models.JSONField(default=list)
    weights = models.JSONField(default=dict)
    places = models.PositiveSmallIntegerField()
    won_each = models.PositiveIntegerField()
    parts = models.PositiveSmallIntegerField(default=2)
    least = models.PositiveSmallIntegerField(default=0)
    is_alone = models.BooleanField(default=True)
    renewals = models.PositiveSmallIntegerField(default=0)
    opens_on = models.DateField()
    closes_on = models.DateField()
    reads_until = models.DateField()
    decides_on = models.DateField()
    starts_on = models.DateField()

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="days_of_a_round_in_order",
                condition=models.Q(opens_on__lte=models.F("closes_on"))
                & models.Q(closes_on__lte=models.F("reads_until"))
                & models.Q(reads_until__lte=models.F("decides_on"))
                & models.Q(decides_on__lte=models.F("starts_on")),
            ),
        ]

    def phase(self, on: date) -> Phase:
        if self.state != RoundState.CALLED:
            return Phase(self.state)
        if on < self.opens_on:
            return Phase.AHEAD
        return Phase.OPEN if on <= self.closes_on else Phase.READING


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, actor: Actor) -> Self:
        """Nobody's but its writer's."""
        return self.none()


class Draft(models.Model):
    """What somebody writes until it is sent, and may take up again for the next round. Sealed under a key
    that only the eight words of ``mailbox`` give; that letter box is used for nothing else."""

    id = RandomIdField()
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="drafts")
    mailbox = models.CharField(max_length=32, unique=True)
    version = models.PositiveIntegerField(default=1)
    content = SealedField(shape="note")

    objects = DraftQuerySet.as_manager()


class ApplicationQuerySet(TeamRowQuerySet["Application"]):
    def standing(self) -> Self:
        return self.exclude(state=AppState.WITHDRAWN)

    def in_choice(self) -> Self:
        """Those that are ranked."""
        return self.exclude(state__in=(AppState.WITHDRAWN, AppState.OUT, AppState.SENT))


class Application(TeamRow):
    """Has the id of its draft. ``content``: what sijak.scholarships.told says. ``figure``: the grades as one
    figure, 0 to 100. ``place``: in the ranking, once it was decided."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="applications")
    state = models.CharField(max_length=10, choices=AppState, default=AppState.SENT)
    number = models.CharField(max_length=8, unique=True)
    mailbox = models.CharField(max_length=32, unique=True)
    language = models.CharField(max_length=7, default="ko")
    sent_on = models.DateField()
    figure = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=10, choices=OutWhy, blank=True, default="")
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    content = SealedField(shape="note")

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["round", "state"])]
        constraints = [
            models.CheckConstraint(
                name="out_and_why",
                condition=models.Q(state=AppState.OUT) & ~models.Q(why="")
                | ~models.Q(state=AppState.OUT) & models.Q(why=""),
            ),
        ]


class Recommendation(TeamRow):
    """A link that was given to somebody who knows the applicant. ``token_hash``: of what stands in the link;
    after one use or the day it opens nothing. ``content`` (JSON): {name, knows, words}."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="recommendations")
    token_hash = models.CharField(max_length=64, unique=True)
    ends_on = models.DateField()
    given_on = models.DateField(null=True, blank=True)
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Recommendation"].as_manager()


class Piece(TeamRow):
    """What readers see, without names, sealed to their team. ``content``: {aim, plan, life, level}."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="piece")
    released_by = models.CharField(max_length=32)
    released_on = models.DateField()
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Piece"].as_manager()


class Barred(TeamRow):
    """Somebody who must not read this application. Why stands in ``content`` (JSON): {why}."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="barred")
    reader = models.CharField(max_length=32)
    content = SealedField(shape="field")

    objects = TeamRowQuerySet["Barred"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "reader"], name="barred_once"),
        ]


class Ties(TeamRow):
    """What a reader told of themselves, so that nothing of it comes to them. ``content``: {schools}."""

    reader = models.CharField(max_length=32)
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Ties"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "reader"], name="ties_of_a_reader")]


class ReviewQuerySet(TeamRowQuerySet["Review"]):
    def waiting(self) -> Self:
        return self.filter(state=ReviewState.WAITING)


class Review(TeamRow):
    """One reader's reading: points in clear, so that a round is ranked at once; why in ``content``: {why}."""

    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="reviews")
    reader = models.CharField(max_length=32)
    state = models.CharField(max_length=7, choices=ReviewState, default=ReviewState.WAITING)
    read_on = models.DateField(null=True, blank=True)
    aim = models.PositiveSmallIntegerField(null=True, blank=True)
    plan = models.PositiveSmallIntegerField(null=True, blank=True)
    life = models.PositiveSmallIntegerField(null=True, blank=True)
    content = SealedField(shape="note")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["reader", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["piece", "reader"], name="one_reading_a_reader"),
            models.CheckConstraint(
                name="read_and_weighed",
                condition=~models.Q(state=ReviewState.DONE)
                | models.Q(read_on__isnull=False, aim__range=(1, 5), plan__range=(1, 5), life__range=(1, 5)),
            ),
        ]


class Minutes(TeamRow):
    """What the committee decided. ``content``: {present, words}. Who wrote them does not confirm them."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="minutes")
    written_by = models.CharField(max_length=32)
    written_on = models.DateField()
    reserves = models.PositiveSmallIntegerField(default=0)
    confirmed_by = models.CharField(max_length=32, blank=True, default="")
    confirmed_on = models.DateField(null=True, blank=True)
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Minutes"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="two_different_signers",
                condition=~models.Q(confirmed_by=models.F("written_by")),
            ),
        ]


class Appeal(TeamRow):
    """Somebody does not agree. ``content``: {words, answer}. Whoever confirmed the choice does not answer."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="appeal")
    state = models.CharField(max_length=7, choices=AppealState, default=AppealState.OPEN)
    said_on = models.DateField()
    answered_by = models.CharField(max_length=32, blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Appeal"].as_manager()


class Award(TeamRow):
    """``content`` (JSON): {steps: [{day, what, why, by}]}. ``term``: which one after the first, 0 for the
    first."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="award")
    state = models.CharField(max_length=7, choices=AwardState, default=AwardState.RUNNING)
    won = models.PositiveIntegerField()
    starts_on = models.DateField()
    report_by = models.DateField()
    ends_on = models.DateField()
    term = models.PositiveSmallIntegerField(default=0)
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Award"].as_manager()


class PartQuerySet(models.QuerySet["Part"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(award__team__in=actor.teams)


class Part(models.Model):
    """One instalment: a day, won, whether a term report has to be there first; ``outlay``: its number on the
    line of money. Its own id is the key under which it is asked for, so that it is asked for once."""

    id = RandomIdField()
    award = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    won = models.PositiveIntegerField()
    needs_report = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=PartState, default=PartState.PLANNED)
    outlay = models.CharField(max_length=12, blank=True, default="")
    settled_on = models.DateField(null=True, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["award", "number"], name="one_part_a_number")]


class Report(TeamRow):
    """A term report. ``figure``: the grades, 0 to 100. ``content``: {scale, grade, life}."""

    award = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="reports")
    number = models.PositiveSmallIntegerField()
    sent_on = models.DateField()
    figure = models.PositiveSmallIntegerField()
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Report"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["award", "number"], name="one_report_a_number")]


class Offer(TeamRow):
    """Somebody who was helped offers to walk with the next ones. ``content`` (JSON): {words}."""

    award = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="offers")
    said_on = models.DateField()
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Offer"].as_manager()


class TallyQuerySet(models.QuerySet["Tally"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(round__team__in=actor.teams)


class Tally(models.Model):
    """How many of a group sent an application, and how many were chosen. Points at nobody's row."""

    id = RandomIdField()
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="tallies")
    group = models.CharField(max_length=8)
    value = models.CharField(max_length=8, blank=True, default="")
    sent = models.IntegerField(default=0)
    chosen = models.IntegerField(default=0)

    objects = TallyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "group", "value"], name="one_tally_a_group"),
        ]
