"""What was promised and paid of their bills, on the person's own pages: our number, won, days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sijak.health.rules.bills import Standing
from sijak.people.own import Own, OwnPanel

FIGURES = ("total", "promised", "waiting", "paid", "own_paid")


@dataclass(frozen=True, slots=True, repr=False)
class OwnBill:
    number: str
    day: date | None
    stands: Standing


def money(own: Own) -> OwnPanel | None:
    found = sorted(map(bill_of, own.of_kind("money")), key=lambda one: one.day or date.min, reverse=True)
    if not found:
        return None
    note = ngettext("%(count)s bill", "%(count)s bills", len(found)) % {"count": len(found)}
    return OwnPanel(_("Money for treatment"), "health/own/money.html", found, note)


def bill_of(row: dict[str, Any]) -> OwnBill:
    figures = {f"{name}_krw": int(row.get(name) or 0) for name in FIGURES}
    stands = Standing(**figures, by=day_of(row.get("by")))
    return OwnBill(str(row.get("number") or ""), day_of(row.get("day")), stands)


def day_of(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
