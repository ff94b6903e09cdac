"""Money asked, promised and paid: the person reads it, asks, and takes back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.won import amount_said
from sijak.money.actions.own import OwnAsking, ask_self, take_back_self
from sijak.money.enums import NOT_OURS, HelpKind
from sijak.money.queries.own import asks, outlays
from sijak.myspace.forms import OwnAskForm
from sijak.myspace.http import mine, own_page
from sijak.people.own import Own


@require_http_methods(["GET", "HEAD", "POST"])
@mine(keeps=["words"])
def paid(request: HttpRequest, own: Own) -> HttpResponse:
    if not own.strand:
        raise NotForYou
    if request.method == "POST" and request.POST.get("go") == "back":
        return take_back(request, own)
    form = OwnAskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            keep(own, form)
            return redirect(f"{reverse('myspace:paid')}?said=asked")
        except Refused as no:
            form.refuse(no)
    return page_of(request, own, form, 422 if form.errors else 200)


def page_of(
    request: HttpRequest, own: Own, form: OwnAskForm, status: int = 200, refused: str = ""
) -> HttpResponse:  # fmt: skip
    page = {
        "outlays": outlays(own),
        "asks": asks(own),
        "form": form,
        "removed": form.removed_numbers,
        "refused": refused,
        "is_not_ours": form.is_bound and form.data.get("kind") in NOT_OURS,
    }
    return own_page(request, own, "myspace/paid.html", page, status)


def keep(own: Own, form: OwnAskForm) -> None:
    told = form.cleaned_data
    asking = OwnAsking(told["kind"], told["asked_krw"] or 0, told["words"])
    letter = _("On my page I asked for help with money: %(kind)s, %(won)s. %(words)s") % {
        "kind": HelpKind(asking.kind).label,
        "won": amount_said(asking.won),
        "words": asking.words,
    }
    ask_self(by=own, once=told["once"], asking=asking, letter=letter)


def take_back(request: HttpRequest, own: Own) -> HttpResponse:
    letter = _("On my page I took back what I had asked for in money.")
    try:
        take_back_self(by=own, what=request.POST.get("what", ""), letter=letter)
    except Refused as no:
        return page_of(request, own, OwnAskForm(), 409, str(no.sentence))
    return redirect(f"{reverse('myspace:paid')}?said=back")
