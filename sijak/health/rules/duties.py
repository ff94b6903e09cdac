"""When may one of the five duties be begun, gone on with and ended, and a paper handed over?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from sijak.health.enums import DutyKind, DutyResult, DutyState, Holder
from sijak.health.rules.visits import may_come_next
from sijak.kernel.errors import Refused
from sijak.people.enums import ConsentState

# How each duty can end.
RESULTS: dict[str, tuple[DutyResult, ...]] = {
    DutyKind.EXPLAIN: (DutyResult.CLEAR, DutyResult.UNWANTED),
    DutyKind.ENTITLE: (DutyResult.ASKED, DutyResult.CLEAR, DutyResult.UNWANTED),
    DutyKind.INPATIENT: (DutyResult.HOME, DutyResult.MOVED),
    DutyKind.LINK: (DutyResult.ACCEPTED, DutyResult.REFUSED, DutyResult.UNWANTED),
    DutyKind.COMPLAINT: (DutyResult.SETTLED, DutyResult.UNSETTLED, DutyResult.UNWANTED),
}
ANSWER_WITHIN = 5  # working days in which a complaint is answered, offered to the worker


def may_begin(*, words: str, next_on: date | None, why_none: str, today: date) -> None:
    if not words.strip():
        raise Refused(_("Write at least one line."), field="words")
    may_come_next(next_on, why_none, today)


def may_promise(next_on: date | None) -> None:
    """A complaint without a day for its answer is a complaint that is forgotten."""
    if next_on is None:
        raise Refused(_("Promise a day on which they have an answer."), field="next_on")


def may_link(*, third_party: str, items: Sequence[str], agreed: bool) -> None:
    """Another place is told only what the person said yes to, thing by thing."""
    if third_party != ConsentState.GIVEN:
        raise Refused(
            _("They have not said yes to telling anybody else. First ask them on the page of yeses."),
            field="agreed",
        )
    if not items or not agreed:
        raise Refused(_("Ask for each thing by itself, and tick what they said yes to."), field="agreed")


def may_go_on(*, state: str, result: str, kind: str, words: str, next_on: date | None,
              why_none: str, today: date) -> None:  # fmt: skip
    if state != DutyState.OPEN:
        raise Refused(_("This has ended already."))
    if not words.strip():
        raise Refused(_("Write at least one line."), field="words")
    if result:
        may_end(kind=kind, result=result)
    elif kind == DutyKind.COMPLAINT:
        may_promise(next_on)
        may_come_next(next_on, why_none, today)
    else:
        may_come_next(next_on, why_none, today)


def may_end(*, kind: str, result: str) -> None:
    if result not in RESULTS[kind]:
        raise Refused(_("Say how it ended."), field="result")


def may_hand_over(*, is_handed: bool, holder: str, day: date, asked_on: date, today: date) -> None:
    if is_handed:
        raise Refused(_("It was handed over already."))
    if holder == Holder.HOSPITAL:
        raise Refused(_("Say who has the paper now."), field="holder")
    if day > today:
        raise Refused(_("That day has not come yet."), field="handed_on")
    if day < asked_on:
        raise Refused(_("It was not asked for before that day."), field="handed_on")
