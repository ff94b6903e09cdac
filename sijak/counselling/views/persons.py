"""The counsellor's own page, and the counselling page of one person."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from sijak.accounts.queries import names_of_workers
from sijak.counselling.forms.sessions import BeginForm
from sijak.counselling.queries import home as homes
from sijak.counselling.queries import persons as queries
from sijak.counselling.queries.caring import led_teams
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions.parts import open_part
from sijak.people.enums import Compartment, Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page
from sijak.people.queries.addresses import ways_of
from sijak.people.queries.files import open_file_of


@require_safe
@needs("counselling")
def home(request: StaffRequest) -> HttpResponse:
    page = homes.home(request.actor, names_of_workers(request.actor))
    shown = {"page": page, "leads": bool(led_teams(request.actor))}
    return sealed_page(request, "counselling/person/home.html", shown)


@require_safe
@needs("counselling")
def person(request: StaffRequest, person: str) -> HttpResponse:
    """Somebody without a counselling part is somebody with whom it may begin."""
    file = open_file_of(request.actor, person, Why.COUNSELLING)
    if "counselling" not in file.strands:
        return begin_page(request, file)
    page = queries.heart_page(request.actor, file)
    shown = {"file": file, "page": page, "ways": ways_of(person)}
    return sealed_page(request, "counselling/person/page.html", shown)


def begin_page(request: StaffRequest, file: File, form: BeginForm | None = None) -> HttpResponse:
    teams = queries.teams_that_hold(request.actor)
    form = form or BeginForm(teams=teams, initial={"team": next(iter(teams), "")})
    return sealed_page(request, "counselling/person/begin.html", {"file": file, "form": form})


@require_POST
@needs("counselling")
def part_begin(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.COUNSELLING)
    form = BeginForm(request.POST, teams=queries.teams_that_hold(by))
    if form.is_valid():
        try:
            open_part(by=by, file=file, compartment=Compartment.COUNSELLING, team=form.cleaned_data["team"])
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:person", person, said="begun")
    return begin_page(request, file, form)
