"""How does a page with words about a person leave the house? Never into a cache."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from sijak.kernel.forms import Form


def sealed_page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def go(name: str, *args: str, said: str = "") -> HttpResponse:
    """To an address by its name, with a code of what was done."""
    url = reverse(name, args=args)
    return redirect(f"{url}?said={said}" if said else url)


def typed_again(form: Form, **changed: str) -> QueryDict:
    """What was typed, with a few hidden values renewed: nothing that a person wrote is lost."""
    data = form.data.copy() if isinstance(form.data, QueryDict) else QueryDict(mutable=True)
    for name, value in changed.items():
        data[name] = value
    return data
