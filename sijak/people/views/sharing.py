"""Who walks along, which team may open what, and what does the person see themselves?"""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.accounts.queries import teams
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions import persons as actions
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.forms.persons import CompanyForm, ShareForm, StageForm, TakeBackForm
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of
from sijak.people.queries.shared import CONSENT, SAY, shared_of


def team_page(
    request: StaffRequest,
    file: File,
    company: CompanyForm,
    share_form: ShareForm,
    refused: str = "",
) -> HttpResponse:
    held = [t for t in teams(request.actor) if t["id"] in file.teams]
    page = {"file": file, "form": company, "share": share_form, "held": held, "refused": refused}
    return sealed_page(request, "people/person/team.html", page)


@require_http_methods(["GET", "POST"])
@needs("files")
def team(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.SHARE)
    data = request.POST if request.method == "POST" else None
    form = CompanyForm(data, by=request.actor, file=file)
    if form.is_valid():
        try:
            actions.set_company(by=request.actor, file=file, **form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            return go("people:team", person, said="company")
    return team_page(request, file, form, ShareForm(by=request.actor, file=file))


@require_POST
@needs("files")
def share(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.SHARE)
    form = ShareForm(request.POST, by=request.actor, file=file)
    if form.is_valid():
        actions.share_file(by=request.actor, file=file, **form.cleaned_data)
        return go("people:team", person, said="shared")
    return team_page(request, file, CompanyForm(by=request.actor, file=file), form)


@require_POST
@needs("files")
def take_back(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.SHARE)
    form, by = TakeBackForm(request.POST), request.actor
    try:
        if form.is_valid():
            actions.take_back_file(by=by, file=file, team=form.cleaned_data["team"])
    except Refused as no:
        empty = CompanyForm(by=by, file=file), ShareForm(by=by, file=file)
        return team_page(request, file, *empty, refused=str(no.sentence))
    return go("people:team", person, said="taken-back")


@require_POST
@needs("files")
def stage(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.EDIT)
    form = StageForm(request.POST)
    if form.is_valid():
        actions.mark_stage(by=request.actor, file=file, stage=form.cleaned_data["stage"])
    return go("people:person", person, said="stage")


@require_safe
@needs("files")
def self_view(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.SELF)
    found = shared_of(request.actor, file.strands.get("self", ""))
    rows = [one for one in found if one.kind not in (CONSENT, SAY)]  # they stand on a page of their own
    return sealed_page(request, "people/person/self.html", {"file": file, "rows": rows})
