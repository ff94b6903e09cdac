"""What is sealed beside a paper, and how is it read back?"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass, field
from datetime import date

from sijak.kernel.text import fit_for_a_page, strip_resident_numbers

LONGEST_NAME = 120
RAW_NAME = 4 * LONGEST_NAME  # before it is composed: sorting a heap of marks takes minutes


@dataclass(frozen=True, slots=True, repr=False)
class Inside:
    """Of a paper. ``parts``: letter -> (kind, bytes); ``by``: an account; ``at``: the time of day."""

    name: str
    kind: str
    bytes: int
    day: str
    at: str = ""
    by: str = ""
    note: str = ""
    parts: dict[str, tuple[str, int]] = field(default_factory=dict)

    def sealed(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @property
    def on(self) -> date:
        return date.fromisoformat(self.day or "1970-01-01")


@dataclass(frozen=True, slots=True, repr=False)
class Coming:
    """Of one that is still coming in. ``stamp``: when the sender's machine says it was last changed."""

    name: str
    size: int
    stamp: str = ""
    note: str = ""

    def sealed(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def inside_of(text: str) -> Inside:
    known = json.loads(text or "{}")
    parts = {letter: (str(kind), int(size)) for letter, (kind, size) in known.get("parts", {}).items()}
    return Inside(
        str(known.get("name", "")), str(known.get("kind", "")), int(known.get("bytes", 0)),
        str(known.get("day", "")), str(known.get("at", "")), str(known.get("by", "")),
        str(known.get("note", "")), parts,
    )  # fmt: skip


def coming_of(text: str) -> Coming:
    known = json.loads(text or "{}")
    return Coming(str(known.get("name", "")), int(known.get("size", 0)), str(known.get("stamp", "")),
                  str(known.get("note", "")))  # fmt: skip


def fit_name(raw: str) -> str:
    """As the sender called it, without folders; a resident number in it is taken out."""
    last = fit_for_a_page(raw).replace("\\", "/").rsplit("/", 1)[-1][-RAW_NAME:]
    clean, _ = strip_resident_numbers(" ".join(unicodedata.normalize("NFC", last).split()))
    return clean[-LONGEST_NAME:]
