"""How does a paper become sealed pieces on the disk, and whole again in memory?

Half a megabyte a piece. Each is bound to the table, the row, its letter and its number, so that no piece
opens in another's place. Several go to the vault in one call; one call that opens is one line of the audit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import batched

from sijak.accounts.line import vault
from sijak.files import store
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.models import Paper, TeamPaper
from sijak.people.team_sealing import place_of
from vault.client import Opening, Sealing

PIECE = 512 * 1024
ORIGINAL, CLEAN, SMALL = "o", "c", "s"
A_CALL = 48  # pieces: 24 MB, and the vault takes 64
VERSION = 1


def cut(data: bytes) -> list[bytes]:
    return [data[start : start + PIECE] for start in range(0, len(data), PIECE)]


def how_many(size: int) -> int:
    """Pieces that ``size`` bytes make."""
    return -(-size // PIECE)


def _table() -> str:
    return Paper._meta.db_table


def put_piece(by: Actor, strand: str, paper: str, letter: str, number: int, plain: bytes) -> None:
    name = f"{letter}{number}"
    item = Sealing(strand, _table(), name, paper, VERSION, plain, "note")
    store.put(paper, name, vault().seal(by.token, [item])[0])


def put_all(by: Actor, strand: str, paper: str, letter: str, data: bytes) -> None:
    named = [(f"{letter}{number}", plain) for number, plain in enumerate(cut(data))]
    for some in batched(named, A_CALL):
        items = [Sealing(strand, _table(), name, paper, VERSION, plain, "note") for name, plain in some]
        for (name, _), sealed in zip(some, vault().seal(by.token, items), strict=True):
            store.put(paper, name, sealed)


def take_all(by: Actor, strand: str, paper: str, letter: str, size: int, why: str) -> bytes:
    """Raises NotForYou when a piece is missing: a disk that was restored without its papers."""
    names = [f"{letter}{number}" for number in range(how_many(size))]
    return b"".join(_opened(by, strand, paper, names, why))


def _opened(by: Actor, strand: str, paper: str, names: list[str], why: str) -> Iterator[bytes]:
    for some in batched(names, A_CALL):
        items = [Opening(strand, _table(), name, paper, VERSION, _sealed(paper, name)) for name in some]
        yield from vault().open(by.token, items, why)


def _sealed(paper: str, name: str) -> bytes:
    try:
        return store.get(paper, name)
    except OSError:
        raise NotForYou from None


def put_for_team(by: Actor | None, row: TeamPaper, data: bytes) -> None:
    """``by`` None: a stranger's, counted with the crowd."""
    table, place, token = row._meta.db_table, place_of(row), by.token if by else ""
    for number, plain in enumerate(cut(data)):
        name = f"{ORIGINAL}{number}"
        store.put(row.id, name, vault().seal_to_team(row.team, table, name, place, plain, token))


def take_from_team(by: Actor, row: TeamPaper, size: int, why: str) -> bytes:
    table, place = row._meta.db_table, place_of(row)
    names = [f"{ORIGINAL}{number}" for number in range(how_many(size))]
    return b"".join(
        plain
        for some in batched(names, A_CALL)
        for plain in vault().open_for_team(
            by.token, row.team, [(table, name, place, _sealed(row.id, name)) for name in some], why
        )
    )
