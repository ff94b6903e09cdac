"""Which days stand on a page of the calendar, and which page comes before and after it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sijak.kernel.dates import add_months, first_of_month, today

WEEK, MONTH = "week", "month"


@dataclass(frozen=True, slots=True)
class Sheet:
    """``first`` to ``last``: whole weeks that begin on Monday."""

    view: str
    day: date
    first: date
    last: date
    before: date
    after: date

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]

    @property
    def weeks(self) -> list[list[date]]:
        return [self.days[n : n + 7] for n in range(0, len(self.days), 7)]


def sheet(view: str, day: date) -> Sheet:
    return month_of(day) if view == MONTH else week_of(day)


def week_of(day: date) -> Sheet:
    monday = day - timedelta(days=day.weekday())
    week = timedelta(days=7)
    return Sheet(WEEK, day, monday, monday + timedelta(days=6), monday - week, monday + week)


def month_of(day: date) -> Sheet:
    first = first_of_month(day)
    last = add_months(first, 1) - timedelta(days=1)
    begins = first - timedelta(days=first.weekday())
    ends = last + timedelta(days=6 - last.weekday())
    return Sheet(MONTH, day, begins, ends, add_months(first, -1), add_months(first, 1))


def asked_day(text: str) -> date:
    """The day in the address, within five years of today; else today."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today()
    return day if abs((day - today()).days) < 5 * 366 else today()
