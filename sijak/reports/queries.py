"""Which totals does the page show? Asked of the vault, which suppresses what is small."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sijak.kernel import dates
from sijak.kernel.actor import Actor
from sijak.people import counting
from sijak.reports.enums import MONTHS_SHOWN, VALUES, Figure, Split


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: a value (a centre, a sex …) and its count for each month."""

    label: str | Promise
    cells: list[int | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One month: the values in the order of the lines, the total last."""

    month: str
    cells: list[int | None]


@dataclass(frozen=True, slots=True)
class Table:
    figure: Figure
    months: list[str]
    lines: list[Line]
    all: list[int | None]

    @property
    def labels(self) -> list[str]:
        """Short enough for the axis: '26.11'."""
        return [month[2:].replace("-", ".") for month in self.months]

    @property
    def rows(self) -> list[Row]:
        """Newest month first."""
        rows = [
            Row(label, [*(line.cells[at] for line in self.lines), self.all[at]])
            for at, label in enumerate(self.labels)
        ]
        return rows[::-1]

    @property
    def newest_words(self) -> str:
        newest = self.all[-1]
        if newest is None:
            return _("this month: too few to show")
        return _("this month: %(count)s") % {"count": newest}


def months_until(day: date, count: int = MONTHS_SHOWN) -> list[str]:
    """The last ``count`` months as '2026-11', oldest first."""
    return [dates.add_months(dates.first_of_month(day), -n).isoformat()[:7]
            for n in reversed(range(count))]  # fmt: skip


def tables(by: Actor, split: Split, on: date) -> list[Table]:
    months = months_until(on)
    cells = counting.totals(by, [f.value for f in Figure], months, split.value)
    return [_table(figure, months, cells[figure.value]) for figure in Figure]


def _table(figure: Figure, months: list[str], by_month: dict[str, dict[str, int | None]]) -> Table:
    values = sorted({v for row in by_month.values() for v in row if v != "all"})
    lines = [Line(_label(v), [by_month[m].get(v, 0) for m in months]) for v in values]
    return Table(figure, months, lines, [by_month[m].get("all", 0) for m in months])


def _label(value: str) -> str | Promise:
    known = VALUES.get(value)
    return known if known is not None else value
