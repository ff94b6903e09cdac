"""Who reads what, and what do they see?"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from sijak.accounts.queries import teams
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.team_sealing import open_team_row
from sijak.scholarships.enums import Level, ReviewState
from sijak.scholarships.models import Application, Barred, Piece, Review, Round
from sijak.scholarships.queries.rounds import Shown, shown
from sijak.scholarships.rules.reading import READERS, Points, is_apart


def load_of(readers: Collection[str]) -> dict[str, int]:
    """How much each has still to read, whatever the round."""
    rows = Review.objects.waiting().filter(reader__in=readers).values("reader").annotate(n=Count("pk"))
    return {row["reader"]: row["n"] for row in rows}


def lacking(one: Round) -> list[tuple[str, int, set[str]]]:
    """(piece, how many readers it lacks, who may not or does already). A third where two stand far apart."""
    pieces = Piece.objects.filter(application__round=one, application__state="released").order_by("id")
    barred: dict[str, set[str]] = {}
    for application, reader in Barred.objects.filter(application__round=one).values_list(
        "application_id", "reader"
    ):
        barred.setdefault(application, set()).add(reader)
    out = []
    for piece in pieces.prefetch_related("reviews"):
        reviews = list(piece.reviews.all())
        standing = [row for row in reviews if row.state != ReviewState.BACK]
        done = [points_of(row) for row in standing if row.state == ReviewState.DONE]
        wanted = READERS + int(is_apart(one.weights, done))
        taken = barred.get(piece.application_id, set()) | {row.reader for row in reviews}
        if len(standing) < wanted:
            out.append((piece.pk, wanted - len(standing), taken))
    return out


def points_of(row: Review) -> Points:
    return Points(row.reader, row.aim or 0, row.plan or 0, row.life or 0)


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    review: Review
    shown: Shown
    number: int


def mine(by: Actor, state: str) -> list[Line]:
    """What this reader was given. Called by a place in their own list, never by the receipt's number."""
    rows = Review.objects.visible_to(by).filter(reader=by.user_id).select_related("piece__application__round")
    rows = rows.filter(state=state).order_by("piece__application__round__reads_until", "id")
    known: dict[str, Shown] = {}
    out = []
    for number, row in enumerate(rows, 1):
        one = row.piece.application.round
        out.append(Line(row, known.setdefault(one.pk, shown(one)), number))
    return out


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """One text as a reader sees it: no name, no number, no round of anybody else."""

    review: Review
    shown: Shown
    aim: str
    plan: str
    life: str
    level: str
    until: date
    why: str


def sheet(by: Actor, pk: str) -> Sheet:
    """Raises NotForYou: another's, or one that was given to somebody else meanwhile."""
    rows = Review.objects.visible_to(by).filter(reader=by.user_id).exclude(state=ReviewState.BACK)
    row = rows.filter(pk=pk).select_related("piece__application__round").first()
    if row is None:
        raise NotForYou
    said = json.loads(open_team_row(by, row.piece, "study")["content"])
    mine_said = json.loads(open_team_row(by, row, "study")["content"] or "{}")
    one = row.piece.application.round
    level = str(Level(said["level"]).label) if said.get("level") in Level else ""
    return Sheet(row, shown(one), said["aim"], said["plan"], said["life"], level, one.reads_until,
                 mine_said.get("why", ""))  # fmt: skip


def counts(by: Actor) -> dict[str, int]:
    """Beside the links of the rail."""
    out = {}
    if by.may("reading"):
        out["scholarships:reading"] = (
            Review.objects.visible_to(by).waiting().filter(reader=by.user_id).count()
        )
    if by.may("scholarships"):
        new = Application.objects.visible_to(by).filter(Q(state="sent") | Q(appeal__state="open"))
        out["scholarships:desk"] = new.count()
    return out


def team_choices(by: Actor, kind: str) -> list[tuple[str, str]]:
    """Teams that decide (study), or that read without names (readers)."""
    return [(team["id"], team["name"]) for team in teams(by) if team["kind"] == kind]


def desks(by: Actor) -> list[str]:
    """The teams whose rounds this reader reads for."""
    return list(Round.objects.filter(readers__in=by.teams).values_list("team", flat=True).distinct())
