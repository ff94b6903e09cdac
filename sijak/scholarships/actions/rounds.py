"""How is a round written, announced, and moved?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from sijak.kernel.actions import turn_generation
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou, Refused
from sijak.scholarships.enums import RoundState
from sijak.scholarships.models import Application, Round
from sijak.scholarships.rules import fits

DAYS = ("opens_on", "closes_on", "reads_until", "decides_on", "starts_on")
RULES = ("call", "term", "words", "levels", "papers", "weights", "places", "won_each", "parts", "least",
         "is_alone", "renewals")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rules:
    """A round as it was typed: its rules and its days."""

    call: str
    term: str
    words: Mapping[str, Any]
    levels: list[str]
    papers: list[str]
    weights: Mapping[str, int]
    places: int
    won_each: int
    parts: int
    least: int
    is_alone: bool
    renewals: int
    opens_on: date
    closes_on: date
    reads_until: date
    decides_on: date
    starts_on: date

    def days(self) -> dict[str, date]:
        return {name: getattr(self, name) for name in DAYS}


def held_round(*, by: Actor, pk: str) -> Round:
    """Locked. Raises NotForYou."""
    row = Round.objects.select_for_update().visible_to(by).filter(pk=pk).first()
    if row is None:
        raise NotForYou
    return row


@transaction.atomic
def keep_round(*, by: Actor, once: str, team: str, readers: str, rules: Rules) -> Round:
    """``once``: two clicks make one round."""
    if team not in by.teams:
        raise NotForYou
    before = Round.objects.visible_to(by).filter(pk=once).first()
    if before is not None:
        return before
    fits.may_set(rules.days(), rules.weights, rules.levels)
    row = Round(id=once, team=team, readers=readers)
    for name in (*RULES, *DAYS):
        setattr(row, name, getattr(rules, name))
    row.save(force_insert=True)
    return row


@transaction.atomic
def amend_round(*, by: Actor, pk: str, seen: int, rules: Rules) -> Round:
    """As long as nobody has applied: everything. Afterwards the days alone, and never an earlier end."""
    row = held_round(by=by, pk=pk)
    if row.version != seen:
        raise Refused(fits.SOMEBODY_FASTER)
    fits.may_set(rules.days(), rules.weights, rules.levels)
    changed = [name for name in RULES if getattr(row, name) != getattr(rules, name)]
    has_applications = Application.objects.filter(round=row).exists()
    if changed:
        fits.may_change_rules(row, has_applications)
    fits.may_move(row, rules.closes_on, has_applications)
    for name in (*changed, *DAYS):
        setattr(row, name, getattr(rules, name))
    row.version += 1
    row.save(update_fields=[*changed, *DAYS, "version"])
    turn_generation(by=by)
    return row


@transaction.atomic
def announce_round(*, by: Actor, pk: str) -> Round:
    """From now on everybody reads it; it opens by itself on its day."""
    row = held_round(by=by, pk=pk)
    if row.state == RoundState.DRAFT:
        row.state = RoundState.CALLED
        row.save(update_fields=["state"])
        turn_generation(by=by)
    return row
