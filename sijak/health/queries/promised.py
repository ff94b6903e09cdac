"""What was promised in won, by which number: no person, no illness."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sijak.accounts.queries import names_of_workers
from sijak.health.enums import CommitmentKind
from sijak.health.models import Commitment, Reimbursement
from sijak.kernel.actor import Actor
from sijak.kernel.dates import add_months, first_of_month, today

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z")
STANDING, CALLED_BACK = "standing", "back"
MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Line:
    row: Commitment
    first: str
    second: str
    is_back: bool


@dataclass(frozen=True, slots=True)
class Promised:
    lines: list[Line]
    total_krw: int
    back_krw: int
    laid_out: list[tuple[Reimbursement, str]]
    laid_out_krw: int
    month: str
    state: str
    months: list[date]

    @property
    def standing_krw(self) -> int:
        return self.total_krw - self.back_krw


def months() -> list[date]:
    first = first_of_month(today())
    return [add_months(first, -ago) for ago in range(MONTHS_SHOWN)]


def promised(by: Actor, *, month: str = "", state: str = "") -> Promised:
    """``month``: YYYY-MM, '' for all; ``state``: standing or back, '' for all."""
    month = month if MONTH.match(month) and int(month[:4]) > 1 else ""
    rows = Commitment.objects.filter(kind=CommitmentKind.PROMISED).select_related("reversal")
    laid = Reimbursement.objects.all()
    if month:
        first = date.fromisoformat(f"{month}-01")
        rows = rows.filter(day__year=first.year, day__month=first.month)
        laid = laid.filter(day__year=first.year, day__month=first.month)
    if state in (STANDING, CALLED_BACK):
        rows = rows.filter(reversal__isnull=state == STANDING)
    names = names_of_workers(by)
    lines = [line_of(row, names) for row in rows.order_by("-day", "bill_number")]
    backs = [(row, names.get(row.worker, "")) for row in laid.order_by("-day", "worker")]
    return Promised(
        lines, sum(one.row.promised_krw for one in lines),
        sum(one.row.promised_krw for one in lines if one.is_back), backs,
        sum(row.laid_out_krw for row, _ in backs), month,
        state if state in (STANDING, CALLED_BACK) else "", months(),
    )  # fmt: skip


def line_of(row: Commitment, names: dict[str, str]) -> Line:
    is_back = getattr(row, "reversal", None) is not None
    return Line(row, names.get(row.signed_by, ""), names.get(row.second_by, ""), is_back)
