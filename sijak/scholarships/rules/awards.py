"""When is an instalment due, and what stops, goes on and comes again?"""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sijak.kernel.dates import add_months
from sijak.kernel.errors import Refused
from sijak.scholarships.enums import AwardState, PartState
from sijak.scholarships.models import Award, Part, Round

MONTHS = 6  # of one term
REPORT_BEFORE = timedelta(days=14)


def parts_of(one: Round, starts_on: date) -> list[tuple[int, date, int, bool]]:
    """(number, day, won, needs a report). What does not divide comes with the first one."""
    count = max(one.parts, 1)
    each = one.won_each // count
    first = one.won_each - each * (count - 1)
    step = MONTHS / count
    return [
        (
            number,
            add_months(starts_on, round(step * (number - 1))),
            first if number == 1 else each,
            number > 1,
        )
        for number in range(1, count + 1)
    ]


def ends_on(starts_on: date) -> date:
    return add_months(starts_on, MONTHS)


def report_by(one: Round, starts_on: date) -> date:
    """Before the second instalment; where there is only one, before the term ends."""
    parts = parts_of(one, starts_on)
    return (parts[1][1] if len(parts) > 1 else ends_on(starts_on)) - REPORT_BEFORE


def may_ask_payment(award: Award, part: Part, has_report: bool, on: date) -> None:
    if award.state != AwardState.RUNNING:
        raise Refused(_("This award does not run now."))
    if part.state not in (PartState.PLANNED, PartState.BACK):
        raise Refused(_("This instalment is on its way already."))
    if part.needs_report and not has_report:
        raise Refused(_("The term report comes first."))
    if part.due_on > on:
        raise Refused(_("Its day has not come yet."))


def may_pause(award: Award) -> None:
    if award.state != AwardState.RUNNING:
        raise Refused(_("This award does not run now."))


def may_resume(award: Award) -> None:
    if award.state != AwardState.PAUSED:
        raise Refused(_("This award is not paused."))


def may_break(award: Award) -> None:
    if award.state not in (AwardState.RUNNING, AwardState.PAUSED):
        raise Refused(_("This award has ended."))


def may_report(award: Award) -> None:
    if award.state not in (AwardState.RUNNING, AwardState.PAUSED):
        raise Refused(_("This award has ended."))


def may_renew(award: Award, one: Round, has_report: bool) -> None:
    if award.term >= one.renewals:
        raise Refused(_("This round does not carry on for another term. Apply to the next one."))
    if award.state != AwardState.RUNNING:
        raise Refused(_("This award does not run now."))
    if not has_report:
        raise Refused(_("The term report comes first."))


def may_mentor(award: Award) -> None:
    if award.state == AwardState.BROKEN:
        raise Refused(_("This award has ended."))
