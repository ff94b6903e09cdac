"""Which papers did nobody finish sending?"""

from __future__ import annotations

from sijak.people.actions.papers import sweep_papers

A_DAY = 24 * 3600.0


def sweep_half_papers() -> int:
    """Pieces that nobody added to for a day, and those whose row never came to be."""
    return sweep_papers(by=None, seconds=A_DAY)
