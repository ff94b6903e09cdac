"""How many people may one worker open before somebody asks? Counted, never guessed.

Defaults of design.md 4: 600 names shown a day, files opened 60 an hour and 150 a day, outside
one's own people 10 an hour, ``origin`` 5 a day; 120 matches a day. Over it: passkey (practice:
PIN) again and a notice; at three times: a stop until an officer speaks. Safety cards are paced
elsewhere, never counted here.
"""

import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from vault.registry import No

HOUR: Final = 3600
DAY: Final = 86400
LIMITS: Final = {"names": (600, DAY), "files-hour": (60, HOUR), "files-day": (150, DAY), "outside": (10,
    HOUR), "origin": (5, DAY), "match": (120, DAY)}  # fmt: skip
STOP_AT: Final = 3


@dataclass(slots=True)
class Use:
    """One worker, one kind: who was counted when (oldest first), and how often they confirmed."""

    seen: dict[str, float] = field(default_factory=dict)
    level: int = 1
    raised_at: float = 0.0
    told: int = 0


class Budget:
    def __init__(self) -> None:
        self.limits = dict(LIMITS)
        self._use: dict[tuple[str, str], Use] = defaultdict(Use)

    def spend(self, account: str, kind: str, persons: Iterable[str]) -> None:
        """Counts persons not yet counted in the span, or No('budget') before anything is shown.

        ``told`` in the refusal is true the first time at each level: then officers are told.
        """
        (limit, span), use, now = self.limits[kind], self._use[account, kind], time.time()
        for person in [p for p, _ in takewhile(lambda one: one[1] <= now - span, use.seen.items())]:
            del use.seen[person]
        if now - use.raised_at > span:
            use.level = 1
        fresh = [p for p in dict.fromkeys(persons) if p not in use.seen]
        if len(use.seen) + len(fresh) > limit * use.level:
            first, use.told = use.told != use.level, use.level
            raise No(kind, "budget", step="stopped" if use.level >= STOP_AT else "confirm", first=first)
        use.seen.update(dict.fromkeys(fresh, now))

    def confirm(self, account: str) -> list[str]:
        """The worker showed the passkey again: one more step of room where it was used up."""
        raised = []
        for kind, (limit, _) in self.limits.items():
            use = self._use[account, kind]
            if len(use.seen) >= limit * use.level * 0.8 and use.level < STOP_AT:
                use.level, use.raised_at = use.level + 1, time.time()
                raised.append(kind)
        return raised

    def release(self, account: str) -> None:
        """An officer has spoken: counting begins anew."""
        for kind in self.limits:
            self._use.pop((account, kind), None)

    def refill(self, account: str, kind: str, at: float, persons: Iterable[str]) -> None:
        """From today's audit, after a restart."""
        if kind in self.limits:
            use = self._use[account, kind]
            use.seen.update({p: at for p in persons if p not in use.seen})
