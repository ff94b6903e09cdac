"""Which watch is it now, which watches must not be empty, and who may be put on call?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from sijak.counselling.enums.danger import Watch, WhichDays
from sijak.kernel.dates import absolute_day, is_working_day
from sijak.kernel.errors import Refused

# Hours of Korea at which a watch begins. The night ends when the next day's first watch begins.
BEGINS = {Watch.DAY: time(9), Watch.EVENING: time(18), Watch.NIGHT: time(22)}
ENDS = {Watch.DAY: time(18), Watch.EVENING: time(22), Watch.NIGHT: time(9)}
LONGEST_DAYS = 62
FURTHEST_DAYS = 366

type Slot = tuple[date, Watch]


def slot_at(moment: datetime) -> Slot:
    """(day, watch) of a moment in Korean time. 23:40 and 02:10 are one night: that of the day on
    which it began."""
    hour, day = moment.time(), moment.date()
    if hour < BEGINS[Watch.DAY]:
        return day - timedelta(days=1), Watch.NIGHT
    if hour >= BEGINS[Watch.NIGHT]:
        return day, Watch.NIGHT
    return day, Watch.EVENING if hour >= BEGINS[Watch.EVENING] else Watch.DAY


def needs_somebody(day: date, watch: Watch) -> bool:
    """On working days the office itself is there until the evening."""
    return watch != Watch.DAY or not is_working_day(day)


def slots(first: date, last: date, watches: Iterable[Watch], which: WhichDays) -> Iterator[Slot]:
    day = first
    while day <= last:
        wanted = {WhichDays.ALL: True, WhichDays.WORK: is_working_day(day),
                  WhichDays.OFF: not is_working_day(day)}[which]  # fmt: skip
        yield from ((day, watch) for watch in watches if wanted)
        day += timedelta(days=1)


def slot_words(day: date, watch: Watch) -> str:
    """ "Friday 27 November, night"."""
    return f"{absolute_day(day)}, {str(watch.label).lower()}"


def may_set_rota(*, is_lead: bool) -> None:
    if not is_lead:
        raise Refused(_("The lead of the team sets the rota."))


def order(slot: Slot) -> tuple[date, int]:
    return slot[0], list(Watch).index(slot[1])


def may_cover(*, first: date, last: date, today: date) -> None:
    """``today``: the day of the watch that is going on; at two in the morning it is that of the night."""
    if first < today:
        raise Refused(_("That day has passed."), field="first")
    if last < first:
        raise Refused(_("The last day lies before the first."), field="last")
    if (last - first).days >= LONGEST_DAYS:
        raise Refused(_("Two months at a time at most."), field="last")
    if (last - today).days > FURTHEST_DAYS:
        raise Refused(_("That is more than a year away."), field="last")


def may_put(wanted: list[Slot], taken: dict[Slot, str]) -> None:
    """``taken``: slots that somebody else holds -> their name."""
    if not wanted:
        raise Refused(_("There is no such day between these two."), field="which")
    for day, watch in wanted:
        if name := taken.get((day, watch)):
            sentence = _("%(name)s is on call then: %(slot)s. Take them off first.")
            no = sentence % {"name": name, "slot": slot_words(day, watch)}
            raise Refused(no, field="first")


def may_take_off(slot: Slot, *, now: Slot) -> None:
    """Who was on call stays written down. Whoever falls ill in the middle of a night can be replaced."""
    if order(slot) < order(now):
        raise Refused(_("That day has passed: who was on call stays written down."))
