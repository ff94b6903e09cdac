"""What do the person's own pages add to the promises? (The package says how.)

The matrix knows workers and strangers: none of them gave eight words, so all are led to where those
are asked for, or told that the page closed itself (410). What the person meets stands in tests/myspace.
"""

from __future__ import annotations

from tests.promises.rows import LOOK, NEVER, ONWARD, Row, everyone

CLOSED = frozenset({410})

TABLE: dict[str, Row] = {
    "myspace:home": everyone(ONWARD),
    "myspace:letters": everyone(ONWARD, CLOSED),
    "myspace:paid": everyone(ONWARD, CLOSED),
    "myspace:words": everyone(ONWARD, CLOSED),
    "myspace:sheets": everyone(ONWARD),
    "myspace:sheet": everyone(ONWARD, CLOSED, about="any sheet"),
    "myspace:sheet-quiet": everyone(ONWARD, about="any sheet"),
    "myspace:sheet-end": everyone(ONWARD, CLOSED, about="any sheet"),
    "myspace:panel": everyone(ONWARD, about="any panel"),
    "myspace:leave": everyone(LOOK, ONWARD),
    "myspace:out": everyone(ONWARD, NEVER),
}
THERE = {"any sheet": lambda house, role: "1", "any panel": lambda house, role: "asked"}
