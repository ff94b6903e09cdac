"""Which themes does a team meet, month by month? Counted from coded rows, small cells left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from sijak.counselling.enums.sessions import Need, Theme
from sijak.counselling.models import Session
from sijak.kernel.dates import add_months, first_of_month
from sijak.kernel.suppression import SMALL, suppress

MONTHS = 6
type Cells = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme: sessions in each month, None where too few to show, and all of them together."""

    label: str | Promise
    cells: list[int | None]
    all: int | None


@dataclass(frozen=True, slots=True)
class ThemeTable:
    months: list[str]
    rows: list[ThemeRow]

    @property
    def is_empty(self) -> bool:
        return not self.rows

    @property
    def labels(self) -> list[str]:
        return [str(row.label) for row in self.rows]

    @property
    def totals(self) -> list[int | None]:
        return [row.all for row in self.rows]


def months_until(day: date, count: int = MONTHS) -> list[str]:
    return [add_months(first_of_month(day), -n).isoformat()[:7] for n in reversed(range(count))]


def tables(team: str, on: date) -> tuple[ThemeTable, ThemeTable]:
    """By theme, and by the hardship that was addressed. One session counts in each of its codes."""
    months = months_until(on)
    first = add_months(first_of_month(on), 1 - MONTHS)
    rows = Session.objects.kept().filter(strand__team=team, day__gte=first, day__lte=on)
    seen = list(rows.values_list("strand_id", "day", "themes", "needs"))
    themes = [(strand, day, code) for strand, day, codes, _ in seen for code in codes.split()]
    needs = [(strand, day, code) for strand, day, _, codes in seen for code in codes.split()]
    return (
        table(themes, months, {theme.value: theme.label for theme in Theme}),
        table(needs, months, {need.value: need.label for need in Need}),
    )


def table(
    seen: list[tuple[str, date, str]], months: list[str], labels: dict[str, str | Promise]
) -> ThemeTable:
    """``seen``: strand, day, code. A cell is small too when its sessions are of fewer than five people."""
    cells: dict[str, dict[str, list[str]]] = {code: {month: [] for month in months} for code in labels}
    for strand, day, code in seen:
        if code in cells:
            cells[code][day.isoformat()[:7]].append(strand)
    found = [_row(labels[code], cells[code], months) for code in labels if any(cells[code].values())]
    found.sort(key=lambda row: -(row.all or 0))
    return ThemeTable([month[2:].replace("-", ".") for month in months], found)


def _row(label: str | Promise, cells: dict[str, list[str]], months: list[str]) -> ThemeRow:
    thin = {month for month, strands in cells.items() if 0 < len(set(strands)) < SMALL}
    shown = suppress({month: len(strands) for month, strands in cells.items()}, thin=thin)
    everybody = {strand for strands in cells.values() for strand in strands}
    total = shown["all"] if len(everybody) >= SMALL else None
    return ThemeRow(label, [shown[month] for month in months], total)
