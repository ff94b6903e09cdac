"""A sign of danger. Stands here until the area of danger brings its own: same name, same words."""

from __future__ import annotations

from sijak.kernel.actor import Actor
from sijak.kernel.ids import random_id


def raise_signal(*, by: Actor | None, team: str, person: str, strand: str, source: str, item: str) -> str:
    """The id of the signal."""
    assert person and strand and team and source and item
    return random_id()
