"""What does each role meet first, and when do they meet people?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sijak.accounts.queries import names_of_workers
from sijak.accounts.queries.who import slips as slips_of
from sijak.care.queries.hand_over import colleagues_who_walk
from sijak.counselling.queries.caring import open_debriefs
from sijak.counselling.queries.signs import counted as signs_of
from sijak.desk.calendars import MONTH, WEEK, asked_day, sheet
from sijak.desk.enums import CASELOAD_LIMIT, HEAVY_LIMIT
from sijak.desk.numbers import things_today
from sijak.desk.queries import calendar as calendars
from sijak.desk.queries import today as queries
from sijak.kernel.access import needs
from sijak.kernel.actor import Actor, StaffRequest
from sijak.kernel.dates import WEEKDAYS, month_words, tongue
from sijak.kernel.dates import today as day_now
from sijak.scholarships.queries.reading import counts as study_counts
from sijak.stories.queries import counts as story_counts
from sijak.ui.http import unkept


@require_safe
@needs("today")
def today(request: StaffRequest) -> HttpResponse:
    """Those who walk with people see their day; others what their role is for."""
    by = request.actor
    if by.may("files"):
        return day_of_worker(request)
    if by.may("slips"):
        return slips(request)
    page = {"day": day_now(), "clocks": queries.clocks() if by.may("staff") else None,
            "counts": told_counts(by)}  # fmt: skip
    return render(request, "desk/today/house.html", page)


def told_counts(by: Actor) -> dict[str, int]:
    """Stories, and applications and texts to read, that wait for somebody, beside their links."""
    return (story_counts(by) if by.may("stories") else {}) | study_counts(by)


def day_of_worker(request: StaffRequest) -> HttpResponse:
    by = request.actor
    page = queries.today_of(by, names_of_workers(by))
    counts = {"desk:today": page.count, "reach:request-list": page.waiting}
    counts |= told_counts(by)
    context: dict[str, Any] = {
        "page": page, "heading": things_today(page.count), "counts": counts,
        "caseload_limit": CASELOAD_LIMIT, "heavy_limit": HEAVY_LIMIT,
        "debriefs": open_debriefs(by), "signs": signs_of(by).waiting if by.may("counselling") else 0,
    }  # fmt: skip
    return render(request, "desk/today/page.html", context)


def slips(request: StaffRequest) -> HttpResponse:
    """A volunteer's day: what was handed over, for what, and until when."""
    rows = slips_of(request.actor)
    page = {"rows": rows, "heading": things_today(len(rows)), "counts": {"desk:today": len(rows)}}
    return render(request, "desk/today/slips.html", page)


@require_safe
@needs("calendar")
def calendar(request: StaffRequest) -> HttpResponse:
    """A month or a week; ``with``: when a colleague is taken, to find a time for two."""
    by, view = request.actor, WEEK if request.GET.get("view") == WEEK else MONTH
    shown = sheet(view, asked_day(request.GET.get("day", "")))
    others = {u: n for u, n in colleagues_who_walk(by).items() if u != by.user_id}
    colleague = request.GET.get("with", "") if request.GET.get("with", "") in others else ""
    page = {
        "sheet": shown, "weeks": calendars.weeks(by, shown, colleague), "others": others,
        "colleague": colleague, "colleague_name": others.get(colleague, ""),
        "heading": month_words(shown.day), "heads": WEEKDAYS[tongue()], "walks": by.may("files"),
    }  # fmt: skip
    return unkept(render(request, "desk/calendar/page.html", page))
