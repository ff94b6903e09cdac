"""How does a rule of the vault become a sentence? A missing key stays a 404; and by what name do the
departments know that somebody has read more than is theirs today (``OverBudget``)?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sijak.people import rules
from vault.client import Denied, OverBudget

__all__ = ["OverBudget", "in_words"]


@contextmanager
def in_words() -> Iterator[None]:
    try:
        yield
    except Denied as no:
        rules.may_vault(no.code)
        raise
