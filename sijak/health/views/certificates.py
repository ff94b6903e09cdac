"""Ask for a paper of the hospital, and hand it over."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sijak.health.actions import certificates as actions
from sijak.health.enums import Holder
from sijak.health.forms.duties import CertificateForm, HandedForm
from sijak.health.queries import duties as queries
from sijak.health.queries.strands import health
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of


@require_http_methods(["GET", "POST"])
@needs("health")
def certificate_ask(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    form = CertificateForm(request.POST if request.method == "POST" else None)
    strand = health(file)
    if form.is_valid():
        try:
            made = actions.ask_certificate(by=by, strand=strand, once=form.cleaned_data["once"],
                                           asked=form.asked())  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:certificate", person, made.id, said="asked")
    return sealed_page(request, "health/certificate/ask.html", {"file": file, "form": form})


@require_http_methods(["GET", "POST"])
@needs("health")
def certificate(request: StaffRequest, person: str, certificate: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    view = queries.paper(by, health(file), certificate)
    form = HandedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        known = form.cleaned_data
        try:
            actions.hand_over(
                by=by, strand=health(file), certificate=certificate, holder=Holder(known["holder"]),
                day=known["handed_on"], to=known["to"],
            )  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:certificate", person, certificate, said="handed")
    return sealed_page(request, "health/certificate/show.html", {"file": file, "form": form, "paper": view})
