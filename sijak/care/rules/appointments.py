"""When may people meet, and when has a meeting happened? Sentences that a page can show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from sijak.care.enums import AppointmentKind, AppointmentState
from sijak.kernel.dates import clock_words, holiday_name
from sijak.kernel.errors import Refused

FURTHEST_DAYS = 366
type Span = tuple[datetime, int]
"""When something begins, and how many minutes it takes."""


def may_make(
    *, kind: str, day: date, at: time, minutes: int, worker: str, second: str, now: datetime
) -> None:
    begins = datetime.combine(day, at, now.tzinfo)
    if begins < now - timedelta(minutes=minutes):
        raise Refused(_("That time has passed. Write a note about what happened instead."), field="day")
    if day > now.date() + timedelta(days=FURTHEST_DAYS):
        raise Refused(_("That is more than a year away."), field="day")
    if kind == AppointmentKind.VISIT and not second:
        raise Refused(_("Nobody visits a home alone: name a second worker."), field="second")
    if second and second == worker:
        raise Refused(_("The second worker is somebody else than you."), field="second")


def doubts(
    *, day: date, at: time, minutes: int, mine: Iterable[Span], theirs: Iterable[Span], begins: datetime
) -> list[str]:
    """What to ask about before it is written down: a holiday, a time that is taken."""
    found = []
    if name := holiday_name(day):
        found.append(_("That day is a holiday: %(name)s.") % {"name": name})
    for span in mine:
        if overlaps(span, (begins, minutes)):
            found.append(_("You already have something then: %(span)s.") % {"span": in_words(span)})
    for span in theirs:
        if overlaps(span, (begins, minutes)):
            found.append(
                _("The second worker already has something then: %(span)s.") % {"span": in_words(span)}
            )
    return found


def overlaps(one: Span, other: Span) -> bool:
    return (
        one[0] < other[0] + timedelta(minutes=other[1])
        and other[0] < one[0] + timedelta(minutes=one[1])
    )  # fmt: skip


def in_words(span: Span) -> str:
    begins, minutes = span
    ends = begins + timedelta(minutes=minutes)
    return f"{clock_words(begins.time())} – {clock_words(ends.time())}"


def may_end(*, state: str, day: date, today: date) -> None:
    """Kept or missed: only what was planned, and not before its day."""
    may_change(state=state)
    if day > today:
        raise Refused(_("That day has not come yet."))


def may_change(*, state: str) -> None:
    if state != AppointmentState.PLANNED:
        raise Refused(_("This was already written down: it is over or called off."))


def may_end_here(*, is_theirs: bool) -> None:
    if is_theirs:
        raise Refused(_("This meeting has a page of its own: say there how it went."))
