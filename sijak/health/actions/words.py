"""How do workers add a pair of words, put it right, and agree on it?"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.db import transaction

from sijak.health.enums import WordState
from sijak.health.models import Word
from sijak.health.queries import words as queries
from sijak.health.queries.words import WordPair
from sijak.health.rules import visits as rules
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.team_sealing import seal_team_row

ENOUGH = 2  # voices of different workers


@dataclass(frozen=True, slots=True, repr=False)
class NewWord:
    south: str
    north: str
    field: str
    note: str
    is_false: bool

    def content(self, votes: dict[str, str]) -> str:
        return json.dumps({
            "south": self.south, "north": self.north, "field": self.field, "note": self.note,
            "is_false": self.is_false, "votes": votes,
        }, ensure_ascii=False)  # fmt: skip


@transaction.atomic
def add_word(*, by: Actor, team: str, once: str, word: NewWord) -> Word:
    """Whoever adds a pair is its first voice; a second colleague makes it count."""
    before = Word.objects.visible_to(by).filter(pk=once).first()
    if before is not None:
        return before
    known = {pair.key for pair in (*queries.shipped(), *queries.added(by))}
    rules.may_add_word(south=word.south, north=word.north, known=known)
    row = Word(id=once, team=team, added_on=today())
    seal_team_row(row, by=by, content=word.content({by.user_id: "yes"}))
    row.save(force_insert=True)
    return row


@transaction.atomic
def correct_word(*, by: Actor, word: str, version: int, to: NewWord) -> Word:
    """Voices were for what stood there before: they are counted anew, beginning with this one."""
    row = _locked(by, word)
    if row.version != version:
        raise ChangedMeanwhileError
    rules.may_add_word(south=to.south, north=to.north, known=())
    row.version, row.state = row.version + 1, WordState.PROPOSED
    seal_team_row(row, by=by, content=to.content({by.user_id: "yes"}))
    row.save(update_fields=["version", "state", "content"])
    return row


@transaction.atomic
def vote_word(*, by: Actor, word: str, is_yes: bool) -> Word:
    """One voice a worker."""
    row = _locked(by, word)
    pair = queries.of_rows(by, [row])[0]
    rules.may_vote(worker=by.user_id, votes=pair.votes or {})
    votes = {**(pair.votes or {}), by.user_id: "yes" if is_yes else "no"}
    row.version, row.state = row.version + 1, _state_of(votes)
    seal_team_row(row, by=by, content=_as_new(pair).content(votes))
    row.save(update_fields=["version", "state", "content"])
    return row


def _state_of(votes: dict[str, str]) -> WordState:
    """Two voices for it and more than against it: it counts. As many against as for: set aside."""
    yes, no = (sum(vote == word for vote in votes.values()) for word in ("yes", "no"))
    if no >= yes:
        return WordState.SET_ASIDE
    return WordState.ACCEPTED if yes >= ENOUGH else WordState.PROPOSED


def _as_new(pair: WordPair) -> NewWord:
    return NewWord(pair.south, pair.north, pair.field, pair.note, pair.is_false_friend)


def _locked(by: Actor, word: str) -> Word:
    row = Word.objects.select_for_update().visible_to(by).filter(pk=word).first()
    if row is None:
        raise NotForYou
    return row
