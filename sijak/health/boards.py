"""What is written on a room's board, and what does a tick change on it? Pure; opened by the queries.

Clocks are written "14:05:30", Korean time of the board's day, so that they sort as text.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sijak.health.enums import BACK, TicketState

FIRST, LAST = "00:00:00", "23:59:59"
LONGEST = timedelta(hours=12)  # nobody's tick waits longer than that for the network
ONCE = 16  # letters of a tick's random name that are kept


@dataclass(slots=True, repr=False)
class Line:
    """One number. ``trail``: [state, clock] in order of the clock; the last is where they are now.
    ``strand``: one of a person whom we know, that the team opens."""

    number: int
    is_new: bool
    alias: str = ""
    department: str = ""
    note: str = ""
    strand: str = ""
    trail: list[list[str]] = field(default_factory=list)

    @property
    def state(self) -> str:
        return self.trail[-1][0] if self.trail else TicketState.WAITING.value

    @property
    def came_at(self) -> str:
        """The clock when they came; '' for somebody who is still to come."""
        return next((at for state, at in self.trail if state != TicketState.EXPECTED), "")

    def move(self, to: str, at: str) -> None:
        """A tick that arrives late goes to its place in the trail: what was pressed last wins."""
        if at < self.trail[-1][1]:
            self.trail.insert(max(1, bisect_right([clock for _, clock in self.trail], at)), [to, at])
        elif to != self.state:
            self.trail.append([to, at])

    def back(self, at: str) -> None:
        """Takes the last move away, unless somebody moved on since it was pressed."""
        if len(self.trail) > 1 and at >= self.trail[-1][1]:
            self.trail.pop()


@dataclass(slots=True, repr=False)
class Sheet:
    """A day of one room. ``done``: ticks that were heard, so that one sent twice changes nothing."""

    lines: dict[str, Line] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Sheet:
        known: dict[str, Any] = json.loads(text) if text else {}
        lines = {ticket: Line(**line) for ticket, line in known.get("lines", {}).items()}
        return cls(lines, list(known.get("done", ())))

    def text(self) -> str:
        lines = {
            ticket: {name: value for name in Line.__slots__ if (value := getattr(line, name))}
            | {"number": line.number, "is_new": line.is_new}
            for ticket, line in self.lines.items()
        }
        return json.dumps({"lines": lines, "done": self.done}, ensure_ascii=False, separators=(",", ":"))

    def tick(self, ticket: str, to: str, at: str, once: str) -> bool:
        """Whether anything was new in it."""
        if once[:ONCE] in self.done:
            return False
        self.done.append(once[:ONCE])
        line = self.lines[ticket]
        if to == BACK:
            line.back(at)
        else:
            line.move(to, at)
        return True


def clock_of(moment: datetime, ago: int, day: date) -> str:
    """When a tick was pressed that arrives ``ago`` seconds later, on the board of ``day``."""
    pressed = moment - min(timedelta(seconds=max(ago, 0)), LONGEST)
    if pressed.date() != day:
        return LAST if pressed.date() > day else FIRST
    return f"{pressed:%H:%M:%S}"


def minutes_since(clock: str, moment: datetime) -> int:
    if not clock:
        return 0
    hours, minutes, _ = (int(part) for part in clock.split(":"))
    return max(0, moment.hour * 60 + moment.minute - hours * 60 - minutes)
