"""How hard are these words to read? Measures to talk about, not marks to chase.

English: the grade of Flesch and Kincaid (J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom,
"Derivation of new readability formulas for Navy enlisted personnel", Research Branch Report 8-75, 1975):
0.39 words a sentence + 11.8 syllables a word - 15.59. Syllables are counted by rule, so that a text may lie
half a grade beside what a dictionary would say.

Korean and Chinese: we know of no published formula that we could check on texts like ours. So nothing is
scored: words (어절, what stands between two spaces) a sentence, the share of sentences with more than twenty,
and in Chinese the signs a sentence. Where our lists know a plainer or a Northern word, it is offered.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sijak.care.words import pairs_in

FILE = Path(__file__).parents[1] / "data" / "plain_words.csv"
LONG = 20  # words a sentence: one breath
ENDS = re.compile(r"(?<=[.!?。！？…])[\"”’'」』)]*(?:\s+|$)|(?<=[。！？])|\n{2,}")
HAN = re.compile(r"[\u3400-\u9fff]")
VOWELS = re.compile(r"[aeiouy]+")
LATIN_WORD = re.compile(r"[A-Za-z']+")
# What is a sign of Markdown and no word; a link keeps its words.
LOUD = re.compile(
    r"\[\^[^\]]{0,40}\]|\{\{[^}]{0,60}\}\}|!?\[([^\[\]]{0,200})\]\([^()]{0,300}\)|"
    r"^\s*(?:#+|[-*+>]|\d+[.)])\s+|[*_`]",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A word that stands there, and one that more people know."""

    word: str
    plain: str


@dataclass(frozen=True, slots=True)
class Reading:
    """``grade`` in years of school (English only); ``a_sentence`` in words, in Chinese in signs."""

    sentences: int
    a_sentence: float
    long_share: int
    grade: float | None
    offers: tuple[Offer, ...]


def measure(text: str, language: str) -> Reading:
    plain = plain_text(text)
    found = sentences(plain)
    lengths = [length(one, language) for one in found]
    count = max(len(found), 1)
    is_long = sum(one > LONG for one in lengths) if language != "zh-hans" else 0
    grade = english_grade(plain, count) if language == "en" and found else None
    return Reading(
        len(found), round(sum(lengths) / count, 1), round(100 * is_long / count), grade,
        offers(plain) if language == "ko" else (),
    )  # fmt: skip


def plain_text(text: str) -> str:
    """Without marks of Markdown; each point of a list ends like a sentence."""
    lines = [LOUD.sub(lambda one: one[1] or "", line).strip() for line in text.splitlines()]
    return "\n\n".join(line for line in lines if line)


def sentences(plain: str) -> list[str]:
    return [one for part in ENDS.split(plain) if (one := part.strip(" \n\"”’'")) and re.search(r"\w", one)]


def length(sentence: str, language: str) -> int:
    return len(HAN.findall(sentence)) if language == "zh-hans" else len(sentence.split())


def english_grade(plain: str, count: int) -> float | None:
    """Kincaid et al., 1975; None without a word."""
    words = LATIN_WORD.findall(plain)
    if not words:
        return None
    syllables = sum(map(syllables_of, words))
    return round(0.39 * len(words) / count + 11.8 * syllables / len(words) - 15.59, 1)


def syllables_of(word: str) -> int:
    """Groups of vowels, without a silent e; at least one."""
    word = word.lower().strip("'")
    groups = len(VOWELS.findall(word))
    is_silent = word.endswith("e") and not word.endswith(("le", "ee", "ye")) and groups > 1
    is_silent = is_silent or (word.endswith(("ed", "es")) and not word.endswith(("ted", "ded", "ses", "ces",
                              "zes", "ches", "shes", "xes", "ges")) and groups > 1)  # fmt: skip
    return max(groups - is_silent, 1)


@cache
def plain_words() -> tuple[Offer, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(Offer(row["word"], row["plain"]) for row in csv.DictReader(file))


def offers(plain: str) -> tuple[Offer, ...]:
    """Plainer words of our own list first, then pairs of South and North (sijak/care/data/words.csv)."""
    ours = [one for one in plain_words() if one.word in plain]
    known = {one.word for one in ours}
    theirs = [Offer(one.south, one.north) for one in pairs_in([plain])
              if one.south in plain and one.south not in known]  # fmt: skip
    return tuple((*ours, *theirs)[:12])
