"""When may a file be closed or taken up again? A programme's end is no reason: the bond goes on."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from sijak.care.enums import ClosingReason
from sijak.kernel.dates import add_months
from sijak.kernel.errors import Refused
from sijak.people.enums import Stage

AFTERCARE_MONTHS = (1, 3, 6)


def may_close(*, stage: str) -> None:
    if stage in (Stage.CLOSED, Stage.AFTERCARE):
        raise Refused(_("This file is closed already."))
    if stage == Stage.DANGER:
        raise Refused(_("This person is in danger. A file is not closed while that is so."))


def may_give_reason(*, reason: str, ladder_is_done: bool) -> None:
    if reason == ClosingReason.LOST and not ladder_is_done:
        raise Refused(_("Contact is lost only when every step of the ladder was tried."), field="reason")


def may_reopen(*, stage: str) -> None:
    if stage not in (Stage.CLOSED, Stage.AFTERCARE):
        raise Refused(_("This file is open."))


def aftercare_days(closed_on: date) -> list[date]:
    """At 1, 3 and 6 months (domain.md 4.4)."""
    return [add_months(closed_on, months) for months in AFTERCARE_MONTHS]


def stage_after(*, reason: str, may_call: bool) -> Stage:
    """After-care needs somebody who may be called and said yes."""
    without = (ClosingReason.DIED, ClosingReason.LOST)
    return Stage.AFTERCARE if may_call and reason not in without else Stage.CLOSED
