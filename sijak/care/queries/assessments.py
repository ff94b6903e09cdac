"""How do the person and the worker see each domain, and where do they differ?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sijak.care.enums import Domain, Level, Urgency
from sijak.care.models import Assessment
from sijak.care.queries.pages import contents
from sijak.kernel.actor import Actor

ICONS = {
    "safety": "shield", "body": "health", "mind": "heart", "addiction": "danger", "money": "money",
    "housing": "home", "work": "work", "legal": "papers", "children": "study", "family": "people",
    "ties": "company", "skills": "phone", "meaning": "today",
}  # fmt: skip
# The picture: four steps from left to right inside 100 wide, room for the marks at both ends.
LEFT, STEP = 8, 28
FAR_APART = 2


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One domain of the picture: two dots and the line between them."""

    domain: Domain
    client: int | None
    worker: int | None
    urgency: int | None
    strengths: str

    @property
    def icon(self) -> str:
        return ICONS[self.domain.value]

    @property
    def client_x(self) -> int:
        return LEFT + STEP * (self.client or 0)

    @property
    def worker_x(self) -> int:
        return LEFT + STEP * (self.worker or 0)

    @property
    def is_same(self) -> bool:
        return self.client is not None and self.client == self.worker

    @property
    def has_both(self) -> bool:
        return self.client is not None and self.worker is not None

    @property
    def is_far_apart(self) -> bool:
        both = self.client is not None and self.worker is not None
        return both and abs((self.client or 0) - (self.worker or 0)) >= FAR_APART

    @property
    def client_words(self) -> str:
        return "" if self.client is None else str(Level(self.client).label)

    @property
    def worker_words(self) -> str:
        return "" if self.worker is None else str(Level(self.worker).label)

    @property
    def urgency_words(self) -> str:
        return str(Urgency(self.urgency).label) if self.urgency else ""


@dataclass(frozen=True, slots=True, repr=False)
class Looked:
    """The latest look, or an empty one. ``base`` names it for the check of two writers."""

    base: str
    done_on: date | None
    done_by: str
    lines: list[Line]
    content: Mapping[str, Any]

    @property
    def seen(self) -> list[Line]:
        return [line for line in self.lines if line.client is not None or line.worker is not None]

    @property
    def apart(self) -> list[Line]:
        return [line for line in self.lines if line.is_far_apart]

    @property
    def strengths(self) -> list[Line]:
        return [line for line in self.lines if line.strengths]


def score(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value <= 3 else None


def lines_of(content: Mapping[str, Any]) -> list[Line]:
    return [_line(domain, content.get(domain.value)) for domain in Domain]


def _line(domain: Domain, known: Any) -> Line:
    one = known if isinstance(known, dict) else {}
    return Line(
        domain, score(one.get("client")), score(one.get("worker")), score(one.get("urgency")),
        str(one.get("strengths") or ""),
    )  # fmt: skip


def looked(by: Actor, strand: str) -> Looked:
    rows = Assessment.objects.filter(strand_id=strand)
    row = rows.order_by("-done_on", "-version", "-id").first()
    if row is None:
        return Looked("", None, "", lines_of({}), {})
    content = contents(by, [row], "assess")[row.id]
    return Looked(f"{row.id}:{row.version}", row.done_on, row.done_by, lines_of(content), content)
