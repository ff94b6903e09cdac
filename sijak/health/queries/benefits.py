"""Who may pay a part, by which rule, and is that rule in force on this day?

The rules are dated data with their sources (data/benefits.csv). The page says what a rule asks and
what is missing; it never says "you are entitled": that is for the one who pays to say.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sijak.health.enums import Aid
from sijak.kernel.won import won

FILE = Path(__file__).parent.parent / "data" / "benefits.csv"
OWN = Path("rules") / "hospital_fund.csv"  # in the house's data folder, kept by the organisation
SAYS = {
    "recognised": _("For those whom the Minister of Health recognises under the law of Medical Aid."),
    "five_years": _("For %(value)s years from the first registration of an address, settlement money is "
                    "not counted as property and relatives are not asked to pay first."),
    "general_year": _("General illness: up to %(won)s a year."),
    "serious_year": _("Serious illness: up to %(won)s a year."),
    "implant_life": _("Tooth implants: up to %(won)s in a whole life."),
    "outpatient": _("Treatment without a night in hospital is included."),
    "dentures": _("Dentures: income is not asked."),
    "income": _("Income up to %(value)s percent of the median."),
    "one_year_only": _("In one year those with private insurance were left out, and a night in hospital was "
                       "asked for. Ask whether that holds now."),
}  # fmt: skip
PAPERS = {
    "registration": _("Paper of registration as a refugee from the North"),
    "residence": _("Copy of the residence register"),
    "bankbook": _("Copy of the bankbook"),
    "doctor": _("Doctor's certificate"),
    "bill": _("Bill in detail"),
    "income": _("Paper about income"),
}
FITS = {
    "may": _("By this rule it may fit"),
    "ask": _("Not sure: ask there"),
    "not": _("By this rule it seems not to fit"),
}


@dataclass(frozen=True, slots=True)
class AidRule:
    aid: str
    code: str
    valid_from: date | None
    valid_to: date | None
    value: int | None
    sources: tuple[str, ...]
    own_words: str = ""

    def holds_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    @property
    def words(self) -> str:
        said = str(SAYS[self.code]) if self.code in SAYS else self.own_words
        if self.value is None or "%(" not in said:
            return said
        return said % {"value": self.value, "won": won(self.value)}

    @property
    def hosts(self) -> list[str]:
        """Where it was read, short."""
        return list(dict.fromkeys(urlsplit(one).hostname or one for one in self.sources))


@dataclass(frozen=True, slots=True)
class AidToday:
    """One who may pay: the rules of this day, and what is known of no rule for this day."""

    aid: Aid
    rules: list[AidRule]
    has_ended: bool

    @property
    def is_open(self) -> bool:
        """Nobody wrote down until when some of these rules hold."""
        return any(rule.valid_to is None for rule in self.rules)

    @property
    def must_ask(self) -> bool:
        return self.has_ended or not self.rules


def first_day(text: str) -> date | None:
    if not text:
        return None
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(text: str) -> date | None:
    """ "2024" is 31 December 2024, "2024-02" is 29 February."""
    if not text:
        return None
    parts = [int(one) for one in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@cache
def shipped() -> tuple[AidRule, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            AidRule(
                row["aid"], row["rule"], first_day(row["valid_from"]), last_day(row["valid_to"]),
                int(row["value"]) if row["value"] else None, tuple(row["source"].split(" ; ")),
            )
            for row in csv.DictReader(file)
        )  # fmt: skip


def own() -> list[AidRule]:
    """What the organisation wrote down of its hospitals' funds: valid_from, valid_to, ko, en, zh, source."""
    path = settings.SIJAK_DATA_DIR / OWN
    if not path.is_file():
        return []
    tongue = (get_language() or "ko")[:2]
    with path.open(encoding="utf-8", newline="") as file:
        return [
            AidRule(
                Aid.HOSPITAL.value, "", first_day(row["valid_from"]), last_day(row["valid_to"]), None,
                (row["source"],) if row.get("source") else (), row.get(tongue) or row["ko"],
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def aids_on(day: date, rules: Sequence[AidRule] | None = None) -> list[AidToday]:
    """Each one who may pay, with the rules in force on ``day`` (KST)."""
    known = [*shipped(), *own()] if rules is None else list(rules)
    out = []
    for aid in Aid:
        mine = [rule for rule in known if rule.aid == aid]
        now = [rule for rule in mine if rule.holds_on(day)]
        codes = {rule.code for rule in now}
        out.append(AidToday(aid, now, any(rule.code not in codes for rule in mine)))
    return out
