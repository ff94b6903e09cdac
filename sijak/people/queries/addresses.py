"""Where does one go from a person's file? Asked once a language, not once a link a page."""

from __future__ import annotations

from functools import lru_cache

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

NOBODY, ROW = "0" * 32, "f" * 32
# Names of pages by the word under which the template knows them. A department that this
# installation does not carry has none.
PAGES = {
    "edit": "people:person-edit", "consents": "people:consents", "hide": "people:hide",
    "readers": "people:readers", "self": "people:self", "team": "people:team",
    "safety": "people:safety", "note": "care:note-write", "meet": "care:appointment-new",
    "assess": "care:assess", "task": "care:task-write", "ladder": "care:ladder",
    "over": "care:hand-over", "slip": "accounts:slip-give", "close": "care:close", "reopen": "care:reopen",
    "heart": "counselling:person", "body": "health:person", "papers": "people:papers",
    "copy": "people:copy", "erase": "people:erase", "right": "reach:matter-new",
}  # fmt: skip


@lru_cache(maxsize=64)
def pattern(name: str, args: tuple[str, ...], language: str) -> str:
    """``language`` is part of the question: each has addresses of its own."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def ways_of(person: str) -> dict[str, str]:
    language = get_language() or ""
    return {word: pattern(name, (NOBODY,), language).replace(NOBODY, person) for word, name in PAGES.items()}


def row_address(name: str, person: str, row: str) -> str:
    """The page of one row of a person's file."""
    found = pattern(name, (NOBODY, ROW), get_language() or "")
    return found.replace(NOBODY, person).replace(ROW, row)
