"""How is counted who applied and who was chosen, without a row that leads to anybody?"""

from __future__ import annotations

from django.db.models import F

from sijak.kernel.actor import Actor
from sijak.scholarships.enums import GROUPS
from sijak.scholarships.models import Round, Tally
from sijak.scholarships.told import Told


def count_groups(*, by: Actor | None, one: Round, told: Told, sent: int = 0, chosen: int = 0) -> None:
    """Inside the transaction of the deed."""
    del by
    for group in GROUPS:
        value = str(told.about.get(group) or "")
        row, _ = Tally.objects.get_or_create(round=one, group=group, value=value)
        Tally.objects.filter(pk=row.pk).update(sent=F("sent") + sent, chosen=F("chosen") + chosen)
