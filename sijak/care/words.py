"""Which words of this text are others in the North, or mean something else there?

A word list from primary sources, each row with its own (data/words.csv). It offers; nobody's
words are changed. What a client says stays as it was said.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "words.csv"
AT_MOST = 12
SHORTEST = 2  # one syllable stands inside too many other words


@dataclass(frozen=True, slots=True)
class Pair:
    south: str
    north: str
    is_false_friend: bool


@cache
def pairs() -> tuple[Pair, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Pair(row["south"], row["north"], "FALSE FRIEND" in row["note"]) for row in csv.DictReader(file)
        )


def stem(word: str) -> str:
    """A verb or adjective is looked for without its ending 다."""
    return word[:-1] if word.endswith("다") and len(word) > SHORTEST else word


def stands_in(word: str, text: str) -> bool:
    return len(word) >= SHORTEST and stem(word) in text


def pairs_in(texts: Iterable[str]) -> list[Pair]:
    """Pairs of which either word stands in these texts; false friends first, at most twelve."""
    text = "\n".join(texts)
    found = [pair for pair in pairs() if stands_in(pair.south, text) or stands_in(pair.north, text)]
    found.sort(key=lambda pair: not pair.is_false_friend)
    return found[:AT_MOST]
