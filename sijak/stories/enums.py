"""Where does a story stand, where may it appear, and what may a text tell of somebody?"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

# The wording under which a yes was given: it changes when a sentence of the teller's page does.
WORDING = "2026-11"
LANGUAGES = [("ko", "한국어"), ("en", "English"), ("zh-hans", "中文")]


class StoryState(models.TextChoices):
    """In this order. Any change of the text leads back to ``drafted``."""

    TOLD = "told", _("Told")
    DRAFTED = "drafted", _("Being written")
    MASKED = "masked", _("Masked; the teller reads")
    AGREED = "agreed", _("The teller said yes")
    READ = "read", _("Read by a second person")
    PUBLISHED = "published", _("Published")
    LEFT = "left", _("Taken down")


# What may be done from where; a deed that is not here has no order.
WITH_TEXT = (StoryState.DRAFTED, StoryState.MASKED, StoryState.AGREED, StoryState.READ)
WITH_TELLER = (StoryState.MASKED, StoryState.AGREED, StoryState.READ, StoryState.PUBLISHED)


class Asked(models.TextChoices):
    """Who asked whom?"""

    TELLER = "teller", _("They wanted to tell it")
    US = "us", _("We asked them")
    PRESS = "press", _("A journalist asked")
    GIVER = "giver", _("Somebody who gives money asked")


class Channel(models.TextChoices):
    """Each is a yes of its own."""

    SITE = "site", _("On our pages")
    PRINT = "print", _("In something printed")
    PRESS = "press", _("Handed to newspapers or television")
    FUNDS = "funds", _("Where we ask for gifts")
    SOCIAL = "social", _("On social networks")


# What leaves the house in these ways cannot be called back.
NOT_CALLED_BACK = (Channel.PRINT, Channel.PRESS, Channel.FUNDS, Channel.SOCIAL)


class Said(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")


class HowLong(models.TextChoices):
    """Months until the yes ends by itself."""

    HALF = "6", _("Half a year")
    YEAR = "12", _("One year")
    TWO = "24", _("Two years")


class Method(models.TextChoices):
    WORDS = "words", _("With the eight words")
    PAPER = "paper", _("In the room, on paper")
    SPOKEN = "spoken", _("In the room, said aloud")


class Decision(models.TextChoices):
    KEEP = "keep", _("Leave it")
    REPLACE = "replace", _("Say it more broadly")
    REMOVE = "remove", _("Take it out")


class Trait(models.TextChoices):
    """What a text may tell, as far as public tables count it."""

    SEX = "sex", _("Woman or man")
    ARRIVED = "arrived", _("Year of coming to the South")
    AGE = "age", _("Age on arrival")
    HOME = "home", _("Home province")
    REGION = "region", _("Where they live now")
    WORK = "work", _("Work in the North")
    SCHOOLING = "schooling", _("Schooling in the North")


class Deed(models.TextChoices):
    """What a button on the page of a story does."""

    MASK = "mask", _("Masking is done")
    SEND = "send", _("Lay it into the teller's letter box")
    READ = "read", _("I have read it as a second person")
    PUBLISH = "publish", _("Publish it")
    KEEP_ON = "keep-on", _("Tell the teller until when it stands")
    TAKE_DOWN = "take-down", _("Take it down everywhere")
    FORGET = "forget", _("Erase what we hold")
