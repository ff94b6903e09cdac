"""How does a worker hand over a copy of what is kept, and an officer erase it?"""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.actions.erasure import erase_person
from sijak.people.enums import Why
from sijak.people.forms.persons import EraseForm
from sijak.people.http import go, sealed_page
from sijak.people.models import Erasure
from sijak.people.queries.copies import copy_of
from sijak.people.queries.files import open_file_of


@require_safe
@needs("files")
def copy(request: StaffRequest, person: str) -> HttpResponse:
    found = copy_of(request.actor, person)
    page = {"file": found.file, "copy": found, "day": today()}
    return sealed_page(request, "people/rights/copy.html", page)


@require_http_methods(["GET", "POST"])
@needs("watch")
def erase(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.ERASE)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            row = erase_person(by=request.actor, file=file, typed=form.cleaned_data["code"])
        except Refused as no:
            form.refuse(no)
        else:
            return go("people:erased", row.pk)
    page = {"file": file, "form": form, "complete_on": today() + timedelta(days=30)}
    return sealed_page(request, "people/rights/erase.html", page, 422 if form.errors else 200)


@require_safe
@needs("watch")
def erased(request: StaffRequest, erasure: str) -> HttpResponse:
    """The certificate. It says nothing of who; the officer writes that by hand, if they want it."""
    row = Erasure.objects.visible_to(request.actor).filter(pk=erasure).first()
    if row is None:
        raise NotForYou
    return sealed_page(request, "people/rights/erased.html", {"row": row})
