"""Does every address say who may open it?"""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

Pattern = URLPattern | URLResolver


def addresses(patterns: Sequence[Pattern], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield route, pattern


def every_pattern() -> list[Pattern]:
    """The house's addresses, and those that exist in a practice store only."""
    patterns: list[Pattern] = list(get_resolver().url_patterns)
    if find_spec("sijak.practice") and find_spec("sijak.practice.urls"):
        patterns += import_module("sijak.practice.urls").urlpatterns
    return patterns


def undecorated(patterns: Sequence[Pattern]) -> list[str]:
    """Addresses whose view carries neither @public("why") nor @needs("permission")."""
    return [
        f"/{route} ({pattern.lookup_str})"
        for route, pattern in addresses(patterns)
        if not getattr(pattern.callback, "sijak_access", None)
    ]


def test_it_names_who_may_open_each_address() -> None:
    assert list(addresses(every_pattern())), "the house has no address at all"
    assert undecorated(every_pattern()) == []


def test_it_finds_a_view_that_forgot_to_say() -> None:
    def forgotten(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    def said(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    mark: Callable[..., Any] = setattr
    mark(said, "sijak_access", "anything")
    found = undecorated([path("a/", forgotten), path("b/", said)])
    assert len(found) == 1 and found[0].startswith("/a/ ")


def test_it_gives_each_address_a_name() -> None:
    nameless = [route for route, one in addresses(every_pattern()) if not one.name]
    assert nameless == [], "templates and the matrix call an address by its name"
