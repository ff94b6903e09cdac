"""What did this person say yes to? Each yes is given and taken back by itself."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.actions.consents import set_consent
from sijak.people.enums import ConsentKind, ConsentMethod, ConsentState, Why
from sijak.people.forms.persons import ConsentForm
from sijak.people.http import go, sealed_page
from sijak.people.queries.consents import consents as consents_of
from sijak.people.queries.files import open_file_of


@require_http_methods(["GET", "POST"])
@needs("files")
def consents(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.CONSENT)
    form, refused = ConsentForm(request.POST if request.method == "POST" else None), ""
    kind = request.POST.get("kind", "")
    if form.is_bound and kind not in ConsentKind:
        raise NotForYou
    if form.is_valid():
        try:
            set_consent(
                by=request.actor, contact=file.strands["contact"], kind=ConsentKind(kind),
                state=ConsentState(form.cleaned_data["state"]),
                method=ConsentMethod(form.cleaned_data["method"]), language=request.actor.language,
                own_page=file.strands.get("self", ""),
            )  # fmt: skip
        except Refused as no:
            refused = str(no.sentence)
        else:
            return go("people:consents", person, said="consent")
    rows = consents_of(request.actor, file.strands["contact"], request.actor.language,
                       file.strands.get("self", ""))  # fmt: skip
    page = {"file": file, "consents": rows, "form": form, "refused": refused,
            "methods": ConsentMethod.choices}  # fmt: skip
    return sealed_page(request, "people/person/consents.html", page)
