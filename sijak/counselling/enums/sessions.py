"""Which kinds of sessions, which themes, and how heavy may one have been? Closed lists.

Themes and kinds of need are the house's own lists: short enough to be ticked in a minute, in words
that both sides of the table use. They are no diagnosis and no score.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SessionKind(models.TextChoices):
    INDIVIDUAL = "individual", _("One person")
    COUPLE = "couple", _("A couple")
    FAMILY = "family", _("A family")
    GROUP = "group", _("Several people")
    VISIT = "visit", _("Home visit by two")
    PHONE = "phone", _("By telephone")


WITH_OTHERS = frozenset({SessionKind.COUPLE, SessionKind.FAMILY, SessionKind.GROUP, SessionKind.VISIT})


class SessionState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    KEPT = "kept", _("Kept")
    CANCELLED = "cancelled", _("Called off")
    MISSED = "missed", _("Did not come")


class Theme(models.TextChoices):
    """What was talked about. Several may be ticked."""

    SLEEP = "sleep", _("Sleep and dreams")
    FEAR = "fear", _("Fear and worry")
    SADNESS = "sadness", _("Sadness")
    ANGER = "anger", _("Anger")
    GUILT = "guilt", _("Guilt")
    LOSS = "loss", _("Loss and mourning")
    PAST = "past", _("What was lived through on the way")
    HOME = "home", _("Longing for home")
    FAMILY = "family", _("Family, near and far")
    COUPLE = "couple", _("Husband and wife")
    CHILDREN = "children", _("Children")
    VIOLENCE = "violence", _("Violence")
    BODY = "body", _("Pain in the body")
    DRINK = "drink", _("Drink and other habits")
    MONEY = "money", _("Worry about money")
    WORK = "work", _("Work and school")
    LANGUAGE = "language", _("Words and ways of the South")
    BELONGING = "belonging", _("Belonging, being looked down on")
    FAITH = "faith", _("Faith")
    STRENGTH = "strength", _("Joy, strength, plans")


class Need(models.TextChoices):
    """Which hardship of a person the session was for; counted only."""

    TRAUMA = "trauma", _("Wounds of the past")
    VIOLENCE = "violence", _("Being hurt by somebody")
    LIFE = "life", _("Thoughts of dying")
    ALONE = "alone", _("Living alone")
    PARENT = "parent", _("Bringing up children alone")
    ILLNESS = "illness", _("Long illness or disability")
    OLD = "old", _("Old age")
    YOUNG = "young", _("A child or a young person")
    POVERTY = "poverty", _("Having too little to live on")
    NEWCOMER = "newcomer", _("First year in the South")


class Weight(models.TextChoices):
    """How heavy a session was for the worker."""

    NONE = "none", pgettext_lazy("weight", "No")
    SOME = "some", _("Some")
    MUCH = "much", _("Very")


class Cause(models.TextChoices):
    """Why somebody is asked to talk it over."""

    SIGNAL = "signal", _("After a sign of danger")
    DEATH = "death", _("After somebody died")
