"""How does the house answer itself, as it would a stranger's browser, without a network?"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

OK = 200


@lru_cache(maxsize=1)
def house() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler


def request_for(path: str) -> HttpRequest:
    origin = urlsplit(settings.SIJAK_ORIGIN)
    return RequestFactory().get(path, secure=origin.scheme == "https", headers={"host": origin.netloc})


def body_of(path: str, *, status: int = OK) -> bytes | None:
    """None when the answer is another than this one."""
    found = page_of(path, status=status)
    return found[0] if found else None


def page_of(path: str, *, status: int = OK) -> tuple[bytes, str] | None:
    """The body, and what the answer says about being kept."""
    with translation.override(settings.LANGUAGE_CODE):
        answer = house().get_response(request_for(path))
    if answer.status_code != status:
        return None
    body = answer.content if isinstance(answer, HttpResponse) else b"".join(answer)
    return body, answer.headers.get("Cache-Control", "")
