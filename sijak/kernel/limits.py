"""How much may one request carry?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render


class LimitsMiddleware:
    """Answers a body that is too large with a page, before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if body_length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            response = render(request, "ui/413.html", status=413)
            response.headers["Cache-Control"] = "no-store"
            return response
        return self.get_response(request)


def body_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
