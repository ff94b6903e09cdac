"""Does a round stand in the order that its page promises?"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijak.kernel.errors import Refused
from sijak.scholarships.rules.grades import figure_of, scales
from sijak.scholarships.rules.reading import Entry, Points, is_apart, ranked, shared_out, total_of

WEIGHTS = {"grades": 60, "aim": 15, "plan": 15, "life": 10}
point = st.integers(1, 5)
entry: Callable[..., st.SearchStrategy[Entry]] = lambda: st.builds(  # noqa: E731
    Entry, id=st.uuids().map(str), number=st.uuids().map(lambda one: one.hex[:8]), figure=st.integers(0, 100),
    points=st.lists(st.builds(Points, reader=st.just("r"), aim=point, plan=point, life=point), min_size=2,
                    max_size=3).map(tuple))  # fmt: skip


@given(st.lists(entry(), max_size=20, unique_by=lambda one: one.number), st.randoms())
def test_it_stands_in_one_order_whoever_adds_the_points(entries: list[Entry], dice: object) -> None:
    first = ranked("round", WEIGHTS, entries)
    mixed = list(entries)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert [row.entry.number for row in ranked("round", WEIGHTS, mixed)] == [r.entry.number for r in first]
    assert [row.total for row in first] == sorted((row.total for row in first), reverse=True)
    assert all(0 <= row.total <= 100 for row in first)


def of(number: str, figure: int, *points: tuple[int, int, int]) -> Entry:
    return Entry(number, number, figure, tuple(Points("r", *one) for one in points))


def test_it_settles_equal_points_by_grades_then_need_then_lot() -> None:
    even = {"grades": 20, "aim": 20, "plan": 20, "life": 20}
    by_grades = ranked("r", even, [of("a", 75, (3, 3, 3)), of("b", 100, (2, 3, 3))])
    assert [row.entry.id for row in by_grades] == ["b", "a"] and by_grades[0].tie == "grades"
    by_need = ranked("r", even, [of("a", 80, (4, 3, 3)), of("b", 80, (3, 3, 4))])
    assert [row.entry.id for row in by_need] == ["b", "a"] and by_need[0].tie == "life"
    by_lot = ranked("r", even, [of("a", 80, (3, 3, 3)), of("b", 80, (3, 3, 3))])
    assert by_lot[0].tie == "lot"
    assert by_lot == ranked("r", even, [of("b", 80, (3, 3, 3)), of("a", 80, (3, 3, 3))])


def test_it_sees_readers_who_stand_far_apart() -> None:
    assert is_apart(WEIGHTS, [Points("a", 5, 5, 5), Points("b", 1, 1, 1)])
    assert not is_apart(WEIGHTS, [Points("a", 3, 3, 3), Points("b", 3, 3, 4)])
    assert total_of(WEIGHTS, 100, [Points("a", 5, 5, 5)]) == 100
    assert total_of(WEIGHTS, 0, [Points("a", 1, 1, 1)]) == 0


@given(st.integers(1, 40), st.integers(2, 8))
def test_it_shares_out_evenly_and_never_twice_to_one(pieces: int, readers: int) -> None:
    names = [f"r{n}" for n in range(readers)]
    given_out = shared_out([(f"p{n}", 2, set()) for n in range(pieces)], names, {})
    assert len(set(given_out)) == len(given_out) == 2 * pieces
    load = [sum(reader == name for _, reader in given_out) for name in names]
    assert max(load) - min(load) <= 1


@pytest.mark.parametrize("code", sorted(scales()))
def test_it_counts_the_lowest_pass_60_and_the_best_100_in_every_school(code: str) -> None:
    one = scales()[code]
    assert (figure_of(code, one.least), figure_of(code, one.best)) == (60, 100)
    with pytest.raises(Refused):
        figure_of(code, Decimal("1000"))
    with pytest.raises(Refused):
        figure_of(code, Decimal("-1"))
