"""Funds: all of them, one with its chart, a new one, more or less for a line, and the day a funder leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import Actor, StaffRequest
from sijak.kernel.errors import NotForYou, Refused
from sijak.money.actions import funds as actions
from sijak.money.forms.treasury import CloseForm, FundForm, GiveForm
from sijak.money.queries import funds as queries
from sijak.people.http import go, sealed_page


@require_safe
@needs("money")
def fund_list(request: StaffRequest) -> HttpResponse:
    found = queries.funds(with_closed=True)
    total = queries.added(one.stands for one in found if one.fund.closed_on is None)
    return sealed_page(request, "money/fund/list.html", {"funds": found, "total": total})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("money")
def fund_new(request: StaffRequest) -> HttpResponse:
    form = FundForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            fund = actions.found_fund(
                by=request.actor, once=form.cleaned_data["once"], founding=form.founding()
            )
            return go("money:fund", fund.pk, said="founded")
        except Refused as no:
            form.refuse(no)
    return sealed_page(request, "money/fund/new.html", {"form": form}, 422 if form.errors else 200)


def page_of(request: StaffRequest, fund: str, status: int = 200, **bound: Any) -> HttpResponse:
    view = queries.fund_of(fund)
    page: dict[str, Any] = {
        "view": view, "burn": queries.burn_down(view), "give": GiveForm(),
        "close": CloseForm(lines=others(fund)), "refused": "", "line_now": "", **bound,
    }  # fmt: skip
    return sealed_page(request, "money/fund/page.html", page, status)


def others(fund: str) -> list[tuple[str, str]]:
    """Lines of open funds beside this one."""
    return [(line.line.pk, f"{one.fund.name} · {line.line.name}")
            for one in queries.funds() if one.fund.pk != fund for line in one.lines]  # fmt: skip


@require_safe
@needs("money")
def fund(request: StaffRequest, fund: str) -> HttpResponse:
    return page_of(request, fund)


def give_more(by: Actor, fund: str, line: str, won: int) -> object:
    del fund
    return actions.give_line(by=by, line=line, won=won)


def give_less(by: Actor, fund: str, line: str, won: int) -> object:
    del fund
    return actions.cut_line(by=by, line=line, won=won)


def received(by: Actor, fund: str, line: str, won: int) -> object:
    del line
    return actions.take_in(by=by, fund=fund, won=won)


GIVES: dict[str, Callable[[Actor, str, str, int], object]] = {
    "more": give_more, "less": give_less, "received": received,
}  # fmt: skip


@require_POST
@needs("money")
def fund_give(request: StaffRequest, fund: str) -> HttpResponse:
    """More or less for a line; what the funder sent."""
    view, form = queries.fund_of(fund), GiveForm(request.POST)
    line, deed = request.POST.get("line", ""), GIVES.get(request.POST.get("go", ""))
    if line not in {one.line.pk for one in view.lines}:
        raise NotForYou
    if deed is None:
        return page_of(request, fund, 422, refused=_("Please choose one of these."))
    if form.is_valid():
        try:
            deed(request.actor, fund, line, form.cleaned_data["more_krw"] or 0)
            return go("money:fund", fund, said="changed")
        except Refused as no:
            return page_of(request, fund, 409, refused=str(no.sentence), give=form, line_now=line)
    return page_of(request, fund, 422, give=form, line_now=line)


@require_POST
@needs("money")
def fund_close(request: StaffRequest, fund: str) -> HttpResponse:
    queries.fund_of(fund)
    form = CloseForm(request.POST, lines=others(fund))
    if form.is_valid():
        try:
            actions.close_fund(by=request.actor, fund=fund, heir=form.cleaned_data["heir"])
            return go("money:fund", fund, said="closed")
        except Refused as no:
            form.refuse(no)
    return page_of(request, fund, 422, close=form)
