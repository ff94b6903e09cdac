"""Is a kept copy of a public page still what we would say now? (docs/adr/0023)

A number that grows with every change of what the public sees, in the transaction of that change, and by
itself at the hour of a publication that was set for later. Whoever keeps a public page keeps this number
with it, and throws the page away when it is another one.
"""

from __future__ import annotations

from sijak.kernel.dates import now
from sijak.kernel.models import Turn


def current() -> int:
    """One count over an index; equal in every process as soon as the change is committed."""
    return Turn.objects.filter(counts_from__lte=now()).count()
