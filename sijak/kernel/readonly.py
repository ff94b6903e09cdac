"""Can merely looking at a page change anything? No.

A GET or HEAD meets a wrapper that lets only reading statements through, so that a
preview, a prefetch or a link in a message can never do a deed.
"""

import re
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
READS = re.compile(r"\s*(?:SELECT|EXPLAIN|PRAGMA\s+[\w.]+\s*(?:\([\w\s\"']*\))?\s*;?\s*$)", re.I)
READS_WITH = re.compile(r"\s*WITH\b(?!.*\b(?:INSERT|UPDATE|DELETE|REPLACE)\b)", re.I | re.S)


class WriteWhileReading(RuntimeError):
    """Code behind a GET tried to write: a mistake of ours, so a 500 and a failing test."""


def let_only_reads_through(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    if READS.match(sql) or READS_WITH.match(sql):
        return execute(sql, params, many, context)
    raise WriteWhileReading("a page that is only looked at must not write")


class ReadOnlyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in READING_METHODS:
            return self.get_response(request)
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(let_only_reads_through))
            return self.get_response(request)
