"""Which steps, sources and fields has a programme of visits to families, and what does it ask?"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """Where a household stands, in this order (domain: Seoul family visits, 2022)."""

    APPLIED = "applied", _("Asked for visits")
    WAITING = "waiting", _("Waits for a place")
    ACCEPTED = "accepted", _("Has a place")
    SURVEYED = "surveyed", _("Was asked how it is")
    ASSIGNED = "assigned", _("Has two who come")
    AGREED = "agreed", _("Has decided with us")
    VISITING = "visiting", _("Is being visited")
    CLOSED = "closed", _("Visits are over")
    LEFT = "left", _("Did not want to go on")


HOLDS_A_PLACE = (
    Step.ACCEPTED,
    Step.SURVEYED,
    Step.ASSIGNED,
    Step.AGREED,
    Step.VISITING,
    Step.CLOSED,
)
# Days that each step may take before the board says that it is late: the house's own measure.
DAYS_FOR = {
    Step.APPLIED: 7, Step.ACCEPTED: 10, Step.SURVEYED: 7, Step.ASSIGNED: 10, Step.AGREED: 14,
    Step.VISITING: 30,
}  # fmt: skip


class Source(models.TextChoices):
    OWN = "own", _("They themselves")
    NEIGHBOUR = "neighbour", _("Their neighbour")
    PARTNER = "partner", _("Another place that helps")


class Field(models.TextChoices):
    """What weighs on a household, and what an expert knows about."""

    CONFLICT = "conflict", _("Quarrels at home")
    GROWTH = "growth", _("How the children grow")
    HEALTH = "health", _("Health")
    POVERTY = "poverty", _("Money that does not reach")
    HEART = "heart", _("Pain of the heart")


class Helper(models.TextChoices):
    EXPERT = "expert", _("Expert of a field")
    PEER = "peer", _("Trained peer from the North")


class Moment(models.TextChoices):
    BEFORE = "before", _("Before the visits")
    AFTER = "after", _("After the visits")


class Question(models.TextChoices):
    """The house's own words; no instrument, no sum and no verdict."""

    TALK = "talk", _("At home each of us can say what they think.")
    QUARREL = "quarrel", _("When we quarrel, nobody has to be afraid.")
    SLEEP = "sleep", _("We sleep enough to get through the day.")
    MONEY = "money", _("The money reaches to the end of the month.")
    ASK = "ask", _("There is somebody outside whom we can ask for help.")
    HEALTH = "health", _("When one of us is ill, we can see a doctor.")
    TOGETHER = "together", _("There are hours in the week that are good for all of us.")
    HOPE = "hope", _("We look forward to something.")


class Often(models.IntegerChoices):
    """How often it was so in the last two weeks."""

    NEVER = 0, _("Never")
    SELDOM = 1, _("Seldom")
    SOMETIMES = 2, _("Now and then")
    OFTEN = 3, _("Often")
    ALWAYS = 4, _("Always")
