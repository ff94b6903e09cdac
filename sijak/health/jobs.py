"""What happens to a room's board when the day is over? Counted at night, its words let go later."""

from __future__ import annotations

from datetime import timedelta

from sijak.health.actions.board import end_days, forget_words
from sijak.health.queries.board import KEPT_DAYS
from sijak.kernel.dates import today


def end_board_days() -> int:
    return end_days(by=None, before=today())


def forget_board_words() -> int:
    return forget_words(by=None, before=today() - timedelta(days=KEPT_DAYS))
