"""When may a question be asked, answered, and finished?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from sijak.counselling.enums.screenings import ScreeningState
from sijak.counselling.instruments import Instrument
from sijak.kernel.errors import Refused
from sijak.people.enums import ConsentState

TABLET_SECONDS = 2 * 60 * 60


def may_keep_answers(sensitive: str) -> None:
    """``sensitive``: their word on what is close to the heart (consents). Not asked yet is no no: help in
    the first hour waits for no paper."""
    if sensitive in (ConsentState.REFUSED, ConsentState.WITHDRAWN):
        raise Refused(_("They said no to keeping what is close to the heart. You can still talk about it; "
                        "only nothing is asked from a sheet and kept."))  # fmt: skip


def may_ask(one: Instrument | None, language: str) -> None:
    """Only in a wording that may be used: none is made up on the way."""
    if one is None:
        raise Refused(_("Choose what is to be asked."), field="instrument")
    if language not in one.wordings:
        raise Refused(
            _("These questions are not here in this language: their wording has to come from the authors."),
            field="instrument",
        )


def may_answer(*, state: str) -> None:
    if state != ScreeningState.OPEN:
        raise Refused(_("These questions are done. What was answered stays as it is; ask anew."))


def may_take_in(*, is_back: bool, is_sure: bool, until: date | None = None, today: date) -> None:
    """While it is answered nothing is taken from under it: the next answer may be a sign of danger. What is
    at home comes back when they say so, or when its last day is over."""
    if until and not is_back:
        if until >= today:
            raise Refused(
                _("They may still answer at home. Wait until they are done, or its last day is over.")
            )
        return
    if not is_back and not is_sure:
        raise Refused(_("It has not been given back yet. Say that you hold it in your own hands."))


def may_choose(value: int | None, allowed: Collection[int]) -> None:
    if value is not None and value not in allowed:
        raise Refused(_("Please choose one of these."), field="answer")


def may_finish(*, state: str, answered: int) -> None:
    may_answer(state=state)
    if not answered:
        raise Refused(_("Nothing was answered yet. Ask one question, or break it off."))
