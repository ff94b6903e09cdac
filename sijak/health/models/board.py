"""What does the data store know of a hospital room's day? Numbers and states; all words are sealed."""

from __future__ import annotations

from datetime import time

from django.db import models

from sijak.health.enums import TicketState
from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.people.models import TeamRow, TeamRowQuerySet

NEW_UNTIL = time(16, 30)


class Room(models.Model):
    """How one team keeps its room. A room without such a row is kept as the defaults say.

    ``new_until``: the hour after which somebody new is asked for another day (never refused).
    ``departments``: codes with a comma between; empty: all of them.
    """

    id = RandomIdField()
    team = models.CharField(max_length=32, unique=True)
    new_until = models.TimeField(default=NEW_UNTIL)
    departments = models.CharField(max_length=200, blank=True, default="")
    version = models.PositiveIntegerField(default=1)


class BoardDay(TeamRow):
    """One room, one day. ``content`` (JSON, sijak/health/boards.py) says who has which number, and when
    they went where: one column for all, so that the board opens with one operation.

    The four counts are written when the day is over. ``screen``: digest of the link that shows the
    numbers on a wall, this day only.
    """

    day = models.DateField()
    content = SealedField(shape="note", default=b"")
    is_over = models.BooleanField(default=False)
    came = models.PositiveSmallIntegerField(null=True, blank=True)
    came_new = models.PositiveSmallIntegerField(null=True, blank=True)
    went = models.PositiveSmallIntegerField(null=True, blank=True)
    stayed_away = models.PositiveSmallIntegerField(null=True, blank=True)
    screen = models.CharField(max_length=64, blank=True, default="", db_index=True)

    objects = TeamRowQuerySet["BoardDay"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "day"], name="one_board_a_day"),
            models.CheckConstraint(
                condition=models.Q(is_over=False) | models.Q(came__isnull=False),
                name="a_day_that_is_over_is_counted",
            ),
        ]


class Ticket(TeamRow):
    """A number that somebody took: codes alone, so that looking for changes opens nothing."""

    day = models.DateField()
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=TicketState)
    is_new = models.BooleanField(default=False)

    objects = TeamRowQuerySet["Ticket"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "day", "number"], name="one_number_a_day")]
