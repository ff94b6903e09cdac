"""Who needs somebody to go along, and how far has it come?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Q

from sijak.accounts.queries import names_of_workers
from sijak.care.queries.pages import Content, contents, contents_of_list
from sijak.health.enums import GoingState, Hospital, Speech
from sijak.health.models import Going, Telling
from sijak.health.rules.going import Wish
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.team_sealing import open_team_rows
from sijak.people.walking import Name, names_of, openable

DAYS_BACK = 14
WARM = (GoingState.BACKUP,)
NEAR = timedelta(days=1)


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """One request to go along, opened. ``name`` is None where only their own page asks."""

    row: Going
    content: Content = field(repr=False)
    workers: dict[str, str]
    name: Name | None = None

    @property
    def at(self) -> time:
        return time.fromisoformat(str(self.content.get("at") or "09:00"))

    @property
    def place(self) -> str:
        return str(self.content.get("place", ""))

    @property
    def what(self) -> str:
        return str(self.content.get("what", ""))

    @property
    def know(self) -> str:
        return str(self.content.get("know", ""))

    @property
    def wish(self) -> Wish:
        return Wish(self.row.day, self.at, self.row.hospital, str(self.content.get("speech", "")),
                    str(self.content.get("sex", "")), bool(self.content.get("car")))  # fmt: skip

    @property
    def speech(self) -> str:
        code = self.wish.speech
        return str(Speech(code).label) if code in Speech else ""

    @property
    def goer(self) -> str:
        """Who goes: after a calling off, the one in reserve."""
        return str(self.content.get("reserve" if self.row.is_reserve else "goer", ""))

    @property
    def goer_name(self) -> str:
        return self.workers.get(self.goer, "")

    @property
    def reserve_name(self) -> str:
        return "" if self.row.is_reserve else self.workers.get(str(self.content.get("reserve", "")), "")

    @property
    def is_open(self) -> bool:
        return self.row.state == GoingState.OPEN

    @property
    def is_over(self) -> bool:
        return self.row.state in (GoingState.DONE, GoingState.OFF)

    @property
    def may_end(self) -> bool:
        return not self.is_over and self.row.state != GoingState.TOLD

    @property
    def is_warm(self) -> bool:
        """Somebody might wait in vain: called off, or nobody goes and the day is here."""
        late = self.row.state == GoingState.OPEN and self.row.day <= today() + NEAR
        unsaid = self.row.state == GoingState.OFFERED and self.row.day <= today()
        return self.row.is_fallen or self.row.state in WARM or late or unsaid

    @property
    def tone(self) -> str:
        if self.is_warm:
            return "due"
        return "ok" if self.row.state in (GoingState.TAKEN, GoingState.WAY, GoingState.HERE) else ""


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """What the one who went along told, opened."""

    row: Telling
    content: Content = field(repr=False)
    by: str = ""

    @property
    def going(self) -> str:
        return str(self.content.get("going", ""))

    @property
    def next_on(self) -> date | None:
        return date.fromisoformat(self.content["next"]) if self.content.get("next") else None

    @property
    def bill_krw(self) -> int:
        return int(self.content.get("won") or 0)

    @property
    def fare_krw(self) -> int:
        return int(self.content.get("fare") or 0)


@dataclass(frozen=True, slots=True, repr=False)
class Board:
    days: list[tuple[date, list[Asked]]]
    told: list[Told]
    count: int
    warm: int


def board(by: Actor, *, hospital: str = "", state: str = "") -> Board:
    """What lies ahead, by day; what was told and waits. Names in one call to the vault."""
    rows = Going.objects.visible_to(by).ahead().filter(day__gte=today() - timedelta(days=DAYS_BACK))
    if hospital in Hospital:
        rows = rows.filter(hospital=hospital)
    if state in GoingState:
        rows = rows.filter(state=state)
    found = opened(by, rows.order_by("day"))
    found.sort(key=lambda one: (one.row.day, one.at))
    days = [(day, list(some)) for day, some in groupby(found, key=lambda one: one.row.day)]
    return Board(days, told(by), len(found), sum(one.is_warm for one in found))


def opened(by: Actor, rows: Iterable[Going]) -> list[Asked]:
    """Rows of a list about many people; who may not be seen is left out."""
    asked = list(rows)
    words = contents_of_list(by, asked, "company") if asked else {}
    names = names_of(by, [row.strand_id for row in asked])
    workers = names_of_workers(by)
    return [Asked(row, words[row.id], workers, names[row.strand_id]) for row in asked
            if row.id in words and row.strand_id in names]  # fmt: skip


def told(by: Actor) -> list[Told]:
    """Reports that wait; of somebody whom this worker may not see, none."""
    found = told_rows(by, list(Telling.objects.visible_to(by).order_by("day")))
    strands = dict(Going.objects.filter(pk__in=[one.going for one in found]).values_list("pk", "strand_id"))
    opens = openable(by, list(strands.values()))
    return [one for one in found if strands.get(one.going) in opens]


def told_rows(by: Actor, rows: Sequence[Telling]) -> list[Told]:
    workers = names_of_workers(by)
    words = open_team_rows(by, rows, "company") if rows else []
    read = [json.loads(one.get("content") or "{}") for one in words]
    return [Told(row, content, workers.get(str(content.get("by")), ""))
            for row, content in zip(rows, read, strict=True)]  # fmt: skip


def one_told(by: Actor, telling: str) -> Told:
    row = Telling.objects.visible_to(by).filter(pk=telling).first()
    if row is None:
        raise NotForYou
    return told_rows(by, [row])[0]


def person_of_told(by: Actor, one: Told) -> tuple[Going, str]:
    """The request that a report belongs to, and whose it is, as far as this worker opens them."""
    row = Going.objects.visible_to(by).filter(pk=one.going).first()
    if row is None or row.strand_id not in (whose := openable(by, [row.strand_id])):
        raise NotForYou
    return row, whose[row.strand_id]


def of_person(by: Actor, strand: str) -> list[Asked]:
    """Every going of one person: what lies ahead first."""
    rows = list(Going.objects.filter(strand_id=strand).order_by("-day")[:100])
    words, workers = contents(by, rows, "company"), names_of_workers(by)
    found = [Asked(row, words[row.id], workers) for row in rows]
    return sorted(found, key=lambda one: (one.is_over, one.row.day))


def one(by: Actor, strand: str, going: str) -> Asked:
    row = Going.objects.filter(strand_id=strand, pk=going).first()
    if row is None:
        raise NotForYou
    return Asked(row, contents(by, [row], "company")[row.id], names_of_workers(by))


def waiting(by: Actor) -> int:
    """How many goings need somebody's eyes today: for a word on the room's board. Nothing is opened, and
    nobody is counted whom this worker may not see. A report that waits is a going whose state says so."""
    late = Q(state=GoingState.OPEN, day__range=(today(), today() + NEAR))
    rows = Going.objects.visible_to(by).ahead().filter(Q(is_fallen=True) | late | Q(state=GoingState.TOLD))
    strands = list(rows.values_list("strand_id", flat=True))
    opens = openable(by, strands)
    return sum(strand in opens for strand in strands)


def filters(hospital: str, state: str) -> dict[str, Any]:
    return {
        "hospital": hospital if hospital in Hospital else "", "state": state if state in GoingState else "",
        "hospitals": Hospital.choices, "states": [(s.value, s.label) for s in GoingState][:7],
    }  # fmt: skip
