"""The rota: who is on call, a month at a time."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sijak.counselling.actions import oncall as actions
from sijak.counselling.forms.danger import DutyForm
from sijak.counselling.queries import oncall as queries
from sijak.counselling.rules.oncall import Slot, slot_words
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.http import sealed_page

GAPS_NAMED, YEARS_SHOWN = 3, 20


@require_http_methods(["GET", "POST"])
@needs("safety")
def rota(request: StaffRequest) -> HttpResponse:
    by, team = request.actor, team_asked(request)
    if not team:
        return sealed_page(request, "counselling/rota/none.html", {})
    gaps = queries.gaps_ahead(by, team)
    form = DutyForm(request.POST if request.method == "POST" else None, by=by, team=team, gaps=gaps)
    if form.is_valid():
        try:
            actions.put_on_call(by=by, team=team, duty=form.duty())
        except Refused as no:
            form.refuse(no)
        else:
            return to_month(team, form.cleaned_data["first"], "on-call")
    return rota_page(request, team, form, gaps)


def rota_page(request: StaffRequest, team: str, form: DutyForm, gaps: list[Slot]) -> HttpResponse:
    by, teams = request.actor, queries.own_teams(request.actor)
    here = reverse("counselling:rota")
    page = {
        "form": form, "team": team, "is_lead": queries.leads(by, team), "hours": queries.hours(),
        "month": queries.month_of(by, team, month_asked(request)),
        "gaps": [slot_words(*one) for one in gaps[:GAPS_NAMED]], "gap_count": len(gaps),
        "now": queries.team_now(by, team, teams[team]),
        "tabs": [(name, f"{here}?team={one}", one == team) for one, name in teams.items()],
    }  # fmt: skip
    return sealed_page(request, "counselling/rota/page.html", page)


def team_asked(request: StaffRequest) -> str:
    """The team in the address, when the worker is of it; without one, the first of theirs that they
    lead. Another's team does not exist for them."""
    teams, asked = queries.own_teams(request.actor), request.GET.get("team", "")
    if asked:
        if asked not in teams:
            raise NotForYou
        return asked
    return next((t for t in teams if queries.leads(request.actor, t)), next(iter(teams), ""))


def month_asked(request: StaffRequest) -> date:
    """The month in the address; one that is none, or far from any rota, is this month."""
    try:
        day = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return today()
    return day if abs(day.year - today().year) <= YEARS_SHOWN else today()


def to_month(team: str, day: date, said: str) -> HttpResponse:
    return redirect(f"{reverse('counselling:rota')}?team={team}&month={day:%Y-%m}&said={said}")


@require_POST
@needs("safety")
def rota_off(request: StaffRequest, on_call: str) -> HttpResponse:
    row = actions.take_off_call(by=request.actor, on_call=on_call)
    return to_month(row.team, row.day, "off")
