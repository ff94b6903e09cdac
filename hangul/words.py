"""Which words make a phrase, how may a person write them, and what did they mean by a near miss?

The list is our own: 1,024 words of two syllables that are known and written alike in the North and
in the South (docs/word-list.md). Ten bits a word. Nothing here touches a store, so that no answer
tells whether a mailbox or a worker exists.
"""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from hangul import names

MAILBOX, STAFF, BITS = 8, 7, 10
CHECK_TAG = b"sijak/words/mailbox-check/1\0"
LONGEST = 2000  # characters read of what was typed; eight words need at most some 130
NEAR, CANDIDATES = 2, 3  # jamo by which a word may be off, and how many words are offered for it

WORDS = tuple((Path(__file__).parent / "data" / "words_ko.txt").read_text("utf-8").split())
if len(set(WORDS)) != 1 << BITS:
    raise RuntimeError("hangul/data/words_ko.txt does not hold exactly 1,024 different words")
INDEX = {word: number for number, word in enumerate(WORDS)}
JAMO = {word: word.translate(names.JAMO) for word in WORDS}

_FIRST = "g kk n d tt r m b pp s ss . j jj ch k t p h".replace(".", "").split(" ")
_MIDDLE = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_LAST = ["", *"k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()]
_ONSET: dict[str, str] = dict(zip(names.ONSETS, _FIRST, strict=True))
_VOWEL: dict[str, str] = dict(zip(names.VOWELS, _MIDDLE, strict=True))
_CODA: dict[str, str] = dict(zip(names.CODAS, _LAST, strict=True))
_NASAL = {"k": "ng", "t": "n", "p": "m"}
_SOFT = {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}  # 맏이 is said maji


def _seam(coda: str, onset: str, rest: str) -> str:
    """Latin letters where two syllables meet; ``rest``: vowel and coda of the later one."""
    if onset == "ㅇ" and coda not in ("", "ㅇ", "ㅎ"):
        split = names.SPLIT_CODAS.get(coda, coda)
        moves = _SOFT.get(split[-1], split[-1]) if rest == "ㅣ" else split[-1]
        return _CODA[split[:-1]] + _ONSET[moves]
    if coda + onset + rest == "ㄺㄱㅣ":
        return "lg"  # a verb made a noun: 밝기 is balgi, but 흙길 heukgil
    end, begin = _CODA[coda], _ONSET[onset]
    if (end, begin) in (("l", "n"), ("n", "r"), ("l", "r")):
        return "ll"
    if onset in "ㄴㅁㄹ":
        end = _NASAL.get(end, end)
    return end + ("n" if begin == "r" and end else begin)


def spell(word: str) -> str:
    """A Hangul word in Latin letters as it is said (Revised Romanisation): 꽃눈 is kkonnun."""
    made, coda = "", ""
    for letter in unicodedata.normalize("NFC", word):
        onset, vowel, after = names.parts(letter)
        made, coda = made + _seam(coda, onset, vowel + after) + _VOWEL[vowel], after
    return made + _CODA[coda]


SPELT = {word: spell(word) for word in WORDS}
LATIN = {spelt: word for word, spelt in SPELT.items()}
_LONGEST_LATIN = max(map(len, LATIN))


def number_words(digest: bytes, count: int = 8) -> list[str]:
    """The first ``count`` times ten bits of a digest as words; ValueError if it has fewer."""
    spare = len(digest) * 8 - count * BITS
    if spare < 0:
        raise ValueError(f"{count} words need {count * BITS} bits")
    number = int.from_bytes(digest) >> spare
    return [WORDS[number >> BITS * place & (1 << BITS) - 1] for place in reversed(range(count))]


def _check_byte(secret_bytes: bytes) -> bytes:
    return hashlib.sha256(CHECK_TAG + secret_bytes).digest()[:1]


def new_mailbox_phrase() -> list[str]:
    """Eight words: 72 secret bits and 8 check bits."""
    secret_bytes = secrets.token_bytes(9)
    return number_words(secret_bytes + _check_byte(secret_bytes), MAILBOX)


def new_staff_phrase() -> list[str]:
    """Seven words: 70 secret bits; the slot is the only check."""
    return [secrets.choice(WORDS) for _ in range(STAFF)]


def check(words: Sequence[str]) -> bool:
    """Are these eight words of the list whose last byte fits? Says nothing about any mailbox."""
    if len(words) != MAILBOX or not all(word in INDEX for word in words):
        return False
    packed = sum(INDEX[word] << BITS * place for place, word in enumerate(reversed(words)))
    data = packed.to_bytes(MAILBOX * BITS // 8)
    return _check_byte(data[:-1]) == data[-1:]


def secret(words: Iterable[str]) -> bytes:
    """The one way in which words are written before a key is derived from them."""
    return unicodedata.normalize("NFC", " ".join(words)).encode()


def near(word: str) -> list[str]:
    """At most three words of the list within two jamo (or two Latin letters), the nearest first."""
    known = SPELT if word.isascii() else JAMO
    typed, far = word[:40].translate(names.JAMO), Levenshtein.distance
    found = process.extract(typed, known, scorer=far, score_cutoff=NEAR, limit=CANDIDATES)
    return [match[2] for match in found]


@dataclass(frozen=True)
class Parsed:
    """What was typed: known words in our writing, others as typed; ``unknown`` counts from 0."""

    words: list[str]
    unknown: dict[int, list[str]]  # position: words of the list that may be meant
    answer: str  # ok | unknown | few | many

    @property
    def ok(self) -> bool:
        return self.answer == "ok"


def _split(run: str) -> Iterator[str]:
    """Syllables two by two; after a slip of a syllable the next known word sets the step again."""
    while run:
        known = (step for step in (0, 2, 1, 3) if run[step : step + 2] in INDEX)
        step = next(known, min(len(run), 3 if len(run) == 3 else 2)) or 2
        yield run[:step]
        run = run[step:]


def _cut(glued: str, count: int) -> list[list[str]]:
    """The ways in which Latin letters without spaces are ``count`` words; no more than eight."""
    ways: list[list[list[str]]] = [[] for _ in range(len(glued) + 1)]
    ways[0].append([])
    for end in range(1, len(glued) + 1):
        for start in range(max(0, end - _LONGEST_LATIN), end):
            if ways[start] and (word := LATIN.get(glued[start:end])):
                ways[end] += [[*way, word] for way in ways[start] if len(way) < count]
        ways[end] = ways[end][:64]
    return [way for way in ways[-1] if len(way) == count][:8]


def _runs(text: str) -> list[str]:
    """Runs of letters, Hangul and Latin apart, without numbering, marks and invisible signs."""
    seen = (c for c in names.tidy(text) if unicodedata.category(c) not in ("Cf", "Mn", "Me"))
    letters = re.sub(r"\d+(?:번(?![가-힣]))?", " ", "".join(seen))
    return re.findall(r"[ㄱ-ㅣ가-힣]+|(?:(?![ㄱ-ㅣ가-힣])[^\W_])+", letters)


def _hangul(run: str) -> str:
    """A run with loose jamo put together; Hangul typed while the keyboard stood on Latin."""
    if any("ㄱ" <= c <= "ㅣ" for c in run):
        return names.compose(run.translate(names.JAMO))
    return names.from_keyboard(run) if run.isascii() and run not in LATIN else run


def _tokens(runs: list[str], count: int) -> list[str]:
    glued, plain = "".join(runs), all(run in LATIN for run in runs)
    if glued.isascii() and not plain and len(glued) <= count * _LONGEST_LATIN:
        ways = _cut(glued, count)
        if ways:
            return next(filter(check, ways), ways[0])
    runs = [_hangul(run) or run for run in runs]
    whole = list(_split("".join(runs)))
    if len(whole) == count and all(word in INDEX for word in whole):
        return whole  # spaces in other places than ours
    return [LATIN.get(w, w) for run in runs for w in ([run] if run.isascii() else _split(run))]


def parse(text: str, count: int = MAILBOX) -> Parsed:
    """Reads what a person typed for ``count`` words, in any Unicode form, spacing or script."""
    text = text.strip()
    tokens = _tokens(_runs(text[:LONGEST]), count)
    words = tokens[: count + 1]
    unknown = {at: near(word) for at, word in enumerate(words) if word not in INDEX}
    short = "few" if len(tokens) < count else "many"
    right = len(tokens) == count and len(text) <= LONGEST
    return Parsed(words, unknown, ("unknown" if unknown else "ok") if right else short)


def _one_other(words: list[str]) -> Iterator[list[str]]:
    """The list with two neighbours swapped, then with one word exchanged, the nearest first."""
    wrong = [at for at, word in enumerate(words) if word not in INDEX]
    for at in range(0 if wrong else len(words) - 1):
        yield [*words[:at], words[at + 1], words[at], *words[at + 2 :]]
    found: list[tuple[int, int, str]] = []
    for at in wrong or range(len(words)):
        known, typed = (SPELT if words[at].isascii() else JAMO), words[at].translate(names.JAMO)
        off = {word: Levenshtein.distance(typed, jamo) for word, jamo in known.items()}
        found += [(far, at, word) for word, far in off.items() if 0 < far <= NEAR]
    for _, at, other in sorted(found):
        yield [*words[:at], other, *words[at + 1 :]]


def near_phrases(words: Sequence[str], limit: int = 3) -> list[list[str]]:
    """Phrases that fit their check byte and differ by one word (within two jamo) or one swap.

    Takes eight words, of which one may be unknown. Best first; empty when nothing is near.
    """
    if len(words) != MAILBOX or sum(word not in INDEX for word in words) > 1:
        return []
    return list(islice(filter(check, _one_other([word[:40] for word in words])), limit))
