"""How are words sealed to a team, where no person's strand may tell who is meant?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from sijak.accounts.line import vault
from sijak.kernel.actor import Actor
from sijak.kernel.sealed import SealedField
from sijak.people.letters import asked
from sijak.people.models import TeamRow

type Words = Mapping[str, str]


def place_of(row: TeamRow) -> str:
    """Row and version: an older version of the same row does not open in its place."""
    return f"{row.id}.{row.version}"


def sealed_names(row: TeamRow) -> list[str]:
    return [f.name for f in row._meta.local_concrete_fields if isinstance(f, SealedField)]


def seal_team_row(row: TeamRow, *, by: Actor | None, **words: str) -> None:
    """Fills the sealed columns; a missing one is sealed empty. ``by`` None: nobody is signed in (a
    tablet that was handed over), so that floods are counted; raises Busy (a sentence) in one. The
    version must be final. Nothing is saved."""
    for name in sealed_names(row):
        plain = words.get(name, "").encode("utf-8", "replace")
        seal = partial(vault().seal_to_team, row.team, row._meta.db_table, name, place_of(row), plain)
        setattr(row, name, seal(by.token) if by else asked(seal))


def open_team_rows(by: Actor, rows: Sequence[TeamRow], why: str) -> list[dict[str, str]]:
    """The words of each row, by column; one question a team. All or nothing."""
    out: list[dict[str, str]] = [{} for _ in rows]
    for team in dict.fromkeys(row.team for row in rows):
        items, targets = [], []
        for number, row in enumerate(rows):
            for name in sealed_names(row) if row.team == team else ():
                if envelope := bytes(getattr(row, name) or b""):
                    items.append((row._meta.db_table, name, place_of(row), envelope))
                    targets.append((number, name))
        if items:
            plains = vault().open_for_team(by.token, team, items, why)
            for (number, name), plain in zip(targets, plains, strict=True):
                out[number][name] = plain.decode("utf-8", "replace")
    return out


def open_team_row(by: Actor, row: TeamRow, why: str) -> dict[str, str]:
    return open_team_rows(by, [row], why)[0]
