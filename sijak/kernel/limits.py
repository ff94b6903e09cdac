"""How much may one request carry?"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve

type View = Callable[..., HttpResponseBase]


def takes(most: int) -> Callable[[View], View]:
    """A view that lets ``most`` bytes in where others take ``DATA_UPLOAD_MAX_MEMORY_SIZE``. Only from
    somebody who carries a session: a stranger fills no memory."""

    def mark(view: View) -> View:
        view.sijak_takes = most  # type: ignore[attr-defined]
        return view

    return mark


def own_takes(most: int) -> Callable[[View], View]:
    """As ``takes``, for a page of one's own behind the eight words: a picture from a telephone."""

    def mark(view: View) -> View:
        view.sijak_own_takes = most  # type: ignore[attr-defined]
        return view

    return mark


class LimitsMiddleware:
    """Answers a body that is too large with a page, before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = body_length(request)
        if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and length > room_for(request):
            response = render(request, "ui/413.html", status=413)
            response.headers["Cache-Control"] = "no-store"
            return response
        return self.get_response(request)


def body_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def room_for(request: HttpRequest) -> int:
    """Bytes that this address takes from a worker, or from somebody who came in by eight words; 0: no more
    than others."""
    marks = [mark for cookie, mark in ((settings.SIJAK_COOKIE, "sijak_takes"),
                                       (settings.SIJAK_OWN_COOKIE, "sijak_own_takes"))
             if cookie in request.COOKIES]  # fmt: skip
    if not marks:
        return 0
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return 0
    return max(int(getattr(view, mark, 0)) for mark in marks)


class OnlyInMemory(MemoryFileUploadHandler):
    """A file stays in memory, however large: how large it may be was asked before it came in. There is
    no second handler, so that none can lay it into a temporary folder."""

    def handle_raw_input(self, *_: Any, **__: Any) -> None:
        self.activated = True
