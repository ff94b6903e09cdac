"""Those who go along: the list, one more, and what they can do."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sijak.health.actions import companions as actions
from sijak.health.forms.going import CompanionForm, first_of
from sijak.health.queries import companions as queries
from sijak.health.queries.strands import team_to_begin
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.http import go, sealed_page, typed_again


@require_safe
@needs("health")
def companion_list(request: StaffRequest) -> HttpResponse:
    page = {"mates": queries.companions(request.actor, everybody=True)}
    return sealed_page(request, "health/going/companions.html", page)


@require_http_methods(["GET", "POST"])
@needs("health")
def companion_new(request: StaffRequest) -> HttpResponse:
    by = request.actor
    form = CompanionForm(request.POST if request.method == "POST" else None, people=queries.who_may_go(by))
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.add_companion(by=by, team=team_to_begin(by), user=given["user"], able=form.able(),
                                  words=given["words"])  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:companions", said="kept")
    return sealed_page(request, "health/going/companion.html", {"form": form})


@require_http_methods(["GET", "POST"])
@needs("health")
def companion(request: StaffRequest, companion: str) -> HttpResponse:
    by, one = request.actor, queries.one_companion(request.actor, companion)
    people, given = {one.row.user: one.name}, request.POST if request.method == "POST" else None
    form = CompanionForm(given, people=people, initial=first_of(one))
    is_older = False
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.change_companion(by=by, companion=companion, version=told["version"] or 0,
                able=form.able(), words=told["words"], is_here=told["is_here"])  # fmt: skip
        except Refused:  # what was typed stays; what a colleague wrote is shown beside it
            form = CompanionForm(typed_again(form, version=str(one.row.version)), people=people)
            is_older = True
        else:
            return go("health:companions", said="kept")
    return sealed_page(request, "health/going/companion.html", {"form": form, "one": one, "older": is_older})
