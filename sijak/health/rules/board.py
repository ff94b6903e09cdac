"""When does the board say no, and in which sentence?"""

from __future__ import annotations

from datetime import date, time, timedelta

from django.utils.translation import gettext_lazy as _

from sijak.health.enums import BACK, Late, TicketState
from sijak.kernel.errors import Refused

FARTHEST = timedelta(days=60)
MOST_A_DAY = 999


def may_take(*, is_new: bool, at: time, new_until: time, late: str) -> None:
    """Somebody new after the hour is not sent away: the desk is asked what to do."""
    if is_new and at > new_until and late not in Late:
        raise Refused(_("It is after the hour for new people. Take them today, or give them a day."),
                      field="late")  # fmt: skip


def may_expect(day: date | None, today: date) -> date:
    """The day that is given to somebody who comes again."""
    if day is None:
        raise Refused(_("On which day shall they come?"), field="day")
    if not today < day <= today + FARTHEST:
        raise Refused(_("Give a day from tomorrow on, within sixty days."), field="day")
    return day


def may_number(number: int) -> None:
    if number > MOST_A_DAY:
        raise Refused(_("This room has given out all numbers of the day."))


def may_tick(to: str) -> None:
    """A number goes to one of the four columns, or back to where it was."""
    if to != BACK and (to not in TicketState or to == TicketState.EXPECTED):
        raise Refused(_("The board has no such column."))


def may_change(*, is_over: bool) -> None:
    if is_over:
        raise Refused(_("That day is over; its board cannot be changed."))
