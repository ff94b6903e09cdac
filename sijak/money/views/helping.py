"""One outlay, from the side of those who walk with the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.forms import Form
from sijak.kernel.limits import takes
from sijak.money.actions import line, paying
from sijak.money.enums import CheckedHow
from sijak.money.forms.asking import AccountForm, CheckForm, LineForm, ReceiptForm
from sijak.money.queries import outlays as queries
from sijak.money.queries.teams import payers
from sijak.money.rules import line as rules
from sijak.money.views.showing import line_choices, nos_of
from sijak.people.actions.papers import keep_paper
from sijak.people.enums import Compartment, Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of, strand_of

WITH_ITS_FORM = 26 * 1024 * 1024  # bytes of one request


def must_be_theirs(request: StaffRequest, person: str, number: str) -> str:
    """The money strand, when the outlay lies on it; else NotForYou."""
    strand = strand_of(request.actor, person, Compartment.MONEY)
    if number not in queries.numbers_of(strand):
        raise NotForYou
    return strand


def page_of(
    request: StaffRequest, person: str, number: str, status: int = 200, /, **bound: Any
) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.MONEY)
    strand = must_be_theirs(request, person, number)
    view = queries.outlay_view(request.actor, number)
    page: dict[str, Any] = {
        "file": file, "one": view, "nos": nos_of(view, request.actor), "account": AccountForm(),
        "check": CheckForm(), "receipt": ReceiptForm(), "before": queries.account_before(strand),
        "refused": "", "decide": LineForm(lines=line_choices(view.lines), now=view.row.line_id or ""),
        **bound,
    }  # fmt: skip
    return sealed_page(request, "money/person/outlay.html", page, status)


def keep(request: StaffRequest, where: tuple[str, str], name: str, form: Form,
         deed: Callable[[], object]) -> HttpResponse:  # fmt: skip
    """A form of this page; what it refuses is shown on the same page."""
    must_be_theirs(request, *where)
    if form.is_valid():
        try:
            deed()
        except Refused as no:
            form.refuse(no)
        else:
            return go("money:help", *where, said=name)
    return page_of(request, *where, 422, **{name: form})


@require_safe
@needs("ask-money")
def outlay(request: StaffRequest, person: str, number: str) -> HttpResponse:
    return page_of(request, person, number)


@require_POST
@needs("ask-money")
def account(request: StaffRequest, person: str, number: str) -> HttpResponse:
    form, by = AccountForm(request.POST), request.actor

    def deed() -> None:
        told = form.cleaned_data
        row = paying.keep_payee(by=by, team=payers(by), bank_code=told["bank"], account=told["account"],
                                holder=told["holder"])  # fmt: skip
        line.change_account(by=by, number=number, payee=row.pk, tail=told["account"][-2:])

    return keep(request, (person, number), "account", form, deed)


@require_POST
@needs("ask-money")
def same_account(request: StaffRequest, person: str, number: str) -> HttpResponse:
    """The account that was paid to before, and checked."""
    strand = must_be_theirs(request, person, number)
    before = queries.account_before(strand)
    if before is None or before.payee_id is None:
        raise NotForYou
    tail = queries.words_of(request.actor, before.number, strand).get("tail", "")
    try:
        line.change_account(by=request.actor, number=number, payee=before.payee_id, tail=str(tail))
    except Refused as no:
        return page_of(request, person, number, 409, refused=str(no.sentence))
    return go("money:help", person, number, said="account")


@require_POST
@needs("ask-money")
def check(request: StaffRequest, person: str, number: str) -> HttpResponse:
    form = CheckForm(request.POST)
    return keep(request, (person, number), "check", form, lambda: paying.check_payee(
        by=request.actor, number=number, how=CheckedHow(form.cleaned_data["how"])))  # fmt: skip


@require_POST
@needs("ask-money")
def sign(request: StaffRequest, person: str, number: str) -> HttpResponse:
    must_be_theirs(request, person, number)
    view = queries.outlay_view(request.actor, number)
    form = LineForm(request.POST, lines=line_choices(view.lines))
    return keep(request, (person, number), "decide", form, lambda: line.sign(
        by=request.actor, number=number, line=form.cleaned_data["line"]))  # fmt: skip


@require_POST
@needs("ask-money")
def withdraw(request: StaffRequest, person: str, number: str) -> HttpResponse:
    must_be_theirs(request, person, number)
    try:
        line.withdraw(by=request.actor, number=number)
    except Refused as no:
        return page_of(request, person, number, 409, refused=str(no.sentence))
    return go("money:person", person, said="withdrawn")


@takes(WITH_ITS_FORM)
@require_POST
@needs("ask-money")
def receipt(request: StaffRequest, person: str, number: str) -> HttpResponse:
    form, by = ReceiptForm(request.POST, files=request.FILES), request.actor
    strand = must_be_theirs(request, person, number)

    def deed() -> None:
        rules.may_keep_receipt(queries.by_number(number).state)
        file = form.cleaned_data["file"]
        keep_paper(by=by, strand=strand, name=file.name, data=file.read(), note=number)
        paying.keep_receipt(by=by, number=number)

    return keep(request, (person, number), "receipt", form, deed)
