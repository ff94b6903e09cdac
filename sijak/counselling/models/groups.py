"""What is kept of a group? Rows of the team; who takes part stands inside sealed words only.

A group against violence is invisible outside its team: on anybody's strand lies a bare row of service,
a talk, and no note.
"""

from __future__ import annotations

from django.db import models

from sijak.counselling.enums.groups import Came, GroupState, PlaceState, PledgeMethod
from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.people.models import StrandRow, StrandRowQuerySet, TeamRow, TeamRowQuerySet


class Group(TeamRow):
    """``content`` (JSON): {kind, title, at: HH:MM, minutes, place, closing}. The kind is sealed too: on a
    stolen disk no group may be the one against violence."""

    state = models.CharField(max_length=8, choices=GroupState, default=GroupState.OPEN)
    leader = models.CharField(max_length=32)
    second = models.CharField(max_length=32)
    places = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Group"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_group_is_led_by_two",
                condition=~models.Q(second="") & ~models.Q(second=models.F("leader")),
            ),
        ]


class Meeting(TeamRow):
    """``content`` (JSON): {note}: what the group did, without names. ``held_on`` closes the list."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    day = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Meeting"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_meeting_a_number")]


class Member(TeamRow):
    """A place in a group. ``turn``: who asked first. ``content`` (JSON): {person, strand, notes: [{day,
    by, words}], closing}; notes only where the group is quiet."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    state = models.CharField(max_length=8, choices=PlaceState)
    turn = models.PositiveIntegerField()
    pledged_on = models.DateField(null=True, blank=True)
    pledge = models.CharField(max_length=8, choices=PledgeMethod, blank=True, default="")
    content = SealedField(shape="note")

    objects = TeamRowQuerySet["Member"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "turn"], name="one_turn_a_member"),
            models.CheckConstraint(
                name="pledged_when_and_how",
                condition=models.Q(pledged_on__isnull=True, pledge="")
                | models.Q(pledged_on__isnull=False) & ~models.Q(pledge=""),
            ),
        ]


class Attendance(models.Model):
    """Coded: who it is about is known by the member's sealed words alone."""

    id = RandomIdField()
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="attendance")
    came = models.CharField(max_length=8, choices=Came)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="came_once_a_meeting")]


class GroupNote(StrandRow):
    """A personal note after a meeting, on the person's own counselling strand; never of a quiet group."""

    day = models.DateField()
    author = models.CharField(max_length=32)
    words = SealedField(shape="note")

    objects = StrandRowQuerySet["GroupNote"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["strand", "day"])]
