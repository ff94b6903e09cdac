"""How do rows of health read once their words are opened?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sijak.health.enums import Aid, MedicineState, Place
from sijak.health.models import Certificate, Duty, Medicine, Visit
from sijak.kernel.dates import today
from sijak.people.parts import Words


def as_dict(text: str) -> dict[str, Any]:
    found = json.loads(text) if text.startswith("{") else {}
    return found if isinstance(found, dict) else {}


def words_of(known: Mapping[str, Any], name: str) -> str:
    return str(known.get(name) or "")


def codes_of(known: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = known.get(name)
    return tuple(map(str, value)) if isinstance(value, list) else ()


@dataclass(frozen=True, slots=True, repr=False)
class VisitView:
    row: Visit
    complaint: str
    said: str
    diagnosis: str
    hospital: str
    since: str
    places: tuple[str, ...]
    for_doctor: str
    allergies: str
    along: str
    why_none: str
    task: str

    @property
    def place_words(self) -> list[str]:
        return [str(Place(code).label) for code in self.places if code in Place]

    @property
    def texts(self) -> list[str]:
        return [self.complaint, self.for_doctor, self.said]

    @property
    def is_late(self) -> bool:
        """Their next day has passed."""
        return self.row.goes_on and self.row.next_on is not None and self.row.next_on < today()


def visit_view(row: Visit, words: Words) -> VisitView:
    known = as_dict(words.get("detail", ""))
    return VisitView(
        row, words.get("complaint", ""), words.get("said", ""), words.get("diagnosis", ""),
        words_of(known, "hospital"), words_of(known, "since"), codes_of(known, "places"),
        words_of(known, "for_doctor"), words_of(known, "allergies"), words_of(known, "along"),
        words_of(known, "why_none"), words_of(known, "task"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class MedicineView:
    row: Medicine
    name: str
    how: str
    words: str

    @property
    def is_ending(self) -> bool:
        return (
            self.row.state == MedicineState.TAKEN
            and self.row.until is not None
            and (self.row.until - today()).days <= 7
        )

    @property
    def is_over(self) -> bool:
        return self.row.until is not None and self.row.until < today()

    @property
    def needs_talk(self) -> bool:
        return self.row.state in (MedicineState.STOPPED, MedicineState.HOARDED, MedicineState.SHARED)


def medicine_view(row: Medicine, words: Words) -> MedicineView:
    known = as_dict(words.get("content", ""))
    return MedicineView(row, words_of(known, "name"), words_of(known, "how"), words_of(known, "words"))


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One line of what was done for a duty."""

    day: date
    by: str
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class DutyView:
    row: Duty
    words: str
    place: str
    items: tuple[str, ...]
    aids: dict[str, str]
    missing: tuple[str, ...]
    why_none: str
    task: str
    log: list[Line] = field(default_factory=list)

    @property
    def is_late(self) -> bool:
        return self.row.ended_on is None and self.row.next_on is not None and self.row.next_on < today()


def duty_view(row: Duty, words: Words) -> DutyView:
    known = as_dict(words.get("content", ""))
    aids = known.get("aids")
    given = aids if isinstance(aids, dict) else {}
    return DutyView(
        row, words_of(known, "words"), words_of(known, "place"), codes_of(known, "items"),
        {code: str(given[code]) for code in Aid.values if code in given},
        codes_of(known, "missing"), words_of(known, "why_none"), words_of(known, "task"), log_of(known),
    )  # fmt: skip


def log_of(known: Mapping[str, Any]) -> list[Line]:
    lines = known.get("log")
    return [
        Line(date.fromisoformat(one["day"]), str(one["by"]), str(one["words"]))
        for one in (lines if isinstance(lines, list) else [])
    ]


@dataclass(frozen=True, slots=True, repr=False)
class CertificateView:
    row: Certificate
    what_for: str
    who_asked: str
    to: str
    task: str

    @property
    def is_waited_for(self) -> bool:
        return self.row.handed_on is None


def certificate_view(row: Certificate, words: Words) -> CertificateView:
    known = as_dict(words.get("content", ""))
    return CertificateView(
        row, words_of(known, "what_for"), words_of(known, "who_asked"), words_of(known, "to"),
        words_of(known, "task"),
    )  # fmt: skip
