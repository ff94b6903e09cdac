"""When may something be promised, done or passed on?"""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from sijak.care.enums import TaskKind
from sijak.kernel.errors import Refused

FURTHEST_DAYS = 3 * 366


def may_write(*, due_on: date, today: date) -> None:
    if due_on < today:
        raise Refused(_("That day has passed."), field="due_on")
    if due_on > today + timedelta(days=FURTHEST_DAYS):
        raise Refused(_("That is more than three years away."), field="due_on")


def may_finish(*, kind: str, done_on: date | None, has_words: bool, reached: bool | None = None) -> None:
    """After a sign of danger nobody ticks off the second talk without a word of how it was, nor when
    nobody was reached."""
    if done_on is not None:
        raise Refused(_("This is done already."))
    if kind == TaskKind.SECOND and not has_words:
        raise Refused(_("Write one line of how they are, then it can be ticked off."), field="words")
    if kind == TaskKind.SECOND and reached is False:
        raise Refused(
            _("Nobody has spoken with them yet, so it stays open. Try the next way on the ladder."),
            field="reached",
        )
