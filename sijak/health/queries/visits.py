"""One visit with its words, the card for the doctor, and what stands on the person's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sijak.accounts.queries import names_of_workers
from sijak.health.enums import Department, VisitState
from sijak.health.models import Medicine, Visit
from sijak.health.queries.opened import MedicineView, VisitView, medicine_view, visit_view
from sijak.health.queries.words import WordPair, pairs_for
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.enums import Why
from sijak.people.models import StrandRow
from sijak.people.parts import Knot
from sijak.people.sealing import open_rows


@dataclass(frozen=True, slots=True, repr=False)
class VisitPage:
    visit: VisitView
    medicines: list[MedicineView]
    pairs: list[WordPair]
    author: str


def row_of(strand: str, visit: str) -> Visit:
    row = Visit.objects.filter(strand_id=strand, pk=visit).first()
    if row is None:
        raise NotForYou
    return row


def one(by: Actor, strand: str, visit: str) -> VisitView:
    row = row_of(strand, visit)
    return visit_view(row, open_rows(by, [row], Why.HEALTH)[0])


def visit_page(by: Actor, strand: str, visit: str) -> VisitPage:
    """The visit, what was prescribed then, and the words between North and South."""
    row = row_of(strand, visit)
    given = list(Medicine.objects.filter(visit=row).order_by("since", "id"))
    return _page(by, row, given)


def card_page(by: Actor, strand: str, visit: str) -> VisitPage:
    """For the doctor: all medicine that they take now, from whichever visit."""
    row = row_of(strand, visit)
    return _page(by, row, list(Medicine.objects.taken_now().filter(strand_id=strand).order_by("id")))


def _page(by: Actor, row: Visit, medicines: list[Medicine]) -> VisitPage:
    rows: list[StrandRow] = [row, *medicines]
    first, *rest = open_rows(by, rows, Why.HEALTH)
    view = visit_view(row, first)
    taken = [medicine_view(m, words) for m, words in zip(medicines, rest, strict=True)]
    author = names_of_workers(by).get(row.author, "")
    return VisitPage(view, taken, pairs_for(by, view.texts), author)


def knots(by: Actor, strands: Mapping[str, str], limit: int) -> list[Knot]:
    """Visits on the thread of the file, for those who hold the health strand."""
    strand = strands.get("health")
    if not strand:
        return []
    rows = Visit.objects.filter(strand_id=strand).defer("diagnosis", "detail")
    words = {value: str(label) for value, label in Department.choices}
    goes_on = {value: str(label) for value, label in VisitState.choices}
    names = names_of_workers(by)
    return [
        Knot(
            row.day, "health", " · ".join(filter(None, [words[row.department], names.get(row.author, "")])),
            row, "complaint", "said", address=("health:visit", row.id), same=f"{row.day}:hospital",
            tag=goes_on[row.state] if row.goes_on else "",
        )
        for row in rows.order_by("-day", "-id")[:limit]
    ]  # fmt: skip
