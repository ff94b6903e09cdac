"""What is inside the envelope of what somebody said to us?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sijak.reach.enums import HowOften


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """Their own words, and how to reach them. ``strand``: their own page, when they have a file and
    want it to be known whose; the vault says who that is, to whom it may. ``noted``: the name of the worker
    who wrote down what they said."""

    words: str = ""
    about: str = ""
    name: str = ""
    way: str = ""
    when: str = ""
    amount: str = ""
    often: str = ""
    strand: str = field(default="")
    noted: str = ""

    @classmethod
    def of(cls, told: Mapping[str, Any], strand: str = "") -> Told:
        names = ("words", "about", "name", "way", "when", "amount", "often")
        return cls(**{name: str(told.get(name) or "") for name in names}, strand=strand)

    @classmethod
    def from_json(cls, text: str) -> Told:
        known = json.loads(text)
        return cls(**{name: str(known.get(name) or "") for name in cls.__slots__})

    def to_json(self) -> str:
        return json.dumps({k: v for k, v in asdict(self).items() if v}, ensure_ascii=False)

    @property
    def often_label(self) -> str:
        return str(HowOften(self.often).label) if self.often in HowOften else ""
