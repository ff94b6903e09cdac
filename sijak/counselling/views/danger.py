"""What is to be done now, with one thumb, after a sign of danger."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from sijak.counselling.actions import danger as actions
from sijak.counselling.enums.danger import CODE
from sijak.counselling.forms.danger import StepForm
from sijak.counselling.queries.danger import signal_of
from sijak.counselling.queries.page import danger_page
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions.persons import mark_stage
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.http import sealed_page
from sijak.people.queries.files import open_file_of
from sijak.people.refusals import OverBudget
from sijak.ui.lines import AS_OF

COMPARED_ON = date.fromisoformat(AS_OF)
BACK = re.compile(r"([0-9a-f]{32})\.([0-9]{1,3})")


@require_http_methods(["GET", "POST"])
@needs("safety")
def danger(request: StaffRequest, person: str) -> HttpResponse:
    """Whoever has looked at more files or names than are theirs today still sees what to say."""
    try:
        return with_file(request, open_file_of(request.actor, person, Why.SAFETY))
    except OverBudget:
        return sealed_page(request, "counselling/danger/unopened.html", unopened(request, person))


def with_file(request: StaffRequest, file: File) -> HttpResponse:
    by, person = request.actor, file.id
    form = StepForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            if form.step is None:
                mark_stage(by=by, file=file, stage=form.cleaned_data["mark"])
                return here(request, person, code(request, "signal"), "mark")
            step, is_done = form.step
            row = actions.mark_step(by=by, file=file, signal=code(request, "signal"), step=step,
                                    is_done=is_done)  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return here(request, person, row.id, f"step-{step}")
    status = 409 if form.is_bound else 200
    return sealed_page(request, "counselling/danger/page.html", page_of(request, file, form), status)


def code(request: StaffRequest, name: str) -> str:
    """A code in the address; never words."""
    said = request.GET.get(name, "")
    return said if CODE.fullmatch(said) else ""


def here(request: StaffRequest, person: str, signal: str, place: str) -> HttpResponse:
    """Back to this page, at the step that was tapped."""
    asked = {"signal": signal} if signal else {}
    back = request.GET.get("back", "")
    if BACK.fullmatch(back):
        asked["back"] = back
    query = f"?{urlencode(asked)}" if asked else ""
    return redirect(f"{reverse('counselling:danger', args=[person])}{query}#{place}")


def question(request: StaffRequest, person: str) -> str:
    """The address of the question that was being asked, or ''."""
    found = BACK.fullmatch(request.GET.get("back", ""))
    try:
        return reverse("counselling:question", args=[person, *found.groups()]) if found else ""
    except NoReverseMatch:
        return ""


def page_of(request: StaffRequest, file: File, form: StepForm) -> dict[str, Any]:
    shown = danger_page(request.actor, file, signal_of(file, code(request, "signal")))
    return {"file": file, "form": form, "page": shown, "back_url": question(request, file.id),
            "lines_as_of": COMPARED_ON}  # fmt: skip


def unopened(request: StaffRequest, person: str) -> dict[str, Any]:
    return {
        "person": person,
        "is_lost": request.method == "POST",
        "lines_as_of": COMPARED_ON,
        "teams": danger_page(request.actor, None, None).teams,
    }
