"""How does something come to stand on the person's own page, and go from it again?"""

from __future__ import annotations

import json
from typing import Any

from sijak.kernel.actor import Actor
from sijak.people.models import Shared
from sijak.people.sealing import open_rows, seal_row


def share_words(*, by: Actor, strand: str, kind: str, ref: str, words: dict[str, Any]) -> None:
    """Writes on ``self`` what the person may read too; what already stands there under this kind
    and ``ref`` is written anew. All of it is sealed: no day in clear joins it to another strand."""
    content = json.dumps({"kind": kind, "ref": ref, **words}, ensure_ascii=False)
    row = _find(by, strand, kind, ref)
    if row is None:
        row = Shared(strand_id=strand)
        seal_row(by, row, content=content)
        row.save(force_insert=True)
        return
    row.version += 1
    seal_row(by, row, content=content)
    row.save(update_fields=["version", "content"])


def take_words_back(*, by: Actor, strand: str, kind: str, ref: str) -> None:
    row = _find(by, strand, kind, ref)
    if row is not None:
        row.delete()


def _find(by: Actor, strand: str, kind: str, ref: str) -> Shared | None:
    rows = list(Shared.objects.filter(strand_id=strand))
    for row, words in zip(rows, open_rows(by, rows, "self"), strict=True):
        known = json.loads(words.get("content") or "{}")
        if (known.get("kind"), known.get("ref")) == (kind, ref):
            return row
    return None
