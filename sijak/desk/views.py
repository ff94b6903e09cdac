"""What does each role meet first, and when do they meet people?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sijak.accounts.queries import names_of_workers
from sijak.desk import queries
from sijak.desk.enums import CASELOAD_LIMIT, HEAVY_LIMIT
from sijak.desk.numbers import things_today
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import KST
from sijak.people import walking


@require_safe
@needs("today")
def today(request: StaffRequest) -> HttpResponse:
    """Those who walk with people see their day; others what their role is for."""
    by = request.actor
    if by.may("files"):
        return day_of_worker(request)
    if by.may("slips"):
        return slips(request)
    page = {"clocks": queries.clocks() if by.may("staff") else None}
    return render(request, "desk/today/house.html", page)


def day_of_worker(request: StaffRequest) -> HttpResponse:
    by = request.actor
    page = queries.today_of(by, names_of_workers(by))
    counts = {"desk:today": page.count, "reach:request-list": page.waiting}
    context: dict[str, Any] = {
        "page": page, "heading": things_today(page.count), "counts": counts,
        "caseload_limit": CASELOAD_LIMIT, "heavy_limit": HEAVY_LIMIT,
    }  # fmt: skip
    return render(request, "desk/today/page.html", context)


def slips(request: StaffRequest) -> HttpResponse:
    """A volunteer's day: what was handed over, for what, and until when."""
    names = names_of_workers(request.actor)
    rows = [
        {**slip, "ends": datetime.fromtimestamp(slip["ends_at"], KST),
         "giver": names.get(slip["given_by"], "")}
        for slip in walking.slips(request.actor)
    ]  # fmt: skip
    page = {"rows": rows, "heading": things_today(len(rows)), "counts": {"desk:today": len(rows)}}
    return render(request, "desk/today/slips.html", page)


@require_POST
@needs("slips")
def slip_open(request: StaffRequest, slip: str) -> HttpResponse:
    """Opening is written down, so it is a deed and no link."""
    fields = walking.open_slip(request.actor, slip)
    return render(request, "desk/slip/open.html", {"fields": fields.items()})
