"""What stands on a person's counselling page? Everything opened in one call."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sijak.accounts.queries import names_of_workers, teams
from sijak.care.queries.appointments import Meeting, meeting
from sijak.care.queries.pages import as_json
from sijak.counselling import pieces
from sijak.counselling.models import Session
from sijak.counselling.queries.sessions import WHY, SessionView, view_of
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people.faces import File
from sijak.people.models import StrandRow
from sijak.people.sealing import open_columns, sealed_fields

SHOWN = 30
WORDS = ("setting", "their_words", "data")


@dataclass(frozen=True, slots=True, repr=False)
class Ahead:
    """A session that is planned, with when and where."""

    session: SessionView
    meeting: Meeting

    @property
    def is_past_its_day(self) -> bool:
        return self.session.row.day < today()


@dataclass(frozen=True, slots=True, repr=False)
class HeartPage:
    """``count``: how many sessions were kept; ``past``: the newest of all that are over."""

    file: File
    ahead: list[Ahead] = field(default_factory=list)
    past: list[SessionView] = field(default_factory=list)
    count: int = 0
    pieces: list[tuple[str, Any]] = field(default_factory=list)


def heart_page(by: Actor, file: File) -> HeartPage:
    strand = file.strands["counselling"]
    mine = Session.objects.filter(strand_id=strand)
    ahead = list(mine.planned().exclude(appointment=None).select_related("appointment").order_by("day"))
    past = list(mine.exclude(pk__in=[row.pk for row in ahead]).order_by("-day", "-id")[:SHOWN])
    met: list[StrandRow] = [row.appointment for row in ahead if row.appointment]
    hung = pieces.pieces(by, file)
    wanted: list[tuple[StrandRow, Collection[str]]] = [(row, ("content",)) for row in met]
    wanted += [(row, WORDS) for row in past]
    wanted += [(row, [f.name for f in sealed_fields(row)]) for piece in hung for row in piece.rows]
    words, names = iter(open_columns(by, wanted, WHY)), names_of_workers(by)
    meetings = [meeting(row.appointment, as_json(next(words))) for row in ahead if row.appointment]
    return HeartPage(
        file,
        [Ahead(view_of(row, {}, names), one) for row, one in zip(ahead, meetings, strict=True)],
        [view_of(row, next(words), names) for row in past],
        mine.kept().count(),
        [(piece.template, piece.show([next(words) for _ in piece.rows])) for piece in hung],
    )  # fmt: skip


def teams_that_hold(by: Actor) -> dict[str, str]:
    """team -> name of those that may hold a counselling part, one's own first."""
    found = [team for team in teams(by) if "counselling" in team["compartments"]]
    found.sort(key=lambda team: (team["id"] not in by.teams, team["name"]))
    return {team["id"]: team["name"] for team in found if team["kind"] == "care"}


def own_teams(by: Actor) -> dict[str, str]:
    """team -> name of one's own teams that hold counselling."""
    return {team: name for team, name in teams_that_hold(by).items() if team in by.teams}
