"""Which public pages are there to be found? Whoever has some says so once, when the house starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils import translation

from sijak.pages import shelf
from sijak.ui.rail import prefix_of

# Pages of the house itself that anybody may find.
FIXED = ("pages:home", "pages:danger", "reach:ask", "reach:come-back")


@dataclass(frozen=True, slots=True)
class Address:
    """One page: its path in each language it is there in, and the day on which its words last changed."""

    path_by_language: dict[str, str]
    changed_on: date | None = None


type Source = Callable[[], Iterable[Address]]
_sources: list[Source] = []


def hang_addresses(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def all_addresses() -> list[Address]:
    return [address for source in _sources for address in source()]


def in_each_language(name: str, *args: str, languages: Iterable[str] = shelf.LANGUAGES) -> dict[str, str]:
    """The paths of a named page; empty when this house has no such page."""
    with translation.override("ko"):
        try:
            path = reverse(name, args=args)
        except NoReverseMatch:
            return {}
    return {language: prefix_of(language) + path.removeprefix("/") for language in languages}


def of_the_house() -> list[Address]:
    fixed = [Address(paths) for name in FIXED if (paths := in_each_language(name))]
    return fixed + [Address(in_each_language("pages:read", name), shelf.WRITTEN_ON) for name in shelf.names()]
