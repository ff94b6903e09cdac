"""When may a visit, a medicine or a next day be written down?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sijak.health.enums import MedicineState, VisitState
from sijak.kernel.errors import Refused
from sijak.people.enums import ConsentState

OLDEST_DAYS = 366
FURTHEST_DAYS = 366
GOES_ON = frozenset({VisitState.RUNS, VisitState.LASTING})


def may_begin(sensitive: str) -> None:
    """What concerns the body is kept after a yes of its own (the Personal Information Protection Act asks
    for one). Without it everybody is still helped today."""
    if sensitive != ConsentState.GIVEN:
        raise Refused(
            _("First ask whether we may keep what concerns their health. Without this yes you can still "
              "help today; only nothing is written down.")
        )  # fmt: skip


def may_have_been(day: date, today: date, field: str = "happened_on") -> None:
    if day > today:
        raise Refused(_("That day has not come yet."), field=field)
    if day < today - timedelta(days=OLDEST_DAYS):
        raise Refused(_("That is more than a year ago."), field=field)


def may_come_next(next_on: date | None, why_none: str, today: date) -> None:
    """Each deed leaves a next day, or says why there is none."""
    if next_on is None and not why_none.strip():
        raise Refused(_("Give the next day, or write why there is none."), field="next_on")
    if next_on is None:
        return
    if next_on < today:
        raise Refused(_("That day has passed."), field="next_on")
    if next_on > today + timedelta(days=FURTHEST_DAYS):
        raise Refused(_("That is more than a year away."), field="next_on")


def may_keep_visit(*, day: date, today: date, state: str, next_on: date | None, why_none: str,
                   has_words: bool) -> None:  # fmt: skip
    may_have_been(day, today)
    if not has_words:
        raise Refused(_("Write at least one line: what hurts, or what the doctor said."), field="complaint")
    if state in GOES_ON or next_on is not None:
        may_come_next(next_on, why_none, today)


def may_change_visit(*, day: date, today: date, state: str, next_on: date | None, before: date | None,
                     why_none: str, has_words: bool) -> None:  # fmt: skip
    """As ``may_keep_visit``; a next day that stands there already may have passed, and a visit may be old:
    words are put right all the same."""
    is_as_before = next_on is not None and next_on == before
    if not is_as_before:
        may_keep_visit(day=max(day, today - timedelta(days=OLDEST_DAYS)), today=today, state=state,
                       next_on=next_on, why_none=why_none, has_words=has_words)  # fmt: skip
    elif not has_words:
        raise Refused(_("Write at least one line: what hurts, or what the doctor said."), field="complaint")


def may_end_treatment(state: str) -> None:
    if state not in GOES_ON:
        raise Refused(_("This treatment has ended already."))


def may_keep_medicine(*, state: str, since: date, until: date | None, today: date) -> None:
    if since > today:
        raise Refused(_("That day has not come yet."), field="since")
    if until is not None and until < since:
        raise Refused(_("It cannot end before it began."), field="until")
    if state == MedicineState.ENDED and until is not None and until > today:
        raise Refused(
            _("It lasts longer than today. Change the last day, or say that they take it."), field="until"
        )


def may_add_word(*, south: str, north: str, known: Collection[tuple[str, str]]) -> None:
    if south == north:
        raise Refused(_("Both words are the same."), field="north")
    if (south, north) in known:
        raise Refused(_("This pair stands in the list already."), field="north")


def may_vote(*, worker: str, votes: Collection[str]) -> None:
    if worker in votes:
        raise Refused(_("You have said already what you think of this pair."))
