"""What might the people of the practice town be called?

Nobody in this town exists. Names follow the habits of the North by birth decade; phones lie in a
block that no carrier has ever given out (010-0000 and the blocks after it).
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

DATA = Path(__file__).with_name("data")
WOMEN = 0.722  # 24,944 of 34,537 who have arrived
BORN = {1930: 1, 1940: 3, 1950: 7, 1960: 19, 1970: 30, 1980: 22, 1990: 12, 2000: 5, 2010: 1}
LAST_BIRTH_YEAR = 2014
# The South does not write ㄹ, or ㄴ before ㅣ and its kin, at the head of a word.
HEADS = dict(
    zip(
        "라란량려련렬령례록룡류률리림로녀",
        "나난양여연열영예녹용유율이임노여",
        strict=True,
    )
)
AFTER_VOWEL = {"렬": "열", "률": "율"}


@dataclass(frozen=True, slots=True)
class PracticeName:
    sex: str  # 'f' or 'm'
    birth_year: int
    north: str
    south: str
    latin: str  # as it stands in a passport
    alias: str  # '' for those who go by their name
    former: str  # a name given up in the South, or ''
    hanzi: str  # as it stood in papers from China, or ''
    phone: str
    surname_length: int


@dataclass(frozen=True, slots=True)
class Surname:
    north: str
    south: str
    latin: tuple[list[str], list[int]]
    hanzi: str


def people(n: int, seed: int = 20_260_101) -> Iterator[PracticeName]:
    """The same town for the same seed; phones are distinct."""
    rng = random.Random(seed)
    for serial in range(n):
        sex = "f" if rng.random() < WOMEN else "m"
        decade = rng.choices(list(BORN), list(BORN.values()))[0]
        yield person(rng, sex, min(decade + rng.randrange(10), LAST_BIRTH_YEAR), serial)


def person(rng: random.Random, sex: str, birth_year: int, serial: int) -> PracticeName:
    """One inhabitant; `serial` gives the phone, so count it from nought."""
    surname = _pick_surname(rng)
    given = _given(rng, sex, birth_year)
    has_former, has_hanzi = rng.random() < 0.08, rng.random() < 0.12
    return PracticeName(
        sex=sex,
        birth_year=birth_year,
        north=surname.north + given,
        south=surname.south + southern(given),
        latin=_latin(rng, surname, given),
        alias=_alias(rng) if rng.random() < 0.45 else "",
        former=surname.north + _given(rng, sex, birth_year) if has_former else "",
        hanzi=_hanzi(surname, given) if has_hanzi else "",
        phone=_phone(serial),
        surname_length=len(surname.north),
    )


def southern(given: str) -> str:
    """A given name as the South spells it: 련희 becomes 연희, 광렬 stays, 은렬 becomes 은열."""
    if len(given) == 1:
        return given  # a name of one syllable may keep its ㄹ: 최린
    out = HEADS.get(given[0], given[0])
    for before, letter in pairwise(given):
        open_or_n = (ord(before) - 0xAC00) % 28 in (0, 4)
        out += AFTER_VOWEL.get(letter, letter) if open_or_n else letter
    return out


def _phone(serial: int) -> str:
    block, place = divmod(serial, 10_000)
    return f"010-{block % 1000:04d}-{(place * 7_919 + block * 3_331) % 10_000:04d}"


@cache
def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _weighted(text: str, between: str) -> tuple[list[str], list[int]]:
    """'희*6 옥' says that 희 is six times as common as 옥."""
    pairs = [item.partition("*") for item in text.split(between)]
    return [word for word, _, _ in pairs], [int(weight or 1) for _, _, weight in pairs]


@cache
def surnames() -> tuple[list[Surname], list[int]]:
    rows = _rows("surnames")
    known = [Surname(r["north"], r["south"], _weighted(r["latin"], "|"), r["hanzi"]) for r in rows]
    return known, [int(r["weight"]) for r in rows]


def _pick_surname(rng: random.Random) -> Surname:
    known, weights = surnames()
    return rng.choices(known, weights)[0]


@cache
def _syllables(sex: str, place: str, birth_year: int) -> tuple[list[str], list[int]]:
    words: list[str] = []
    weights: list[int] = []
    for row in _rows("given"):
        fits = row["sex"] == sex and row["place"] == place
        if fits and int(row["from"]) <= birth_year <= int(row["to"]):
            more, heavy = _weighted(row["syllables"], " ")
            words, weights = words + more, weights + heavy
    return words, weights


def _given(rng: random.Random, sex: str, birth_year: int) -> str:
    kind = rng.random()
    place = "single" if kind < 0.04 else "whole" if kind < 0.3 else ""
    if place and (known := _syllables(sex, place, birth_year))[0]:
        return rng.choices(*known)[0]
    first = rng.choices(*_syllables(sex, "first", birth_year))[0]
    second = first
    while second == first:
        second = rng.choices(*_syllables(sex, "second", birth_year))[0]
    return first + second


@cache
def spellings() -> dict[str, tuple[list[str], list[int]]]:
    return {row["syllable"]: _weighted(row["spellings"], "|") for row in _rows("latin")}


def _latin(rng: random.Random, surname: Surname, given: str) -> str:
    family = rng.choices(*surname.latin)[0]
    spelt = [rng.choices(*spellings()[syllable])[0] for syllable in given]
    shape = rng.randrange(10)
    if shape < 5:
        return f"{family} {''.join(spelt)}".upper()
    if shape < 7:
        return f"{family} {' '.join(spelt)}".upper()
    return f"{family} {'-'.join(spelt).capitalize()}"


def _alias(rng: random.Random) -> str:
    def one(part: str) -> str:
        return rng.choice([row["word"] for row in _rows("aliases") if row["part"] == part])

    return one("home") if rng.random() < 0.03 else f"{one('how')} {one('what')}"


def _hanzi(surname: Surname, given: str) -> str:
    known = {row["syllable"]: row["hanzi"] for row in _rows("hanzi")}
    signs = [known.get(syllable, "") for syllable in given]
    return surname.hanzi + "".join(signs) if all(signs) else ""
