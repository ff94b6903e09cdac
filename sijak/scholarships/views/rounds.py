"""The desk's rounds: written, announced, shared out, decided, looked at for fairness."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.accounts.queries import members_of, names_of_workers
from sijak.kernel.access import needs
from sijak.kernel.actor import Actor, StaffRequest
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused, why_not
from sijak.people.http import go, sealed_page, typed_again
from sijak.scholarships.actions import deciding, releasing
from sijak.scholarships.actions import rounds as actions
from sijak.scholarships.enums import AppState
from sijak.scholarships.forms.desk import MinutesForm, RoundDeedForm, RoundForm, ShelfForm
from sijak.scholarships.models import Round
from sijak.scholarships.queries import desk as shelves
from sijak.scholarships.queries import fairness, ranking, reading, rounds
from sijak.scholarships.rules import choice


def team_of(by: Actor) -> str:
    """The team of scholarships to which this worker belongs. Raises NotForYou."""
    known = [team for team, _name in reading.team_choices(by, "study") if team in by.teams]
    if not known:
        raise NotForYou
    return known[0]


@require_safe
@needs("scholarships")
def desk(request: StaffRequest) -> HttpResponse:
    page = {"rounds": rounds.desk(request.actor), "counts": reading.counts(request.actor)}
    return render(request, "scholarships/desk/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("scholarships")
def round_new(request: StaffRequest) -> HttpResponse:
    by, team = request.actor, team_of(request.actor)
    readers = reading.team_choices(by, "readers")
    form = RoundForm(request.POST if request.method == "POST" else None, teams=readers)
    if form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.keep_round(by=by, once=told["once"], team=team, readers=told["readers"],
                                      rules=form.rules())  # fmt: skip
            return go("scholarships:round", made.pk, said="kept")
        except Refused as no:
            form.refuse(no)
    page = {"form": form, "one": None}
    return render(request, "scholarships/desk/edit.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("scholarships")
def round_edit(request: StaffRequest, pk: str) -> HttpResponse:
    row = rounds.round_of(request.actor, pk)
    names = dict(reading.team_choices(request.actor, "readers"))
    readers = [(row.readers, names.get(row.readers, ""))]
    form = RoundForm(request.POST if request.method == "POST" else None, teams=readers,
                     initial=RoundForm.of(row))  # fmt: skip
    page: dict[str, Any] = {"form": form, "one": rounds.shown(row), "has": rounds.has_applications(row),
                            "theirs": None}  # fmt: skip
    if form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            actions.amend_round(by=request.actor, pk=pk, seen=seen, rules=form.rules())
            return go("scholarships:round", pk, said="kept")
        except Refused as no:
            form.refuse(no)
            page["theirs"] = RoundForm.of(row) if form.cleaned_data.get("seen") != row.version else None
            form.data = typed_again(form, seen=str(row.version))
    return render(request, "scholarships/desk/edit.html", page, status=422 if form.errors else 200)


def round_context(by: Actor, row: Round) -> dict[str, Any]:
    states = rounds.states(row)
    return {
        "one": rounds.shown(row), "far": ranking.how_far(row), "today": today(),
        "states": [(code, label, states.get(code, 0)) for code, label in AppState.choices],
        "readers": names_in(by, row), "minutes": shelves.minutes_of(by, row)[0],
    }  # fmt: skip


def names_in(by: Actor, row: Round) -> list[tuple[str, int]]:
    members = members_of(by, [row.readers])
    load = reading.load_of(set(members))
    return [(name, load.get(user, 0)) for user, name in members.items()]


@require_safe
@needs("scholarships")
def round_page(request: StaffRequest, pk: str) -> HttpResponse:
    row = rounds.round_of(request.actor, pk)
    page = round_context(request.actor, row) | {"refused": ""}
    return sealed_page(request, "scholarships/desk/round.html", page)


@require_POST
@needs("scholarships")
def round_do(request: StaffRequest, pk: str) -> HttpResponse:
    row, by = rounds.round_of(request.actor, pk), request.actor
    form = RoundDeedForm(request.POST)
    refused = form.first_error
    if form.is_valid():
        try:
            return done(by, row, form.cleaned_data["go"])
        except Refused as no:
            refused = str(no.sentence)
    page = round_context(by, row) | {"refused": refused}
    return sealed_page(request, "scholarships/desk/round.html", page, 422)


def done(by: Actor, row: Round, deed: str) -> HttpResponse:
    if deed == "announce":
        actions.announce_round(by=by, pk=row.pk)
    elif deed == "share-out":
        releasing.share_out(by=by, one=row)
    else:
        deciding.confirm_choice(by=by, pk=row.pk)
    return go("scholarships:round", row.pk, said=deed)


@require_safe
@needs("scholarships")
def application_list(request: StaffRequest, pk: str) -> HttpResponse:
    row = rounds.round_of(request.actor, pk)
    form = ShelfForm(request.GET)
    state = (form.cleaned_data.get("state") if form.is_valid() else "") or ""
    found = shelves.shelf(request.actor, row, state=state, page=request.GET.get("page"))
    states = rounds.states(row)
    shown = [(_("All"), "?", state == ""), *(
        (label, f"?state={code}", state == code, states[code])
        for code, label in AppState.choices if code in states
    )]  # fmt: skip
    page = {"one": rounds.shown(row), "found": found, "tabs": shown}
    return sealed_page(request, "scholarships/desk/applications.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("scholarships")
def round_ranking(request: StaffRequest, pk: str) -> HttpResponse:
    """The order by points, what stands apart, and the minutes. No name stands here."""
    row, by = rounds.round_of(request.actor, pk), request.actor
    minutes, said = shelves.minutes_of(by, row)
    start = said | ({"reserves": minutes.reserves} if minutes else {})
    form = MinutesForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        try:
            deciding.write_minutes(by=by, pk=pk, **form.cleaned_data)
            return go("scholarships:ranking", pk, said="written")
        except Refused as no:
            form.refuse(no)
    ranked = ranking.ranking_of(row)
    page = {
        "one": rounds.shown(row), "ranking": ranked[:200], "of": len(ranked), "form": form,
        "minutes": minutes, "said": said, "names": names_of_workers(by),
        "apart": sum(one.is_apart for one in ranked),
        "why_not": why_not(lambda: choice.may_confirm(minutes, by.user_id)),
    }  # fmt: skip
    return sealed_page(request, "scholarships/desk/ranking.html", page, 422 if form.errors else 200)


@require_safe
@needs("scholarships")
def round_fair(request: StaffRequest, pk: str) -> HttpResponse:
    row = rounds.round_of(request.actor, pk)
    page = {"one": rounds.shown(row), "fair": fairness.fair(request.actor, row)}
    return render(request, "scholarships/desk/fair.html", page)
