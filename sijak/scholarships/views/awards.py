"""Awards that run: instalments, reports, pauses."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import Actor, StaffRequest
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people.http import go, sealed_page
from sijak.scholarships.actions import awarding
from sijak.scholarships.enums import AwardState
from sijak.scholarships.forms.desk import AwardDeedForm, AwardsForm
from sijak.scholarships.queries import awards as queries
from sijak.scholarships.queries import rounds


@require_safe
@needs("scholarships")
def award_list(request: StaffRequest) -> HttpResponse:
    form = AwardsForm(request.GET)
    state = (form.cleaned_data.get("state") if form.is_valid() else "") or AwardState.RUNNING.value
    tabs = [(label, f"?state={code}", code == state) for code, label in AwardState.choices]
    page = {"lines": queries.running(request.actor, state), "tabs": tabs, "today": today()}
    return sealed_page(request, "scholarships/award/list.html", page)


def show(request: StaffRequest, pk: str, form: AwardDeedForm | None = None) -> HttpResponse:
    opened = queries.open_award(request.actor, pk)
    page = {"opened": opened, "award": opened.award, "form": form or AwardDeedForm(), "today": today(),
            "one": rounds.shown(opened.award.application.round)}  # fmt: skip
    return sealed_page(request, "scholarships/award/open.html", page, 422 if form and form.errors else 200)


@require_safe
@needs("scholarships")
def award(request: StaffRequest, pk: str) -> HttpResponse:
    return show(request, pk)


@require_POST
@needs("scholarships")
def award_do(request: StaffRequest, pk: str) -> HttpResponse:
    queries.open_award(request.actor, pk)
    form = AwardDeedForm(request.POST)
    if form.is_valid():
        try:
            do(request.actor, pk, form)
            return go("scholarships:award", pk, said=form.cleaned_data["go"])
        except Refused as no:
            form.refuse(no)
    return show(request, pk, form)


def do(by: Actor, pk: str, form: AwardDeedForm) -> None:
    told = form.cleaned_data
    if told["go"] == "pay":
        awarding.ask_payment(by=by, pk=pk, number=told["number"] or 0)
    elif told["go"] == "pause":
        awarding.pause_award(by=by, pk=pk, why=told["why"])
    elif told["go"] == "resume":
        awarding.resume_award(by=by, pk=pk, starts_on=told["starts_on"])
    elif told["go"] == "break":
        awarding.break_award(by=by, pk=pk, why=told["why"])
    else:
        awarding.renew_award(by=by, pk=pk)
