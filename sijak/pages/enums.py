"""Which kinds of page are there, and how far has one come?"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    PAGE = "page", _("Page")
    NEWS = "news", _("News")
    EVENT = "event", _("Event")


class State(models.TextChoices):
    """Of the newest words in one language. What the public sees is told by ``Showing`` alone."""

    SHIPPED = "shipped", _("as shipped")
    NONE = "none", _("not written")
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("waits for a second reader")
    PUBLISHED = "published", _("published")
    DOWN = "down", _("taken down")


# The states that a row may hold: the first two are pages of which there is no row.
KEPT_STATES = (State.DRAFT, State.REVIEW, State.PUBLISHED, State.DOWN)
TONES = {State.DRAFT: "due", State.REVIEW: "due", State.PUBLISHED: "ok", State.DOWN: "danger"}

LANGUAGES = {"ko": pgettext_lazy("a page in", "Korean"), "en": pgettext_lazy("a page in", "English"),
             "zh-hans": pgettext_lazy("a page in", "Chinese")}  # fmt: skip


class Level(models.TextChoices):
    """What a finding asks of the editor."""

    STOP = "stop", _("Stops publication")
    ASK = "ask", _("Look once more")
    TALK = "talk", _("Talk about it")


# Pictures are kept in these widths (points); a telephone fetches the first.
WIDTHS = (480, 960, 1600)
"""The widest: a page's column on a good screen, twice as fine."""

# Of the figures page (sijak/reports/enums.py), for the whole house, a year.
TOLD = {
    "requests": _("requests for help came in"),
    "answered_in_time": _("of them answered by the day we had promised"),
    "walked_with": _("people met, called or visited at least once"),
    "visits": _("visits at home, always by two"),
    "found_again": _("people who had fallen silent and were found"),
}
"""Name of the vault's indicator, and what is counted."""
