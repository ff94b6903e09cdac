"""In which order does a round stand, and what is still missing before it can be decided?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sijak.scholarships.enums import AppState, ReviewState
from sijak.scholarships.models import Application, Review, Round
from sijak.scholarships.rules.reading import Entry, Points, Ranked, ranked


def entries_of(one: Round) -> list[Entry]:
    """Two questions to the store, whatever the size of the round."""
    points: dict[str, list[Points]] = defaultdict(list)
    read = Review.objects.filter(piece__application__round=one, state=ReviewState.DONE).order_by()
    columns = ("piece__application_id", "reader", "aim", "plan", "life")
    for application, reader, aim, plan, life in read.values_list(*columns):
        points[application].append(Points(reader, aim or 0, plan or 0, life or 0))
    rows = Application.objects.filter(round=one).in_choice().values_list("id", "number", "figure")
    return [Entry(pk, number, figure, tuple(points.get(pk, ()))) for pk, number, figure in rows]


def ranking_of(one: Round) -> list[Ranked]:
    return ranked(one.pk, one.weights, entries_of(one))


@dataclass(frozen=True, slots=True)
class Far:
    """``unread``: sent, and neither with readers nor sorted out; ``waiting``: readings not given yet."""

    unread: int
    released: int
    waiting: int
    done: int


def how_far(one: Round) -> Far:
    rows = Application.objects.filter(round=one)
    reviews = Review.objects.filter(piece__application__round=one, piece__application__state="released")
    return Far(
        rows.filter(state=AppState.SENT).count(), rows.filter(state=AppState.RELEASED).count(),
        reviews.filter(state=ReviewState.WAITING).count(), reviews.filter(state=ReviewState.DONE).count(),
    )  # fmt: skip
