"""Where do the bars and lines of a chart go? (templates draw them)"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 400, 180
LEFT, RIGHT, TOP, BOTTOM = 36, 14, 12, 30
# Even, so that the line at half height stands on a whole number.
STEPS = (2, 4, 6, 10)


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: int | None
    width: float


@dataclass(frozen=True, slots=True)
class Dot:
    label: str
    value: int | None
    x: float
    y: float
    shows_label: bool


@dataclass(frozen=True, slots=True)
class Line:
    dots: list[Dot]
    paths: list[str]
    ticks: list[tuple[int, float]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    foot: int = HEIGHT - 8


def nice_top(most: int) -> int:
    """The first of 4, 6, 10, 20, 40, 60, 100 .. that is not below `most`."""
    size = 1
    while True:
        for step in STEPS:
            if step * size >= max(most, 4):
                return step * size
        size *= 10


def bars(labels: Sequence[str], values: Sequence[int | None]) -> list[Bar]:
    """Widths in percent of the longest; a suppressed value (None) has no bar."""
    longest = max([value for value in values if value is not None], default=0) or 1
    return [
        Bar(str(label), value, round(100 * (value or 0) / longest, 1))
        for label, value in zip(labels, values, strict=True)
    ]


def line(labels: Sequence[str], values: Sequence[int | None]) -> Line:
    known = [value for value in values if value is not None]
    top = nice_top(max(known, default=0))
    span = WIDTH - LEFT - RIGHT
    gap = span / max(len(values) - 1, 1)
    every = max(1, -(-len(values) // 7))
    dots = [
        Dot(str(label), value, round(LEFT + n * gap, 1), height_of(value or 0, top), n % every == 0)
        for n, (label, value) in enumerate(zip(labels, values, strict=True))
    ]
    ticks = [(top * part // 2, height_of(top * part / 2, top)) for part in range(3)]
    return Line(dots, unbroken(dots), ticks)


def height_of(value: float, top: int) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1)


def unbroken(dots: Sequence[Dot]) -> list[str]:
    """One path for each stretch without a suppressed value: a line must not guess."""
    paths: list[str] = []
    stretch: list[str] = []
    for dot in [*dots, None]:
        if dot is not None and dot.value is not None:
            stretch.append(f"{dot.x} {dot.y}")
        elif stretch:
            paths.append("M" + "L".join(stretch))
            stretch = []
    return paths
