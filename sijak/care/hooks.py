"""What do the departments above hang into walking together?

Care lies below them and must not know them. So a department that ends some meetings itself, or has
something to do when a file is let go, says so once, when the house starts (``AppConfig.ready``).
Plain functions in the order in which they came; no signals.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sijak.care.enums import ClosingReason
from sijak.care.models import Appointment
from sijak.kernel.actor import Actor
from sijak.people.faces import File

type PageOf = Callable[[Appointment], tuple[str, str] | None]
"""Of a meeting: (name of a page, its row) on which it is ended instead; None when it is not theirs."""


class OnClosing(Protocol):
    def __call__(self, *, by: Actor, file: File, reason: ClosingReason) -> None: ...


_pages: list[PageOf] = []
_on_closing: list[OnClosing] = []


def hang_meetings(page_of: PageOf) -> None:
    if page_of not in _pages:
        _pages.append(page_of)


def hang_closing(deed: OnClosing) -> None:
    """Called inside the transaction in which a file is closed."""
    if deed not in _on_closing:
        _on_closing.append(deed)


def page_of(row: Appointment) -> tuple[str, str] | None:
    """Where the meeting is looked at and ended, when that is not care's own page."""
    return next(filter(None, (ask(row) for ask in _pages)), None)


def tell_closing(by: Actor, file: File, reason: ClosingReason) -> None:
    for deed in _on_closing:
        deed(by=by, file=file, reason=reason)
