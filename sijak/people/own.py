"""What do the departments above hang into the person's own pages?

The pages (myspace) lie above them, people below: so a department that has something to show to the
person says so once, when the house starts (``AppConfig.ready``). Plain functions; no signals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from sijak.people import letters

# Which come first in the menu; whoever is not named comes after.
ORDER = ("letters", "days", "sheets", "asked", "told", "paid", "study",
         "money", "plan", "yes", "kept", "say", "words")  # fmt: skip

type Row = dict[str, Any]
"""What a row on ``self`` says: {kind, ref, day, ...}."""


@dataclass(frozen=True, slots=True, repr=False)
class Own:
    """Who is in, by the pass of their eight words. ``strand``: ``self``, '' while no file is open.
    ``rows``: all that was shared with them, opened by their own key."""

    pass_: str
    mailbox: str
    strand: str
    letters: list[letters.Letter]
    rows: list[Row]

    def of_kind(self, *kinds: str) -> list[Row]:
        return [row for row in self.rows if row.get("kind") in kinds]


@dataclass(frozen=True, slots=True, repr=False)
class OwnPanel:
    """``title``: the word in the menu and over the page. ``note``: one line under it. ``template`` is
    given ``panel`` (this) and ``own``; ``address``: the name of a page of its own, then without a
    template. ``on_first``: a template for the first page; it too is given ``panel``."""

    title: str
    template: str = ""
    content: Any = None
    note: str = ""
    address: str = ""
    on_first: str = ""


type OwnSource = Callable[[Own], OwnPanel | None]
"""None: nothing to show; then it stands in no menu and its address is not there."""


@dataclass(frozen=True, slots=True, repr=False)
class Hung:
    name: str
    panel: OwnPanel

    @property
    def url(self) -> str:
        if self.panel.address:
            return reverse(self.panel.address)
        return reverse("myspace:panel", args=[self.name])


_sources: dict[str, OwnSource] = {}


def hang_own(name: str, source: OwnSource) -> None:
    """``name`` stands in the address (/my/name/): a short word that tells nothing. The last one wins."""
    _sources[name] = source


def own_panels(own: Own) -> list[Hung]:
    """Those that have something to show to this person, in their order."""
    found = [(name, source(own)) for name, source in _sources.items()]
    shown = [Hung(name, panel) for name, panel in found if panel is not None]
    return sorted(shown, key=lambda one: ORDER.index(one.name) if one.name in ORDER else len(ORDER))


def enter(pass_: str) -> Own:
    """Raises PassEnded, Away. Letters that lie there count as read from here on."""
    box = letters.read_box(pass_)
    return Own(pass_, box.mailbox, box.strand, box.letters, letters.shared_with(pass_, box.strand))
