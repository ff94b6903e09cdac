"""The signs of danger of one's teams, and taking one up."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sijak.counselling.actions import danger as actions
from sijak.counselling.enums.danger import Shown
from sijak.counselling.queries.oncall import teams_now
from sijak.counselling.queries.signs import lines
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.people.http import sealed_page


@require_safe
@needs("safety")
def signals(request: StaffRequest) -> HttpResponse:
    asked = request.GET.get("show", "")
    shown = Shown(asked) if asked in Shown else Shown.OPEN
    here = reverse("counselling:signals")
    tabs = [(one.label, here if one == Shown.OPEN else f"{here}?show={one.value}", one == shown)
            for one in Shown]  # fmt: skip
    page = {"lines": lines(request.actor, shown), "shown": shown, "tabs": tabs,
            "teams": teams_now(request.actor)}  # fmt: skip
    return sealed_page(request, "counselling/signal/list.html", page)


@require_POST
@needs("safety")
def signal_take(request: StaffRequest, waiting: str) -> HttpResponse:
    """Whoever takes it up answers for it: a second talk within 24 hours of the sign."""
    person, signal = actions.take_signal(by=request.actor, waiting=waiting)
    return redirect(f"{reverse('counselling:danger', args=[person])}?signal={signal}")
