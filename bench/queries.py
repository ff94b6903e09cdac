"""Which 3,000 questions would workers ask of this town, each meaning at most five people?

The questions are made from faces alone, by rules of this file and not by those of the index. What
else a question could equally mean is counted here too; if it is more than five people, the birth
year is added, and if it still is, the question is dropped.
"""

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from hangul.search import Face, Index, entry
from sijak.practice.names import HEADS, PracticeName, people, southern, spellings, surnames

SHARES = {
    "slip": 650, "latin": 500, "pair": 400, "initials": 300, "alias": 250, "former": 200,
    "phone": 250, "part": 150, "whole": 150, "unfinished": 60, "keyboard": 40, "hanzi": 50,
}  # fmt: skip
EQUALS = 5
CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
KEYS = dict(zip(CONSONANTS + VOWELS, [*"rRseEfaqQtTdwWczxvg", *"koiOjpuPh", "hk", "ho", "hl", *"yn",
                "nj", "np", "nl", "b", "m", "ml", "l"], strict=True))  # fmt: skip
_NORTHERN = "이리 임림 유류 양량 여려 연련 노로 나라 염렴 용룡 열렬 영령 예례 난란 녹록"
NORTHERN = {pair[0]: pair[1] for pair in _NORTHERN.split()}


@dataclass(frozen=True, slots=True)
class Question:
    kind: str
    text: str
    person_id: str


def face_of(one: PracticeName, serial: int, rng: random.Random) -> Face:
    """A file as it is in life: mostly one spelling only, the passport's in two of three."""
    spelt = [one.north] if rng.random() < 0.5 else [one.south]
    if rng.random() < 0.3:
        spelt = [one.south, one.north]
    more = [one.former, one.hanzi, one.latin if rng.random() < 0.65 else ""]
    names = [one.alias, *spelt, *more] if one.alias else [*spelt, *more]
    names = list(dict.fromkeys(filter(None, names)))
    return Face(names[0], tuple(names[1:]), one.birth_year, (one.phone,), f"S-{serial + 1001}")


def town(n: int = 34_537, seed: int = 20_260_101) -> list[tuple[str, Face]]:
    rng = random.Random(seed + 1)
    return [(f"{rng.getrandbits(128):032x}", face_of(one, at, rng)) for at, one in enumerate(people(n, seed))]


def jamo(text: str) -> list[str]:
    out: list[str] = []
    for letter in text:
        code = ord(letter) - 0xAC00
        if 0 <= code < 11_172:
            out += [
                CONSONANTS[code // 588],
                VOWELS[code % 588 // 28],
                *filter(None, [FINALS[code % 28]]),
            ]
        else:
            out.append(letter)
    return out


def joined(parts: list[str]) -> str:
    """Jamo to syllables, greedily; '' where no whole syllables come of it."""
    out, at = "", 0
    while at < len(parts):
        if parts[at] not in CONSONANTS or at + 1 >= len(parts) or parts[at + 1] not in VOWELS:
            return ""
        final = parts[at + 2] if at + 2 < len(parts) and parts[at + 2] in FINALS else ""
        if final and at + 3 < len(parts) and parts[at + 3] in VOWELS:
            final = ""
        out += chr(
            0xAC00
            + CONSONANTS.index(parts[at]) * 588
            + VOWELS.index(parts[at + 1]) * 28
            + FINALS.index(final)
        )
        at += 3 if final else 2
    return out


def is_hangul(name: str) -> bool:
    return all("가" <= c <= "힣" for c in name)


@cache
def south_of(name: str) -> str:
    if len(name) < 2 or not is_hangul(name):
        return name
    return HEADS.get(name[0], name[0]) + southern(name[1:])


def merged(name: str) -> str:
    """The pair's common form at family and given name, also where one syllable may keep its ㄹ."""
    return "".join(HEADS.get(c, c) if at < 2 else c for at, c in enumerate(name))


def north_of(name: str) -> str:
    return NORTHERN.get(name[0], name[0]) + NORTHERN.get(name[1], name[1]) + name[2:]


def slip(name: str, rng: random.Random) -> str:
    """One jamo wrong, too many, missing or changed with its neighbour, as syllables."""
    for _ in range(30):
        parts = jamo(name)
        at = rng.randrange(1, len(parts))
        how = rng.choice(("put", "put", "add", "miss", "miss", "swap"))
        if how == "put":
            parts[at] = rng.choice(CONSONANTS if parts[at] in CONSONANTS else VOWELS)
        elif how == "add":
            parts.insert(at, rng.choice("ㄱㄴㄹㅁㅂㅅㅇ"))
        elif how == "miss":
            del parts[at]
        elif at + 1 < len(parts):
            parts[at], parts[at + 1] = parts[at + 1], parts[at]
        made = joined(parts)
        if made and made != name:
            return made
    return ""


@cache
def syllable_latin(letter: str) -> tuple[str, ...]:
    return tuple(spellings()[letter][0]) if letter in spellings() else ()


@cache
def family_latin(letter: str) -> tuple[str, ...]:
    found = [w for s in surnames()[0] for w in s.latin[0] if letter in (s.north, s.south)]
    return tuple(dict.fromkeys(w.lower() for w in found))


def all_latin(name: str) -> Iterator[tuple[str, ...]]:
    given = name[1:] if name == south_of(name) else name[1:] + ""
    return product(family_latin(name[0]), *map(syllable_latin, given))


class Maker:
    """Makes questions of every kind about one town."""

    def __init__(self, faces: Iterable[tuple[str, Face]], seed: int) -> None:
        self.rng = random.Random(seed)
        self.faces = dict(faces)
        self.ids = list(self.faces)
        self.names: dict[str, set[str]] = defaultdict(set)
        self.merged: dict[str, set[str]] = defaultdict(set)
        self.initials: dict[str, set[str]] = defaultdict(set)
        self.tails: dict[str, set[str]] = defaultdict(set)
        self.latin: dict[str, set[str]] = defaultdict(set)
        for person, face in self.faces.items():
            self._note(person, face)
        self.hangul = [name for name in self.names if is_hangul(name)]
        self.strings = ["".join(jamo(name)) for name in self.hangul]

    def _note(self, person: str, face: Face) -> None:
        for phone in face.phones:
            self.tails[phone[-4:]].add(person)
        for name in {n.replace(" ", "") for n in (face.display, *face.names)}:
            self.names[name].add(person)
            if is_hangul(name):
                self.merged[merged(name)].add(person)
                self.initials["".join(jamo(c)[0] for c in name)].add(person)
                if len(name) <= 4:
                    for form in {name, south_of(name)}:
                        for spelt in all_latin(form):
                            self.latin["".join(spelt)].add(person)

    def real(self, face: Face) -> str:
        """A Hangul name of the person, aliases apart."""
        known = [n for n in face.names if is_hangul(n)] or [face.display]
        return known[0] if 2 <= len(known[0]) <= 4 else ""

    def slip(self, face: Face) -> tuple[str, set[str]]:
        made = slip(self.real(face), self.rng) if self.real(face) else ""
        near = process.extract(
            "".join(jamo(made)), self.strings, scorer=OSA.distance, score_cutoff=1, limit=None
        )
        return made, set().union(*(self.names[self.hangul[at]] for _, _, at in near)) if made else set()

    def pair(self, face: Face) -> tuple[str, set[str]]:
        name = self.real(face)
        if len(name) < 2:
            return "", set()
        other = south_of(name) if south_of(name) != name else north_of(name)
        return ("" if other == name else other), self.merged[merged(other)] | self.merged[merged(name)]

    def latin_(self, face: Face) -> tuple[str, set[str]]:
        name = self.real(face)
        ways = list(all_latin(name)) if name else []
        if not ways:
            return "", set()
        family, *given = self.rng.choice(ways)
        shapes = (
            f"{family} {''.join(given)}",
            f"{family} {'-'.join(given)}",
            f"{' '.join(given)} {family}",
            f"{''.join(given)} {family}",
            f"{family}{''.join(given)}",
        )
        text = self.rng.choice((str.title, str.upper, str.lower))(self.rng.choice(shapes))
        return text, self.latin["".join((family, *given))]

    def initials_(self, face: Face) -> tuple[str, set[str]]:
        made = "".join(jamo(c)[0] for c in self.real(face))
        return (made if len(made) > 1 else ""), self.initials[made]

    def alias(self, face: Face) -> tuple[str, set[str]]:
        made = face.display if " " in face.display else ""
        return made, self.names[made.replace(" ", "")]

    def former(self, face: Face) -> tuple[str, set[str]]:
        known = [n for n in face.names if is_hangul(n)]
        made = known[-1] if len(known) > 1 else ""
        return made, self.names[made] | self.merged[merged(made)]

    def phone(self, face: Face) -> tuple[str, set[str]]:
        return face.phones[0][-4:], self.tails[face.phones[0][-4:]]

    def part(self, face: Face) -> tuple[str, set[str]]:
        made = self.real(face)[1:]
        if len(made) < 2:
            return "", set()
        return made, set().union(*(self.names[n] for n in self.hangul if made in n))

    def whole(self, face: Face) -> tuple[str, set[str]]:
        return self.real(face), self.names[self.real(face)]

    def unfinished(self, face: Face) -> tuple[str, set[str]]:
        name = self.real(face)
        made = joined(jamo(name)[:-1]) if len(name) > 2 else ""
        stem = "".join(jamo(made))
        both = zip(self.hangul, self.strings, strict=True)
        found = (self.names[name] for name, typed in both if typed.startswith(stem))
        return made, set().union(*found) if made else set()

    def keyboard(self, face: Face) -> tuple[str, set[str]]:
        name = self.real(face)
        finals = {
            "ㄳ": "rt",
            "ㄵ": "sw",
            "ㄶ": "sg",
            "ㄺ": "fr",
            "ㄻ": "fa",
            "ㄼ": "fq",
            "ㅄ": "qt",
        }
        return "".join(KEYS.get(c) or finals[c] for c in jamo(name)), self.names[name]

    def hanzi(self, face: Face) -> tuple[str, set[str]]:
        made = next((n for n in face.names if "一" <= n[0] <= "鿿"), "")
        return made, self.names[made]

    def question(self, kind: str, person: str) -> Question | None:
        face = self.faces[person]
        make: Callable[[Face], tuple[str, set[str]]] = getattr(self, kind, None) or getattr(self, f"{kind}_")
        if kind in ("latin", "initials"):
            make = getattr(self, f"{kind}_")
        text, equals = make(face)
        if not text or len(text) < 2:
            return None
        year = face.birth_year
        if len(equals) > EQUALS or kind in ("initials", "phone"):
            equals = {other for other in equals if self.faces[other].birth_year == year}
            text += self.rng.choice((f" {year}", f" {year}년생", f" {(year or 0) % 100:02d}년생"))
        return Question(kind, text, person) if len(equals) <= EQUALS else None


def questions(faces: Iterable[tuple[str, Face]], count: int = 3_000, seed: int = 3) -> list[Question]:
    maker, out = Maker(faces, seed), []
    for kind, share in SHARES.items():
        wanted = round(share * count / sum(SHARES.values()))
        for _ in range(wanted * 400):
            if wanted and (made := maker.question(kind, maker.rng.choice(maker.ids))):
                out.append(made)
                wanted -= 1
    return out


def main() -> None:
    """Prints speed (CPU ms) and how often the person is among the first five, by kind."""
    faces, index = town(), Index()
    index.load([(person, entry(face)) for person, face in faces])
    spent: dict[str, list[float]] = defaultdict(list)
    missed: dict[str, int] = defaultdict(int)
    for question in questions(faces):
        began = time.thread_time()
        hits = index.find(question.text, limit=5)
        spent[question.kind].append((time.thread_time() - began) * 1_000)
        missed[question.kind] += question.person_id not in {hit.person_id for hit in hits}
    for kind, times in spent.items():
        p50, p95 = (sorted(times)[int(len(times) * share)] for share in (0.5, 0.95))
        found = 100 * (1 - missed[kind] / len(times))
        print(f"{kind:12}{len(times):5}  p50 {p50:5.2f}  p95 {p95:5.2f}  found {found:6.2f} %")


if __name__ == "__main__":
    main()
