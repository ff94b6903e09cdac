"""What is kept about somebody, on paper for themselves?

Who they are to us, their yeses, what stands on their own page, what was done on which day and their own
words of it, papers by name. Words of a worker's own (they may speak of other people), what is said in
confidence in sessions, and where somebody comes from are read through together, by hand (docs/adr/0026).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sijak.kernel.actor import Actor
from sijak.kernel.dates import absolute_day
from sijak.people import parts
from sijak.people.enums import Compartment, Why
from sijak.people.faces import File
from sijak.people.models import Paper, StrandRow
from sijak.people.queries.consents import ConsentView, consents
from sijak.people.queries.files import open_file_of
from sijak.people.queries.shared import CONSENT, SAY, SharedView, shared_of
from sijak.people.sealing import open_columns, open_rows

MOST = 1000  # deeds of one person


@dataclass(frozen=True, slots=True, repr=False)
class Deed:
    head: str
    tag: str
    quote: str


@dataclass(frozen=True, slots=True, repr=False)
class Copy:
    file: File
    parts: list[str]
    consents: list[ConsentView]
    shared: list[SharedView]
    deeds: list[Deed]
    papers: list[dict[str, Any]]
    has_more: bool


def copy_of(by: Actor, person: str) -> Copy:
    """What this worker's keys open; audited as a copy."""
    file = open_file_of(by, person, Why.COPY)
    own_page = file.strands.get(Compartment.SELF, "")
    shared = [one for one in shared_of(by, own_page) if one.kind not in (CONSENT, SAY)]
    knots = [knot for source in parts.sources() for knot in source(by, file.strands, MOST + 1)]
    told = {knot.same for knot in knots if knot.row is not None and knot.same}
    knots = [knot for knot in knots if knot.row is not None or knot.same not in told]
    knots.sort(key=lambda knot: knot.day, reverse=True)
    return Copy(
        file, [str(Compartment(c).label) for c in Compartment.values if c in file.strands],
        consents(by, file.strands["contact"], by.language, own_page), shared,
        _deeds(by, knots[:MOST]), _papers(by, file), len(knots) > MOST,
    )  # fmt: skip


def _deeds(by: Actor, knots: list[parts.Knot]) -> list[Deed]:
    wanted: list[tuple[StrandRow, tuple[str, ...]]] = [
        (knot.row, (knot.quote,)) for knot in knots if knot.row is not None and knot.quote
    ]
    words = iter(open_columns(by, wanted, Why.COPY))
    return [
        Deed(f"{absolute_day(knot.day)} · {knot.head}", knot.tag,
             next(words).get(knot.quote, "") if knot.row is not None and knot.quote else "")
        for knot in knots
    ]  # fmt: skip


def _papers(by: Actor, file: File) -> list[dict[str, Any]]:
    rows = list(Paper.objects.filter(strand_id__in=file.strands.values()))
    opened = [json.loads(words.get("content") or "{}") for words in open_rows(by, rows, Why.COPY)]
    return sorted(opened, key=lambda one: str(one.get("day")), reverse=True)
