"""How many may wait for something slow at once, so that everybody else need not?

Opening words takes the vault a good part of a second, on purpose. A web process answers with a few
threads; were strangers allowed to hold all of them, the whole house would stand still.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class FullError(Exception):
    """Nobody more may wait here now; say so at once."""


class Gate:
    """At most ``most`` at a time in this process; the next one hears it instead of waiting."""

    def __init__(self, most: int) -> None:
        self._places = threading.BoundedSemaphore(most)

    @contextmanager
    def one(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise FullError
        try:
            yield
        finally:
            self._places.release()
