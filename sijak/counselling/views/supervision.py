"""The log of supervision: written together, opened by the team alone."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sijak.accounts.queries import members_of
from sijak.counselling.actions import supervision as actions
from sijak.counselling.forms.caring import SupervisionForm
from sijak.counselling.queries import caring as queries
from sijak.counselling.queries.caring import MeetingView
from sijak.counselling.queries.persons import own_teams
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.http import go, sealed_page, typed_again


@require_safe
@needs("counselling")
def supervision_list(request: StaffRequest) -> HttpResponse:
    by = request.actor
    page = {"meetings": queries.supervisions(by), "due": queries.supervision_due(by), "teams": own_teams(by)}
    return sealed_page(request, "counselling/supervision/list.html", page)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def supervision_write(request: StaffRequest) -> HttpResponse:
    by, teams = request.actor, own_teams(request.actor)
    data = request.POST if request.method == "POST" else None
    form = SupervisionForm(data, teams=teams, members=members_of(by, list(teams)))
    if form.is_valid():
        known = form.cleaned_data
        try:
            actions.write_supervision(by=by, team=known["team"], once=known["once"], held=form.held())
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:supervision-list", said="kept")
    return sealed_page(request, "counselling/supervision/write.html", {"form": form, "teams": teams})


@require_http_methods(["GET", "POST"])
@needs("counselling")
def supervision(request: StaffRequest, meeting: str) -> HttpResponse:
    """One meeting, and the form that puts it right."""
    by, known = request.actor, queries.supervision(request.actor, meeting)
    form = form_of(request, known)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            actions.change_supervision(by=by, meeting=meeting, held=form.held(), version=version)
        except Refused as no:
            form.refuse(no)
        except ChangedMeanwhileError:
            return changed_by_two(request, form, queries.supervision(by, meeting))
        else:
            return go("counselling:supervision", meeting, said="kept")
    page = {"form": form, "meeting": known, "is_bound": form.is_bound}
    return sealed_page(request, "counselling/supervision/page.html", page)


def form_of(request: StaffRequest, known: MeetingView) -> SupervisionForm:
    row, members = known.row, members_of(request.actor, [known.row.team])
    return SupervisionForm(
        request.POST if request.method == "POST" else None, teams={row.team: known.team},
        members=members | dict(zip(known.who, known.names, strict=False)),
        initial={"version": row.version, "team": row.team, "day": row.day, "who": known.who,
                 "guide": known.guide, "words": known.words, "next_on": row.next_on},
    )  # fmt: skip


def changed_by_two(request: StaffRequest, form: SupervisionForm, now: MeetingView) -> HttpResponse:
    """Theirs is kept; mine stands in the form, over theirs, to be put together by hand."""
    again = SupervisionForm(
        typed_again(form, version=str(now.row.version)), teams={now.row.team: now.team},
        members=members_of(request.actor, [now.row.team]),
    )  # fmt: skip
    again.is_valid()
    rows = [(again["words"].label, now.words, form.cleaned_data["words"]),
            (again["guide"].label, now.guide, form.cleaned_data["guide"])]  # fmt: skip
    page = {"form": again, "meeting": now, "is_bound": True, "pairs": [r for r in rows if r[1] != r[2]]}
    return sealed_page(request, "counselling/supervision/page.html", page, status=409)
