"""Is a kept copy of a public page still what we would say now? (docs/adr/0023)

A number that becomes another with every change of what the public sees, in the transaction of that change,
and by itself at the hour of a publication that was set for later. Whoever keeps a public page keeps this
number with it, and throws the page away when it is another one. Only whether it is the same tells anything.
"""

from __future__ import annotations

from django.db.models import Count, Max

from sijak.kernel.dates import now
from sijak.kernel.models import Turn

BITS = 128  # of a random id


def current() -> int:
    """One count over an index; equal in every process as soon as the change is committed. The random id
    in it tells two stores apart that were changed equally often (a backup that was put back)."""
    found = Turn.objects.filter(counts_from__lte=now()).aggregate(n=Count("id"), last=Max("id"))
    return (int(found["n"]) << BITS) + int(found["last"] or "0", 16)
