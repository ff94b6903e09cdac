"""Something that stood on public pages is gone, or has come: who has to know?

A department below pages takes a thing away and calls ``tell_left`` inside its transaction. Whoever keeps
copies of public pages says once, when the house starts (``AppConfig.ready``), what it does then. Plain
functions in the order in which they came; no signals.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.db import transaction

type Turn = Callable[[], object]
"""Called inside the transaction: what it writes stands or falls with what was taken away."""
type Left = Callable[[list[str]], object]
"""Called after the commit, with the paths that changed or are gone; no word of what stood there."""

_turning: list[Turn] = []
_leaving: list[Left] = []


def hang_turning(turn: Turn) -> None:
    if turn not in _turning:
        _turning.append(turn)


def hang_leaving(left: Left) -> None:
    if left not in _leaving:
        _leaving.append(left)


def tell_left(paths: list[str]) -> None:
    """``paths``: without a host, in every language; those that changed (a list, a feed) among them."""
    for turn in _turning:
        turn()
    transaction.on_commit(partial(_tell, list(paths)), robust=True)


def _tell(paths: list[str]) -> None:
    for left in _leaving:
        left(paths)
