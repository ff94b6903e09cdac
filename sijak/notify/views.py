"""Where a worker says whether a letter may remind them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.notify import actions
from sijak.notify.forms import AddressForm
from sijak.notify.models import Address


@require_http_methods(["GET", "POST"])
@needs("calendar")
def reminders(request: StaffRequest) -> HttpResponse:
    known = Address.objects.filter(worker=request.actor.user_id).first()
    first = {"email": known.email} if known else {}
    form = AddressForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        actions.keep_address(by=request.actor, email=form.cleaned_data["email"])
        return redirect(f"{reverse('notify:reminders')}?said=kept")
    return render(request, "notify/reminders.html", {"form": form, "known": known})


@require_POST
@needs("calendar")
def reminders_end(request: StaffRequest) -> HttpResponse:
    actions.forget_address(by=request.actor)
    return redirect(f"{reverse('notify:reminders')}?said=ended")
