"""What stands on a person's health page? One opening for everything that is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sijak.care.models import Appointment
from sijak.care.queries.appointments import Meeting, meeting
from sijak.health.models import Certificate, Duty, Medicine, Visit
from sijak.health.pieces import Piece, pieces_of
from sijak.health.queries.opened import (
    CertificateView,
    DutyView,
    MedicineView,
    VisitView,
    as_dict,
    certificate_view,
    duty_view,
    medicine_view,
    visit_view,
)
from sijak.health.queries.strands import health
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.models import StrandRow
from sijak.people.parts import Words
from sijak.people.sealing import open_rows

VISITS, DUTIES, PAPERS, MEETINGS = 30, 20, 12, 4


@dataclass(frozen=True, slots=True, repr=False)
class HealthPage:
    visits: list[VisitView]
    treatments: list[VisitView]
    medicines: list[MedicineView]
    duties: list[DutyView]
    past_duties: list[DutyView]
    papers: list[CertificateView]
    meetings: list[Meeting]
    pieces: list[tuple[str, Any]]
    has_more: bool

    @property
    def is_empty(self) -> bool:
        return not (self.visits or self.medicines or self.duties or self.past_duties or self.papers)

    @property
    def next(self) -> Meeting | None:
        return self.meetings[0] if self.meetings else None


def health_page(by: Actor, file: File) -> HealthPage:
    strand = health(file)
    visits = list(Visit.objects.filter(strand_id=strand).order_by("-day", "-id")[: VISITS + 1])
    medicines = list(Medicine.objects.in_hand().filter(strand_id=strand).order_by("until", "id"))
    duties = list(Duty.objects.filter(strand_id=strand).order_by("state", "-day")[:DUTIES])
    papers = list(Certificate.objects.filter(strand_id=strand).order_by("-asked_on")[:PAPERS])
    planned = Appointment.objects.planned().filter(strand_id=strand, day__gte=today())
    meets = list(planned.order_by("day")[:MEETINGS])
    pieces = pieces_of(by, file)
    words = opened(by, [*visits, *medicines, *duties, *papers, *meets], pieces)
    shown = [visit_view(row, next(words)) for row in visits]
    taken = [medicine_view(row, next(words)) for row in medicines]
    done = [duty_view(row, next(words)) for row in duties]
    handed = [certificate_view(row, next(words)) for row in papers]
    ahead = [meeting(row, as_dict(next(words).get("content", ""))) for row in meets]
    return HealthPage(
        shown[:VISITS], treatments(shown), taken, [d for d in done if d.row.ended_on is None],
        [d for d in done if d.row.ended_on is not None], handed,
        sorted(ahead, key=lambda one: one.begins), show_pieces(pieces, words), len(visits) > VISITS,
    )  # fmt: skip


def opened(by: Actor, rows: Sequence[StrandRow], pieces: Sequence[Piece]) -> Iterator[Words]:
    """One call to the vault for the page and everything that is hung into it."""
    return iter(open_rows(by, [*rows, *(row for piece in pieces for row in piece.rows)], Why.HEALTH))


def show_pieces(pieces: Sequence[Piece], words: Iterator[Words]) -> list[tuple[str, Any]]:
    return [(piece.template, piece.show([next(words) for _ in piece.rows])) for piece in pieces]


def treatments(visits: Sequence[VisitView]) -> list[VisitView]:
    """The newest visit of each department, where the treatment goes on."""
    newest: dict[str, VisitView] = {}
    for one in visits:
        newest.setdefault(one.row.department, one)
    return [one for one in newest.values() if one.row.goes_on]
