"""What do the other areas of counselling hang into its two pages: a person's, and the counsellor's own?

The areas (sessions, questions, danger, groups) do not know each other's rows. Each says once, when the
house starts (``AppConfig.ready``), what it shows. Everything on a page is opened in one call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sijak.kernel.actor import Actor
from sijak.people.faces import File
from sijak.people.models import StrandRow
from sijak.people.walking import Name

type Words = dict[str, str]

# In this order, those that came under another name after them.
ORDER = ("danger", "signals", "screenings", "groups", "programmes")


@dataclass(frozen=True, slots=True)
class Piece:
    """A card on a person's counselling page: its template (given ``piece`` and ``file``), the rows it
    needs opened, and what it shows of them."""

    template: str
    rows: list[StrandRow]
    show: Callable[[list[Words]], Any]


@dataclass(frozen=True, slots=True)
class Corner:
    """A card on the counsellor's own page: its template (given ``corner``), the strands whose names
    it needs, and what it shows. Who may not be seen is not among the names."""

    template: str
    show: Callable[[Mapping[str, Name]], Any]
    strands: list[str] = field(default_factory=list)


type PieceOf = Callable[[Actor, File], Piece | None]
type CornerOf = Callable[[Actor], Corner | None]

_pieces: dict[str, PieceOf] = {}
_corners: dict[str, CornerOf] = {}


def hang_piece(name: str, piece_of: PieceOf) -> None:
    """One piece a name; the last one wins."""
    _pieces[name] = piece_of


def hang_corner(name: str, corner_of: CornerOf) -> None:
    """One corner a name; the last one wins."""
    _corners[name] = corner_of


def pieces(by: Actor, file: File) -> list[Piece]:
    return [found for piece_of in _in_order(_pieces) if (found := piece_of(by, file))]


def corners(by: Actor) -> list[Corner]:
    return [found for corner_of in _in_order(_corners) if (found := corner_of(by))]


def _in_order[Of](known: Mapping[str, Of]) -> list[Of]:
    first = [name for name in ORDER if name in known]
    return [known[name] for name in (*first, *(name for name in known if name not in ORDER))]
