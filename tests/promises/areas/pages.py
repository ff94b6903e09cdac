"""What do the pages that everybody reads add to the promises? (The package says how.)"""

from __future__ import annotations

from tests.house import House
from tests.promises.rows import ALL, GUESTS


def a_page(house: House, role: str) -> str:
    return "situation"


THERE = {"page of the site": a_page}
WHOSE = {"page of the site": frozenset({*ALL, *GUESTS})}
