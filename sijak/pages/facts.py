"""Which numbers does the first page tell, from where, and as of which day?"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

ARRIVALS = Path(__file__).parent / "data" / "arrivals.csv"
MINISTRY = "https://www.unikorea.go.kr/cn_unikorea/news/statistics1/defectors/"


@dataclass(frozen=True, slots=True)
class Fact:
    figure: str | Promise
    words: str | Promise
    source: str
    publisher: str | Promise
    as_of: str


@lru_cache(maxsize=1)
def arrivals() -> tuple[int, int]:
    """Everyone who arrived up to 2025, and how many of them are women."""
    with ARRIVALS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return sum(int(row["total"]) for row in rows), sum(int(row["women"]) for row in rows)


def arrivals_by_year() -> tuple[list[str], list[int]]:
    """Years as the Ministry tells them, in the reader's language, and how many arrived in each."""
    labels, counts = _by_year()
    return [_up_to(label) for label in labels], counts


def _up_to(label: str) -> str:
    year = label.removeprefix("to ")
    return label if year == label else gettext("up to %(year)s") % {"year": year}


@lru_cache(maxsize=1)
def _by_year() -> tuple[list[str], list[int]]:
    with ARRIVALS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["year_label"] for row in rows], [int(row["total"]) for row in rows]


def all_facts() -> list[Fact]:
    total, women = arrivals()
    ministry = _("Ministry of Unification")
    share = f"{round(100 * women / total)}%"
    seoul = _("The Seoul Institute, asked 2018")
    return [
        Fact(f"{total:,}", _("people came to the South up to 2025"), MINISTRY, ministry, "2025-12"),
        Fact(share, _("of them are women"), MINISTRY, ministry, "2025-12"),
        Fact(
            _("1 in 5"),
            _("has nobody to ask for help when ill"),
            "https://www.si.re.kr/node/62442",
            seoul,
            "2018",
        ),
        Fact(
            "187",
            _("people in a crisis could not be reached in 2025"),
            "https://www.news1.kr/amp/nk/inter-korean/6031351",
            _("Ministry of Unification, told by News1"),
            "2025",
        ),
    ]
