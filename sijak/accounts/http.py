"""How does the browser keep a session, and where does a worker land?"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme


def keep_token(response: HttpResponse, token: str) -> None:
    """The only cookie of the house that opens anything; gone when the browser closes."""
    response.set_cookie(
        settings.SIJAK_COOKIE, token, path="/", secure=settings.SIJAK_COOKIE_SECURE, httponly=True,
        samesite="Lax",
    )  # fmt: skip


def drop_token(response: HttpResponse) -> None:
    response.delete_cookie(settings.SIJAK_COOKIE, path="/", samesite="Lax")


def landing(wanted: str = "") -> str:
    """Where to go after sign-in: the page they came for, if it is ours, else today."""
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    for name in ("desk:today", "pages:home"):
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return "/"
