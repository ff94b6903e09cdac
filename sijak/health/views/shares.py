"""One payer's part of a bill: papers, question, answer, payments, signatures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from sijak.health.actions import shares as actions
from sijak.health.forms.bills import AnswerForm, AskedForm, FileForm, PaidForm, PapersForm
from sijak.health.queries import bills as queries
from sijak.health.queries.strands import health
from sijak.kernel.access import needs
from sijak.kernel.actor import Actor, StaffRequest
from sijak.kernel.dates import absolute_day
from sijak.kernel.errors import Refused
from sijak.kernel.forms import Form
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of, own_page_of, strand_of
from sijak.people.queries.papers import papers_on


def page_of(
    request: StaffRequest, person: str, bill: str, share: str, bound: dict[str, Form] | None = None
) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.HEALTH)
    view, one = queries.one_share(request.actor, health(file), bill, share)
    files = files_of(request.actor, health(file)) if one.papers else []
    page: dict[str, Any] = {
        "file": file, "bill": view, "share": one, "papers": PapersForm(share=one), "asked": AskedForm(),
        "answer": AnswerForm(), "paid": PaidForm(), "me": request.actor.user_id, "files": dict(files),
        "lay": FileForm(share=one, files=files), **(bound or {}),
    }  # fmt: skip
    return sealed_page(request, "health/bill/share.html", page)


def files_of(by: Actor, strand: str) -> list[tuple[str, str]]:
    """(paper, name and day) of what lies in the health part, the newest first."""
    return [(one.id, f"{one.name} · {absolute_day(one.day)}") for one in papers_on(by, [strand])]


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
def file(request: StaffRequest, person: str, bill: str, share: str) -> HttpResponse:
    """A file that lies in the health part is one of the papers."""
    by, strand = request.actor, strand_of(request.actor, person, "health")
    _view, one = queries.one_share(by, strand, bill, share)
    form = FileForm(request.POST, share=one, files=files_of(by, strand))
    return keep(
        request, (person, bill, share), "lay", form,
        lambda strand: actions.lay_file(
            by=by, strand=strand, share=share, code=form.cleaned_data["code"],
            paper=form.cleaned_data["file"]),
    )  # fmt: skip


@require_POST
@needs("health")
def off(request: StaffRequest, person: str, bill: str, share: str) -> HttpResponse:
    strand = strand_of(request.actor, person, "health")
    actions.take_off(by=request.actor, strand=strand, share=share)
    return go("health:bill", person, bill, said="off")


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
            own_page=own_page_of(request.actor, person),
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
            own_page=own_page_of(request.actor, person),
            paid_krw=form.cleaned_data["paid_krw"] or 0),
    )  # fmt: skip


@require_POST
@needs("health")
def sign(request: StaffRequest, person: str, bill: str, share: str) -> HttpResponse:
    strand = strand_of(request.actor, person, "health")
    own_page = own_page_of(request.actor, person)
    made = actions.sign_share(by=request.actor, strand=strand, share=share, own_page=own_page)
    return go("health:share", person, bill, share, said="signed" if made else "first-signed")


@require_POST
@needs("health")
def back(request: StaffRequest, person: str, bill: str, share: str) -> HttpResponse:
    strand = strand_of(request.actor, person, "health")
    own_page = own_page_of(request.actor, person)
    made = actions.call_back(by=request.actor, strand=strand, share=share, own_page=own_page)
    return go("health:share", person, bill, share, said="back" if made else "first-back")
