"""What do the departments above hang into a person's file?

People lies below care and journal and must not know them. So a department that has something to
show on the page, or to write when a file is opened, says so once, when the house starts
(``AppConfig.ready``). Plain functions in the order in which they came; no signals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sijak.kernel.actor import Actor
from sijak.people.faces import File, Opened
from sijak.people.models import StrandRow


@dataclass(frozen=True, slots=True)
class Knot:
    """One knot of the thread: ``head`` says day and deed, ``colour`` is a knot of ui.

    ``row`` holds sealed words; all rows of a page are opened in one call. ``quote`` and
    ``text`` name the columns that are shown: the person's own words, and the worker's. A knot without
    words gives way to one with words that has the same ``same``. ``address``: the name of a page and
    its row; the page is called with the person and the row.
    """

    day: date
    colour: str
    head: str
    row: StrandRow | None = None
    quote: str = ""
    text: str = ""
    address: tuple[str, str] = ("", "")
    same: str = ""
    tag: str = ""


type Words = dict[str, str]
type Source = Callable[[Actor, Mapping[str, str], int], list[Knot]]
"""(by, {compartment: strand}, limit): the newest knots on these strands, at most ``limit``."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A card beside the thread: its template, the rows it needs opened, and what it shows."""

    template: str
    rows: list[StrandRow]
    show: Callable[[list[Words]], Any]


type PanelOf = Callable[[Actor, File], Panel | None]
type OnOpened = Callable[[Actor, Opened], None]
type OnErased = Callable[[Actor, str], int]
"""(by, mailbox): what a department keeps by the letter box of somebody who is erased goes; how many
rows. What lies on strands goes by itself."""
type BesideCard = Callable[[Actor, str], tuple[str, Any] | None]
"""(by, safety strand): a template and what it shows as ``part``, beside the safety card."""

_sources: list[Source] = []
_panels: dict[str, PanelOf] = {}
_on_opened: list[OnOpened] = []
_beside_card: dict[str, BesideCard] = {}
_on_erased: list[OnErased] = []


def hang_knots(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def hang_panel(name: str, panel: PanelOf) -> None:
    """One panel a name; the last one wins."""
    _panels[name] = panel


def hang_opening(deed: OnOpened) -> None:
    """Called inside the transaction in which a file is opened."""
    if deed not in _on_opened:
        _on_opened.append(deed)


def hang_beside_card(name: str, beside: BesideCard) -> None:
    """Shown to whoever opened the safety card, through its window too: it may lie on ``safety`` only."""
    _beside_card[name] = beside


def beside_card(by: Actor, safety: str) -> list[tuple[str, Any]]:
    return [found for beside in _beside_card.values() if (found := beside(by, safety))]


def sources() -> list[Source]:
    return list(_sources)


def panels() -> dict[str, PanelOf]:
    return dict(_panels)


def tell_opened(by: Actor, opened: Opened) -> None:
    for deed in _on_opened:
        deed(by, opened)


def hang_erasing(deed: OnErased) -> None:
    """Called inside the transaction in which a person is erased, when the keys are gone already."""
    if deed not in _on_erased:
        _on_erased.append(deed)


def tell_erased(by: Actor, mailbox: str) -> int:
    return sum(deed(by, mailbox) for deed in _on_erased) if mailbox else 0
