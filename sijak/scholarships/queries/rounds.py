"""Which rounds are there, for everybody and for the desk?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import get_language

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.scholarships.enums import AppealState, AppState, Call, Criterion, Document, Level, Phase
from sijak.scholarships.models import Application, Round
from sijak.scholarships.rules.fits import asks_of

CALLS = Path(__file__).resolve().parents[1] / "data" / "calls.toml"


@cache
def shipped() -> dict[str, dict[str, Any]]:
    """The calls that the house brings: starting values of a round."""
    return tomllib.loads(CALLS.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A round as a page says it."""

    row: Round
    name: str
    about: str
    phase: Phase

    @property
    def levels(self) -> list[str]:
        return [str(Level(one).label) for one in self.row.levels]

    @property
    def papers(self) -> list[str]:
        return [str(Document(one).label) for one in self.row.papers]

    @property
    def weights(self) -> list[tuple[str, int]]:
        """Grades first; what counts nothing is left out."""
        known = {"grades": "", **{one.value: str(one.label) for one in Criterion}}
        return [(known[key], self.row.weights.get(key, 0)) for key in known if self.row.weights.get(key, 0)]

    @property
    def asks(self) -> list[tuple[str, str]]:
        return [(one.value, str(one.label)) for one in asks_of(self.row)]


def shown(row: Round) -> Shown:
    words: dict[str, Any] = row.words or {}
    said: dict[str, Any] = (
        words.get(get_language() or "ko") or words.get("ko") or next(iter(words.values()), {})
    )
    name = said.get("name") or str(Call(row.call).label)
    return Shown(row, name, said.get("about", ""), row.phase(today()))


def announced(on: date) -> list[Shown]:
    """Those that everybody reads: open first, then what comes, then what was; a year back at most."""
    rows = Round.objects.announced().filter(starts_on__gte=on.replace(year=on.year - 1, day=1))
    order = [Phase.OPEN, Phase.AHEAD, Phase.READING, Phase.DECIDED]
    found = [shown(row) for row in rows.order_by("-opens_on", "id")]
    return sorted(found, key=lambda one: order.index(one.phase))


def open_rounds(on: date) -> list[Shown]:
    return [one for one in announced(on) if one.phase == Phase.OPEN]


def announced_round(pk: str) -> Shown:
    """Raises NotForYou."""
    row = Round.objects.announced().filter(pk=pk).first()
    if row is None:
        raise NotForYou
    return shown(row)


@dataclass(frozen=True, slots=True)
class Counted:
    shown: Shown
    sent: int
    waiting: int
    appeals: int


def desk(by: Actor) -> list[Counted]:
    """The rounds of the actor's teams with what waits in each; the newest first."""
    rows = list(Round.objects.visible_to(by).order_by("-opens_on", "id"))
    standing = Application.objects.visible_to(by).standing()
    sent = _by_round(standing)
    new = _by_round(standing.filter(state=AppState.SENT))
    appeals = _by_round(standing.filter(appeal__state=AppealState.OPEN))
    return [
        Counted(shown(row), sent.get(row.pk, 0), new.get(row.pk, 0), appeals.get(row.pk, 0)) for row in rows
    ]


def _by_round(rows: QuerySet[Application]) -> dict[str, int]:
    return {row["round"]: row["n"] for row in rows.values("round").annotate(n=Count("pk"))}


def round_of(by: Actor, pk: str) -> Round:
    """Raises NotForYou."""
    row = Round.objects.visible_to(by).filter(pk=pk).first()
    if row is None:
        raise NotForYou
    return row


def has_applications(one: Round) -> bool:
    return Application.objects.filter(round=one).exists()


def states(one: Round) -> dict[str, int]:
    rows = Application.objects.filter(round=one).values("state").annotate(n=Count("pk"))
    return {row["state"]: row["n"] for row in rows}
