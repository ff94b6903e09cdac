"""What is kept of a story? Sealed words of the team until it is published; then a copy without anybody.

Who told it stands inside the sealed words. ``mailbox`` is a letter box of the story's own: its number is
used for nothing else, and leads to no person.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models

from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.people.models import TeamRow, TeamRowQuerySet
from sijak.stories.enums import StoryState


class StoryQuerySet(TeamRowQuerySet["Story"]):
    def standing(self) -> Self:
        return self.filter(state=StoryState.PUBLISHED)

    def over(self, on: date) -> Self:
        """Published, and the time that the teller gave has ended."""
        return self.standing().filter(expires_on__lte=on)


class Story(TeamRow):
    """``content`` (JSON): what sijak.stories.told says. ``edition`` counts changes of the text: an answer
    of the teller holds for the edition that they read. ``letter`` is the letter in their box that holds
    it. ``expires_on``: the day on which it goes down by itself; never later than the letter box opens."""

    state = models.CharField(max_length=9, choices=StoryState, default=StoryState.TOLD)
    language = models.CharField(max_length=7, default="ko")
    told_on = models.DateField()
    edition = models.PositiveIntegerField(default=0)
    mailbox = models.CharField(max_length=32, blank=True, default="")
    letter = models.CharField(max_length=32, blank=True, default="")
    expires_on = models.DateField(null=True, blank=True)
    content = SealedField(shape="note")

    objects = StoryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "expires_on"]), models.Index(fields=["mailbox"])]
        constraints = [
            models.CheckConstraint(
                name="what_stands_has_an_end",
                condition=~models.Q(state=StoryState.PUBLISHED) | models.Q(expires_on__isnull=False),
            ),
        ]


class Answer(TeamRow):
    """What the teller said of one edition. ``content`` (JSON): {yes: {channel: last day}, no: [channel],
    change, method, who, wording, language}. Sealed without a session when it came by the eight words.
    ``number`` says which came last; a day would not."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="answers")
    edition = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    said_on = models.DateField()
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Answer"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "number"], name="one_answer_a_number")]


class PublishedQuerySet(models.QuerySet["Published"]):
    def standing(self, on: date) -> Self:
        """What may be read today: also when the night's work is late."""
        return self.filter(story__expires_on__gt=on, story__state=StoryState.PUBLISHED)


class Published(models.Model):
    """In clear, for everybody. No teller, no worker, no day: a month. ``words``: {language: {title, note,
    text}}. It goes as a whole: who withdraws takes this row away."""

    id = RandomIdField()
    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="published")
    month = models.CharField(max_length=7)
    words = models.JSONField()

    objects = PublishedQuerySet.as_manager()
