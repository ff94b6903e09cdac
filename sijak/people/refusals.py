"""How does a rule of the vault become a sentence? A missing key stays a 404."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sijak.people import rules
from vault.client import Denied


@contextmanager
def in_words() -> Iterator[None]:
    try:
        yield
    except Denied as no:
        rules.may_vault(no.code)
        raise
