"""What may a committee decide, and who signs it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused
from sijak.scholarships.enums import AppealState, AppState, Phase
from sijak.scholarships.models import Appeal, Application, Minutes, Round
from sijak.scholarships.rules.reading import READERS, Ranked

# Days after the decision in which somebody may say that they do not agree.
APPEAL_WITHIN = timedelta(days=14)
# Days in which they have an answer, by somebody who did not decide.
ANSWER_WITHIN = timedelta(days=14)


def may_decide(one: Round, on: date, unread: int, waiting: int, ranking: Sequence[Ranked]) -> None:
    """``unread``: sent and not yet released or sorted out; ``waiting``: readings not given yet."""
    if one.phase(on) != Phase.READING:
        raise Refused(_("The round has not closed yet, or was decided."))
    if unread:
        raise Refused(_("Some applications were neither given to readers nor sorted out."))
    if waiting:
        raise Refused(_("Some readings are missing."))
    if any(len(row.entry.points) < READERS for row in ranking):
        raise Refused(_("Each application needs two readers at least."))
    if any(row.is_apart for row in ranking):
        raise Refused(_("Where two readers stand far apart, a third has to read first."))


def may_confirm(minutes: Minutes | None, by: str) -> None:
    if minutes is None:
        raise Refused(_("There are no minutes yet."))
    if minutes.confirmed_by:
        raise Refused(_("It was confirmed already."))
    if minutes.written_by == by:
        raise Refused(_("You wrote these minutes. Somebody else has to confirm them."))


def state_at(place: int, places: int, reserves: int) -> AppState:
    if place <= places:
        return AppState.CHOSEN
    return AppState.RESERVE if place <= places + reserves else AppState.NOT_CHOSEN


def may_appeal(application: Application, decided_on: date | None, on: date) -> None:
    if application.state not in (AppState.NOT_CHOSEN, AppState.RESERVE, AppState.OUT):
        raise Refused(_("There is no decision against which to speak."))
    if decided_on is not None and on > decided_on + APPEAL_WITHIN:
        raise Refused(_("The fourteen days are over. Write us a letter: we still listen."))


def may_answer(appeal: Appeal, by: str, deciders: Sequence[str]) -> None:
    if appeal.state != AppealState.OPEN:
        raise Refused(_("It was answered already."))
    if by in deciders:
        raise Refused(_("You signed the choice. Somebody else has to look at this."))
