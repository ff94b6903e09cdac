"""What comes before what when a family is visited? Each no is a sentence that the page shows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sijak.counselling.enums.families import DAYS_FOR, Step
from sijak.kernel.errors import Refused

FURTHEST_DAYS = 366


def may_open_season(
    *, opens_on: date, closes_on: date, starts_on: date, ends_on: date, sources: Collection[str]
) -> None:
    if closes_on < opens_on:
        raise Refused(_("The last day for asking lies before the first."), field="closes_on")
    if ends_on < starts_on:
        raise Refused(_("The visits would end before they begin."), field="ends_on")
    if not sources:
        raise Refused(_("Say who may ask for visits."), field="sources")


# -- in their order ----------------------------------------------------------------------------------
def may_apply(
    *, people: int, smallest: int, day: date, opens_on: date, closes_on: date, source: str,
    sources: Collection[str], is_in_already: bool,
) -> None:  # fmt: skip
    if people < smallest:
        sentence = _("These visits are for households of %(n)s or more.") % {"n": smallest}
        raise Refused(sentence, field="people")
    if day < opens_on:
        raise Refused(_("Asking for visits has not begun yet."))
    if day > closes_on:
        raise Refused(_("The days for asking are over."))
    if source not in sources:
        raise Refused(_("In this season that is not a way to ask."), field="source")
    if is_in_already:
        raise Refused(_("This household has asked already."))


def may_accept(*, state: str) -> None:
    if state not in (Step.APPLIED, Step.WAITING):
        raise Refused(_("It has been decided already whether this household has a place."))


def first_free(places: int, taken: Collection[int]) -> int | None:
    """The lowest place that nobody has; None when all are taken."""
    return next((place for place in range(1, places + 1) if place not in taken), None)


def may_ask_before(*, state: str) -> None:
    if state in (Step.APPLIED, Step.WAITING):
        raise Refused(_("First the household needs a place."))
    if state != Step.ACCEPTED:
        raise Refused(_("These questions were asked before the visits."))


def may_ask_after(*, state: str, kept: int, planned: int) -> None:
    if state != Step.VISITING or not kept:
        raise Refused(_("The closing questions come after the visits."))
    if planned:
        raise Refused(_("A visit is still planned. The closing questions come after it."))


def may_assign(
    *, state: str, expert: str, peer: str, experts: Collection[str], peers: Collection[str],
) -> None:  # fmt: skip
    """``experts``: those who know one of the fields of this household, with keys of the team."""
    may_begin_to_assign(state=state)
    if expert not in experts:
        raise Refused(
            _("Choose an expert for what weighs on this household, from this team."), field="expert"
        )
    if peer not in peers:
        raise Refused(_("Nobody visits alone: name a trained peer from the North."), field="peer")
    if expert == peer:
        raise Refused(_("The two who come are two people."), field="peer")


def may_begin_to_assign(*, state: str) -> None:
    if state in (Step.APPLIED, Step.WAITING, Step.ACCEPTED):
        raise Refused(_("First ask the household how it is; then choose who comes."))
    if state not in (Step.SURVEYED, Step.ASSIGNED, Step.AGREED):
        raise Refused(_("The visits have begun: who comes stays the same."))


def may_agree(*, state: str) -> None:
    if state in (Step.APPLIED, Step.WAITING, Step.ACCEPTED, Step.SURVEYED):
        raise Refused(_("First choose the two who come; then decide together."))
    if state in (Step.CLOSED, Step.LEFT):
        raise Refused(_("The visits to this household are over."))


def may_visit(*, state: str, counted: int, allowed: int, planned: int, is_asked_after: bool) -> None:
    """``counted``: visits kept or planned; one that was missed or called off is none."""
    if state in (Step.CLOSED, Step.LEFT) or is_asked_after:
        raise Refused(_("The visits to this household are over."))
    if state not in (Step.AGREED, Step.VISITING):
        raise Refused(_("First decide together what is done, how often and how."))
    if planned:
        raise Refused(_("A visit is planned already. Write down how it went first."))
    if counted >= allowed:
        sentence = _(
            "All visits that were meant were made: %(number)s. The lead may allow one more, with a reason."
        )
        all_made = sentence % {"number": allowed}
        raise Refused(all_made)


def may_extend(*, state: str, is_lead: bool) -> None:
    if not is_lead:
        raise Refused(_("Only the lead of the team allows one more visit."))
    if state != Step.VISITING:
        raise Refused(_("There is nothing to add a visit to."))


def may_close(*, state: str, is_asked_after: bool, planned: int) -> None:
    if state in (Step.CLOSED, Step.LEFT):
        raise Refused(_("The visits to this household are over."))
    if state != Step.VISITING:
        raise Refused(_("No visit has been made yet."))
    if planned:
        raise Refused(_("A visit is still planned. Write down how it went first."))
    if not is_asked_after:
        raise Refused(_("First ask the closing questions."))


def may_look_after(*, after_on: date, today: date) -> None:
    if after_on <= today:
        raise Refused(_("The day on which we ask how they are lies ahead."), field="after_on")
    if after_on > today + timedelta(days=FURTHEST_DAYS):
        raise Refused(_("That is more than a year away."), field="after_on")


def may_leave(*, state: str, planned: int) -> None:
    if state in (Step.CLOSED, Step.LEFT):
        raise Refused(_("The visits to this household are over."))
    if planned:
        raise Refused(_("A visit is still planned: call it off first, so that nobody comes in vain."))


def is_late(*, state: str, step_on: date, today: date, next_on: date | None) -> bool:
    """Longer at this step than it should take, and no day ahead is fixed."""
    if next_on is not None:
        return next_on < today
    days = DAYS_FOR.get(Step(state))
    return days is not None and (today - step_on).days > days
