"""Does everything add up? Trial balance, general ledger, and the months that are closed."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.money.actions.ledger import close_month
from sijak.money.forms.treasury import MonthForm
from sijak.money.queries import ledger as queries
from sijak.people.http import go, sealed_page


@require_safe
@needs("money")
def trial(request: StaffRequest) -> HttpResponse:
    return trial_page(request, request.GET.get("month", ""))


def trial_page(request: StaffRequest, wanted: str, status: int = 200, refused: str = "") -> HttpResponse:
    form = MonthForm({"month": wanted})
    month = form.cleaned_data["month"] if form.is_valid() else f"{today():%Y-%m}"
    found = queries.trial_balance(month)
    lines = [(one, queries.name_of(one), left, right) for one, left, right in found.lines]
    closed = queries.closed_months()
    page = {"trial": found, "lines": lines, "months": queries.months(), "closed": closed, "refused": refused,
            "is_closed": month in closed}  # fmt: skip
    return sealed_page(request, "money/ledger/trial.html", page, status)


@require_safe
@needs("money")
def account(request: StaffRequest, account: str) -> HttpResponse:
    found = queries.general_ledger(account, request.GET.get("page"))
    lines = [(entry, is_debit, other, queries.name_of(other)) for entry, is_debit, other in found.lines]
    page = {"found": found, "lines": lines, "name": queries.name_of(found.account)}
    return sealed_page(request, "money/ledger/account.html", page)


@require_POST
@needs("money")
def month_close(request: StaffRequest) -> HttpResponse:
    form = MonthForm(request.POST)
    if not form.is_valid():
        return trial_page(request, "", 422, form.first_error)
    month = form.cleaned_data["month"]
    try:
        close_month(by=request.actor, month=month)
    except Refused as no:
        return trial_page(request, month, 409, str(no.sentence))
    return go("money:trial", said="closed")
