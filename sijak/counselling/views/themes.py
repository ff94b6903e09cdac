"""What a team talked about, counted."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from sijak.counselling.queries.persons import own_teams
from sijak.counselling.queries.themes import tables
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import today
from sijak.people.http import sealed_page


@require_safe
@needs("counselling")
def theme_figures(request: StaffRequest) -> HttpResponse:
    """One team at a time; a code of it in the address."""
    own = own_teams(request.actor)
    asked = request.GET.get("team", "")
    team = asked if asked in own else next(iter(own), "")
    themes, needs_met = tables(team, today()) if team else (None, None)
    tabs = [(name, f"?team={code}", code == team) for code, name in own.items()]
    page = {"themes": themes, "hardships": needs_met, "tabs": tabs if len(tabs) > 1 else []}
    return sealed_page(request, "counselling/theme/figures.html", page)
