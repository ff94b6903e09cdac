"""Which words of the North are others in the South? The list that ships, and what workers added."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlsplit

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sijak.care.words import AT_MOST, FILE, stands_in
from sijak.health.enums import WordState
from sijak.health.models import Word
from sijak.health.queries.opened import as_dict, words_of
from sijak.health.queries.strands import own_teams
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.enums import Why
from sijak.people.team_sealing import open_team_rows

FIELDS = {
    "symptom": _("How it hurts"), "illness": _("Illnesses"), "body": _("The body"),
    "medicine": _("Medicine"), "care": _("Hospital and care"), "other": _("Daily life"),
}  # fmt: skip
FALSE = "FALSE FRIEND"


@dataclass(frozen=True, slots=True, repr=False)
class WordPair:
    """A pair; ``row`` is None for the list that ships, which nobody writes over."""

    south: str
    north: str
    field: str
    note: str = ""
    is_false_friend: bool = False
    sources: tuple[str, ...] = ()
    row: Word | None = None
    votes: Mapping[str, str] | None = None
    is_mine: bool = False

    @property
    def yes(self) -> int:
        return sum(vote == "yes" for vote in (self.votes or {}).values())

    @property
    def is_accepted(self) -> bool:
        return self.row is None or self.row.state == WordState.ACCEPTED

    @property
    def field_words(self) -> str:
        return str(FIELDS[self.field])

    @property
    def key(self) -> tuple[str, str]:
        return self.south, self.north


@cache
def shipped() -> tuple[WordPair, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_shipped(row) for row in csv.DictReader(file))


def _shipped(row: dict[str, str]) -> WordPair:
    hosts = (urlsplit(one.strip()).hostname or "" for one in row["source"].split(" ; "))
    note = row["note"].split(FALSE)[0].rstrip(". ")
    return WordPair(
        row["south"], row["north"], row["field"] if row["field"] in FIELDS else "other", note,
        FALSE in row["note"], tuple(dict.fromkeys(filter(None, hosts))),
    )  # fmt: skip


def of_rows(by: Actor, rows: list[Word]) -> list[WordPair]:
    return [_added(by, row, words.get("content", "")) for row, words in
            zip(rows, open_team_rows(by, rows, Why.HEALTH), strict=True)]  # fmt: skip


def _added(by: Actor, row: Word, content: str) -> WordPair:
    known = as_dict(content)
    votes = known.get("votes")
    said = {str(k): str(v) for k, v in votes.items()} if isinstance(votes, dict) else {}
    return WordPair(
        words_of(known, "south"), words_of(known, "north"),
        known["field"] if known.get("field") in FIELDS else "other", words_of(known, "note"),
        bool(known.get("is_false")), (), row, said, by.user_id in said,
    )  # fmt: skip


def added(by: Actor) -> list[WordPair]:
    """What the worker's teams added, newest first; set aside ones last."""
    teams = [team["id"] for team in own_teams(by)]
    rows = list(Word.objects.filter(team__in=teams).order_by("-added_on", "id"))
    found = of_rows(by, rows)
    return sorted(found, key=lambda pair: pair.row is not None and pair.row.state == WordState.SET_ASIDE)


def row_of(by: Actor, word: str) -> Word:
    row = Word.objects.visible_to(by).filter(pk=word).first()
    if row is None:
        raise NotForYou
    return row


def one(by: Actor, word: str) -> WordPair:
    return of_rows(by, [row_of(by, word)])[0]


def listed(by: Actor, *, field: str = "", query: str = "") -> list[WordPair]:
    """What workers added stands first: it waits for a second voice."""
    found = [*added(by), *shipped()]
    wanted = query.strip()
    return [
        readable(pair) for pair in found
        if (not field or pair.field == field) and (not wanted or wanted in pair.south + " " + pair.north)
    ]  # fmt: skip


def readable(pair: WordPair) -> WordPair:
    """The notes of the list that ships are English: shown to those who read English."""
    if pair.row is None and (get_language() or "")[:2] != "en":
        return replace(pair, note="")
    return pair


def pairs_for(by: Actor, texts: Iterable[str]) -> list[WordPair]:
    """Pairs of which either word stands in these texts; false friends first. What the worker's own teams
    agreed on: the words of a team whose keys they do not hold would keep the whole page from them."""
    text = "\n".join(texts)
    if not text.strip():
        return []
    rows = list(Word.objects.visible_to(by).filter(state=WordState.ACCEPTED))
    known = [*of_rows(by, rows), *shipped()] if rows else list(shipped())
    found = [pair for pair in known if stands_in(pair.south, text) or stands_in(pair.north, text)]
    found.sort(key=lambda pair: not pair.is_false_friend)
    return [readable(pair) for pair in found[:AT_MOST]]
