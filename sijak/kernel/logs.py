"""What may a log line say?

Where it broke, never with what: no message built from values, no query, no path (a path
may carry a feed's secret), no local variable.
"""

import logging
from types import TracebackType
from typing import Any

from django.http import HttpRequest

OURS = ("sijak",)


class QuietFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {said(record)}"
        if record.exc_info and record.exc_info[1] is not None:
            line += "\n" + trace(record.exc_info[1])
        return line

    def formatException(self, ei: Any) -> str:
        return trace(ei[1]) if ei and ei[1] is not None else ""


def said(record: logging.LogRecord) -> str:
    """Our own lines are written with care; of everyone else's only the place is kept."""
    if record.name.split(".")[0] in OURS:
        return record.getMessage()
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest):
        match = getattr(request, "resolver_match", None)
        route = getattr(match, "view_name", None) or "unknown address"
        return f"{getattr(record, 'status_code', '')} {request.method} {route}"
    return f"{record.filename}:{record.lineno}"


def trace(error: BaseException) -> str:
    """Type and place of each link in the chain; the words of an error may quote a person."""
    links: list[str] = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        links.append(f"  {type(link).__name__} at {' < '.join(places(link.__traceback__))}")
        link = link.__cause__ or link.__context__
    return "\n".join(links)


def places(step: TracebackType | None) -> list[str]:
    found: list[str] = []
    while step is not None:
        found.append(f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}")
        step = step.tb_next
    return list(reversed(found))[:12]
