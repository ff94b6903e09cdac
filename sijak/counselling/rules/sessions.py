"""When may a session be planned, written, added to? Sentences that a page can show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sijak.counselling.enums.sessions import WITH_OTHERS, SessionKind, SessionState
from sijak.kernel.errors import Refused

OLDEST_DAYS = 366
MOST_OTHERS = 8
EXPERT, PEER = "counsellor", "peer"


def by_two(*, kind: str, worker: str, second: str, roles: Mapping[str, str]) -> None:
    """A home is visited by an expert and a trained peer, both named. ``roles``: user id -> role."""
    if second and second == worker:
        raise Refused(_("The second worker is somebody else than you."), field="second")
    if kind != SessionKind.VISIT:
        return
    if not second:
        raise Refused(_("Nobody visits a home alone: name a second worker."), field="second")
    if {roles.get(worker), roles.get(second)} != {EXPERT, PEER}:
        raise Refused(
            _("A home is visited by a counsellor and a peer counsellor together: name the other one."),
            field="second",
        )


def may_write(*, day: date, today: date, has_words: bool) -> None:
    if day > today:
        raise Refused(_("That day has not come yet."), field="day")
    if day < today - timedelta(days=OLDEST_DAYS):
        raise Refused(_("That is more than a year ago."), field="day")
    if not has_words:
        raise Refused(_("Write at least one line."), field="facts")


def may_end(*, state: str, day: date, today: date) -> None:
    """Kept or missed: only what was planned, and not before its day."""
    may_change(state=state)
    if day > today:
        raise Refused(_("That day has not come yet."))


def may_change(*, state: str) -> None:
    if state != SessionState.PLANNED:
        raise Refused(_("Somebody has written this session already. Add your words to it there."))


def may_be_there(*, kind: str, count: int) -> None:
    if count and kind not in WITH_OTHERS:
        raise Refused(_("This kind of session is with one person alone."), field="others")
    if count > MOST_OTHERS:
        raise Refused(_("Those are too many for one session. Make it a group."), field="others")


def has_part(strand: str | None) -> str:
    """Whoever was there needs a counselling part that this worker opens."""
    if not strand:
        raise Refused(
            _("One of them has no counselling part yet that you can open. Begin it first, then add them."),
            field="others",
        )
    return strand


def may_add(*, state: str, words: str) -> None:
    if state != SessionState.KEPT:
        raise Refused(_("There is no note yet to add to."))
    if not words.strip():
        raise Refused(_("Write at least one line."), field="words")
