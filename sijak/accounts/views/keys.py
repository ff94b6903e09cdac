"""With which keys does a worker come in? Their own page."""

from __future__ import annotations

from django.conf import settings
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sijak.accounts import door
from sijak.accounts.forms import KeyForm, NewPinForm
from sijak.accounts.queries.who import worker
from sijak.accounts.views.door import answer_of
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@needs("today")
def passkeys(request: StaffRequest) -> HttpResponseBase:
    """What I open here, and the passkeys with which I come in."""
    form, problem = KeyForm(request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        try:
            door.register_passkey(request.actor.token, answer_of(request), form.cleaned_data["label"])
            return HttpResponseRedirect(f"{reverse('accounts:passkeys')}?said=key-made")
        except Refused as no:
            problem = str(no.sentence)
    return keys_page(request, form, NewPinForm(), problem)


@require_POST
@needs("today")
def pin_set(request: StaffRequest) -> HttpResponseBase:
    """Practice only: the vault refuses it anywhere else."""
    form = NewPinForm(request.POST)
    if form.is_valid():
        try:
            door.set_pin(request.actor.token, form.cleaned_data["pin"])
            return HttpResponseRedirect(f"{reverse('accounts:passkeys')}?said=pin-set")
        except Refused as no:
            form.refuse(no)
    return keys_page(request, KeyForm(), form, "")


def keys_page(request: StaffRequest, form: KeyForm, pin_form: NewPinForm, problem: str) -> HttpResponseBase:
    who = request.who  # type: ignore[attr-defined]
    return render(request, "accounts/keys.html", {
        "form": form, "pin_form": pin_form, "problem": problem, "count": who["passkeys"],
        "me": worker(request.actor, request.actor.user_id), "next": request.path,
        "is_practice": settings.SIJAK_PRACTICE,
    })  # fmt: skip
