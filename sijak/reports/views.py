"""The page of totals."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sijak.kernel import dates
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.reports import queries
from sijak.reports.enums import Split
from sijak.reports.forms import SplitForm


@require_safe
@needs("figures")
def figure_list(request: StaffRequest) -> HttpResponse:
    split = SplitForm(request.GET).split()
    tables = queries.tables(request.actor, split, dates.today())
    tabs = [(s.label, f"?by={s.value}", s == split) for s in Split]
    return render(request, "reports/figure/list.html", {"tables": tables, "tabs": tabs, "split": split})
