"""What is kept of a programme of visits: a season, who visits in it, and each household's way?"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sijak.care.models import Appointment
from sijak.counselling.enums.families import HOLDS_A_PLACE, Helper, Moment, Source, Step
from sijak.kernel.sealed import SealedField
from sijak.people.models import StrandRow, StrandRowQuerySet, TeamRow, TeamRowQuerySet


class Season(TeamRow):
    """One round of the programme. ``content`` (JSON): {name, sources: codes}."""

    opens_on = models.DateField()
    closes_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    places = models.PositiveSmallIntegerField()
    visits = models.PositiveSmallIntegerField()
    smallest = models.PositiveSmallIntegerField()
    content = SealedField(shape="field")

    objects = TeamRowQuerySet["Season"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_season_ends_after_it_begins",
                condition=Q(closes_on__gte=F("opens_on"), ends_on__gte=F("starts_on")),
            ),
        ]


class Expert(TeamRow):
    """Who visits for a team. ``content`` (JSON): {fields: codes, hours: words}."""

    worker = models.CharField(max_length=32)
    kind = models.CharField(max_length=8, choices=Helper)
    content = SealedField(shape="field")

    objects = TeamRowQuerySet["Expert"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "worker"], name="one_line_a_visitor")]


class Household(StrandRow):
    """On the counselling strand of the one who asked. ``place``: which of the season's places.

    ``content`` (JSON): {fields: codes, asked, agreed: [{day, by, what, often, how}], more: [{day, by,
    because}], changed, after_on, left}.
    """

    season = models.ForeignKey(Season, on_delete=models.PROTECT, related_name="households")
    state = models.CharField(max_length=10, choices=Step, default=Step.APPLIED)
    source = models.CharField(max_length=10, choices=Source)
    people = models.PositiveSmallIntegerField()
    applied_on = models.DateField()
    step_on = models.DateField()
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    extra = models.PositiveSmallIntegerField(default=0)
    expert = models.CharField(max_length=32, blank=True, default="")
    peer = models.CharField(max_length=32, blank=True, default="")
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["Household"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["season", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["season", "place"], name="a_place_is_given_once"),
            models.UniqueConstraint(
                fields=["season", "strand"], condition=~Q(state=Step.LEFT), name="asked_once_a_season"
            ),
            models.CheckConstraint(
                name="who_is_visited_has_a_place",
                condition=Q(state__in=HOLDS_A_PLACE, place__isnull=False)
                | ~Q(state__in=HOLDS_A_PLACE) & Q(place__isnull=True),
            ),
            models.CheckConstraint(
                name="visitors_are_two",
                condition=Q(expert="", peer="") | ~Q(expert="") & ~Q(peer="") & ~Q(expert=F("peer")),
            ),
        ]


class HouseholdSurvey(StrandRow):
    """``content`` (JSON): {answers: {question: 0 to 4}, words}. A question may be left out."""

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="surveys")
    moment = models.CharField(max_length=8, choices=Moment)
    day = models.DateField()
    asked_by = models.CharField(max_length=32)
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["HouseholdSurvey"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["household", "moment"], name="asked_once_before_and_after")
        ]


class HomeVisit(StrandRow):
    """One of a household's visits; day, place and the two who come stand in the appointment.

    ``content`` (JSON): {what, words}: what it was for, and what was done.
    """

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="home_visits")
    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["HomeVisit"].as_manager()
