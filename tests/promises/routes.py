"""Which addresses does the house answer, what do they take, and who says they may be seen?

Read from the URLconf itself, so that a new page is in every promise on the day it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True, slots=True, order=True)
class Route:
    """``name`` with its namespace; ``takes``: the names of what stands in the address."""

    name: str
    takes: tuple[str, ...]
    permission: str  # '' for a public page

    @property
    def department(self) -> str:
        return self.name.partition(":")[0]

    def path(self, **given: Any) -> str:
        return reverse(self.name, kwargs={key: given[key] for key in self.takes})


def routes() -> list[Route]:
    return sorted(_walk(get_resolver(), "", ()))


def names() -> list[str]:
    return [route.name for route in routes()]


def _walk(level: URLResolver, space: str, before: tuple[str, ...]) -> Iterator[Route]:
    for entry in level.url_patterns:
        takes = (*before, *entry.pattern.converters)
        if isinstance(entry, URLResolver):
            deeper = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, deeper, takes)
        elif isinstance(entry, URLPattern):
            access = getattr(entry.callback, "sijak_access", None)
            permission = getattr(access, "permission", None) or ""
            yield Route(f"{space}{entry.name}", takes, permission)
