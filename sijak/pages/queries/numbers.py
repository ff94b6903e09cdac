"""Which numbers of our own work do we tell, and as of which day?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from sijak.accounts.enums import ROLES
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import why_not
from sijak.pages.enums import TOLD
from sijak.pages.models import Numbers
from sijak.pages.rules.publishing import may_bring_numbers

YEARS = 3


@dataclass(frozen=True, slots=True)
class Year:
    """``cells``: what is counted, and how many; None where it is fewer than five or could tell of so few."""

    year: str
    cells: tuple[tuple[str | Promise, int | None], ...]


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    as_of: date
    years: tuple[Year, ...]


def last_brought() -> Numbers | None:
    return Numbers.objects.order_by("-as_of").first()


def own_numbers() -> OwnNumbers | None:
    """The newest first; a year in which nothing was counted is left out."""
    row = last_brought()
    return told(row) if row else None


def told(row: Numbers) -> OwnNumbers:
    years = tuple(
        Year(year, tuple((TOLD[name], row.cells[year].get(name, 0)) for name in TOLD))
        for year in sorted(row.cells, reverse=True)
        if any(value != 0 for value in row.cells[year].values())
    )
    return OwnNumbers(row.as_of, years)


def years_until(day: date) -> list[str]:
    return [str(day.year - back) for back in range(YEARS)]


def why_no_numbers(by: Actor) -> str:
    """The sentence for which the button is off; '' when it may be pressed."""
    last, can = last_brought(), may_ask_vault(by)
    return why_not(lambda: may_bring_numbers(last=last.as_of if last else None, today=today(), can=can))


def may_ask_vault(by: Actor) -> bool:
    """Does the vault answer this role with totals?"""
    role = ROLES.get(by.role)
    return role is not None and "figures" in role.can
