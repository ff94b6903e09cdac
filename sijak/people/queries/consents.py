"""To what did this person say yes, when and how?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sijak.kernel.actor import Actor
from sijak.people.enums import ConsentKind, ConsentMethod, ConsentState
from sijak.people.models import Consent
from sijak.people.sealing import open_rows
from sijak.people.wordings import Wording, wording


@dataclass(frozen=True, slots=True)
class Said:
    state: str
    day: date
    method: str


@dataclass(frozen=True, slots=True)
class ConsentView:
    kind: ConsentKind
    state: ConsentState
    said: list[Said]
    version: str
    words: Wording

    @property
    def last(self) -> Said | None:
        return self.said[-1] if self.said else None


def consent_rows(contact: str) -> list[Consent]:
    return list(Consent.objects.filter(strand_id=contact))


def consents(by: Actor, contact: str, language: str) -> list[ConsentView]:
    """All four kinds in their order, asked or not; words in the language of the page."""
    rows = consent_rows(contact)
    opened = open_rows(by, rows, "consent")
    known = {row.kind: (row, words) for row, words in zip(rows, opened, strict=True)}
    return [_view(kind, known.get(kind), language) for kind in ConsentKind]


def _view(kind: ConsentKind, known: tuple[Consent, dict[str, str]] | None, language: str) -> ConsentView:
    detail: dict[str, Any] = json.loads((known[1].get("detail") if known else "") or "{}")
    version = str(detail.get("wording") or "")
    return ConsentView(
        kind, ConsentState(known[0].state if known else ConsentState.UNASKED),
        [_said(one) for one in detail.get("said", [])], version, wording(kind, language, version),
    )  # fmt: skip


def _said(one: dict[str, str]) -> Said:
    known = one["method"] in ConsentMethod
    method = str(ConsentMethod(one["method"]).label) if known else ""
    return Said(str(ConsentState(one["state"]).label), date.fromisoformat(one["day"]), method)
