"""Which tablets are out in somebody's hands, and what does a tablet's own page know?"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sijak.accounts.queries import names_of_workers
from sijak.counselling.instruments import Instrument, instrument
from sijak.counselling.models import Handed, HandedAnswer
from sijak.counselling.pieces import Corner
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.letters import open_form
from sijak.people.team_sealing import open_team_rows
from sijak.people.walking import names_of

MOST = 60


@dataclass(frozen=True, slots=True, repr=False)
class Out:
    """A tablet that went out of a worker's hands and was not taken in yet."""

    row: Handed
    title: str
    display: str
    person: str
    worker: str
    answered: int


def digest_of(token: str) -> str:
    """By this a tablet's row is found; the address itself is kept nowhere."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def purpose_of(token: str) -> str:
    """What the passage is sealed to: only whoever has the address opens it."""
    return f"tablet:{token}"[:80]


def passage_of(handed: Handed, token: str) -> dict[str, Any] | None:
    """{person, strand, until, is_raised}; None when two hours are over."""
    known = open_form(purpose_of(token), handed.passage)
    return known if known and int(known["until"]) >= time.time() else None


def handed_at(token: str) -> tuple[Handed, Instrument]:
    """The tablet that this address belongs to, for whoever holds it. No word of anybody."""
    row = Handed.objects.filter(digest=digest_of(token)).first()
    one = instrument(row.instrument) if row else None
    if row is None or one is None:
        raise NotForYou
    return row, one


def answered_on(handed: Handed) -> set[str]:
    return set(HandedAnswer.objects.filter(handed=handed).values_list("step", flat=True))


def corner_of(by: Actor) -> Corner | None:
    """On the counsellor's own page: how many are out or wait to be taken in; nobody's name, and nobody who
    is hidden from this worker."""
    strands = [head["strand"] for _, head in _heads(by)]
    if not strands:
        return None
    return Corner("counselling/parts/tablets_corner.html",
                  lambda names: sum(strand in names for strand in strands), strands)  # fmt: skip


def _heads(by: Actor) -> list[tuple[Handed, dict[str, Any]]]:
    """Of one's teams, newest first, with whom each was handed to."""
    rows = list(Handed.objects.visible_to(by).order_by("-day", "id")[:MOST])
    opened = open_team_rows(by, rows, "screening")
    return [(row, json.loads(words["content"] or "{}")) for row, words in zip(rows, opened, strict=True)]


def tablets_out(by: Actor, language: str) -> list[Out]:
    """Of one's teams, newest first; whoever is hidden from this worker is left out."""
    heads = _heads(by)
    names = names_of(by, [head["strand"] for _, head in heads])
    workers = names_of_workers(by)
    counts = Counter(
        HandedAnswer.objects.filter(handed__in=[row for row, _ in heads]).values_list("handed_id", flat=True)
    )
    return [
        Out(row, one.title(language), name.display, name.person, workers.get(head["by"], ""), counts[row.id])
        for row, head in heads
        if (name := names.get(head["strand"])) and (one := instrument(row.instrument))
    ]
