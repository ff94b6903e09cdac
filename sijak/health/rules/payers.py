"""How much may a payer be asked for, by which dated rule, and how much of it is used?

The rules are data with their sources (data/payers.csv); an amount that is empty is not known, and then
nothing is refused for it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from sijak.health.enums import Payer, PayKind
from sijak.kernel.dates import month_words
from sijak.kernel.errors import Refused
from sijak.kernel.won import won

FILE = Path(__file__).parent.parent / "data" / "payers.csv"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A dated rule of one payer for one kind of treatment; amounts in won, None where none is known."""

    payer: str
    kind: str
    valid_from: date | None
    valid_to: date | None
    yearly_krw: int | None
    lifetime_krw: int | None
    each_krw: int | None
    is_to_verify: bool
    source: str

    def holds_on(self, day: date) -> bool:
        begins, ends = self.valid_from or date.min, self.valid_to or date.max
        return begins <= day <= ends


@dataclass(frozen=True, slots=True)
class Used:
    """What a payer has given or been asked for already: in that year, and in the whole life."""

    year_krw: int = 0
    life_krw: int = 0


@dataclass(frozen=True, slots=True)
class Limit:
    """One end of a ceiling: how much is left of how much, and the sentence that says by which rule."""

    left_krw: int
    words: str


@cache
def ceilings() -> tuple[Ceiling, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(read_ceiling(row) for row in csv.DictReader(file))


def read_ceiling(row: dict[str, str]) -> Ceiling:
    def day(name: str) -> date | None:
        return date.fromisoformat(row[name]) if row[name] else None

    def amount(name: str) -> int | None:
        return int(row[name]) if row[name] else None

    return Ceiling(
        Payer(row["payer"]).value, PayKind(row["kind"]).value, day("valid_from"), day("valid_to"),
        amount("yearly_krw"), amount("lifetime_krw"), amount("each_krw"), row["verify"] == "yes",
        row["source"],
    )  # fmt: skip


def ceiling_of(payer: str, kind: str, day: date) -> Ceiling | None:
    """The rule in force on that day; None when no dated rule is known."""
    return next((c for c in ceilings() if (c.payer, c.kind) == (payer, kind) and c.holds_on(day)), None)


def limits(rule: Ceiling | None, used: Used, year: int) -> list[Limit]:
    """The tightest one first."""
    if rule is None:
        return []
    about = {"payer": Payer(rule.payer).label, "kind": PayKind(rule.kind).label, "year": year,
             "since": since(rule)}  # fmt: skip
    found = []
    if rule.yearly_krw is not None:
        words = _("%(payer)s, %(kind)s: at most %(most)s in a year%(since)s. %(used)s of %(year)s is used or "
                  "asked for already, %(left)s is left.")  # fmt: skip
        found.append(limit_of(words, about, rule.yearly_krw, used.year_krw))
    if rule.lifetime_krw is not None:
        words = _("%(payer)s, %(kind)s: at most %(most)s in a whole life%(since)s. %(used)s is used or asked "
                  "for already, %(left)s is left.")  # fmt: skip
        found.append(limit_of(words, about, rule.lifetime_krw, used.life_krw))
    if rule.each_krw is not None:
        words = _("%(payer)s, %(kind)s: at most %(most)s each time%(since)s.")
        found.append(limit_of(words, about, rule.each_krw, 0))
    return sorted(found, key=lambda one: one.left_krw)


def limit_of(words: str, about: dict[str, Any], most_krw: int, used_krw: int) -> Limit:
    left = max(0, most_krw - used_krw)
    return Limit(left, words % (about | {"most": won(most_krw), "used": won(used_krw), "left": won(left)}))


def since(rule: Ceiling) -> str:
    if rule.valid_from is None:
        return ""
    return _(" (rule since %(month)s)") % {"month": month_words(rule.valid_from)}


def may_ask_for(asked_krw: int, *, rule: Ceiling | None, used: Used, year: int) -> None:
    """Raises Refused with how much is left, and by which rule."""
    for limit in limits(rule, used, year):
        if asked_krw > limit.left_krw:
            raise Refused(limit.words, field="asked_krw")
