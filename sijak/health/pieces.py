"""What do the other areas of health hang into a person's health page?

As ``people.parts`` does for the file: an area says once, when the house starts, which card it shows.
All rows of the page are opened in one call to the vault.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sijak.kernel.actor import Actor
from sijak.people.faces import File
from sijak.people.models import StrandRow
from sijak.people.parts import Words


@dataclass(frozen=True, slots=True)
class Piece:
    """A card: its template (gets ``piece`` and ``file``), the rows it needs opened, what it shows."""

    template: str
    rows: list[StrandRow]
    show: Callable[[list[Words]], Any]


type PieceOf = Callable[[Actor, File], Piece | None]

_pieces: dict[str, PieceOf] = {}


def hang_piece(name: str, piece_of: PieceOf) -> None:
    """One piece a name; the last one wins. Shown in the order in which they were hung."""
    _pieces[name] = piece_of


def pieces_of(by: Actor, file: File) -> list[Piece]:
    return [piece for make in _pieces.values() if (piece := make(by, file))]
