"""May these words go on their way?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused
from sijak.kernel.suppression import SMALL
from sijak.pages.enums import Level, State

FARTHEST = timedelta(days=366)
# A number that everybody may read each day would tell, by its steps, of one person more.
NUMBERS_EVERY_DAYS = 28


class Crossed(Refused):
    """Somebody else wrote meanwhile: the page shows both texts."""


def may_write(*, newest: int, base: int) -> None:
    """``base``: the number of the words that stood in the form."""
    if newest != base:
        raise Crossed(_("Somebody else changed these words while you wrote. Theirs stand beside yours: "
                        "put both together, then keep."))  # fmt: skip


def may_ask(*, state: str, levels: Collection[str]) -> None:
    if state != State.DRAFT:
        raise Refused(_("Only a draft can be given to a second reader."))
    if Level.STOP in levels:
        raise Refused(_("Something in these words may not be published: see beside the text."))


def may_publish(*, state: str, by: str, written_by: str, levels: Collection[str], looked: bool) -> None:
    """Two people have read what everybody reads. ``looked``: the second looked once more where asked to."""
    if state != State.REVIEW:
        raise Refused(_("Nobody has given these words to a second reader yet."))
    if by == written_by:
        raise Refused(_("You wrote these words. Somebody else reads them before everybody does."))
    if Level.STOP in levels:
        raise Refused(_("Something in these words may not be published: see beside the text."))
    if Level.ASK in levels and not looked:
        raise Refused(_("There may be something of a person in it. Look once more, then tick the box."),
                      field="looked")  # fmt: skip


def may_show_from(*, moment: datetime | None, now: datetime) -> None:
    """``moment``: None for at once."""
    if moment is not None and moment <= now:
        raise Refused(_("This hour has passed. Leave day and hour empty to publish at once."), field="day")
    if moment is not None and moment > now + FARTHEST:
        raise Refused(_("That is more than a year away. Is the day right?"), field="day")


def may_send_back(*, state: str) -> None:
    if state != State.REVIEW:
        raise Refused(_("These words do not wait for a second reader."))


def may_bring_numbers(*, last: date | None, today: date, can: bool) -> None:
    if not can:
        raise Refused(_("Only the director brings the numbers: the vault gives totals to nobody else here."))
    if last is not None and last != today and today < last + timedelta(days=NUMBERS_EVERY_DAYS):
        raise Refused(_("The numbers are fresh. They are brought once in four weeks at most, so that "
                        "nobody can read from two of them that one person more was counted."))  # fmt: skip


def as_told(cells: Mapping[str, int | None]) -> dict[str, int | None]:
    """One year's totals, so that none tells of few by its distance to another: requests that were not
    answered in time are the difference of two totals."""
    told = dict(cells)
    asked, answered = told.get("requests"), told.get("answered_in_time")
    if asked is None or (answered is not None and 0 < asked - answered < SMALL):
        told["answered_in_time"] = None
    return told


def may_remove(*, used: Collection[object]) -> None:
    if used:
        raise Refused(_("This picture stands on a page. Take it out of the words first."))


def may_hold(*, day: date, ends_on: date | None, starts: object, ends: object) -> None:
    """Is an event's end after its beginning?"""
    if ends_on is not None and ends_on < day:
        raise Refused(_("It ends before it begins."), field="ends_on")
    if ends is not None and (ends_on or day) == day and ends <= starts:  # type: ignore[operator]
        raise Refused(_("It ends before it begins."), field="ends_at")
