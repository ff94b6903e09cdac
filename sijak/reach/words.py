"""Which Northern words stand in what somebody wrote, and how does the South say them?"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "words.csv"
# A verb of one syllable is looked for with its endings only: 쏘고, not 쏘가리.
ENDINGS = "(?=고|는|아|어|서|면|니|지|며|던|다|ㄴ|네|나|기|죠|요|았|었|ㅂ)"
FALSE_FRIEND = "FALSE FRIEND"


@dataclass(frozen=True, slots=True)
class Pair:
    north: str
    south: str
    is_false_friend: bool


@dataclass(frozen=True, slots=True)
class Entry:
    pair: Pair
    form: re.Pattern[str]


@lru_cache(maxsize=1)
def all_entries() -> list[Entry]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [entry_of(row) for row in csv.DictReader(file)]


def all_pairs() -> list[Pair]:
    return [entry.pair for entry in all_entries()]


def entry_of(row: dict[str, str]) -> Entry:
    pair = Pair(row["north"], row["south"], FALSE_FRIEND in row["note"])
    return Entry(pair, re.compile(pattern_of(row["north"])))


def pattern_of(north: str) -> str:
    """The word as it may stand in a sentence: verbs without their last 다, 난다 as 나."""
    word = north.split("(")[0].strip()
    if len(word) < 2 or not word.endswith("다"):
        return re.escape(word)
    stem = word[:-1]
    code = ord(stem[-1]) - 0xAC00
    if len(stem) > 1 and 0 <= code < 11172 and code % 28 == 4:
        stem = stem[:-1] + chr(0xAC00 + code - 4)
        return re.escape(stem) + "|" + re.escape(word[:-1])
    return re.escape(stem) + (ENDINGS if len(stem) == 1 else "")


def pairs_in(text: str) -> list[Pair]:
    """In the order in which they stand in the text; each once. The longer word wins."""
    found = [(m.start(), m.end(), e.pair) for e in all_entries() if (m := e.form.search(text))]
    whole = [one for one in found if not any(covers(other, one) for other in found)]
    return list(dict.fromkeys(pair for _start, _end, pair in sorted(whole, key=lambda one: one[:2])))


def covers(longer: tuple[int, int, Pair], one: tuple[int, int, Pair]) -> bool:
    return longer[0] <= one[0] and one[1] <= longer[1] and longer[1] - longer[0] > one[1] - one[0]
