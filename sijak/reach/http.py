"""How does a page for a stranger answer? Never kept by a browser, never asking for a cookie."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sijak.ui import lines
from sijak.ui.http import unkept

# Day and night, and in Chinese too: whom to call while a page cannot take anything.
MEANWHILE = ("1366", "1577-6635", "1577-1366")


def answer(request: HttpRequest, page: str, content: dict[str, Any], status: int = 200) -> HttpResponse:
    return unkept(render(request, page, content, status=status))


def meanwhile() -> dict[str, Any]:
    """What reach/parts/numbers.html shows."""
    return {"lines": lines.crisis_lines(*MEANWHILE), "office": settings.SIJAK_PHONE}
