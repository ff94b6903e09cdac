"""One person's bills, one bill with its payers, the sentence on paper, and what finance sees."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.health.actions import bills as actions
from sijak.health.forms.bills import BillForm, ComesForm, PaidForm, PayerForm, UsedForm
from sijak.health.queries import bills as queries
from sijak.health.queries.promised import promised as promised_rows
from sijak.health.queries.sentences import in_each_language
from sijak.health.queries.strands import health
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of, own_page_of, strand_of


@require_http_methods(["GET", "POST"])
@needs("health")
def bill_list(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    strand = health(file)
    form = BillForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        once = form.cleaned_data["once"]
        try:
            made = actions.open_bill(by=by, strand=strand, once=once, opening=form.opening())
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:bill", person, made.id, said="opened")
    page = {"form": form, "file": file, "bills": queries.bills_of(by, strand),
            "limits": queries.ceilings_of_person(strand, today())}  # fmt: skip
    return sealed_page(request, "health/bill/list.html", page)


@require_http_methods(["GET", "POST"])
@needs("health")
def bill(request: StaffRequest, person: str, bill: str) -> HttpResponse:
    """The bill, with a form to ask one more payer."""
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    view = queries.one_bill(by, health(file), bill)
    form = PayerForm(request.POST if request.method == "POST" else None, payers=view.left_payers)
    if form.is_valid():
        try:
            actions.ask_payer(by=by, strand=view.row.strand_id, bill=bill, **form.asked())
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:bill", person, bill, said="added")
    page = {"form": form, "file": file, "bill": view, "comes_form": ComesForm()}
    return sealed_page(request, "health/bill/page.html", page)


@require_POST
@needs("health")
def bill_comes(request: StaffRequest, person: str, bill: str) -> HttpResponse:
    """The bill takes the place of the quote."""
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    view, form, refused = queries.one_bill(by, health(file), bill), ComesForm(request.POST), ""
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.bill_comes(by=by, strand=view.row.strand_id, bill=bill, day=given["day"],
                               total_krw=given["total_krw"] or 0)  # fmt: skip
        except Refused as no:
            form.refuse(no)
            refused = "" if no.field else str(no.sentence)
        else:
            return go("health:bill", person, bill, said="came")
    page = {"form": PayerForm(payers=view.left_payers), "file": file, "bill": view, "comes_form": form,
            "refused": refused}  # fmt: skip
    return sealed_page(request, "health/bill/page.html", page)


@require_http_methods(["GET", "POST"])
@needs("health")
def bill_paid(request: StaffRequest, person: str, bill: str) -> HttpResponse:
    """What they paid themselves."""
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    view = queries.one_bill(by, health(file), bill)
    form = PaidForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.pay_self(by=by, strand=view.row.strand_id, bill=bill, day=given["day"],
                             paid_krw=given["paid_krw"] or 0, own_page=own_page_of(by, person))  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:bill", person, bill, said="paid")
    return sealed_page(request, "health/bill/paid.html", {"form": form, "file": file, "bill": view})


@require_safe
@needs("health")
def bill_print(request: StaffRequest, person: str, bill: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    view = queries.one_bill(by, health(file), bill)
    page = {"file": file, "bill": view, "sentences": in_each_language(view.standing)}
    return sealed_page(request, "health/bill/print.html", page)


@require_POST
@needs("health")
def bill_tell(request: StaffRequest, person: str, bill: str) -> HttpResponse:
    by = request.actor
    actions.tell_own_page(by=by, strand=strand_of(by, person, "health"), bill=bill,
                          own_page=own_page_of(by, person))  # fmt: skip
    return go("health:bill-print", person, bill, said="told")


@require_http_methods(["GET", "POST"])
@needs("health")
def used(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    strand = health(file)
    form = UsedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.tell_used(by=by, strand=strand, **form.told())
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:used", person, said="kept")
    page = {"form": form, "file": file, "used": queries.used_elsewhere(strand),
            "limits": queries.ceilings_of_person(strand, today())}  # fmt: skip
    return sealed_page(request, "health/bill/used.html", page)


@require_safe
@needs("costs")
def promised(request: StaffRequest) -> HttpResponse:
    """For finance: amounts and numbers, nobody's name."""
    month, state = request.GET.get("month", ""), request.GET.get("state", "")
    page = {"found": promised_rows(request.actor, month=month, state=state)}
    return sealed_page(request, "health/promised/list.html", page)
