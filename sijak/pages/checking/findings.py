"""What in these words is dead, leads away, names a person, or cannot be read aloud?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from markdown_it.token import Token

from sijak.kernel.text import find_resident_number
from sijak.pages import shelf
from sijak.pages.enums import Level
from sijak.pages.models import Picture
from sijak.pages.writing import MARK, MARKDOWN, PART
from sijak.ui import lines

PICTURE = "picture:"
PARTS = frozenset({"chart:arrivals", "lines", "bank", "contact", "numbers"})
# A mobile or home number as it is written in the South; not the short lines that everybody may call.
PHONE = re.compile(r"(?<!\d)0\d{1,2}[-. )]{0,2}\d{3,4}[-. ]?\d{4}(?!\d)")
# A house: a road and its number, or a block and a door.
HOME = re.compile(
    r"(?<![가-힣0-9])[가-힣0-9]{1,15}(?:로|길)(?:\s?\d{1,3}길)?\s?\d{1,4}(?:-\d{1,3})?(?!\d|길|월|년|일|명|시|분|번째)"
    r"|\d{1,4}동\s?\d{1,4}호"
)
TAG = re.compile(r"</?[a-zA-Z][^>\n]{0,200}>")


@dataclass(frozen=True, slots=True)
class Finding:
    """``where``: the piece of the text that is meant."""

    level: str
    says: str | Promise
    where: str = ""


def findings(texts: Mapping[str, str], language: str, address_of: Callable[[str], str],
             pictures: Mapping[str, Picture]) -> list[Finding]:  # fmt: skip
    """``texts``: each field's words; ``text`` is the Markdown. What stops comes first."""
    text, everything = texts.get("text", ""), "\n".join(texts.values())
    found = [
        *_persons(everything),
        *_links(text, address_of),
        *_sources(text),
        *_parts(text, language, pictures),
    ]
    found += [Finding(Level.TALK, _("This stands there as signs: no HTML is carried out."), one)
              for one in dict.fromkeys(TAG.findall(text))]  # fmt: skip
    order = list(Level)
    return sorted(found, key=lambda one: order.index(Level(one.level)))


def levels(found: Iterable[Finding]) -> frozenset[str]:
    return frozenset(one.level for one in found)


def _persons(text: str) -> Iterator[Finding]:
    if find_resident_number(text):
        yield Finding(Level.STOP, _("A resident registration number stands in it. Take it out."))
    own = {re.sub(r"\D", "", one) for one in (settings.SIJAK_PHONE, *lines.NEAREST_FIRST)}
    for phone in dict.fromkeys(PHONE.findall(text)):
        if re.sub(r"\D", "", phone) not in own:
            yield Finding(Level.ASK, _("A telephone number: is it nobody's own?"), phone)
    for home in dict.fromkeys(one[0] for one in HOME.finditer(text)):
        yield Finding(Level.ASK, _("An address: does nobody live there?"), home)


def _links(text: str, address_of: Callable[[str], str]) -> Iterator[Finding]:
    for tag, where in dict.fromkeys(_targets(MARKDOWN.parse(text))):
        if tag == "image":
            says = _("Pictures come from our own shelf, with a line of their own: {{picture:name}}.")
            yield Finding(Level.STOP, says, where)
        elif where.startswith("page:") and not address_of(where.removeprefix("page:")):
            yield Finding(Level.TALK, _("There is no such page: the words will stand without a link."), where)
        elif where.startswith("http://"):
            yield Finding(
                Level.TALK, _("This way can be read along by others. Is there one with https?"), where
            )
        elif where.startswith("https://"):
            yield Finding(Level.TALK, _("Leads outside. Is it still there, and does it say what you say?"),
                          urlsplit(where).hostname or where)  # fmt: skip
        elif not where.startswith(("page:", "tel:", "#source-")):
            yield Finding(Level.TALK, _("This leads nowhere."), where)


def _targets(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    for token in tokens:
        if token.type == "link_open":
            yield "link", str(token.attrGet("href") or "")
        elif token.type == "image":
            yield "image", str(token.attrGet("src") or "")
        yield from _targets(token.children or [])


def _sources(text: str) -> Iterator[Finding]:
    known = shelf.all_sources()
    for name in dict.fromkeys(MARK.findall(text)):
        if name not in known:
            yield Finding(Level.TALK, _("No source has this name: the number would point at nothing."), name)


def _parts(text: str, language: str, pictures: Mapping[str, Picture]) -> Iterator[Finding]:
    for part in dict.fromkeys(PART.findall(text)):
        name = part.removeprefix(PICTURE)
        if part.startswith(PICTURE) and name not in pictures:
            yield Finding(Level.STOP, _("There is no picture of this name."), name)
        elif part.startswith(PICTURE) and not pictures[name].is_told(language):
            says = _("This picture is not told in this language: whoever cannot see it would miss it.")
            yield Finding(Level.STOP, says, name)
        elif not part.startswith(PICTURE) and part not in PARTS:
            yield Finding(
                Level.TALK, _("The house has no part of this name: nothing would stand there."), part
            )


def pictures_in(text: str) -> frozenset[str]:
    """The names of the pictures that stand in a text."""
    return frozenset(one.removeprefix(PICTURE) for one in PART.findall(text) if one.startswith(PICTURE))
