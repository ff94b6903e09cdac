"""Somebody fell silent: what is tried next, and when? Five rungs in their order (domain.md 4.4).

An authority is asked to look only by rule: the person is in danger, or told us beforehand that they
wish it, or two visits were in vain and they never said no. Never to be rid of it, and never alone:
but in danger every rung is open at once, in any order, and one worker is enough to call for help.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sijak.care.enums import Ground, Rung, Try
from sijak.kernel.errors import Refused

ORDER = tuple(Rung)
# Days that must pass after the last try of the rung below.
DAYS_BEFORE = {Rung.MESSAGE: 0, Rung.CALL: 1, Rung.SECOND: 2, Rung.VISIT: 3, Rung.WELFARE: 3}
BY_TWO = frozenset({Rung.VISIT, Rung.WELFARE})
VISITS_IN_VAIN = 2
# Who did not come to a meeting is asked how they are, before any silence: these two, no more.
WHEN_MISSED = frozenset({Rung.MESSAGE, Rung.CALL})


@dataclass(frozen=True, slots=True)
class Tried:
    """One try of this silence."""

    rung: Rung
    day: date
    outcome: Try


@dataclass(frozen=True, slots=True)
class Silence:
    """What is known of one silence. ``wish``: yes, no, or '' when it does not count or was never told.
    ``has_missed``: they did not come to a meeting since the last day on which anybody heard from them."""

    days: int
    allowed_days: int
    is_in_danger: bool
    tries: tuple[Tried, ...] = ()
    wish: str = ""
    has_missed: bool = False

    @property
    def is_silent(self) -> bool:
        return self.days > self.allowed_days

    @property
    def is_open(self) -> bool:
        """May anything be tried at all? Danger does not wait for a silence, a missed meeting neither."""
        return self.is_silent or self.is_in_danger or self.has_missed

    def at(self, rung: Rung) -> list[Tried]:
        return [one for one in self.tries if one.rung == rung]

    @property
    def is_found(self) -> bool:
        return any(one.outcome == Try.REACHED for one in self.tries)

    @property
    def visits_in_vain(self) -> int:
        return sum(one.outcome != Try.REACHED for one in self.at(Rung.VISIT))


def belongs(day: date, heard: date | None, *, is_in_danger: bool) -> bool:
    """Is a try of that day one of this silence? It came after the last day on which anybody heard
    from the person; in danger, on that day too: somebody may call at ten and be gone at eleven."""
    return heard is None or day > heard or (is_in_danger and day == heard)


def of_this_silence(tries: Sequence[Tried], heard: date | None, *, is_in_danger: bool) -> tuple[Tried, ...]:
    return tuple(one for one in tries if belongs(one.day, heard, is_in_danger=is_in_danger))


def in_time(wish: str, *, said_on: date, heard: date) -> str:
    """What of a wish counts: a no always, a yes only when it was told before the silence."""
    return wish if wish == "no" or said_on <= heard else ""


def next_rung(silence: Silence) -> Rung | None:
    """The rung to stand on now: the first that was not tried, or a second visit before an
    authority may be asked; None when everything that may be done was done."""
    for rung in ORDER[:-1]:
        if not silence.at(rung):
            return rung
    if silence.at(Rung.WELFARE):
        return None
    if grounds(silence):
        return Rung.WELFARE
    return Rung.VISIT if silence.visits_in_vain < VISITS_IN_VAIN else None


def step_now(silence: Silence) -> Rung | None:
    """The rung that the page offers: none while there was word lately; after a missed meeting the
    first two, which only ask how somebody is."""
    step = next_rung(silence)
    if silence.is_silent or (silence.has_missed and step in WHEN_MISSED):
        return step
    return None


def is_done(silence: Silence) -> bool:
    return not silence.is_found and next_rung(silence) is None


def opens_on(silence: Silence, rung: Rung) -> date | None:
    """The first day on which this rung may be tried; None while the one below was not tried. Danger
    is not asked here: who is in danger waits for no day (``may_try``)."""
    place = ORDER.index(rung)
    if place == 0:
        return date.min
    below = silence.at(ORDER[place - 1])
    if not below:
        return None
    return max(one.day for one in below) + timedelta(days=DAYS_BEFORE[rung])


def grounds(silence: Silence) -> list[Ground]:
    """By which rules an authority may be asked now. A no of the person yields only to danger; and
    where there is danger, no other ground is weighed."""
    if silence.is_in_danger:
        return [Ground.DANGER]
    found = [Ground.WISH] if silence.wish == "yes" else []
    if silence.wish != "no" and silence.visits_in_vain >= VISITS_IN_VAIN:
        found.append(Ground.VISITS)
    return found


def may_try(silence: Silence, rung: Rung, *, on: date) -> None:
    """May this rung be tried on this day? The sentence stands beside the closed rung too."""
    if silence.is_in_danger:
        return
    if silence.is_found:
        raise Refused(_("This person was reached. The ladder rests."))
    if not silence.is_silent and not (silence.has_missed and rung in WHEN_MISSED):
        left = silence.allowed_days - silence.days + 1
        sentence = ngettext(
            "There was word lately. The ladder opens in %(days)s day.",
            "There was word lately. The ladder opens in %(days)s days.",
            left,
        )
        said = sentence % {"days": left}
        raise Refused(said)
    if rung == Rung.WELFARE and silence.at(Rung.VISIT) and not grounds(silence):
        raise Refused(no_ground(silence))
    first = opens_on(silence, rung)
    if first is None:
        raise Refused(_("First the step before this one."))
    if on < first:
        left = (first - on).days
        sentence = ngettext(
            "Leave them time to answer: this step opens in %(days)s day.",
            "Leave them time to answer: this step opens in %(days)s days.",
            left,
        )
        said = sentence % {"days": left}
        raise Refused(said)


def no_ground(silence: Silence) -> str:
    if silence.wish == "no":
        return _("They told us not to send an authority. Only danger to life goes before that.")
    return _(
        "An authority is asked only when there is danger, when they wished it beforehand, or after"
        " two visits in vain."
    )


def may_go_by(silence: Silence, *, rung: Rung, ground: str) -> None:
    if rung == Rung.WELFARE and ground not in grounds(silence):
        raise Refused(no_ground(silence), field="ground")


def by_two(*, rung: Rung, worker: str, second: str, ground: str = "") -> None:
    """Nobody stands at a door alone. But a call for help in danger waits for no colleague."""
    is_call_for_help = rung == Rung.WELFARE and ground == Ground.DANGER
    if rung in BY_TWO and not second and not is_call_for_help:
        raise Refused(_("Nobody does this alone: name a second worker."), field="second")
    if second and second == worker:
        raise Refused(_("The second worker is somebody else than you."), field="second")


def may_write_wish(*, is_silent: bool) -> None:
    if is_silent:
        raise Refused(_("A wish counts only when it was told before the silence."))


def not_yet() -> str:
    return _("That day has not come yet.")


def before_silence() -> str:
    return _("There was still word on that day.")
