"""What is a goal, and what is a step towards it?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """``owner`` '' is the person themselves. ``id`` '' is a step that is not kept yet."""

    what: str
    owner: str
    due_on: date
    id: str = ""
    version: int = 0
    done_on: date | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Goal:
    words: str
    why: str = ""
    steps: list[Step] = field(default_factory=list)
    number: int = 1

    @property
    def done(self) -> int:
        return sum(step.done_on is not None for step in self.steps)

    @property
    def next(self) -> Step | None:
        return min((s for s in self.steps if s.done_on is None), key=lambda s: s.due_on, default=None)
