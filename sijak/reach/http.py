"""How does a page for a stranger answer? Never kept by a browser, never asking for a cookie."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def answer(request: HttpRequest, page: str, content: dict[str, Any], status: int = 200) -> HttpResponse:
    response = render(request, page, content, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
