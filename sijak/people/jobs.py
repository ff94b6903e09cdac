"""Which papers did nobody finish sending?"""

from __future__ import annotations

from sijak.people.actions.papers import sweep_papers

DAYS = 2  # today and yesterday: so each lives a whole day at the least


def sweep_half_papers() -> int:
    """Pieces that nobody added to today or yesterday, and those whose row never came to be."""
    return sweep_papers(by=None, days=DAYS)
