"""Write down a medicine, and how it is really taken."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sijak.health.actions import medicines as actions
from sijak.health.forms.medicines import MedicineForm
from sijak.health.queries import duties as queries
from sijak.health.queries.opened import MedicineView
from sijak.health.queries.strands import health
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page, typed_again
from sijak.people.queries.files import open_file_of

NAMES = ("name", "how", "words")


@require_http_methods(["GET", "POST"])
@needs("health")
def medicine_write(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    data = request.POST if request.method == "POST" else None
    form = MedicineForm(data, visit=request.GET.get("visit", "")[:32])
    strand = health(file)
    if form.is_valid():
        known = form.cleaned_data
        try:
            actions.write_medicine(
                by=by, strand=strand, once=known["once"], given=form.given(), visit=known["visit"]
            )
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:person", person, said="medicine")
    return sealed_page(request, "health/medicine/write.html", {"file": file, "form": form})


@require_http_methods(["GET", "POST"])
@needs("health")
def medicine(request: StaffRequest, person: str, medicine: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    view = queries.medicine(by, health(file), medicine)
    form = MedicineForm(request.POST if request.method == "POST" else None, view=view)
    if form.is_valid():
        try:
            actions.change_medicine(
                by=by, strand=health(file), medicine=medicine,
                version=form.cleaned_data["version"] or 0, given=form.given(),
            )  # fmt: skip
        except Refused as no:
            form.refuse(no)
        except ChangedMeanwhileError:
            return written_by_two(request, file, form, view)
        else:
            return go("health:person", person, said="medicine")
    return sealed_page(request, "health/medicine/write.html", {"file": file, "form": form, "view": view})


def written_by_two(request: StaffRequest, file: File, form: MedicineForm, now: MedicineView) -> HttpResponse:
    again = MedicineForm(typed_again(form, version=str(now.row.version)), view=now)
    again.is_valid()
    mine = form.cleaned_data
    pairs = [(str(again[n].label), getattr(now, n), mine[n]) for n in NAMES if getattr(now, n) != mine[n]]
    pairs.append((str(again["state"].label), now.row.get_state_display(),
                  str(dict(again.fields["state"].choices)[mine["state"]])))  # type: ignore[attr-defined]  # fmt: skip
    page = {"file": file, "form": again, "view": now, "pairs": pairs}
    return sealed_page(request, "health/medicine/write.html", page, 409)
