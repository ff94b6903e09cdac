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
from sijak.money.models import Ask
from sijak.money.queries import outlays as queries
from sijak.money.queries.teams import payers
from sijak.money.rules import line as rules
from sijak.money.views.showing import line_choices, nos_of
from sijak.people.actions.papers import keep_paper
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of, strand_of_row

WITH_ITS_FORM = 26 * 1024 * 1024  # bytes of one request


def must_be_theirs(request: StaffRequest, person: str, ask: str) -> Ask:
    """On a strand of this person that this worker opens; else NotForYou."""
    row = queries.ask_of(ask)
    strand_of_row(request.actor, person, row.strand_id)
    return row


def page_of(
    request: StaffRequest, person: str, ask: str, status: int = 200, /, **bound: Any
) -> HttpResponse:  # fmt: skip
    file = open_file_of(request.actor, person, Why.MONEY)
    row = must_be_theirs(request, person, ask)
    view = queries.outlay_view(request.actor, row.number)
    page: dict[str, Any] = {
        "file": file, "one": view, "nos": nos_of(view, request.actor), "account": AccountForm(),
        "check": CheckForm(), "receipt": ReceiptForm(), "before": queries.account_before(row.strand_id),
        "refused": "", "decide": LineForm(lines=line_choices(view.lines), now=view.row.line_id or ""),
        **bound,
    }  # fmt: skip
    return sealed_page(request, "money/person/outlay.html", page, status)


def keep(request: StaffRequest, where: tuple[str, str], name: str, form: Form,
         deed: Callable[[Ask], object]) -> HttpResponse:  # fmt: skip
    """A form of this page; what it refuses is shown on the same page."""
    row = must_be_theirs(request, *where)
    if form.is_valid():
        try:
            deed(row)
        except Refused as no:
            form.refuse(no)
        else:
            return go("money:help", *where, said=name)
    return page_of(request, *where, 422, **{name: form})


@require_safe
@needs("ask-money")
def outlay(request: StaffRequest, person: str, ask: str) -> HttpResponse:
    return page_of(request, person, ask)


@require_POST
@needs("ask-money")
def account(request: StaffRequest, person: str, ask: str) -> HttpResponse:
    form, by = AccountForm(request.POST), request.actor

    def deed(row: Ask) -> None:
        told = form.cleaned_data
        payee = paying.keep_payee(by=by, team=payers(by), bank_code=told["bank"], account=told["account"],
                                  holder=told["holder"])  # fmt: skip
        line.change_account(by=by, number=row.number, payee=payee.pk, tail=told["account"][-2:])

    return keep(request, (person, ask), "account", form, deed)


@require_POST
@needs("ask-money")
def same_account(request: StaffRequest, person: str, ask: str) -> HttpResponse:
    """The account that was paid to before, and checked."""
    row = must_be_theirs(request, person, ask)
    before = queries.account_before(row.strand_id)
    if before is None or before.payee_id is None:
        raise NotForYou
    tail = queries.words_of(request.actor, before.number, row.strand_id).get("tail", "")
    try:
        line.change_account(by=request.actor, number=row.number, payee=before.payee_id, tail=str(tail))
    except Refused as no:
        return page_of(request, person, ask, 409, refused=str(no.sentence))
    return go("money:help", person, ask, said="account")


@require_POST
@needs("ask-money")
def check(request: StaffRequest, person: str, ask: str) -> HttpResponse:
    form = CheckForm(request.POST)
    return keep(request, (person, ask), "check", form, lambda row: paying.check_payee(
        by=request.actor, number=row.number, how=CheckedHow(form.cleaned_data["how"])))  # fmt: skip


@require_POST
@needs("ask-money")
def sign(request: StaffRequest, person: str, ask: str) -> HttpResponse:
    row = must_be_theirs(request, person, ask)
    view = queries.outlay_view(request.actor, row.number)
    form = LineForm(request.POST, lines=line_choices(view.lines))
    return keep(request, (person, ask), "decide", form, lambda row: line.sign(
        by=request.actor, number=row.number, line=form.cleaned_data["line"]))  # fmt: skip


@require_POST
@needs("ask-money")
def withdraw(request: StaffRequest, person: str, ask: str) -> HttpResponse:
    row = must_be_theirs(request, person, ask)
    try:
        line.withdraw(by=request.actor, number=row.number)
    except Refused as no:
        return page_of(request, person, ask, 409, refused=str(no.sentence))
    return go("money:person", person, said="withdrawn")


@takes(WITH_ITS_FORM)
@require_POST
@needs("ask-money")
def receipt(request: StaffRequest, person: str, ask: str) -> HttpResponse:
    form, by = ReceiptForm(request.POST, files=request.FILES), request.actor

    def deed(row: Ask) -> None:
        rules.may_keep_receipt(queries.by_number(row.number).state)
        file = form.cleaned_data["file"]
        keep_paper(by=by, strand=row.strand_id, name=file.name, data=file.read(), note=row.number)
        paying.keep_receipt(by=by, number=row.number)

    return keep(request, (person, ask), "receipt", form, deed)
