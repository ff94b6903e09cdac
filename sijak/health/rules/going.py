"""Who can go along, why, and what may be said on the way? Reasons in words, never a score."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sijak.health.enums import ON_THE_WAY, GoingState, Half, Hospital, Hour, Speech, Step
from sijak.kernel.errors import Refused

FURTHEST_DAYS_AGAIN = 366
FURTHEST_DAYS = 30  # a slip ends within 31 days (vault)
NOON = time(12)


@dataclass(frozen=True, slots=True)
class Able:
    """What somebody who goes along can do: codes, as they told them. ``cap``: half days a week."""

    hospitals: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    sex: str = ""
    car: bool = False
    cap: int = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for one afternoon; '' and False where nothing is wished."""

    day: date
    at: time
    hospital: str
    speech: str = ""
    sex: str = ""
    car: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that fits or does not, as a sentence. ``binds``: without it they cannot go."""

    fits: bool
    words: str | Promise
    binds: bool = False


def half_of(at: time) -> Half:
    return Half.AM if at < NOON else Half.PM


def hour_of(day: date, at: time) -> str:
    """The half day of the week; '' on a Sunday."""
    code = f"{day.weekday()}{half_of(at).value}"
    return code if code in Hour.values else ""


def week_of(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def reasons(able: Able, wish: Wish, *, taken: Collection[tuple[date, str]]) -> list[Reason]:
    """Why somebody fits an afternoon, or not. ``taken``: half days of that week that they go already."""
    found = [
        _hospital(able, wish),
        *_speech(able, wish),
        *_sex(able, wish),
        *_car(able, wish),
        _hours(able, wish),
        _week(able, wish, taken),
    ]
    return sorted(found, key=lambda one: (one.fits, not one.binds))


def _hospital(able: Able, wish: Wish) -> Reason:
    if wish.hospital in able.hospitals:
        return Reason(True, _("Knows the hospital: %(name)s.") % {"name": Hospital(wish.hospital).label})
    return Reason(False, _("Does not know this hospital yet."))


def _speech(able: Able, wish: Wish) -> list[Reason]:
    if not wish.speech:
        return []
    name = {"name": Speech(wish.speech).label}
    if wish.speech in able.speech:
        return [Reason(True, _("Speaks as wished: %(name)s.") % name)]
    return [Reason(False, _("Does not speak as wished: %(name)s.") % name)]


def _sex(able: Able, wish: Wish) -> list[Reason]:
    if not wish.sex:
        return []
    if wish.sex == able.sex:
        return [Reason(True, _("A woman, as wished.") if wish.sex == "f" else _("A man, as wished."))]
    words = _("A woman was wished for.") if wish.sex == "f" else _("A man was wished for.")
    return [Reason(False, words, binds=True)]


def _car(able: Able, wish: Wish) -> list[Reason]:
    if not wish.car:
        return []
    return [Reason(able.car, _("Has a car.") if able.car else _("Has no car."))]


def _hours(able: Able, wish: Wish) -> Reason:
    hour = hour_of(wish.day, wish.at)
    if hour and hour in able.hours:
        return Reason(True, _("Has said yes to this half day: %(hour)s.") % {"hour": Hour(hour).label})
    return Reason(False, _("This half day is not among those they gave."))


def _week(able: Able, wish: Wish, taken: Collection[tuple[date, str]]) -> Reason:
    count = {"count": len(taken), "cap": able.cap}
    if (wish.day, half_of(wish.at).value) in taken:
        return Reason(False, _("Goes along with somebody else then."), binds=True)
    if len(taken) >= able.cap:
        return Reason(False, _("Has %(count)s of %(cap)s half days that week: full.") % count, binds=True)
    return Reason(True, _("Has %(count)s of %(cap)s half days that week.") % count)


def hindrance(found: Collection[Reason]) -> str:
    """Why this one cannot be chosen; '' when they can."""
    return next((str(one.words) for one in found if one.binds and not one.fits), "")


def may_ask(*, day: date, at: time, today: date, now: time) -> None:
    if day < today or (day == today and at < now):
        raise Refused(_("That time has passed."), field="day")
    if day > today + timedelta(days=FURTHEST_DAYS):
        raise Refused(_("At most 30 days ahead: nobody knows earlier who can go."), field="day")


def may_choose(*, state: str, day: date, today: date, goer: str, reserve: str) -> None:
    if state != GoingState.OPEN:
        raise Refused(_("Somebody has been asked already. Look at the page again."), field="goer")
    if day < today:
        raise Refused(_("That day has passed."), field="goer")
    if goer == reserve:
        raise Refused(_("The reserve is somebody else than the one who goes."), field="reserve")


def may_choose_this(found: Collection[Reason], *, field: str) -> None:
    if why := hindrance(found):
        raise Refused(why, field=field)


def may_call_off(*, state: str) -> None:
    if state in (GoingState.TOLD, GoingState.DONE, GoingState.OFF):
        raise Refused(_("This is over already."))


NEXT = {
    Step.YES: (GoingState.OFFERED, GoingState.BACKUP),
    Step.OFF: (GoingState.OFFERED, GoingState.BACKUP, GoingState.TAKEN, GoingState.WAY),
    Step.WAY: (GoingState.OFFERED, GoingState.BACKUP, GoingState.TAKEN),
    Step.HERE: (GoingState.OFFERED, GoingState.BACKUP, GoingState.TAKEN, GoingState.WAY),
}


def may_step(*, step: Step, state: str, day: date, today: date) -> None:
    if state not in NEXT[step]:
        raise Refused(_("This was said already, or it is over."))
    if step in (Step.WAY, Step.HERE) and day > today:
        raise Refused(_("That day has not come yet."))


def may_tell(*, state: str, day: date, today: date) -> None:
    if state not in ON_THE_WAY:
        raise Refused(_("A report was given already, or it is over."))
    if day > today:
        raise Refused(_("That day has not come yet."))


def may_come_again(*, next_on: date | None, day: date) -> None:
    """The next date at the hospital lies after the afternoon, however late it is written down."""
    if next_on is not None and not day <= next_on <= day + timedelta(days=FURTHEST_DAYS_AGAIN):
        raise Refused(_("Look at the day again: it is far away."), field="next_on")


def may_take(*, state: str) -> None:
    if state != GoingState.TOLD:
        raise Refused(_("A colleague has taken this report in already."))
