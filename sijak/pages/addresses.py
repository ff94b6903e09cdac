"""Which public pages are there to be found? Whoever has some says so once, when the house starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils import translation

from sijak.kernel.dates import KST
from sijak.pages import published, shelf
from sijak.pages.enums import Kind
from sijak.stories.queries import voices
from sijak.ui.rail import prefix_of

# Pages of the house itself that anybody may find.
FIXED = (
    "pages:home",
    "pages:danger",
    "pages:news",
    "pages:events",
    "scholarships:list",
    "stories:list",
    "reach:ask",
    "reach:come-back",
)
LISTS = {Kind.NEWS: ("pages:news", "pages:news-feed"), Kind.EVENT: ("pages:events", "pages:events-feed")}
VIEWS = {Kind.NEWS: "pages:news-one", Kind.EVENT: "pages:event"}


@dataclass(frozen=True, slots=True)
class Address:
    """One page: its path in each language it is there in, and the day on which its words last changed.

    ``is_quiet``: it stands in the copy of the site, but no search engine is led there.
    """

    path_by_language: dict[str, str]
    changed_on: date | None = None
    is_quiet: bool = False


type Source = Callable[[], Iterable[Address]]
_sources: list[Source] = []


def hang_addresses(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def all_addresses() -> list[Address]:
    return [address for source in _sources for address in source()]


def findable() -> list[Address]:
    """What search engines are told of."""
    return [address for address in all_addresses() if not address.is_quiet]


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


def of_news_and_events() -> list[Address]:
    """In those languages in which somebody wrote them."""
    found: dict[tuple[str, str], list[published.Shown]] = {}
    for (kind, name, _language), shown in published.everything().items():
        if kind in VIEWS:
            found.setdefault((kind, name), []).append(shown)
    return [
        Address(
            in_each_language(VIEWS[Kind(kind)], name, languages=[one.language for one in shown]),
            max(one.since for one in shown).astimezone(KST).date(),
        )
        for (kind, name), shown in sorted(found.items())
    ]


def of_voices() -> list[Address]:
    """Each story that stands today, in every language of the site."""
    return [Address(in_each_language("stories:voice", one.id), is_quiet=True) for one in voices("ko")]


def paths_around(kind: str, name: str) -> list[str]:
    """The page itself and what names it: the list, the feed and the first page, in every language."""
    own = in_each_language(VIEWS.get(Kind(kind), "pages:read"), name)
    more = [in_each_language(one) for one in ("pages:home", *LISTS.get(Kind(kind), ()))]
    return [path for paths in (own, *more) for path in paths.values()]
