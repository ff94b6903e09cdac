"""What is inside the sealed words of an application? The draft and what was sent are alike."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(slots=True, repr=False)
class Told:
    """``step`` -> what its form said. ``papers``: [{id, what, name}], sealed to the team beside it.
    ``carried``: what came over from an earlier round and was not looked at yet."""

    about: dict[str, Any] = field(default_factory=dict)
    grades: dict[str, Any] = field(default_factory=dict)
    essay: dict[str, Any] = field(default_factory=dict)
    papers: list[dict[str, str]] = field(default_factory=list)
    removed: int = 0
    renews: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Told:
        return cls(**json.loads(text or "{}"))

    @property
    def name(self) -> str:
        return str(self.about.get("name", ""))

    @property
    def school(self) -> str:
        return str(self.about.get("school", ""))

    @property
    def grade(self) -> str:
        return str(self.grades.get("grade", ""))

    def has_paper(self, what: str) -> bool:
        return any(one["what"] == what for one in self.papers)
