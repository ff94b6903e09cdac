"""Which awards run, what is due, and how did the term go?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sijak.accounts.queries import names_of_workers
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.team_sealing import open_team_row, open_team_rows
from sijak.scholarships.enums import AwardState, PartState
from sijak.scholarships.models import Award, Offer, Part
from sijak.scholarships.rules.grades import scales
from sijak.scholarships.told import Told

WHY = "study"


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    award: Award
    name: str
    paid: int
    due: Part | None
    is_report_late: bool
    offers: bool


def running(by: Actor, state: str) -> list[Line]:
    rows = Award.objects.visible_to(by).select_related("application")
    rows = rows.filter(state=state).order_by("ends_on", "id").prefetch_related("parts", "reports", "offers")
    awards, day = list(rows[:200]), today()
    opened = open_team_rows(by, [one.application for one in awards], WHY)
    return [line_of(one, Told.from_json(words["content"]).name, day)
            for one, words in zip(awards, opened, strict=True)]  # fmt: skip


def line_of(award: Award, name: str, day: date) -> Line:
    parts = sorted(award.parts.all(), key=lambda part: part.number)
    due = next((p for p in parts if p.state in (PartState.PLANNED, PartState.BACK) and p.due_on <= day), None)
    has_report = any(report.number == award.term + 1 for report in award.reports.all())
    late = award.state == AwardState.RUNNING and not has_report and award.report_by < day
    paid = sum(part.won for part in parts if part.state == PartState.PAID)
    return Line(award, name, paid, due, late, bool(award.offers.all()))


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    award: Award
    told: Told
    parts: list[Part]
    reports: list[dict[str, Any]]
    steps: list[dict[str, Any]]
    offer: str


def open_award(by: Actor, pk: str) -> Opened:
    """Raises NotForYou."""
    award = Award.objects.visible_to(by).select_related("application__round").filter(pk=pk).first()
    if award is None:
        raise NotForYou
    told = Told.from_json(open_team_row(by, award.application, WHY)["content"])
    names = names_of_workers(by)
    said = json.loads(open_team_row(by, award, WHY)["content"] or "{}")
    steps = [
        one | {"day": date.fromisoformat(one["day"]), "who": names.get(one["by"], "")}
        for one in said.get("steps", [])
    ]
    rows = list(award.reports.order_by("number"))
    reports = [
        json.loads(words["content"]) | {"row": row} for row, words in zip(
            rows, open_team_rows(by, rows, WHY), strict=True)
    ]  # fmt: skip
    for one in reports:
        one["scale_name"] = scales()[one["scale"]].name
    offer = Offer.objects.visible_to(by).filter(award=award).first()
    words = json.loads(open_team_row(by, offer, WHY)["content"])["words"] if offer else ""
    return Opened(award, told, list(award.parts.order_by("number")), reports, steps, words)
