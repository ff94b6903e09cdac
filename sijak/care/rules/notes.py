"""When may a note be kept?"""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused

OLDEST = 366


def may_keep_note(*, happened_on: date, today: date, has_words: bool) -> None:
    if happened_on > today:
        raise Refused(_("That day has not come yet."), field="happened_on")
    if happened_on < today - timedelta(days=OLDEST):
        raise Refused(_("That is more than a year ago."), field="happened_on")
    if not has_words:
        raise Refused(_("Write at least one line."), field="facts")


def may_amend(*, is_addendum: bool, words: str) -> None:
    if is_addendum:
        raise Refused(_("Add to the note itself, not to what was added."))
    if not words.strip():
        raise Refused(_("Write at least one line."), field="facts")
