"""How is a line of the permission matrix written?

One line a page: who may come at all, what the page is about, how it answers a look (GET) and a
deed (POST). A page that is not in the table fails the test.

Answers: 200 a page, 302 to the door or onwards, 403 not your role, 404 not for you or not there,
405 not in this way. A deed with nothing filled in is answered in words (200, 409, 422) or done
(302).
Whoever is not signed in is led to the door, whatever was asked; behind a closed session everything
is the curtain.
"""

from __future__ import annotations

from dataclasses import dataclass

ALL = frozenset({"intake", "counsellor", "peer", "finance", "director", "officer", "volunteer", "editor"})
WALKS = frozenset({"intake", "counsellor", "peer", "officer"})
HEARS = frozenset({"intake", "peer", "officer"})
PLANS = ALL - {"volunteer"}
COUNSELS = frozenset({"counsellor", "peer"})
ROOM = frozenset({"peer"})  # the hospital room
OFFICER = frozenset({"officer"})
EDITS = frozenset({"editor", "director"})  # the public pages
TELLS = frozenset({"editor", "counsellor", "officer"})  # stories
PURSE = frozenset({"finance", "director"})  # decides about money and pays it
GUESTS = ("signed out", "closed session", "wrong cookie")

LOOK = frozenset({200})
SAID = frozenset({200, 302, 409, 422})  # a form that says what is missing, or a deed that was done
ONWARD = frozenset({302})
CURTAIN = -200  # a page with nothing on it but the way back
GONE = frozenset({404})
NEVER = frozenset[int]()

# How a worker may stand to a person. "nobody" is an id that no person has.
RELATIONS = ("own", "same team", "closed", "other team", "hidden", "nobody")
OPEN_TO = frozenset({"own", "same team", "closed"})
# Which parts of a file the keys of each role open (practice/cast.py).
_FIRST = frozenset({"contact", "self", "safety", "casework"})
PARTS_OF = {
    "intake": _FIRST, "counsellor": _FIRST | {"counselling"}, "peer": _FIRST | {"health"},
    "officer": frozenset({"contact", "self"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """``about``: '' a page of the house; file: a person; other words: a thing named in the address
    that exists (``there``) or not; requests and their letters are there for who hears them.
    ``part``: the strand without which the page shows nothing."""

    who: frozenset[str] | None  # None: everyone, signed in or not
    get: frozenset[int] = LOOK
    post: frozenset[int] = NEVER
    about: str = ""
    part: str = "contact"


def everyone(get: frozenset[int] = LOOK, post: frozenset[int] = NEVER, about: str = "") -> Row:
    return Row(None, get, post, about)


def page(who: frozenset[str], get: frozenset[int] = LOOK, post: frozenset[int] = NEVER) -> Row:
    return Row(who, get, post)


def thing(who: frozenset[str], about: str, get: frozenset[int] = LOOK, post: frozenset[int] = NEVER) -> Row:
    return Row(who, get, post, about)


def file(
    part: str = "contact", get: frozenset[int] = LOOK, post: frozenset[int] = NEVER,
    who: frozenset[str] = WALKS,
) -> Row:  # fmt: skip
    return Row(who, get, post, "file", part)


def form(part: str, who: frozenset[str] = WALKS) -> Row:
    """A page about a person with a form on it."""
    return file(part, LOOK, SAID, who)


def deed(part: str, who: frozenset[str] = WALKS) -> Row:
    """A button on a page about a person; there is nothing to look at."""
    return file(part, NEVER, SAID, who)
