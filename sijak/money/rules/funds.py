"""When may a fund be founded, filled, cut and closed?"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from sijak.kernel.errors import Refused


def may_run(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise Refused(_("The last day lies before the first."), field="ends_on")


def must_be_open(closed_on: date | None) -> None:
    if closed_on is not None:
        raise Refused(_("That fund is closed."))


def may_close(*, closed_on: date | None, has_open: bool, has_heir: bool, on_the_way: int) -> None:
    """Promises that stand go to another fund: nobody loses what was promised because a funder left."""
    must_be_open(closed_on)
    if on_the_way:
        raise Refused(_("Money of this fund is on its way. Write down first whether it arrived."))
    if has_open and not has_heir:
        raise Refused(_("There are promises that stand. Choose the line that keeps them."), field="heir")


def must_be_another(*, is_same: bool) -> None:
    if is_same:
        raise Refused(_("Choose a line of another fund."), field="heir")
