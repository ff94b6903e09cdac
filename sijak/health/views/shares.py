"""One payer's part of a bill: papers, question, answer, payments, signatures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from sijak.health.actions import shares as actions
from sijak.health.forms.bills import AnswerForm, AskedForm, PaidForm, PapersForm
from sijak.health.queries import bills as queries
from sijak.health.queries.strands import health
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.kernel.forms import Form
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of, strand_of


def page_of(
    request: StaffRequest, person: str, bill: str, share: str, bound: dict[str, Form] | None = None
) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.HEALTH)
    view, one = queries.one_share(request.actor, health(file), bill, share)
    page: dict[str, Any] = {
        "file": file, "bill": view, "share": one, "papers": PapersForm(share=one), "asked": AskedForm(),
        "answer": AnswerForm(), "paid": PaidForm(), "me": request.actor.user_id, **(bound or {}),
    }  # fmt: skip
    return sealed_page(request, "health/bill/share.html", page)


def keep(
    request: StaffRequest, where: tuple[str, str, str], name: str, form: Form, deed: Callable[[str], object]
) -> HttpResponse:
    """A form of this page, kept; what it refuses is shown on the same page."""
    if form.is_valid():
        try:
            deed(strand_of(request.actor, where[0], "health"))
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:share", *where, said=name)
    return page_of(request, *where, {name: form})


@require_safe
@needs("health")
def share(request: StaffRequest, person: str, bill: str, share: str) -> HttpResponse:
    return page_of(request, person, bill, share)


@require_POST
@needs("health")
def papers(request: StaffRequest, person: str, bill: str, share: str) -> HttpResponse:
    by = request.actor
    _view, one = queries.one_share(by, strand_of(by, person, "health"), bill, share)
    form = PapersForm(request.POST, share=one)
    return keep(
        request, (person, bill, share), "papers", form,
        lambda strand: actions.tick_papers(
            by=by, strand=strand, share=share, codes=form.cleaned_data["papers"]),
    )  # fmt: skip


@require_POST
@needs("health")
def asked(request: StaffRequest, person: str, bill: str, share: str) -> HttpResponse:
    form = AskedForm(request.POST)
    return keep(
        request, (person, bill, share), "asked", form,
        lambda strand: actions.say_asked(by=request.actor, strand=strand, share=share, **form.cleaned_data),
    )  # fmt: skip


@require_POST
@needs("health")
def answer(request: StaffRequest, person: str, bill: str, share: str) -> HttpResponse:
    form = AnswerForm(request.POST)
    return keep(
        request, (person, bill, share), "answer", form,
        lambda strand: actions.answer_share(
            by=request.actor, strand=strand, share=share, why=form.cleaned_data["why"],
            promised_krw=form.cleaned_data["promised_krw"] or 0),
    )  # fmt: skip


@require_POST
@needs("health")
def paid(request: StaffRequest, person: str, bill: str, share: str) -> HttpResponse:
    form = PaidForm(request.POST)
    return keep(
        request, (person, bill, share), "paid", form,
        lambda strand: actions.pay_share(
            by=request.actor, strand=strand, share=share, day=form.cleaned_data["day"],
            paid_krw=form.cleaned_data["paid_krw"] or 0),
    )  # fmt: skip


@require_POST
@needs("health")
def sign(request: StaffRequest, person: str, bill: str, share: str) -> HttpResponse:
    strand = strand_of(request.actor, person, "health")
    made = actions.sign_share(by=request.actor, strand=strand, share=share)
    return go("health:share", person, bill, share, said="signed" if made else "first-signed")


@require_POST
@needs("health")
def back(request: StaffRequest, person: str, bill: str, share: str) -> HttpResponse:
    strand = strand_of(request.actor, person, "health")
    made = actions.call_back(by=request.actor, strand=strand, share=share)
    return go("health:share", person, bill, share, said="back" if made else "first-back")
