"""How many people may one worker open before somebody asks? Counted, never guessed.

Defaults of design.md 4: 600 names shown a day, files opened 60 an hour and 150 a day, outside
one's own people 10 an hour, ``origin`` 5 a day. Over it: passkey (practice: PIN) again and a
notice; at three times: a stop until an officer speaks. Safety cards are paced elsewhere, never
counted here.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Final

from vault.registry import No

HOUR: Final = 3600
DAY: Final = 86400
LIMITS: Final = {
    "names": (600, DAY),
    "files-hour": (60, HOUR),
    "files-day": (150, DAY),
    "outside": (10, HOUR),
    "origin": (5, DAY),
}
STOP_AT: Final = 3


@dataclass(slots=True)
class Use:
    seen: dict[str, deque[tuple[float, str]]] = field(default_factory=lambda: defaultdict(deque))
    level: dict[str, tuple[int, float]] = field(default_factory=dict)


class Budget:
    def __init__(self, limits: dict[str, tuple[int, int]] | None = None) -> None:
        self.limits = dict(LIMITS, **(limits or {}))
        self._use: dict[str, Use] = defaultdict(Use)

    def spend(self, account: str, kind: str, persons: list[str]) -> None:
        """Counts persons not yet counted in the span, or No('budget') before anything is shown."""
        limit, span = self.limits[kind]
        use, now = self._use[account], time.time()
        line = use.seen[kind]
        while line and line[0][0] <= now - span:
            line.popleft()
        known = {person for _, person in line}
        fresh = [p for p in dict.fromkeys(persons) if p not in known]
        level, since = use.level.get(kind, (1, 0.0))
        if now - since > span:
            level = 1
        if len(line) + len(fresh) > limit * level:
            step = "stopped" if level >= STOP_AT else "confirm"
            raise No(kind, "budget", step=step, kind=kind)
        line.extend((now, person) for person in fresh)

    def confirm(self, account: str) -> list[str]:
        """The worker showed the passkey again: one more step of room where it was used up."""
        use, raised = self._use[account], []
        for kind, (limit, _) in self.limits.items():
            level, _ = use.level.get(kind, (1, 0.0))
            if len(use.seen[kind]) >= limit * level * 0.8 and level < STOP_AT:
                use.level[kind] = (level + 1, time.time())
                raised.append(kind)
        return raised

    def release(self, account: str) -> None:
        """An officer has spoken: counting begins anew."""
        self._use.pop(account, None)

    def refill(self, rows: list[tuple[str, str, str, float]]) -> None:
        """From today's audit after a restart: (account, kind, person, at)."""
        for account, kind, person, at in rows:
            if kind in self.limits:
                self._use[account].seen[kind].append((at, person))
