"""The treasurer's day, and one outlay from the side of those who decide and pay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import Actor, StaffRequest
from sijak.kernel.errors import NotForYou, Refused
from sijak.money.actions import line, paying
from sijak.money.enums import CheckedHow, PaymentState, Way
from sijak.money.forms.asking import CheckForm, LineForm
from sijak.money.queries import outlays as queries
from sijak.money.queries.paying import bank_name
from sijak.money.views.showing import line_choices, nos_of
from sijak.people.http import go, sealed_page


@require_safe
@needs("money")
def day(request: StaffRequest) -> HttpResponse:
    found = queries.treasurers_day(request.actor, request.GET.get("tab", ""), request.GET.get("page"))
    words = {"decide": _("To decide"), "pay": _("To pay"), "way": _("On the way"),
             "report": _("No receipt yet"), "ended": pgettext("purse", "Ended")}  # fmt: skip
    waiting = found.counts["decide"] + found.counts["pay"]
    tabs = [(word, f"?tab={tab}", tab == found.tab, found.counts[tab]) for tab, word in words.items()]
    page = {
        "day": found,
        "tabs": tabs,
        "sum": found.sums[found.tab],
        "counts": {"money:day": waiting},
    }
    return sealed_page(request, "money/day/list.html", page)


def page_of(request: StaffRequest, number: str, status: int = 200, **bound: Any) -> HttpResponse:
    view = queries.outlay_view(request.actor, number)
    page: dict[str, Any] = {
        "one": view, "nos": nos_of(view, request.actor), "refused": "", "check": CheckForm(),
        "decide": LineForm(lines=line_choices(view.lines), now=view.row.line_id or ""),
        "bank": bank_name(view.account.bank) if view.account else "",
        "is_transfer": view.row.way == Way.TRANSFER,
        "last": view.payments[-1] if view.payments else None, **bound,
    }  # fmt: skip
    return sealed_page(request, "money/day/outlay.html", page, status)


@require_safe
@needs("money")
def outlay(request: StaffRequest, outlay: str) -> HttpResponse:
    return page_of(request, outlay)


@require_POST
@needs("money")
def decide(request: StaffRequest, outlay: str) -> HttpResponse:
    view = queries.outlay_view(request.actor, outlay)
    form = LineForm(request.POST, lines=line_choices(view.lines))
    if form.is_valid():
        try:
            row = line.sign(by=request.actor, number=outlay, line=form.cleaned_data["line"])
            return go("money:outlay", outlay, said=row.state)
        except Refused as no:
            form.refuse(no)
    return page_of(request, outlay, 422, decide=form)


@require_POST
@needs("money")
def check(request: StaffRequest, outlay: str) -> HttpResponse:
    form = CheckForm(request.POST)
    if form.is_valid():
        try:
            paying.check_payee(by=request.actor, number=outlay, how=CheckedHow(form.cleaned_data["how"]))
            return go("money:outlay", outlay, said="checked")
        except Refused as no:
            form.refuse(no)
    return page_of(request, outlay, 422, check=form)


def last_payment(number: str) -> str:
    found = queries.by_number(number).payments.exclude(state=PaymentState.BOUNCED).first()
    if found is None:
        raise NotForYou
    return found.pk


DEEDS: dict[str, Callable[[Actor, str], object]] = {
    "refuse": lambda by, number: line.refuse(by=by, number=number),
    "back": lambda by, number: line.call_back(by=by, number=number),
    "hand": lambda by, number: paying.hand_over(by=by, number=number),
    "paid": lambda by, number: paying.settle(by=by, payment=last_payment(number), state=PaymentState.PAID),
    "bounced": lambda by, number: paying.settle(
        by=by, payment=last_payment(number), state=PaymentState.BOUNCED
    ),
}


@require_POST
@needs("money")
def do(request: StaffRequest, outlay: str) -> HttpResponse:
    """One button, one deed."""
    queries.outlay_view(request.actor, outlay)  # there, and not hidden from this worker
    deed = DEEDS.get(request.POST.get("go", ""))
    if deed is None:
        return page_of(request, outlay, 422, refused=_("Please choose one of these."))
    try:
        deed(request.actor, outlay)
    except Refused as no:
        return page_of(request, outlay, 409, refused=str(no.sentence))
    return go("money:outlay", outlay, said=request.POST["go"])
