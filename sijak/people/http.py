"""How does a page with words about a person leave the house? Never into a cache."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from sijak.kernel.forms import Form
from sijak.people.queries.papers import Whole
from sijak.ui.http import unkept


def sealed_page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    return unkept(render(request, template, context, status=status))


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


def answer(told: dict[str, Any], status: int = 200) -> HttpResponse:
    """For a script of our own page."""
    return unkept(JsonResponse(told, status=status))


def handed_out(found: Whole, *, is_shown: bool = False) -> HttpResponse:
    """What a stranger made never acts as a page of ours: a download, or a small picture that we drew
    ourselves, in a sandbox where nothing may load, run or be sent. Its name tells nothing."""
    response = HttpResponse(found.data, content_type=found.media)
    shown = "inline" if is_shown else "attachment"
    response.headers["Content-Disposition"] = f'{shown}; filename="{found.name}"'
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return unkept(response)


# -- whoever gave the eight words -----------------------------------------------------------------
def keep_pass(response: HttpResponse, pass_: str) -> None:
    """From here on the vault's half-hour pass rides in a cookie that no script reads and no other site
    sends."""
    _set_own(response, pass_)


def drop_pass(response: HttpResponse) -> None:
    """With the cookie of the forms: nothing of the visit stays."""
    _set_own(response, "", max_age=0)
    response.set_cookie(
        settings.CSRF_COOKIE_NAME, "", max_age=0, path="/", secure=settings.SIJAK_COOKIE_SECURE,
        httponly=True, samesite="Strict",
    )  # fmt: skip


def pass_of(request: HttpRequest) -> str:
    """The pass, or an empty text."""
    token = request.COOKIES.get(settings.SIJAK_OWN_COOKIE, "")
    return token if len(token) == 64 and token.isascii() and token.isalnum() else ""


def _set_own(response: HttpResponse, value: str, max_age: int | None = None) -> None:
    # Not delete_cookie: a browser ignores a __Host- cookie that is not marked secure.
    response.set_cookie(
        settings.SIJAK_OWN_COOKIE, value, max_age=max_age, path="/",
        secure=settings.SIJAK_COOKIE_SECURE, httponly=True, samesite="Strict",
    )  # fmt: skip
