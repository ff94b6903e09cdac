"""Which news and events does everybody see now?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from sijak.kernel.dates import KST, today
from sijak.pages import facts, published, shelf, site
from sijak.pages.enums import LANGUAGES, Kind
from sijak.pages.published import Shown
from sijak.pages.writing import Piece, write
from sijak.ui import lines

ON_HOME = 3
IN_FEED = 30


@dataclass(frozen=True, slots=True)
class Card:
    """One piece of news, or one event, as a list shows it. ``first``: since when it is there."""

    shown: Shown
    url: str
    first: datetime

    @property
    def on(self) -> object:
        """The day of an event, or the day on which a piece of news appeared."""
        return self.shown.day or self.first.astimezone(KST).date()


@dataclass(frozen=True, slots=True)
class Latest:
    """What the first page shows: the next events, the last news."""

    events: tuple[Card, ...]
    news: tuple[Card, ...]


def latest(language: str) -> Latest:
    return Latest(tuple(coming(language)[:ON_HOME]), tuple(news(language)[:ON_HOME]))


def news(language: str) -> list[Card]:
    """The newest first; a mended word does not bring an old one to the top."""
    return sorted(_cards(Kind.NEWS, language), key=lambda one: (one.first, one.shown.name), reverse=True)


def coming(language: str) -> list[Card]:
    """Events that are not over, the nearest first."""
    now_is = today()
    cards = (
        one for one in _cards(Kind.EVENT, language) if one.shown.last_day and one.shown.last_day >= now_is
    )
    return sorted(cards, key=lambda one: (one.shown.day, one.shown.starts_at, one.shown.name))


def _cards(kind: str, language: str) -> Iterable[Card]:
    firsts = published.first_shown()
    for (its_kind, name, its_language), shown in published.everything().items():
        if its_kind == kind and its_language == language:
            yield Card(shown, address(kind, name), firsts[kind, name, language])


def address(kind: str, name: str) -> str:
    """In the language of now."""
    return reverse("pages:event" if kind == Kind.EVENT else "pages:news-one", args=[name])


def others(kind: str, name: str) -> list[str]:
    """The languages in which it can be read."""
    return [language for language in LANGUAGES if published.one(kind, name, language)]


def pieces(text: str, language: str) -> tuple[tuple[Piece, ...], tuple[object, ...]]:
    """The words as HTML with the parts of the house between them, and the sources they name."""
    written = write(text, org=settings.SIJAK_ORG_NAME[language], address_of=site.address_of)
    known = shelf.all_sources(language)
    return written.pieces, tuple(known[name] for name in written.sources if name in known)


def parts() -> dict[str, object]:
    """What the parts of the house need, wherever they stand (pages/parts/pieces.html)."""
    return {"chart": facts.arrivals_by_year(), "facts": facts.all_facts(), "bank": settings.SIJAK_BANK,
            "office": settings.SIJAK_PHONE, "lines": lines.crisis_lines(*lines.NEAREST_FIRST),
            "as_of": lines.AS_OF}  # fmt: skip
