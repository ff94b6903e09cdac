"""When may something be promised, done or passed on?"""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from sijak.kernel.errors import Refused

FURTHEST_DAYS = 3 * 366


def may_write(*, due_on: date, today: date) -> None:
    if due_on < today:
        raise Refused(_("That day has passed."), field="due_on")
    if due_on > today + timedelta(days=FURTHEST_DAYS):
        raise Refused(_("That is more than three years away."), field="due_on")


def may_finish(*, done_on: date | None) -> None:
    if done_on is not None:
        raise Refused(_("This is done already."))
