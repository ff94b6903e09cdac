"""Is a kept copy of a public page still what we would say now? (docs/adr/0023)

A number that becomes another with every change of what the public sees, in the transaction of that change,
and by itself at the hour of a publication that was set for later. Whoever keeps a public page keeps this
number with it, and throws the page away when it is another one. Only whether it is the same tells anything.
"""

from __future__ import annotations

from django.db import connection

from sijak.kernel.dates import now

BITS = 128  # of a random id
# The table of Turn. In the query's own words, since it is asked for each public page: a tenth of the time.
ASKS = "SELECT count(*), max(id) FROM kernel_turn WHERE counts_from <= %s"


def current() -> int:
    """One count over an index; equal in every process as soon as the change is committed. The random id
    in it tells two stores apart that were changed equally often (a backup that was put back)."""
    with connection.cursor() as cursor:
        cursor.execute(ASKS, [connection.ops.adapt_datetimefield_value(now())])
        n, last = cursor.fetchone()
    return (int(n) << BITS) + int(last or "0", 16)
