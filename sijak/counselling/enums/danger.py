"""Which signs of danger, which steps after them, and which watches of a day? Closed lists."""

import re

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A code as it travels in an address or comes from a questionnaire.
CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")


class SignalStep(models.TextChoices):
    """What is done after a sign of danger, in this order; each is ticked when it is done."""

    CONTACT = "contact", _("Be with them")
    ASK = "ask", _("Ask openly")
    SAFE = "safe", _("Make the place safe")
    STAY = "stay", _("Somebody stays")
    HAND = "hand", _("Tell the one on call")
    SECOND = "second", _("Agree on the second talk")


class Watch(models.TextChoices):
    """A part of a day for which somebody is on call (hours: rules/oncall.py)."""

    DAY = "day", _("Day watch")
    EVENING = "evening", _("Evening watch")
    NIGHT = "night", _("Night watch")


class WhichDays(models.TextChoices):
    ALL = "all", _("Every day")
    WORK = "work", _("Working days")
    OFF = "off", _("Saturdays, Sundays, holidays")


class Shown(models.TextChoices):
    """Which signals a list shows."""

    OPEN = "open", _("Not over yet")
    WAITING = "waiting", _("Nobody has taken it up")
    SECOND = "second", _("Second talk not yet")
    DONE = "done", _("Done")


# Where a sign came from. A code that is not here is shown as "an answer to a question".
SOURCES: dict[str, Promise] = {
    "told": _("It was said"),
    "session": _("In a counselling session"),
    "hospital": _("In the hospital room"),
    "group": _("In a group"),
    "visit": _("On a visit"),
    "phone": _("On the telephone"),
}
ANSWERED: Promise = _("An answer to a question")


def source_words(source: str) -> Promise:
    return SOURCES.get(source, ANSWERED)
