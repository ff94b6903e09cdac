"""How do grades of any school system become one figure? By one rule that stands on the page.

The lowest pass counts 60, the best 100, a straight line between; below the pass the line goes on to 0.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused

FILE = Path(__file__).resolve().parents[1] / "data" / "scales.csv"
PASS_COUNTS, BEST_COUNTS = Decimal(60), Decimal(100)
NAMES = {
    "p100": _("Out of 100"),
    "k45": _("Average out of 4.5"),
    "k43": _("Average out of 4.3"),
    "k40": _("Average out of 4.0"),
    "rank9": _("Rank from 1 to 9 (1 is best)"),
    "n10": _("Ten points, as in the North today"),
    "n5": _("Five points, as in the North before"),
}


@dataclass(frozen=True, slots=True)
class Scale:
    code: str
    best: Decimal
    least: Decimal
    decimals: int

    @property
    def name(self) -> str:
        return str(NAMES[self.code])


@cache
def scales() -> dict[str, Scale]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        found = [
            Scale(row["code"], Decimal(row["best"]), Decimal(row["pass"]), int(row["decimals"]))
            for row in csv.DictReader(lines)
        ]
    return {one.code: one for one in found}


def figure_of(scale: str, grade: Decimal) -> int:
    """0 to 100. Raises Refused for a grade that this scale does not have."""
    one = scales()[scale]
    low, high = min(one.best, Decimal(0)), max(one.best, one.least)
    low = one.best if one.best < one.least else low
    if not low <= grade <= high:
        raise Refused(_("This scale has no such grade."), field="grade")
    share = (grade - one.least) / (one.best - one.least)
    if share >= 0:
        exact = PASS_COUNTS + (BEST_COUNTS - PASS_COUNTS) * share
    else:
        exact = PASS_COUNTS * grade / one.least
    return int(max(Decimal(0), exact).quantize(Decimal(1), rounding=ROUND_HALF_UP))
