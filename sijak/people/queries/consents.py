"""To what did this person say yes, when and how?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sijak.kernel.actor import Actor
from sijak.people.enums import Compartment, ConsentKind, ConsentMethod, ConsentState
from sijak.people.faces import File
from sijak.people.models import Consent
from sijak.people.queries.shared import SAY, shared_of
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
    own: list[Said]  # what the person said themselves, on their own page

    @property
    def by_themselves(self) -> Said | None:
        """Their own last word, when it is the one that stands."""
        return self.own[-1] if self.own and self.own[-1].state == str(self.state.label) else None

    @property
    def last(self) -> Said | None:
        return self.said[-1] if self.said else None


def consent_rows(contact: str) -> list[Consent]:
    return list(Consent.objects.filter(strand_id=contact))


def states_of(consents: Sequence[str]) -> dict[str, str]:
    """consent -> what stands today."""
    return dict(Consent.objects.filter(pk__in=consents).values_list("pk", "state"))


def yes_to(file: File, kind: str) -> str:
    """What stands today; 'unasked' where nothing is known. The one place that is asked whether a yes
    holds: the person's own switch changes this state in the moment in which it is pressed."""
    contact = file.strands.get(Compartment.CONTACT, "")
    said = {row.kind: row.state for row in consent_rows(contact)} if contact else {}
    return str(said.get(kind, ConsentState.UNASKED))


def consents(by: Actor, contact: str, language: str, own_page: str = "") -> list[ConsentView]:
    """All four kinds in their order, asked or not; words in the language of the page."""
    rows = consent_rows(contact)
    opened = open_rows(by, rows, "consent")
    known = {row.kind: (row, words) for row, words in zip(rows, opened, strict=True)}
    said = [one for one in shared_of(by, own_page) if one.kind == SAY]
    own = sorted(said, key=lambda one: str(one.content["at"]))
    return [
        _view(kind, known.get(kind), language,
              [Said(str(ConsentState(one.content["state"]).label), one.day, "")
               for one in own if one.content["consent"] == kind])
        for kind in ConsentKind
    ]  # fmt: skip


def _view(
    kind: ConsentKind, known: tuple[Consent, dict[str, str]] | None, language: str, own: list[Said]
) -> ConsentView:
    detail: dict[str, Any] = json.loads((known[1].get("detail") if known else "") or "{}")
    version = str(detail.get("wording") or "")
    return ConsentView(
        kind, ConsentState(known[0].state if known else ConsentState.UNASKED),
        [_said(one) for one in detail.get("said", [])], version, wording(kind, language, version), own,
    )  # fmt: skip


def _said(one: dict[str, str]) -> Said:
    known = one["method"] in ConsentMethod
    method = str(ConsentMethod(one["method"]).label) if known else ""
    return Said(str(ConsentState(one["state"]).label), date.fromisoformat(one["day"]), method)
