"""Hand one file to a colleague, or all of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sijak.accounts.queries import names_of_workers
from sijak.care.actions import hand_over as actions
from sijak.care.forms.hand_over import CaseloadForm, HandOverForm
from sijak.care.queries import hand_over as queries
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of
from sijak.people.walking import casework


@require_http_methods(["GET", "POST"])
@needs("files")
def hand_over(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HAND_OVER)
    data, strand = request.POST if request.method == "POST" else None, casework(file)
    form = HandOverForm(data, by=by, without=[file.lead, *file.hidden_from])
    if form.is_valid():
        try:
            actions.hand_over_file(by=by, file=file, **form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            return go("care:hand-over", person, said="handed-over")
    page = {
        "file": file, "form": form, "history": queries.history(by, strand),
        "rest": queries.rest_of([strand], file.lead)[strand],
        "lead": names_of_workers(by).get(file.lead, ""),
    }  # fmt: skip
    return sealed_page(request, "care/hand_over/file.html", page)


@require_http_methods(["GET", "POST"])
@needs("files")
def caseload_hand_over(request: StaffRequest) -> HttpResponse:
    """``of``: the colleague who goes; oneself when nobody is named."""
    by, others = request.actor, queries.may_give_for(request.actor)
    giver = request.GET.get("of", "")
    giver = giver if giver in others else by.user_id
    rows = queries.caseload(by, giver)
    data = request.POST if request.method == "POST" else None
    form = CaseloadForm(data, by=by, giver=giver, rows=rows)
    if form.is_valid():
        try:
            actions.hand_over_caseload(by=by, giver=giver, **form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            return go("care:caseload-hand-over", said="handed-over")
    page = {
        "form": form, "rows": rows, "pairs": list(zip(form["persons"], rows, strict=True)),
        "giver": others.get(giver, by.name), "giver_id": giver,
        "is_own": giver == by.user_id, "colleagues": others,
    }  # fmt: skip
    return sealed_page(request, "care/hand_over/caseload.html", page)
