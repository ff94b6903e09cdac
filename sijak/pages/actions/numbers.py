"""How do the numbers of our own work reach the public page? By one button, never by hand."""

from __future__ import annotations

from django.db import transaction

from sijak.kernel.actions import turn_generation
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.pages.enums import TOLD
from sijak.pages.models import Numbers
from sijak.pages.queries import numbers as queries
from sijak.pages.rules import publishing as rules
from sijak.people import counting


def bring_numbers(*, by: Actor) -> Numbers:
    """Whole-house totals of each year as the vault gives them out, small ones already taken away. Only the
    total of a year is kept: no split, so that no difference of cells tells of anybody."""
    day, last = today(), queries.last_brought()
    rules.may_bring_numbers(last=last.as_of if last else None, today=day, can=queries.may_ask_vault(by))
    if last is not None and last.as_of == day:
        return last
    years = queries.years_until(day)
    cells = counting.totals(by, list(TOLD), years, "centre")
    told = {year: rules.as_told({name: cells[name].get(year, {}).get("all", 0) for name in TOLD})
            for year in years}  # fmt: skip
    with transaction.atomic():
        before = Numbers.objects.filter(as_of=day).first()
        if before is not None:
            return before
        row = Numbers(as_of=day, brought_by=by.user_id, cells=told)
        row.save(force_insert=True)
        turn_generation(by=by)
    return row
