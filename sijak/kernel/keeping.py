"""May a public page be answered as it was a moment ago, without asking everybody again? (docs/adr/0027)

Only what search engines may list, without query and to whoever carries no cookie. A kept page goes with the
generation (``sijak.kernel.generation``) and at midnight; browsers and whatever stands between ask each time
(``no-cache``), so that what was taken back is gone with the next request.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase

from sijak.kernel import generation
from sijak.kernel.dates import today

MOST = 1000  # pages in memory, each in two forms: some thirty megabytes
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
# The port is left out of what a page is kept under: a stranger can make up sixty thousand of them.
HOST = re.compile(r"([a-z0-9.-]+)(?::[0-9]+)?", re.IGNORECASE)
# A page that was made without something that it would have shown; each request asks in its own context.
_half: ContextVar[bool] = ContextVar("half", default=False)
type Moment = tuple[int, date]


@dataclass(frozen=True, slots=True)
class Kept:
    moment: Moment
    headers: dict[str, str]
    plain: bytes
    pressed: bytes
    etag: str


class KeepingMiddleware:
    """The outermost: what it keeps has gone through all others, so each answer is the same."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.kept: dict[tuple[str, str], Kept] = {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        meta = request.META
        host = HOST.fullmatch(meta.get("HTTP_HOST") or meta.get("SERVER_NAME", ""))
        is_look = request.method in ("GET", "HEAD")
        if not is_look or host is None or meta.get("QUERY_STRING") or meta.get("HTTP_COOKIE"):
            return self.get_response(request)
        place = (f"{request.scheme}://{host[1].lower()}", request.path)
        kept, moment = self.kept.get(place), None
        if kept is not None:
            moment = now()
            if moment is not None and kept.moment == moment:
                return answer(request, kept)
        return self.make(request, place, moment)

    def make(self, request: HttpRequest, place: tuple[str, str], moment: Moment | None) -> HttpResponseBase:
        """The moment is taken before the page is made: a change that comes meanwhile throws it away."""
        moment = moment or (now() if may_be_listed(request) else None)
        _half.set(False)
        response = self.get_response(request)
        if moment is None or _half.get() or not isinstance(response, HttpResponse):
            return response
        if not is_for_everybody(request, response):
            return response
        if len(self.kept) >= MOST:
            self.kept.clear()
        plain = response.content
        etag = f'"{hashlib.sha256(plain).hexdigest()[:32]}"'
        # Weak, since the pressed form carries the same one.
        headers = {**response.headers, "Cache-Control": "no-cache", "Vary": "Accept-Encoding",
                   "ETag": f"W/{etag}"}  # fmt: skip
        headers.pop("Content-Length", None)
        self.kept[place] = made = Kept(moment, headers, plain, gzip.compress(plain, mtime=0), etag)
        return answer(request, made)


def keep_not() -> None:
    """Said by whoever leaves something out because the data store did not answer: the next one asks again."""
    _half.set(True)


def now() -> Moment | None:
    """None when the data store does not answer: then pages are made without it, and none is kept."""
    try:
        return generation.current(), today()
    except DatabaseError:
        return None


def may_be_listed(request: HttpRequest) -> bool:
    """Only pages that end in a slash are pages; a file is the business of whoever serves files."""
    return request.path.endswith("/")


def is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    view = getattr(getattr(request, "resolver_match", None), "func", None)
    is_listed = getattr(getattr(view, "sijak_access", None), "is_indexable", False)
    is_bare = not response.cookies and not response.has_header("Cache-Control")
    return bool(is_listed and is_bare and response.status_code == 200)


def answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    if kept.etag in request.META.get("HTTP_IF_NONE_MATCH", ""):
        same = HttpResponseNotModified()
        for name in ("ETag", "Cache-Control", "Vary"):
            same.headers[name] = kept.headers[name]
        return same
    is_pressed = TAKES_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None
    response = HttpResponse(kept.pressed if is_pressed else kept.plain, headers=dict(kept.headers))
    if is_pressed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))
    return response
