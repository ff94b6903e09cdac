"""What the public sees has changed: kept copies go."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import KST, today
from sijak.kernel.models import Turn


def turn_generation(*, by: Actor | None, at: datetime | None = None) -> None:
    """Called inside the transaction of everything that changes a public page. ``at``: for a change that
    shows later, when. A turn too many costs a page made anew; a turn too few would be a lie."""
    del by  # who changed what stands with the change
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("the turn belongs into the transaction of the change")
    Turn(counts_from=at or datetime.combine(today(), time(), KST)).save(force_insert=True)
