"""The words that have another name in the South, by the letter with which they begin."""

from __future__ import annotations

from itertools import groupby

from sijak.kernel.korean import INITIALS, initial_of
from sijak.reach.words import Pair, all_pairs

OTHERS = "…"  # what begins with a sign or with a letter by itself


def grouped(word: str = "") -> list[tuple[str, list[Pair]]]:
    """Those in which ``word`` stands, North or South; all of them without one."""
    asked = "".join(word.split())
    found = [pair for pair in all_pairs() if stands_in(asked, pair)]
    found.sort(key=lambda pair: (first(pair) == OTHERS, first(pair), pair.north))
    return [(letter, list(pairs)) for letter, pairs in groupby(found, key=first)]


def stands_in(asked: str, pair: Pair) -> bool:
    return any(asked in "".join(side.split()) for side in (pair.north, pair.south))


def first(pair: Pair) -> str:
    letter = initial_of(pair.north)
    return letter if letter in INITIALS else OTHERS
