"""What stands in somebody's safety plan?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sijak.counselling.models import SafetyPlan
from sijak.kernel.actor import Actor
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.queries.shared import shared_of
from sijak.people.sealing import open_row

REF = "safety-plan"  # under which it stands on the person's own page
# The six parts, in the order in which they help when it gets worse.
PARTS: dict[str, Promise] = {
    "signs": _("How I notice that it is getting bad"),
    "alone": _("What I can do by myself"),
    "away": _("People and places that take my mind off it"),
    "people": _("Whom I can ask for help"),
    "helpers": _("Who helps by calling: numbers"),
    "means": _("How we make the place safe"),
}


@dataclass(frozen=True, slots=True, repr=False)
class PlanView:
    """``version`` 0 when there is none yet."""

    version: int
    words: dict[str, str]
    day: date | None = None

    @property
    def parts(self) -> list[tuple[str, Promise, str]]:
        """(code, heading, words) of each part."""
        return [(code, heading, self.words.get(code, "")) for code, heading in PARTS.items()]

    @property
    def written(self) -> list[tuple[str, Promise, str]]:
        return [part for part in self.parts if part[2]]


def plan_of(by: Actor, safety: str) -> PlanView:
    """``safety``: the strand. Opens through a safety window too."""
    row = SafetyPlan.objects.filter(strand_id=safety).first()
    if row is None:
        return PlanView(0, {})
    known: dict[str, Any] = json.loads(open_row(by, row, Why.SAFETY).get("content") or "{}")
    day = date.fromisoformat(known["day"]) if known.get("day") else None
    return PlanView(row.version, {code: str(known.get(code) or "") for code in PARTS}, day)


def has_plan(file: File) -> bool:
    """Is there one? Nothing is opened."""
    return SafetyPlan.objects.filter(strand_id=file.strands.get("safety", "")).exists()


def beside_card(by: Actor, safety: str) -> tuple[str, PlanView] | None:
    """What whoever opened the safety card sees below it; nothing when there is no plan."""
    view = plan_of(by, safety)
    return ("counselling/safety_plan/beside.html", view) if view.version else None


def is_shared(by: Actor, file: File) -> bool:
    """Does it stand on the person's own page?"""
    return any(one.content.get("ref") == REF for one in shared_of(by, file.strands.get("self", "")))
