"""Who may open this page, and what does everyone else see?

Every view carries exactly one of `@public("why")` and `@needs("permission")`. The mark is
kept on the view as `sijak_access`, so that a test can walk the addresses and find the one
that was forgotten.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from sijak.kernel.errors import Away, Refused

log = logging.getLogger("sijak.kernel")

type View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Access:
    """What a view asks of its visitor: a permission, or nothing and a reason why."""

    permission: str | None
    why: str
    is_indexable: bool = False


def public(why: str, *, indexable: bool = False) -> Callable[[View], View]:
    """Anyone may come; `why` says for what reason. `indexable` lets search engines list it."""
    if not why.strip():
        raise ValueError("a public view must say why it is public")

    def mark(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response = view(request, *args, **kwargs)
            if indexable:
                response.headers["X-Robots-Tag"] = "all"
            return response

        answer.sijak_access = Access(None, why, indexable)  # type: ignore[attr-defined]
        return answer

    return mark


def needs(permission: str) -> Callable[[View], View]:
    """Only workers whose role holds `permission`; strangers are led to the sign-in page."""
    if not permission:
        raise ValueError("name the permission")

    def mark(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = getattr(request, "actor", None)
            if actor is None:
                return to_sign_in(request)
            if permission not in actor.permissions:
                raise PermissionDenied
            response = view(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        answer.sijak_access = Access(permission, "")  # type: ignore[attr-defined]
        return answer

    return mark


def to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """The path only: a query may hold what was looked for."""
    where = reverse("accounts:sign-in")
    response = HttpResponseRedirect(f"{where}?{urlencode({'next': request.path})}")
    response.headers["Cache-Control"] = "no-store"
    return response


# What SQLite and PostgreSQL say when a write could not be made and nothing of it was.
STORE_AWAY = ("is full", "i/o error", "readonly", "read-only", "is locked", "unable to open",
              "no space left", "connection")  # fmt: skip


def is_store_away(error: Exception) -> bool:
    """The disk is full, or the data store is gone: an operator's matter, not a mistake of ours."""
    if not isinstance(error, OperationalError):
        return False
    is_away = any(words in str(error).lower() for words in STORE_AWAY)
    if is_away:
        log.error("the data store does not take a write: is the disk full?")
    return is_away


class RefusalMiddleware:
    """A sentence that no view caught still reaches the person as a page, never as a crash."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            page, status = "ui/refused.html", 409
        elif isinstance(error, Away) or is_store_away(error):
            page, status = "ui/503.html", 503
        else:
            return None
        sentence = getattr(error, "sentence", None)
        response = render(request, page, {"sentence": sentence}, status=status)
        response.headers["Cache-Control"] = "no-store"
        if status == 503:
            response.headers["Retry-After"] = "30"
        return response
