"""What did people say to us, by when do they have an answer, and what do we answer?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.kernel.ids import random_id
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of
from sijak.reach import actions, queries
from sijak.reach.enums import MatterKind, Outcome
from sijak.reach.forms import MATTER_TABS, EnterRightForm, MattersForm, OutcomeForm
from sijak.reach.matters import Told
from sijak.reach.models import Matter


@require_safe
@needs("files")
def matter_list(request: StaffRequest) -> HttpResponse:
    form = MattersForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    state, kind = asked.get("state") or "open", asked.get("kind") or ""
    found = queries.matters(request.actor, state=state, kind=kind, page=request.GET.get("page"))
    rest = f"&kind={kind}" if kind else ""
    tabs: list[tuple[Any, ...]] = [
        (MATTER_TABS[0][1], f"?state=open{rest}", state == "open", found.waiting),
        (MATTER_TABS[1][1], f"?state=all{rest}", state == "all"),
    ]
    page = {"found": found, "state": state, "kind": kind, "tabs": tabs,
            "kinds": [(one, one.label, found.kinds.get(one, 0)) for one in MatterKind],
            "counts": queries.counts(request.actor)}  # fmt: skip
    return render(request, "reach/matter/list.html", page)


@require_safe
@needs("files")
def matter_open(request: StaffRequest, matter: str) -> HttpResponse:
    return show(request, queries.find_matter(request.actor, matter))


def show(request: StaffRequest, row: Matter, form: OutcomeForm | None = None) -> HttpResponse:
    opened = queries.open_matter(request.actor, row)
    form = form or OutcomeForm(is_right=row.is_right, has_way=bool(row.mailbox))
    page: dict[str, Any] = {"opened": opened, "row": row, "told": opened.told, "form": form,
                            "kind": MatterKind(row.kind)}  # fmt: skip
    return sealed_page(request, "reach/matter/open.html", page, 422 if form.errors else 200)


# How a file calls the languages of the house.
TONGUES = {"zh": "zh-hans", "en": "en"}


@require_http_methods(["GET", "HEAD", "POST"])
@needs("files")
def matter_new(request: StaffRequest, person: str) -> HttpResponse:
    """A right that was asked for at the desk. Pressed twice, it is asked once."""
    file = open_file_of(request.actor, person, Why.REQUEST)
    start = {"once": random_id(), "asked_on": today()}
    form = EnterRightForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.enter_right(
                by=request.actor, matter_id=told["once"], kind=MatterKind(told["kind"]), on=told["asked_on"],
                told=Told(words=told["words"], strand=file.strands.get("self", ""), noted=request.actor.name),
                language=TONGUES.get(file.language, "ko"), mailbox=file.mailbox, teams=file.teams,
            )  # fmt: skip
            return go("reach:matter-new", person, said="entered")
        except Refused as no:
            form.refuse(no)
    page = {"file": file, "form": form, "asked": queries.rights_of(file.mailbox) if file.mailbox else []}
    return sealed_page(request, "reach/matter/new.html", page, 422 if form.errors else 200)


@require_POST
@needs("files")
def matter_answer(request: StaffRequest, matter: str) -> HttpResponse:
    row = queries.find_matter(request.actor, matter)
    form = OutcomeForm(request.POST, is_right=row.is_right, has_way=bool(row.mailbox))
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.answer_matter(
                by=request.actor, matter=row, outcome=Outcome(told["outcome"]), text=told.get("text", ""),
                strand=queries.open_matter(request.actor, row).told.strand,
            )  # fmt: skip
            return redirect(f"{reverse('reach:matter-open', args=[matter])}?said=answered")
        except Refused as no:
            form.refuse(no)
    return show(request, row, form)
