"""How is a page called in an editor's address? ``page.hunger``, and in one language ``page.hunger.ko``.

The shipped pages have no row until somebody changes them, so that a row's id cannot name them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijak.kernel.errors import NotForYou
from sijak.pages import shelf
from sijak.pages.enums import LANGUAGES, Kind

NAME = re.compile(r"^[a-z][a-z0-9-]{1,39}$")


@dataclass(frozen=True, slots=True)
class PageKey:
    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}.{self.name}"

    @property
    def is_shipped(self) -> bool:
        return self.kind == Kind.PAGE

    def in_(self, language: str) -> WordsKey:
        return WordsKey(self.kind, self.name, language)


@dataclass(frozen=True, slots=True)
class WordsKey:
    kind: str
    name: str
    language: str

    def __str__(self) -> str:
        return f"{self.kind}.{self.name}.{self.language}"

    @property
    def page(self) -> PageKey:
        return PageKey(self.kind, self.name)


def page_key(text: str) -> PageKey:
    """Raises NotForYou when no page can be called so; news and events need a row as well."""
    kind, _, name = text.partition(".")
    if kind not in Kind.values or not NAME.match(name):
        raise NotForYou
    if kind == Kind.PAGE and name not in shelf.names():
        raise NotForYou
    return PageKey(kind, name)


def words_key(text: str) -> WordsKey:
    page, _, language = text.rpartition(".")
    if language not in LANGUAGES:
        raise NotForYou
    return page_key(page).in_(language)
