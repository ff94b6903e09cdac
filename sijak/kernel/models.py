"""How often did changes reach what everybody may read?"""

from __future__ import annotations

from django.db import models

from sijak.kernel.ids import RandomIdField


class Turn(models.Model):
    """One change of the public pages, and from when it counts.

    A change of now carries the first moment of its day, never its hour: whoever takes their story back
    shall not be found by the minute. A publication for later carries its hour.
    """

    id = RandomIdField()
    counts_from = models.DateTimeField(db_index=True)
