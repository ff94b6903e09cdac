"""What we wrote to each other, and one more letter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sijak.kernel.errors import Refused
from sijak.myspace.http import beside_letters, mine, own_page
from sijak.people.own import Own
from sijak.reach import actions, queries
from sijak.reach.forms import LetterForm


@require_http_methods(["GET", "HEAD", "POST"])
@mine(keeps=["text"])
def letters(request: HttpRequest, own: Own) -> HttpResponse:
    form = LetterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.take_letter(by=None, mailbox=own.mailbox, pass_=own.pass_, text=form.cleaned_data["text"])
        except Refused as no:
            form.refuse(no)
        else:
            removed = "&removed=1" if form.removed_numbers else ""
            return redirect(f"{reverse('myspace:letters')}?said=sent{removed}")
    page: dict[str, Any] = {
        "form": form,
        "letters": own.letters[::-1],
        "promised": promised_to(own),
        "removed": request.GET.get("removed") == "1",
        **beside_letters(own),
    }
    return own_page(request, own, "myspace/letters.html", page, 422 if form.errors else 200)


def promised_to(own: Own) -> date | None:
    return queries.promise_to(own.mailbox)
