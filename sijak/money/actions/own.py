"""How does somebody ask for money on their own page, take it back, and how does a worker take it up?"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import add_working_days, today
from sijak.kernel.errors import NotForYou
from sijak.money.actions.line import withdraw
from sijak.money.models import Outlay
from sijak.money.queries.own import KIND, OWN_ASK
from sijak.money.rules import line as rules
from sijak.people import letters
from sijak.people.models import Shared
from sijak.people.own import Own
from sijak.people.sealing import open_rows, seal_row

ANSWER_WITHIN = 3  # working days until somebody of the team has answered


@dataclass(frozen=True, slots=True, repr=False)
class OwnAsking:
    kind: str
    won: int
    words: str


def ask_self(*, by: Own, once: str, asking: OwnAsking, letter: str) -> None:
    """Sealed on their own page, and a letter to their team. ``once``: pressed twice, it is asked once. Raises
    Refused for what we do not pay, with the kind as its field."""
    rules.may_ask(asking.kind, asking.won)
    if not by.strand:
        raise NotForYou
    if any(row.get("once") == once for row in by.of_kind(OWN_ASK)):
        return
    told = {"kind": OWN_ASK, "once": once, "what": asking.kind, "won": asking.won, "words": asking.words,
            "day": today().isoformat(),
            "promised": add_working_days(today(), ANSWER_WITHIN).isoformat()}  # fmt: skip
    row = Shared(id=once, strand_id=by.strand)
    with transaction.atomic():
        if Shared.objects.filter(pk=once).exists():
            return
        letters.seal_own_row(by.pass_, row, json.dumps(told, ensure_ascii=False))
        row.save(force_insert=True)
    letters.write_to_us(by.pass_, letter)


def take_back_self(*, by: Own, what: str, letter: str) -> None:
    """``what``: the number of an outlay that nobody decided, or the key of an ask that nobody took up; of
    their own ones only. Raises Refused when it was decided meanwhile."""
    numbers = {str(row.get("number", "")) for row in by.of_kind(KIND, OWN_ASK)} - {""}
    if what in numbers:
        withdraw(by=None, number=what)
    elif told := next((row for row in by.of_kind(OWN_ASK) if row.get("once") == what), None):
        _mark_taken_back(by, what, told)
    else:
        raise NotForYou
    letters.write_to_us(by.pass_, letter)


def _mark_taken_back(by: Own, key: str, told: dict[str, object]) -> None:
    with transaction.atomic():
        row = Shared.objects.select_for_update().filter(pk=key, strand_id=by.strand).first()
        if row is None:
            raise NotForYou
        row.version += 1
        letters.seal_own_row(by.pass_, row, json.dumps(told | {"taken_back": True}, ensure_ascii=False))
        row.save(update_fields=["version", "content"])


@transaction.atomic
def show_outlay(*, by: Actor, own_page: str, outlay: Outlay, once: str = "") -> None:
    """The person sees it on their own page from now on. ``once``: the ask of their own that it answers."""
    if not own_page:
        return
    rows = list(Shared.objects.filter(strand_id=own_page))
    for row, words in zip(rows, open_rows(by, rows, "self") if once else (), strict=False):
        told = json.loads(words.get("content") or "{}")
        if told.get("kind") == OWN_ASK and told.get("once") == once:
            row.version += 1
            seal_row(by, row, content=json.dumps(told | {"number": outlay.number}, ensure_ascii=False))
            row.save(update_fields=["version", "content"])
            return
    fresh = Shared(strand_id=own_page)
    content = {"kind": KIND, "ref": outlay.number, "number": outlay.number, "day": today().isoformat()}
    seal_row(by, fresh, content=json.dumps(content))
    fresh.save(force_insert=True)
