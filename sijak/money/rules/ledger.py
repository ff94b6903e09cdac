"""When may an amount be written into the ledger?"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from sijak.kernel.errors import Refused


def may_write(*, won: int, day: date, today: date, is_closed: bool) -> None:
    if won <= 0:
        raise Refused(_("An amount is at least one won."), field="won")
    if day > today:
        raise Refused(_("That day has not come yet."), field="day")
    if is_closed:
        raise Refused(_("That month is closed. Put it right in an open month."), field="day")


def may_reverse(*, is_reversed: bool, is_reversal: bool) -> None:
    if is_reversed or is_reversal:
        raise Refused(_("This was put right already."))


def may_close_month(*, month: str, this_month: str, is_closed: bool) -> None:
    if is_closed:
        raise Refused(_("That month is closed already."))
    if month >= this_month:
        raise Refused(_("A month is closed when it is over."))


def must_be_covered(done: int) -> None:
    """``done``: whether the account held as much."""
    if not done:
        raise Refused(_("There is not that much left on this line."), field="line")
