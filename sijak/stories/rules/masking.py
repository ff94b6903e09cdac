"""Is every passage that could give somebody away decided, and what becomes of the text?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused
from sijak.people.enums import Mark
from sijak.people.marking.marks import Passage, passages
from sijak.stories.enums import Decision
from sijak.stories.told import Text, Told

# Kept because a worker chose it instead of something narrower; said so beside the passage.
BROADER = "broader"
# What broader words may still hold: a land instead of a town, ten years instead of one. A name, a number
# or an address is never broad: it is asked about like any other.
STILL_BROAD = frozenset({Mark.PLACE, Mark.DATE, Mark.AGE, Mark.SCHOOL, Mark.JOB, Mark.RANK, Mark.RELATIVE,
                         Mark.WORK_PLACE})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Open:
    """A passage on which nobody decided yet, however often it stands there."""

    what: str
    marks: tuple[Mark, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What a worker says of one passage: ``words`` are the broader ones, or why it may stay."""

    what: str
    decision: Decision
    words: str


def open_passages(text: Text, language: str, kept: Mapping[str, str]) -> list[Open]:
    """In the order in which they stand. Raises Refused when the text cannot be looked at."""
    found: dict[str, list[Passage]] = {}
    for one, is_kept in looked_through(text.whole, language, kept):
        if not is_kept:
            found.setdefault(one.what, []).append(one)
    return [Open(what, tuple(dict.fromkeys(one.mark for one in ones)), len(ones))
            for what, ones in found.items()]  # fmt: skip


def looked_through(part: str, language: str, kept: Mapping[str, str]) -> list[tuple[Passage, bool]]:
    """Each passage, and whether somebody decided that it stays: by itself, or inside the broader words
    that were chosen, where exactly these stand."""
    broad = [hit.span() for words, why in kept.items() if why == BROADER and words
             for hit in re.finditer(re.escape(words), part)]  # fmt: skip
    return [(one, _stays(one, kept, broad)) for one in passages(part, language)]


def _stays(one: Passage, kept: Mapping[str, str], broad: list[tuple[int, int]]) -> bool:
    if kept.get(one.what, BROADER) != BROADER:
        return True
    return one.mark in STILL_BROAD and any(start <= one.start and one.end <= end for start, end in broad)


def decide(
    text: Text, language: str, decided: list[Decided], kept: Mapping[str, str]
) -> tuple[Text, dict[str, str]]:
    """The text and what is kept, after these decisions. Each marked place is changed, no other."""
    now_kept = dict(kept)
    turn: dict[str, str] = {}
    for one in decided:
        if one.decision == Decision.KEEP:
            now_kept[one.what] = one.words
        elif one.decision == Decision.REPLACE:
            turn[one.what] = one.words
            now_kept.setdefault(one.words, BROADER)
        else:
            turn[one.what] = ""
    parts = [turned(part, language, turn) for part in (text.title, text.note, text.text)]
    return Text(*parts), now_kept


def turned(part: str, language: str, turn: Mapping[str, str]) -> str:
    if not turn or not part.strip():
        return part
    out, at = [], 0
    for one in _found(part, language, turn):
        out += [part[at : one.start], turn[one.what]]
        at = one.end
    return re.sub(r"[ \t]{2,}", " ", "".join([*out, part[at:]])).strip()


def _found(part: str, language: str, turn: Mapping[str, str]) -> list[Passage]:
    """A title alone may be too short to be looked at by itself: then its words are taken as they stand."""
    try:
        return [one for one in passages(part, language) if one.what in turn]
    except Refused:
        return sorted(Passage(hit.start(), hit.end(), what, Mark.NAME)
                      for what in turn for hit in re.finditer(re.escape(what), part))  # fmt: skip


def may_call_masked(told: Told) -> None:
    """Every language of it, by the same reader again. Raises Refused."""
    if not told.texts:
        raise Refused(_("There is no text yet. Write it first."))
    for language, text in told.texts.items():
        left = len(open_passages(text, language, told.kept))
        if left:
            raise Refused(_("There are passages on which nobody has decided yet. Go through them first."))
