"""Payment lists, files for the bank, and the statement that comes back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused
from sijak.money.actions import paying, statement
from sijak.money.enums import PaymentState
from sijak.money.forms.treasury import MatchForm, PayForm, SettleForm, StatementForm
from sijak.money.queries import paying as queries
from sijak.money.queries.teams import payers
from sijak.money.rules import bankfile
from sijak.money.rules.statement import read_statement
from sijak.people.http import go, sealed_page
from sijak.ui.http import unkept


@require_http_methods(["GET", "HEAD", "POST"])
@needs("money")
def pay(request: StaffRequest) -> HttpResponse:
    found = queries.ready(request.actor)
    form = PayForm(
        request.POST if request.method == "POST" else None, numbers=[one.row.number for one in found.go]
    )
    if form.is_valid():
        try:
            told = form.cleaned_data
            run = paying.make_run(by=request.actor, numbers=told["numbers"], once=told["once"])
            return go("money:run", run.pk, said="made")
        except Refused as no:
            form.refuse(no)
    page = {"ready": found, "form": form}
    return sealed_page(request, "money/pay/list.html", page, 422 if form.errors else 200)


@require_safe
@needs("money")
def run(request: StaffRequest, run: str) -> HttpResponse:
    return run_page(request, run)


def run_page(request: StaffRequest, run: str, status: int = 200, refused: str = "") -> HttpResponse:
    return sealed_page(
        request, "money/pay/run.html", {"view": queries.run_view(run), "refused": refused}, status
    )


@require_POST
@needs("money")
def run_settle(request: StaffRequest, run: str) -> HttpResponse:
    """One of the list: it arrived, or it came back."""
    form, view = SettleForm(request.POST), queries.run_view(run)
    if not form.is_valid():
        return run_page(request, run, 422, form.first_error)
    told = form.cleaned_data
    if told["payment"] not in {one.pk for one in view.payments}:
        raise NotForYou
    try:
        paying.settle(by=request.actor, payment=told["payment"], state=PaymentState(told["go"]))
    except Refused as no:
        return run_page(request, run, 409, str(no.sentence))
    return go("money:run", run, said=told["go"])


@require_safe
@needs("money")
def run_file(request: StaffRequest, run: str, shape: str) -> HttpResponse:
    """Made for this answer and kept nowhere; its name tells the number of the list and nothing else."""
    view = queries.run_view(run)
    rows = queries.transfers(request.actor, view)
    if shape == "csv":
        body, kind = bankfile.as_csv(rows), "text/csv; charset=utf-8"
    else:
        body, kind = bankfile.fixed(view.run.number, view.run.day, rows), "text/plain; charset=cp949"
    response = HttpResponse(body, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{view.run.number}.{shape}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return unkept(response)


def statement_page(request: StaffRequest, status: int = 200, **more: Any) -> HttpResponse:
    page = {"found": queries.reconciling(request.actor), "form": StatementForm(), "refused": ""} | more
    return sealed_page(request, "money/pay/statement.html", page, status)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("money")
def statement_bring(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return statement_page(request)
    form = StatementForm(request.POST, files=request.FILES)
    if form.is_valid():
        try:
            lines = read_statement(form.cleaned_data["file"].read())
            statement.bring_statement(by=request.actor, team=payers(request.actor), lines=lines)
            return go("money:statement", said="brought")
        except Refused as no:
            form.refuse(no)
    return statement_page(request, 422, form=form)


@require_POST
@needs("money")
def statement_match(request: StaffRequest) -> HttpResponse:
    form = MatchForm(request.POST)
    if not form.is_valid():
        return statement_page(request, 422, refused=form.first_error)
    try:
        statement.match_line(by=request.actor, **form.cleaned_data)
    except Refused as no:
        return statement_page(request, 409, refused=str(no.sentence))
    return go("money:statement", said="matched")
