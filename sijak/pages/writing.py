"""How do the words of a page become HTML? Markdown without raw HTML (markdown-it-py).

Three things are ours: a link to another page is written by its name (``page:hunger``); a mark ``[^name]``
points at a source; a part that the house makes itself (``{{chart:arrivals}}``) stands on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARK = re.compile(r"\[\^([a-z0-9-]{1,40})\]")
PART = re.compile(r"^\{\{([a-z][a-z0-9:-]{0,59})\}\}[ \t]*$", re.MULTILINE)
SPECIAL = re.compile(r"([\\`*_\[\]<>#])")
MARKDOWN = MarkdownIt("commonmark", {"html": False})


class Html(str):
    """What markdown-it made with raw HTML off: the only words that a page takes as they are."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


@dataclass(frozen=True, slots=True)
class Piece:
    """Either words as HTML, or the name of a part that the house makes."""

    html: Html = Html()  # noqa: RUF009  (it cannot change)
    part: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """``sources``: names in the order in which the words point at them first."""

    pieces: tuple[Piece, ...]
    sources: tuple[str, ...]


def write(text: str, *, org: str, address_of: Callable[[str], str]) -> Written:
    """``address_of`` answers the address of a page by its name, '' when there is none: then its words stand
    without a link."""
    text = text.replace("{{org}}", SPECIAL.sub(r"\\\1", org))
    named = tuple(dict.fromkeys(MARK.findall(text)))
    numbered = MARK.sub(lambda found: f"[{named.index(found[1]) + 1}](#source-{found[1]})", text)
    pieces = tuple(Piece(part=part) if part else Piece(_html(words, address_of))
                   for words, part in _parted(numbered))  # fmt: skip
    return Written(pieces, named)


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """(words, '') and ('', name of a part) in turn."""
    at = 0
    for found in PART.finditer(text):
        if words := text[at : found.start()].strip():
            yield words, ""
        yield "", found[1]
        at = found.end()
    if words := text[at:].strip():
        yield words, ""


def _html(words: str, address_of: Callable[[str], str]) -> Html:
    tokens = MARKDOWN.parse(words)
    for token in tokens:
        token.children = _linked(token.children, address_of) if token.children else token.children
    return Html(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}))


def _linked(children: list[Token], address_of: Callable[[str], str]) -> list[Token]:
    kept, dropped = list[Token](), 0
    for token in children:
        if token.type == "link_open" and not _point(token, address_of):
            dropped += 1
        elif token.type == "link_close" and dropped:
            dropped -= 1
        else:
            kept.append(token)
    return kept


def _point(link: Token, address_of: Callable[[str], str]) -> bool:
    """Gives a link its address; False when it leads nowhere."""
    where = str(link.attrGet("href") or "")
    if where.startswith("#source-"):
        link.attrSet("class", "mark")
    elif where.startswith("page:"):
        link.attrSet("href", address_of(where.removeprefix("page:")))
    else:
        link.attrSet("rel", "noreferrer")
    return bool(link.attrGet("href"))
