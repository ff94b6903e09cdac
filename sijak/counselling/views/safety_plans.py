"""The safety plan: read, written together, on a small card of paper, on the person's own page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.counselling.actions import safety_plans as actions
from sijak.counselling.forms.danger import SafetyPlanForm
from sijak.counselling.queries.safety_plans import PARTS, PlanView, is_shared, plan_of
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page, typed_again
from sijak.people.queries.files import open_file_of


def opened(request: StaffRequest, person: str) -> tuple[File, PlanView]:
    file = open_file_of(request.actor, person, Why.SAFETY)
    if "safety" not in file.strands:
        raise NotForYou
    return file, plan_of(request.actor, file.strands["safety"])


@require_safe
@needs("safety")
def safety_plan(request: StaffRequest, person: str) -> HttpResponse:
    file, view = opened(request, person)
    page = {"file": file, "plan": view, "is_shared": is_shared(request.actor, file)}
    return sealed_page(request, "counselling/safety_plan/show.html", page)


@require_safe
@needs("safety")
def safety_plan_print(request: StaffRequest, person: str) -> HttpResponse:
    """A card without a name: whoever finds it learns not whose it is."""
    file, view = opened(request, person)
    if not view.version:
        return go("counselling:safety-plan", person)
    return sealed_page(request, "counselling/safety_plan/print.html", {"file": file, "plan": view})


@require_http_methods(["GET", "POST"])
@needs("safety")
def safety_plan_write(request: StaffRequest, person: str) -> HttpResponse:
    file, view = opened(request, person)
    start: dict[str, Any] = {**view.words, "version": view.version}
    form = SafetyPlanForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        try:
            actions.write_plan(by=request.actor, file=file, words=form.words(),
                               version=form.cleaned_data["version"])  # fmt: skip
        except Refused as no:
            form.refuse(no)
        except ChangedMeanwhileError:
            return written_by_two(request, file, form)
        else:
            return go("counselling:safety-plan", person, said="kept")
    return sealed_page(request, "counselling/safety_plan/write.html", {"form": form, "file": file})


def written_by_two(request: StaffRequest, file: File, form: SafetyPlanForm) -> HttpResponse:
    """Both texts beside each other; keeping again writes over what the other kept."""
    now = plan_of(request.actor, file.strands["safety"])
    again = SafetyPlanForm(typed_again(form, version=str(now.version)))
    again.is_valid()
    mine = form.words()
    pairs = [(PARTS[code], now.words.get(code, ""), mine[code]) for code in PARTS
             if now.words.get(code, "") != mine[code]]  # fmt: skip
    page = {"form": again, "file": file, "pairs": pairs}
    return sealed_page(request, "counselling/safety_plan/write.html", page, status=409)


@require_POST
@needs("safety")
def safety_plan_share(request: StaffRequest, person: str) -> HttpResponse:
    file, view = opened(request, person)
    actions.share_plan(by=request.actor, file=file, view=view)
    return go("counselling:safety-plan", person, said="shared")


@require_POST
@needs("safety")
def safety_plan_take_back(request: StaffRequest, person: str) -> HttpResponse:
    file, _ = opened(request, person)
    actions.take_plan_back(by=request.actor, file=file)
    return go("counselling:safety-plan", person, said="back")
