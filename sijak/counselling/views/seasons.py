"""Seasons of visits to families: the board, who visits, and how a household comes to ask."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sijak.accounts.queries import names_of_workers
from sijak.counselling.actions import families as actions
from sijak.counselling.enums.families import Helper, Step
from sijak.counselling.forms import families as forms
from sijak.counselling.forms.groups import FindForm
from sijak.counselling.queries import families as queries
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import find, open_file_of


@require_safe
@needs("counselling")
def season_list(request: StaffRequest) -> HttpResponse:
    page = {"seasons": queries.seasons_of(request.actor)}
    return sealed_page(request, "counselling/season/list.html", page)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def season_new(request: StaffRequest) -> HttpResponse:
    form = forms.SeasonForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.is_valid():
        try:
            made = actions.open_season(by=request.actor, once=form.cleaned_data["once"], new=form.new())
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:season", made.id, said="made")
    return sealed_page(request, "counselling/season/new.html", {"form": form})


@require_safe
@needs("counselling")
def season(request: StaffRequest, season: str) -> HttpResponse:
    """The board; ``step`` in the address keeps one column, ``late`` what is past its day."""
    board = queries.board(request.actor, season)
    step = request.GET.get("step", "")
    page = {"board": board, "step": step if step in Step else "", "workers": names_of_workers(request.actor)}
    return sealed_page(request, "counselling/season/board.html", page)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def season_visitors(request: StaffRequest, season: str) -> HttpResponse:
    """Experts by field, and trained peers: from these the two are chosen."""
    by, row = request.actor, queries.season_row(request.actor, season)
    form = forms.ExpertForm(request.POST if request.method == "POST" else None, by=by)
    if form.is_valid():
        given = form.cleaned_data
        actions.name_expert(by=by, team=row.team, worker=given["worker"], kind=Helper(given["kind"]),
                            fields=given["fields_known"], hours=given["hours"])  # fmt: skip
        return go("counselling:season-visitors", season, said="named")
    page = {"form": form, "season": queries.season_view(by, row), "workers": names_of_workers(by),
            "experts": queries.experts_of(by, row.team)}  # fmt: skip
    return sealed_page(request, "counselling/season/visitors.html", page)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def season_find(request: StaffRequest, season: str) -> HttpResponse:
    """Whose household asks: sought by POST, so that no name stands in an address."""
    by, row = request.actor, queries.season_row(request.actor, season)
    form = FindForm(request.POST if request.method == "POST" else None)
    hits = find(by, form.cleaned_data["q"], None) if form.is_valid() else []
    page = {"season": queries.season_view(by, row), "form": form, "hits": hits,
            "has_asked": form.is_bound and form.is_valid()}  # fmt: skip
    return sealed_page(request, "counselling/season/find.html", page)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def household_ask(request: StaffRequest, season: str, person: str) -> HttpResponse:
    by, row = request.actor, queries.season_row(request.actor, season)
    file = open_file_of(by, person, Why.COUNSELLING)
    form = forms.AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.ask_for_visits(
                by=by, season=season, once=form.cleaned_data["once"], file=file, asked=form.asked()
            )
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:household", person, made.id, said="asked")
    page: dict[str, Any] = {"file": file, "form": form, "season": queries.season_view(by, row)}
    return sealed_page(request, "counselling/family/ask.html", page)
