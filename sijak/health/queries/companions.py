"""Who goes along with people, and who fits one afternoon?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sijak.accounts.enums import permissions_of
from sijak.accounts.queries import names_of_workers, staff
from sijak.health.enums import Hospital, Hour, Speech
from sijak.health.models import Companion, Outing
from sijak.health.rules.going import Able, Reason, Wish, hindrance, reasons, week_of
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.faces import texts
from sijak.people.team_sealing import open_team_rows


@dataclass(frozen=True, slots=True, repr=False)
class Mate:
    """One who goes along, opened."""

    row: Companion
    name: str
    able: Able
    words: str

    @property
    def hospitals(self) -> list[str]:
        return [str(Hospital(code).label) for code in self.able.hospitals if code in Hospital]

    @property
    def speech(self) -> list[str]:
        return [str(Speech(code).label) for code in self.able.speech if code in Speech]

    @property
    def hours(self) -> list[str]:
        return [str(Hour(code).label) for code in self.able.hours if code in Hour]


@dataclass(frozen=True, slots=True, repr=False)
class Candidate:
    """Somebody beside one afternoon: what fits and what does not, in words."""

    mate: Mate
    reasons: list[Reason] = field(default_factory=list)

    @property
    def user(self) -> str:
        return self.mate.row.user

    @property
    def hindrance(self) -> str:
        return hindrance(self.reasons)

    @property
    def fits(self) -> bool:
        return all(one.fits for one in self.reasons)

    @property
    def missing(self) -> int:
        return sum(not one.fits for one in self.reasons)


def companions(by: Actor, *, everybody: bool = False) -> list[Mate]:
    """By name; those who stopped only when ``everybody`` is asked for."""
    rows = Companion.objects.visible_to(by)
    return mates(by, list(rows if everybody else rows.filter(is_here=True)))


def mates(by: Actor, rows: Sequence[Companion]) -> list[Mate]:
    names = names_of_workers(by)
    opened = open_team_rows(by, rows, "company") if rows else []
    found = [mate(row, words, names) for row, words in zip(rows, opened, strict=True)]
    return sorted(found, key=lambda one: (not one.row.is_here, one.name))


def mate(row: Companion, words: dict[str, str], names: dict[str, str]) -> Mate:
    known: dict[str, Any] = json.loads(words.get("content") or "{}")
    able = Able(texts(known.get("hospitals")), texts(known.get("speech")), texts(known.get("hours")),
                str(known.get("sex", "")), bool(known.get("car")), row.cap)  # fmt: skip
    return Mate(row, names.get(row.user, ""), able, str(known.get("words", "")))


def one_companion(by: Actor, companion: str) -> Mate:
    row = Companion.objects.visible_to(by).filter(pk=companion).first()
    if row is None:
        raise NotForYou
    return mates(by, [row])[0]


def who_may_go(by: Actor) -> dict[str, str]:
    """user -> name of those who may open the page of an afternoon and are here."""
    return {
        one["user"]: one["name"] for one in staff(by)
        if one["state"] == "active" and "company" in permissions_of(one["role"])
    }  # fmt: skip


def taken_in_week(workers: Sequence[str], day: date) -> dict[str, set[tuple[date, str]]]:
    """worker -> half days of that week on which they go along, or stand by."""
    found: dict[str, set[tuple[date, str]]] = {worker: set() for worker in workers}
    for row in Outing.objects.filter(worker__in=workers, day__range=week_of(day)):
        found[row.worker].add((row.day, row.half))
    return found


def candidates(by: Actor, wish: Wish) -> list[Candidate]:
    """Everybody who goes along and is still here: those whom nothing hinders first, by how little is
    missing, then by name. No number is shown."""
    here = who_may_go(by)
    able = [one for one in companions(by) if one.row.user in here and one.row.user != by.user_id]
    taken = taken_in_week([one.row.user for one in able], wish.day)
    found = [Candidate(one, reasons(one.able, wish, taken=taken[one.row.user])) for one in able]
    return sorted(found, key=lambda one: (bool(one.hindrance), one.missing, one.mate.name))
