"""The afternoon of the one who goes along: what stands on the slip, one tap, and a minute's report."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.files.refusals import MOST_BYTES
from sijak.health.actions import afternoon as actions
from sijak.health.enums import How, Step
from sijak.health.forms.going import ReportForm, StepForm
from sijak.health.queries import afternoon as queries
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.limits import takes
from sijak.people.http import go, sealed_page

WITH_ITS_FORM = MOST_BYTES + 1024 * 1024  # bytes of one request: a telephone's picture, and the rest
ICONS = {How.WELL.value: "check", How.HARD.value: "clock", How.HELP.value: "help"}


@require_safe
@needs("company")
def afternoon(request: StaffRequest) -> HttpResponse:
    page = {"slips": queries.slips(request.actor), "phone": queries.office_phone(),
            "is_team": request.actor.may("health")}  # fmt: skip
    return sealed_page(request, "health/afternoon/page.html", page)


@require_POST
@needs("company")
def step(request: StaffRequest, slip: str) -> HttpResponse:
    one = queries.one_slip(request.actor, slip)
    form = StepForm(request.POST)
    if not form.is_valid():
        raise Refused(str(form.errors["step"][0]))
    chosen = Step(form.cleaned_data["step"])
    actions.take_step(by=request.actor, slip=one, step=chosen)
    return go("health:afternoon", said=f"step-{chosen}")


@takes(WITH_ITS_FORM)
@require_http_methods(["GET", "POST"])
@needs("company")
def report(request: StaffRequest, slip: str) -> HttpResponse:
    one = queries.one_slip(request.actor, slip)
    if one.is_off:
        raise NotForYou
    is_post = request.method == "POST"
    form = ReportForm(request.POST if is_post else None, files=request.FILES if is_post else None)
    if form.is_valid():
        try:
            actions.tell_how(by=request.actor, slip=one, report=form.report())
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:afternoon", said="told")
    return sealed_page(request, "health/afternoon/report.html", {"form": form, "slip": one, "icons": ICONS})
