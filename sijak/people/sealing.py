"""How do words get into a sealed column and out again? One batch call a page, through the vault."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sijak.accounts.line import vault
from sijak.kernel.actor import Actor
from sijak.kernel.sealed import SealedField
from sijak.people.models import StrandRow
from vault.client import Opening, Sealing

type Words = Mapping[str, str]


def sealed_fields(row: StrandRow) -> list[SealedField]:
    return [f for f in row._meta.local_concrete_fields if isinstance(f, SealedField)]


def seal_rows(by: Actor, rows: Sequence[tuple[StrandRow, Words]]) -> None:
    """Fills the sealed columns of each row (all of them; a missing one is sealed empty).

    The row's id, strand and version must be final: they are bound in. Nothing is saved.
    """
    items: list[Sealing] = []
    targets: list[tuple[StrandRow, str]] = []
    for row, words in rows:
        for field in sealed_fields(row):
            plain = words.get(field.name, "").encode("utf-8", "replace")
            items.append(Sealing(row.strand_id, row._meta.db_table, str(field.column), row.id,
                                 row.version, plain, field.shape))  # fmt: skip
            targets.append((row, field.name))
    for (row, name), envelope in zip(targets, vault().seal(by.token, items), strict=True):
        setattr(row, name, envelope)


def seal_row(by: Actor, row: StrandRow, **words: str) -> None:
    seal_rows(by, [(row, words)])


def openings(rows: Sequence[StrandRow]) -> tuple[list[Opening], list[tuple[int, str]]]:
    items, targets = [], []
    for number, row in enumerate(rows):
        for field in sealed_fields(row):
            envelope = bytes(getattr(row, field.name) or b"")
            if envelope:
                items.append(Opening(row.strand_id, row._meta.db_table, str(field.column), row.id,
                                     row.version, envelope))  # fmt: skip
                targets.append((number, field.name))
    return items, targets


def open_rows(by: Actor, rows: Sequence[StrandRow], why: str) -> list[dict[str, str]]:
    """The words of each row, by column. ``why`` is a code for the audit. All or nothing."""
    items, targets = openings(rows)
    out: list[dict[str, str]] = [{} for _ in rows]
    if items:
        plains = vault().open(by.token, items, why)
        for (number, name), plain in zip(targets, plains, strict=True):
            out[number][name] = plain.decode("utf-8", "replace")
    return out


def open_columns(
    by: Actor, wanted: Sequence[tuple[StrandRow, Collection[str]]], why: str
) -> list[dict[str, str]]:
    """As ``open_rows``, but only these columns of each row: a list shows less than a page."""
    items: list[Opening] = []
    targets: list[tuple[int, str]] = []
    for number, (row, columns) in enumerate(wanted):
        table = row._meta.db_table
        for name in columns:
            if name and (envelope := bytes(getattr(row, name) or b"")):
                # A sealed column is called as its field is.
                items.append(Opening(row.strand_id, table, name, row.id, row.version, envelope))
                targets.append((number, name))
    out: list[dict[str, str]] = [{} for _ in wanted]
    if items:
        for (number, name), plain in zip(targets, vault().open(by.token, items, why), strict=True):
            out[number][name] = plain.decode("utf-8", "replace")
    return out


def open_row(by: Actor, row: StrandRow, why: str) -> dict[str, Any]:
    return open_rows(by, [row], why)[0]


def seal_own(by: Actor, key: str, words: str) -> bytes:
    """Sealed to the writer's own key: opens for nobody else, not for the team either."""
    return vault().seal_draft(by.token, key, words.encode("utf-8", "replace"))


def open_own(by: Actor, key: str, envelope: bytes) -> str:
    return vault().open_draft(by.token, key, envelope).decode("utf-8", "replace")
