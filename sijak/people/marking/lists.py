"""What do the lists hold by which passages are marked?"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data" / "marking"
TONGUES = {"ko": "ko", "en": "en", "zh-hans": "zh"}


@cache
def rows_of(name: str, folder: Path = DATA) -> tuple[dict[str, str], ...]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def words_of(kind: str, language: str) -> frozenset[str]:
    tongue = TONGUES[language]
    found = (
        row["words"].split() for row in rows_of("words") if (row["kind"], row["language"]) == (kind, tongue)
    )
    return frozenset(word for words in found for word in words)


@cache
def names_of(kind: str) -> tuple[str, ...]:
    """Longest first, so that 남궁 is not read as 남."""
    found = next(row["words"].split() for row in rows_of("names") if row["kind"] == kind)
    return tuple(sorted(found, key=len, reverse=True))


@cache
def places_of(language: str) -> tuple[tuple[str, str], ...]:
    """(word, kind), longest first."""
    tongue = TONGUES[language]
    found = [(row[tongue], row["kind"]) for row in rows_of("places") if row[tongue]]
    return tuple(sorted(found, key=lambda one: len(one[0]), reverse=True))


def either(words: tuple[str, ...] | frozenset[str]) -> str:
    """One pattern for all of them, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
