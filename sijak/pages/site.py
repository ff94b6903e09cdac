"""What stands on one page of the site, in the reader's language?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sijak.pages import shelf
from sijak.pages.shelf import Section, Source, Words
from sijak.pages.writing import Piece, write

HELP = "help"  # the page on which one asks for help
WRITE = "write"  # the page on which one says something, or offers something
# Lists, not pages of words: editors lead to them by the same kind of name (page:news).
ELSEWHERE = {HELP: "reach:ask", WRITE: "reach:say", "news": "pages:news", "events": "pages:events"}
DOORS = (
    (_("I need help"), "heart", ("steps", "tips", "counselling", "medical")),
    (_("I want to lend a hand"), "people", ("give", "join", "strengths", "work")),
    (_("I am looking for facts"), "figures", ("situation", "arrivals", "numbers", "press")),
)


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    title: str
    url: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """One section of the menu, with its pages."""

    title: str
    url: str
    is_here: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """What one of the three who come here looks for."""

    title: str | Promise
    icon: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SitePage:
    words: Words
    pieces: tuple[Piece, ...]
    sources: tuple[Source, ...]
    shelf: Shelf
    following: Entry | None

    @property
    def changed_on(self) -> date:
        return self.words.changed_on


def address_of(name: str) -> str:
    """The address of a page of the site in the language of now; '' when there is none."""
    if name in ELSEWHERE:
        try:
            return reverse(ELSEWHERE[name])
        except NoReverseMatch:
            return ""
    return reverse("pages:read", args=[name]) if name in shelf.names() else ""


def shelves(language: str, here: str = "") -> list[Shelf]:
    return [_shelf(section, language, here) for section in shelf.SECTIONS]


def _shelf(section: Section, language: str, here: str) -> Shelf:
    found = [words for name in section.names if (words := shelf.words_of(name, language))]
    entries = tuple(Entry(one.name, one.title, address_of(one.name), one.name == here) for one in found)
    return Shelf(str(section.title), entries[0].url, any(one.is_here for one in entries), entries)


def doors(language: str) -> list[Door]:
    """For somebody who needs help, who lends a hand, who wants facts."""
    return [
        Door(title, icon, tuple(one for name in names if (one := entry(name, language))))
        for title, icon, names in DOORS
    ]


def entry(name: str, language: str) -> Entry | None:
    words = shelf.words_of(name, language)
    return Entry(name, words.title, address_of(name), False) if words else None


def site_page(name: str, language: str) -> SitePage | None:
    words = shelf.words_of(name, language)
    if words is None:
        return None
    written = write(words.text, org=settings.SIJAK_ORG_NAME[language], address_of=address_of)
    sources = tuple(found for one in written.sources if (found := shelf.all_sources(language).get(one)))
    shown = next(one for one in shelves(language, name) if one.is_here)
    after = [one.is_here for one in shown.entries].index(True) + 1
    following = shown.entries[after] if after < len(shown.entries) else None
    return SitePage(words, written.pieces, sources, shown, following)
