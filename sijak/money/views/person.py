"""A person's page of money: what they were given, what is asked, and one more."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sijak.kernel.access import needs
from sijak.kernel.actor import Actor, StaffRequest
from sijak.kernel.errors import Refused
from sijak.money.actions import line, own, part
from sijak.money.enums import NOT_OURS
from sijak.money.forms.asking import AskForm
from sijak.money.queries.outlays import outlays_of
from sijak.money.queries.own import OWN_ASK
from sijak.money.queries.panel import held_of
from sijak.money.queries.teams import may_begin
from sijak.people.enums import Compartment, Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of
from sijak.people.queries.shared import shared_of


@require_http_methods(["GET", "HEAD", "POST"])
@needs("ask-money")
def person(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.MONEY)
    wanted = own_asks(request.actor, file)
    form = AskForm(request.POST if request.method == "POST" else None, initial=first_of(request, wanted))
    if form.is_valid():
        try:
            ask = keep(request.actor, file, form)
        except Refused as no:
            form.refuse(no)
        else:
            return go("money:help", person, ask, said="asked")
    strand = file.strands.get(Compartment.MONEY, "")
    page = {"file": file, "form": form, "rows": outlays_of(strand), "held": held_of(strand), "wanted": wanted,
            "may_begin": bool(strand) or may_begin(request.actor),
            "is_not_ours": "kind" in form.errors and form.data.get("kind") in NOT_OURS}  # fmt: skip
    return sealed_page(request, "money/person/page.html", page, 422 if form.errors else 200)


def own_asks(by: Actor, file: File) -> list[dict[str, Any]]:
    """What they asked on their own page and nobody took up yet."""
    found = [one.content for one in shared_of(by, file.strands.get(Compartment.SELF, ""))]
    own_ones = [one for one in found if one.get("kind") == OWN_ASK]
    return [one for one in own_ones if not one.get("number") and not one.get("taken_back")]


def first_of(request: StaffRequest, wanted: list[dict[str, Any]]) -> dict[str, Any]:
    """``?own=``: an ask of their own, laid into the form."""
    told = next((one for one in wanted if one.get("once") == request.GET.get("own")), None)
    if told is None:
        return {}
    return {"own": told["once"], "kind": told["what"], "asked_krw": told["won"], "words": told["words"]}


def keep(by: Actor, file: File, form: AskForm) -> str:
    strand = part.open_money(by=by, file=file)
    asking = line.Asking(strand=strand, **form.asking())
    outlay = line.ask(by=by, asking=asking, once=form.cleaned_data["once"])
    own.show_outlay(by=by, own_page=file.strands.get(Compartment.SELF, ""), outlay=outlay,
                    once=form.cleaned_data["own"])  # fmt: skip
    return outlay.pk
