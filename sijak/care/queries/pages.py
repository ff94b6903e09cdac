"""How does a page read the sealed words of many rows at once?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sijak.kernel.actor import Actor
from sijak.people.models import StrandRow
from sijak.people.sealing import open_rows
from sijak.people.walking import open_those

type Content = dict[str, Any]


def contents(by: Actor, rows: Sequence[StrandRow], why: str) -> dict[str, Content]:
    """Row id -> what is in its ``content`` (JSON). One call to the vault for all of them."""
    opened = open_rows(by, rows, why)
    return {row.id: as_json(words) for row, words in zip(rows, opened, strict=True)}


def contents_of_list(by: Actor, rows: Sequence[StrandRow], why: str) -> dict[str, Content]:
    """As ``contents`` for a page about many people; a row that does not open is left out."""
    opened = open_those(by, rows, why)
    return {row.id: as_json(words) for row, words in zip(rows, opened, strict=True) if words is not None}


def as_json(words: dict[str, str]) -> Content:
    found = json.loads(words.get("content") or "{}")
    return found if isinstance(found, dict) else {}
