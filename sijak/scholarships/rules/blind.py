"""Is a text fit for readers who must not know whose it is?

Names, schools, places, addresses and telephones are marked by the local reader and taken out before anybody
looks; a person then reads it through and may say a passage otherwise. What the reader cannot look at is not
released. Ages, days and relatives stay: readers have to understand a life.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from sijak.accounts.enums import CENTRES
from sijak.kernel.errors import Refused
from sijak.people.enums import Mark
from sijak.people.marking.marks import OUR_LETTERS, Passage, passages
from sijak.scholarships.enums import AppState

HIDDEN = frozenset({Mark.NAME, Mark.PLACE, Mark.SCHOOL, Mark.WORK_PLACE, Mark.PHONE, Mark.CONTACT})
GAP = "○○"
NOT_HERE = _("It is not at this step.")
UNREAD = _("Read it through to the end first, and tick that you did.")
LEFT = _("There are still passages that could tell who it is. Say them otherwise, or let them stand.")


def language_of(text: str) -> str:
    """By its letters: ko, en or zh-hans."""
    return max(OUR_LETTERS, key=lambda code: len(OUR_LETTERS[code].findall(text)))


def open_passages(text: str, own: Collection[str] = ()) -> list[Passage]:
    """What readers must not see. Raises Refused when the text cannot be looked at."""
    if not text.strip():
        return []
    plain = text.replace(GAP, " ")
    found = [one for one in passages(plain.ljust(1), language_of(plain)) if one.mark in HIDDEN]
    known = [word for phrase in (*own, *map(str, CENTRES.values())) for word in words_of(phrase)]
    for word in known:
        found += [Passage(hit.start(), hit.end(), hit.group(), Mark.NAME)
                  for hit in re.finditer(re.escape(word), plain, re.IGNORECASE)]  # fmt: skip
    return sorted(found)


def words_of(phrase: str) -> list[str]:
    """The whole of it and each word of two letters or more."""
    parts = [one for one in re.split(r"[\s,/()]+", phrase) if len(one) > 1]
    return list(dict.fromkeys([phrase.strip(), *parts])) if phrase.strip() else []


def masked(text: str, own: Collection[str] = ()) -> str:
    """Every such passage as a gap. Raises Refused when the text cannot be looked at."""
    words = sorted({one.what for one in open_passages(text, own)}, key=len, reverse=True)
    for word in words:
        text = text.replace(word, GAP)
    return re.sub(rf"(?:{GAP}\s?){{2,}}", GAP + " ", text).strip()


def left_in(text: str, own: Collection[str], kept: Collection[str]) -> list[str]:
    return list(dict.fromkeys(one.what for one in open_passages(text, own) if one.what not in kept))


def may_show(text: str, own: Collection[str], kept: Collection[str]) -> None:
    """The name and the school of the applicant may never be let stand."""
    never = {word for phrase in own for word in words_of(phrase)}
    if left_in(text, own, set(kept) - never):
        raise Refused(LEFT)


def may_release(state: str, *, is_read: bool) -> None:
    if state != AppState.SENT:
        raise Refused(NOT_HERE)
    if not is_read:
        raise Refused(UNREAD, field="is_read")


def is_same_school(one: str, other: str) -> bool:
    """한국대 and 한국대학교 are one; so are spellings with and without spaces."""
    short, long = sorted((_bare(one), _bare(other)), key=len)
    return len(short) > 1 and long.startswith(short)


def _bare(school: str) -> str:
    text = "".join(school.split()).casefold()
    return re.sub(r"(?:대학교|대학원|대학|대|university|college|大学)$", "", text)
