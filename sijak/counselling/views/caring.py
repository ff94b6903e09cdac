"""One's own page of care, and what the lead of a team sees: numbers."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sijak.counselling.actions.debriefs import finish_debrief
from sijak.counselling.forms.caring import DebriefForm
from sijak.counselling.queries import caring as queries
from sijak.counselling.weights import weights
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.http import go, sealed_page


@require_safe
@needs("notes")
def own_care(request: StaffRequest) -> HttpResponse:
    by = request.actor
    page = {"care": queries.my_care(by), "weights": weights(), "leads": bool(queries.led_teams(by))}
    return sealed_page(request, "counselling/care/own.html", page)


@require_http_methods(["GET", "POST"])
@needs("notes")
def debrief_done(request: StaffRequest, debrief: str) -> HttpResponse:
    by, row = request.actor, queries.my_debrief(request.actor, debrief)
    form = DebriefForm(request.POST if request.method == "POST" else None, by=by)
    if form.is_valid():
        try:
            finish_debrief(by=by, debrief=row.id, **form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:own-care", said="talked")
    return sealed_page(request, "counselling/care/debrief.html", {"form": form, "row": row})


@require_safe
@needs("notes")
def team_care(request: StaffRequest) -> HttpResponse:
    """Of the teams that one leads. Whoever leads none meets nothing here."""
    by, led = request.actor, queries.led_teams(request.actor)
    if not led:
        raise NotForYou
    asked = request.GET.get("team", "")
    team = asked if asked in led else next(iter(led))
    tabs = [(name, f"?team={code}", code == team) for code, name in led.items()]
    page = {"lines": queries.team_lines(by, team), "tabs": tabs, "weights": weights(), "name": led[team]}
    return sealed_page(request, "counselling/care/team.html", page)
