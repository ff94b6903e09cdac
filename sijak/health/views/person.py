"""A person's health page, its beginning, and the one word that others read."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from sijak.health.actions import begin as actions
from sijak.health.forms.visits import UnderWayForm
from sijak.health.queries.person import health_page
from sijak.health.queries.strands import own_teams
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.enums import Compartment, ConsentKind, ConsentState, Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page
from sijak.people.queries.consents import yes_to
from sijak.people.queries.files import open_file_of, strand_of


@require_safe
@needs("health")
def person(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.HEALTH)
    if Compartment.HEALTH not in file.strands:
        return not_begun(request, file)
    shown = {
        "file": file, "page": health_page(request.actor, file),
        "is_under_way": file.profile.get("health") == "now",
        "has_yes": yes_to(file, ConsentKind.SENSITIVE) == ConsentState.GIVEN,
    }  # fmt: skip
    return sealed_page(request, "health/person/page.html", shown)


def not_begun(request: StaffRequest, file: File, refused: str = "", status: int = 200) -> HttpResponse:
    """Their keys open no health part of this file: a calm page that offers to begin one."""
    shown = {
        "file": file, "refused": refused, "may_begin": bool(own_teams(request.actor)),
        "has_yes": yes_to(file, ConsentKind.SENSITIVE) == ConsentState.GIVEN,
    }  # fmt: skip
    return sealed_page(request, "health/person/begin.html", shown, status)


@require_POST
@needs("health")
def person_begin(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.HEALTH)
    try:
        actions.begin_health(by=request.actor, file=file)
    except Refused as no:
        return not_begun(request, file, str(no.sentence), 409)
    return go("health:person", person, said="begun")


@require_POST
@needs("health")
def person_word(request: StaffRequest, person: str) -> HttpResponse:
    """Whether others who walk with them read that help is under way."""
    form = UnderWayForm(request.POST)
    strand_of(request.actor, person, "health")  # only who holds the health part says so
    if form.is_valid():
        is_under_way = form.cleaned_data["under_way"] == "yes"
        actions.say_under_way(by=request.actor, person=person, is_under_way=is_under_way)
    return go("health:person", person, said="word")
