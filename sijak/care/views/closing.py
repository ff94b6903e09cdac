"""Let go of a file, and take it up again."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sijak.care.actions import closing as actions
from sijak.care.enums import ClosingReason
from sijak.care.forms.closing import CloseForm
from sijak.care.queries import closing as queries
from sijak.care.rules.closing import aftercare_days, may_close
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused, why_not
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of
from sijak.people.walking import casework


def refused_now(file: File) -> str:
    return why_not(lambda: may_close(stage=file.stage))


@require_http_methods(["GET", "POST"])
@needs("files")
def close(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.CLOSE)
    refused = {one.value.value: one.refused for one in queries.reasons(by, file)}
    form = CloseForm(request.POST if request.method == "POST" else None, refused=refused)
    if form.is_valid():
        try:
            actions.close_file(by=by, file=file, farewell=form.farewell())
        except Refused as no:
            form.refuse(no)
        else:
            return go("care:reopen", person, said="closed")
    page = {
        "file": file, "form": form, "refused": refused_now(file),
        "lost": refused[ClosingReason.LOST.value], "left": queries.left_open(casework(file)),
        "aftercare": aftercare_days(today()),
    }  # fmt: skip
    return sealed_page(request, "care/closing/close.html", page)


@require_http_methods(["GET", "POST"])
@needs("files")
def reopen(request: StaffRequest, person: str) -> HttpResponse:
    """What was written when it was let go, and the way back."""
    by, file = request.actor, open_file_of(request.actor, person, Why.CLOSE)
    if request.method == "POST":
        actions.reopen_file(by=by, file=file)
        return go("people:person", person, said="changed")
    page = {"file": file, "last": queries.last(by, casework(file)), "is_open": not refused_now(file)}
    return sealed_page(request, "care/closing/reopen.html", page)
