"""Which pages does the site have, in which order, and what stands on them?

Read from the files that ship, unless an editor has published other words for a page (published.py).

One folder a page, one file a language (content/README.md). An address on a page that somebody reads in
danger says nothing: ``steps``, ``tips``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sijak.pages import published

CONTENT = Path(__file__).parent / "content"
LANGUAGES = ("ko", "en", "zh-hans")
WRITTEN_ON = date(2026, 11, 28)  # the words that ship


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that belong together; the first leads to the others."""

    title: str | Promise
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    name: str
    title: str
    summary: str
    text: str
    changed_on: date = WRITTEN_ON


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    who: str
    what: str
    url: str
    as_of: str


SECTIONS = (
    Section(_("The situation"), ("situation", "hunger", "freedoms", "journey", "arrivals", "after-arrival",
                                 "strengths", "sources")),
    Section(_("Our work"), ("work", "counselling", "medical", "learning")),
    Section(_("How it goes"), ("steps", "tips")),
    Section(_("Give and join"), ("give", "join")),
    Section(_("About us"), ("numbers", "press", "privacy", "complain")),
)  # fmt: skip


def names() -> tuple[str, ...]:
    return tuple(name for section in SECTIONS for name in section.names)


def words_of(name: str, language: str) -> Words | None:
    """A page in a language as the public reads it; None when the site has no such page."""
    shipped = shipped_words(name, language)
    ours = published.one("page", name, language) if shipped else None
    return Words(name, ours.title, ours.summary, ours.text) if ours else shipped


@lru_cache(maxsize=256)
def shipped_words(name: str, language: str) -> Words | None:
    """What came with the house."""
    if name not in names() or language not in LANGUAGES:
        return None
    head, _line, text = (CONTENT / name / f"{language}.md").read_text(encoding="utf-8").partition("\n---\n")
    told = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return Words(name, told["title"].strip(), told["summary"].strip(), text.strip())


@lru_cache(maxsize=4)
def all_sources(language: str = "en") -> dict[str, Source]:
    """Who said it and what it is, in the reader's language; the address is the same for everybody."""
    told = _read("sources.json")
    ours = {} if language == "en" else _read(f"sources.{language}.json")
    return {name: Source(name, **(one | ours.get(name, {}))) for name, one in told.items()}


def _read(name: str) -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = json.loads((CONTENT / name).read_text(encoding="utf-8"))
    return told
