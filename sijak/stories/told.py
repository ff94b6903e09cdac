"""What stands in the sealed words of a story?"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Self


@dataclass(slots=True, repr=False)
class Text:
    """One language. ``note``: what hard things come, before they come."""

    title: str = ""
    note: str = ""
    text: str = ""

    @property
    def whole(self) -> str:
        return "\n".join(part for part in (self.title, self.note, self.text) if part)


@dataclass(slots=True, repr=False)
class Told:
    """``kept``: passage -> why it may stay. ``tells``: trait -> value; ``counted`` for this edition.
    ``signed``: officers who take it upon themselves, [{by, day, why}]. ``holders``: who has it outside,
    [{id, who, channel, where, since, written}]. ``writers`` had a hand in the text, ``second`` read it."""

    teller: str = ""
    asked: str = ""
    why: str = ""
    notes: str = ""
    is_free: bool = False
    is_explained: bool = False
    by: str = ""
    writers: list[str] = field(default_factory=list)
    second: str = ""
    texts: dict[str, Text] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    tells: dict[str, str] = field(default_factory=dict)
    is_rare: bool = False
    is_counted: bool = False
    signed: list[dict[str, str]] = field(default_factory=list)
    holders: list[dict[str, str]] = field(default_factory=list)

    @classmethod
    def from_json(cls, plain: str) -> Self:
        known: dict[str, Any] = json.loads(plain or "{}")
        texts = {code: Text(**one) for code, one in known.pop("texts", {}).items()}
        return cls(**known, texts=texts)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    def unsettle(self, writer: str) -> None:
        """The text changed: who read it, counted it or signed for it did so for another text."""
        self.writers = [*dict.fromkeys([*self.writers, writer])]
        self.second, self.is_counted, self.signed = "", False, []


@dataclass(slots=True, repr=False)
class Consent:
    """One answer of the teller. ``yes``: channel -> last day. ``by``: the worker who wrote down what was
    said, and nobody where the teller pressed it."""

    yes: dict[str, str] = field(default_factory=dict)
    no: list[str] = field(default_factory=list)
    change: str = ""
    method: str = ""
    who: str = ""
    wording: str = ""
    language: str = ""
    by: str = ""

    @classmethod
    def from_json(cls, plain: str) -> Self:
        return cls(**json.loads(plain or "{}"))

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)
