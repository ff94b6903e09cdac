"""How does a fund stand: given, promised, paid, free; and how did it burn down?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Sum

from sijak.kernel.dates import add_months, first_of_month, today
from sijak.kernel.errors import NotForYou
from sijak.money.enums import AccountKind, HelpKind
from sijak.money.models import Account, BudgetLine, Fund, MonthTotal


@dataclass(frozen=True, slots=True)
class Standing:
    """In won. ``promised``: with what is on its way."""

    given: int
    promised: int
    paid: int
    free: int


@dataclass(frozen=True, slots=True)
class LineView:
    line: BudgetLine
    stands: Standing


@dataclass(frozen=True, slots=True)
class FundView:
    fund: Fund
    lines: list[LineView]
    received: int

    @property
    def stands(self) -> Standing:
        return added([line.stands for line in self.lines])

    @property
    def kinds(self) -> list[str]:
        return [str(HelpKind(kind).label) for kind in self.fund.kinds if kind in HelpKind.values]

    @property
    def is_over(self) -> bool:
        return self.fund.closed_on is None and self.fund.ends_on < today()


def added(some: Iterable[Standing]) -> Standing:
    rows = list(some)
    return Standing(sum(r.given for r in rows), sum(r.promised for r in rows), sum(r.paid for r in rows),
                    sum(r.free for r in rows))  # fmt: skip


def standing(balances: dict[str, int]) -> Standing:
    """What was given and is neither free, promised nor on its way was paid."""
    promised = balances.get(AccountKind.PROMISED, 0) + balances.get(AccountKind.TRANSIT, 0)
    given, free = balances.get(AccountKind.GIVEN, 0), balances.get(AccountKind.FREE, 0)
    return Standing(given, promised, given - promised - free, free)


def standings(lines: Iterable[str]) -> dict[str, Standing]:
    found: dict[str, dict[str, int]] = {pk: {} for pk in lines}
    for account in Account.objects.filter(line__in=found):
        found[str(account.line_id)][account.kind] = account.balance
    return {line: standing(balances) for line, balances in found.items()}


def funds(*, with_closed: bool = False) -> list[FundView]:
    rows = Fund.objects.all() if with_closed else Fund.objects.open()
    found = list(rows.prefetch_related("lines").order_by("closed_on", "ends_on", "name"))
    stands = standings(line.pk for fund in found for line in fund.lines.all())
    received = {a.fund_id: a.balance for a in Account.objects.filter(fund__in=found, kind=AccountKind.FUNDER)}
    return [
        FundView(fund, [LineView(line, stands[line.pk]) for line in sorted(fund.lines.all(), key=by_place)],
                 received.get(fund.pk, 0))
        for fund in found
    ]  # fmt: skip


def by_place(line: BudgetLine) -> int:
    return line.place


def fund_of(pk: str) -> FundView:
    """Raises NotForYou when there is none."""
    found = next((one for one in funds(with_closed=True) if one.fund.pk == pk), None)
    if found is None:
        raise NotForYou
    return found


def lines_for(kind: str, won: int, day: date) -> list[LineView]:
    """Lines that pay this kind of help today and still hold as much, the fullest first."""
    fit = [
        line for one in funds() for line in one.lines
        if one.fund.starts_on <= day <= one.fund.ends_on and (not one.fund.kinds or kind in one.fund.kinds)
        if line.stands.free >= won
    ]  # fmt: skip
    return sorted(fit, key=lambda line: -line.stands.free)


@dataclass(frozen=True, slots=True)
class Burn:
    """What was left at the end of each month: (26.11, in ten thousand won, not yet paid)."""

    labels: list[str]
    left: list[int]


MOST_MONTHS = 24
TEN_THOUSAND = 10_000


def burn_down(view: FundView) -> Burn:
    """From the first month of the fund until this one, or until it ended."""
    lines = [line.line.pk for line in view.lines]
    rows = (
        MonthTotal.objects.filter(account__line__in=lines)
        .filter(~Q(account__kind=AccountKind.GIVEN))
        .values("month")
        .annotate(sum=Sum(F("credits") - F("debits")))
    )
    change = {row["month"]: row["sum"] for row in rows}
    first = min([view.fund.starts_on.isoformat()[:7], *change])
    last, left, labels, kept = min(today(), view.fund.ends_on), 0, list[str](), list[int]()
    day = first_of_month(date.fromisoformat(first + "-01"))
    while day <= first_of_month(max(last, date.fromisoformat(max([first, *change]) + "-01"))):
        left += change.get(day.isoformat()[:7], 0)
        labels.append(f"{day:%y.%m}")
        kept.append(left // TEN_THOUSAND)
        day = add_months(day, 1)
    return Burn(labels[-MOST_MONTHS:], kept[-MOST_MONTHS:])
