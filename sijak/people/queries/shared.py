"""What has been shared with the person themselves?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sijak.kernel.actor import Actor
from sijak.people.models import Shared
from sijak.people.sealing import open_rows

CONSENT, SAY = "consent", "say"  # kinds of rows: a yes set with a worker, one said by the person


@dataclass(frozen=True, slots=True, repr=False)
class SharedView:
    id: str
    kind: str
    day: date
    content: dict[str, Any]


def shared_of(by: Actor, self_strand: str) -> list[SharedView]:
    """Newest first; the days lie inside the sealed words."""
    rows = list(Shared.objects.filter(strand_id=self_strand)) if self_strand else []
    found = []
    for row, words in zip(rows, open_rows(by, rows, "self"), strict=True):
        content = json.loads(words.get("content") or "{}")
        day = date.fromisoformat(str(content.get("day") or "1970-01-01"))
        found.append(SharedView(row.id, str(content.get("kind", "")), day, content))
    return sorted(found, key=lambda one: one.day, reverse=True)


def latest_consents(shared: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Of each kind the last word, whoever wrote it down."""
    told = [one for one in shared if one.get("kind") in (CONSENT, SAY)]
    return {
        str(one["consent"]): one for one in sorted(told, key=lambda one: str(one.get("at") or one["day"]))
    }
