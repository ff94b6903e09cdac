"""Who wants to know when an outlay goes on? Plain functions of the departments above; no signals.

A department says once, in ``AppConfig.ready``, what is called for its own outlays. It is called inside the
transaction of the deed: when it fails, nothing happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sijak.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Changed:
    """``number`` of the outlay, ``ref`` of the department, ``state``: a code of ``enums.State``.
    ``day``: of the deed."""

    number: str
    source: str
    ref: str
    state: str
    won: int
    day: date


type OnChanged = Callable[[Actor | None, Changed], None]
"""``by`` None: the person themselves, with their eight words."""

_listeners: dict[str, OnChanged] = {}


def hang_line(source: str, on_changed: OnChanged) -> None:
    """``source``: a code of ``enums.Source``. One a source; the last one wins."""
    _listeners[source] = on_changed


def tell_changed(by: Actor | None, changed: Changed) -> None:
    listener = _listeners.get(changed.source)
    if listener is not None:
        listener(by, changed)
