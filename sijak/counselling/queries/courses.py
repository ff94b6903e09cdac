"""How has it gone over the years, in each way of asking, and what happens to most?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sijak.counselling.enums.screenings import Mode
from sijak.counselling.instruments import Instrument
from sijak.counselling.queries.screenings import Asked

WIDTH, HEIGHT = 600, 300
LEFT, RIGHT, TOP, BOTTOM = 44, 18, 14, 34
type Place = Callable[[date], float]

SHORTEST_DAYS = 120  # two scores of one month do not fill the whole width
# The arrow tells a direction and no size: it is as long and as steep wherever it stands.
ARROW = (70.0, 16.0)


@dataclass(frozen=True, slots=True, repr=False)
class Mark:
    day: date
    total: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, repr=False)
class Series:
    """One way of asking: its marks, and the line that joins them and no others."""

    mode: Mode
    marks: list[Mark]
    path: str

    @property
    def is_square(self) -> bool:
        return self.mode == Mode.READ


@dataclass(frozen=True, slots=True)
class Expected:
    """From the first value on. ``is_arrow``: only the direction is known."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_arrow: bool


@dataclass(frozen=True, slots=True, repr=False)
class Course:
    one: Instrument
    series: list[Series]
    ticks: list[tuple[int, float]]
    years: list[tuple[str, float]]
    cutoffs: list[tuple[str, int, float]]
    expected: Expected | None
    asked: list[Asked]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    foot: int = HEIGHT - 10
    ground: int = HEIGHT - BOTTOM


def course(one: Instrument, asked: Sequence[Asked]) -> Course:
    """``asked``: newest last. What has no score stands in the table and not in the picture."""
    drawn = [a for a in asked if a.score.total is not None]
    first, last = span(drawn)
    days = max((last - first).days, 1)

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / days, 1)

    series = [
        made
        for mode in Mode
        if (made := series_of(one, mode, [a for a in drawn if a.row.mode == mode], x)) is not None
    ]
    ticks = [(value, height(one, value)) for value in scale_of(one)]
    years = [(str(year), x(date(year, 1, 1))) for year in range(first.year + 1, last.year + 1)]
    cutoffs = [(c.whose, c.score, height(one, c.score)) for c in one.cutoffs if c.score is not None]
    return Course(one, series, ticks, years, cutoffs, expected(one, drawn, x, last), list(reversed(asked)))


def span(drawn: Sequence[Asked]) -> tuple[date, date]:
    if not drawn:
        return date(2000, 1, 1), date(2000, 12, 31)
    first, last = drawn[0].day, drawn[-1].day
    return first, max(last, first + timedelta(days=SHORTEST_DAYS))


def scale_of(one: Instrument) -> list[int]:
    """Four even steps or fewer, on whole numbers."""
    step = max(1, -(-one.highest // 4))
    return [*range(one.lowest, one.highest, step), one.highest][:6]


def height(one: Instrument, value: float) -> float:
    part = (value - one.lowest) / ((one.highest - one.lowest) or 1)
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * min(max(part, 0), 1), 1)


def series_of(one: Instrument, mode: Mode, asked: Sequence[Asked], place: Place) -> Series | None:
    marks = [
        Mark(a.day, a.score.total, place(a.day), height(one, a.score.total))
        for a in asked
        if a.score.total is not None
    ]
    if not marks:
        return None
    return Series(mode, marks, "M" + "L".join(f"{mark.x} {mark.y}" for mark in marks))


def expected(one: Instrument, drawn: Sequence[Asked], place: Place, last: date) -> Expected | None:
    """The published course, begun at the first score. Without a published size: a short arrow."""
    if one.course is None or not drawn or drawn[0].score.total is None:
        return None
    start, begin = drawn[0].score.total, drawn[0].day
    up = 1 if one.course.direction == "up" else -1
    if one.course.slope is None:
        x1, y1 = place(begin), height(one, start)
        y2 = min(max(y1 - up * ARROW[1], TOP), HEIGHT - BOTTOM)
        return Expected(x1, y1, round(x1 + ARROW[0], 1), round(y2, 1), True)
    value = start + one.course.slope * (last - begin).days / 365.25
    return Expected(place(begin), height(one, start), place(last), height(one, value), False)
