"""The editor's list of pages, one page in its languages, a new piece of news or event, the numbers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.pages.actions import numbers as number_deeds
from sijak.pages.actions import pages as actions
from sijak.pages.enums import Kind
from sijak.pages.forms.writing import EventForm, NewEventForm, NewNewsForm
from sijak.pages.keys import PageKey, page_key
from sijak.pages.queries import listing
from sijak.pages.queries import numbers as number_queries
from sijak.pages.queries import wordings as queries
from sijak.pages.rules.publishing import Crossed
from sijak.people.http import go, typed_again


@require_safe
@needs("site")
def write_list(request: StaffRequest) -> HttpResponse:
    found = listing.listing(request.actor, kind=request.GET.get("kind", ""), show=request.GET.get("show", ""))
    return render(request, "pages/write/list.html", {"found": found})


@require_http_methods(["GET", "POST"])
@needs("site")
def write_page(request: StaffRequest, page: str) -> HttpResponse:
    """One page in its languages. An event's day and hour are mended here."""
    key = page_key(page)
    whole = queries.whole(key)
    form, crossed = _event_form(request, key, whole), None
    if form is not None and form.is_valid():
        try:
            given = form.cleaned_data
            actions.change_event(by=request.actor, page=key, base=given["base"], held=form.held())
        except Crossed:
            crossed = whole.row
            form = EventForm(typed_again(form, base=str(whole.row.version if whole.row else 0)))
        except Refused as no:
            form.refuse(no)
        else:
            return go("pages:write-page", page, said="day")
    return render(request, "pages/write/page.html", {"whole": whole, "form": form, "crossed": crossed})


def _event_form(request: StaffRequest, key: PageKey, whole: queries.Whole) -> EventForm | None:
    row = whole.row
    if key.kind != Kind.EVENT or row is None:
        return None
    names = ("day", "ends_on", "starts_at", "ends_at", "places")
    initial = {name: getattr(row, name) for name in names} | {"base": row.version}
    return EventForm(request.POST if request.method == "POST" else None, initial=initial)


@require_http_methods(["GET", "POST"])
@needs("site")
def new_news(request: StaffRequest) -> HttpResponse:
    form = NewNewsForm(request.POST if request.method == "POST" else None)
    return _new(request, form, Kind.NEWS)


@require_http_methods(["GET", "POST"])
@needs("site")
def new_event(request: StaffRequest) -> HttpResponse:
    form = NewEventForm(request.POST if request.method == "POST" else None)
    return _new(request, form, Kind.EVENT)


def _new(request: StaffRequest, form: NewNewsForm | NewEventForm, kind: Kind) -> HttpResponse:
    if form.is_valid():
        given = form.cleaned_data
        held = form.held() if isinstance(form, NewEventForm) else None
        try:
            made = actions.make_page(
                by=request.actor, once=given["once"], kind=kind, name=given["name"], held=held
            )
        except Refused as no:
            form.refuse(no)
        else:
            return go("pages:write-words", str(PageKey(made.kind, made.name).in_("ko")))
    return render(request, "pages/write/new.html", {"form": form, "kind": kind})


@require_http_methods(["GET", "POST"])
@needs("site")
def write_numbers(request: StaffRequest) -> HttpResponse:
    refused = ""
    if request.method == "POST":
        try:
            number_deeds.bring_numbers(by=request.actor)
        except Refused as no:
            refused = str(no)
        else:
            return go("pages:write-numbers", said="brought")
    page = {"found": number_queries.own_numbers(), "refused": refused, "today": today(),
            "disabled": number_queries.why_no_numbers(request.actor)}  # fmt: skip
    return render(request, "pages/write/numbers.html", page)
