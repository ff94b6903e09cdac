"""Who may be meant by this name, part of a name, initials, phone tail or office code?

Lives in memory only. People share names, so work is done once a distinct name: each way of writing
is one long string of all names, searched by `str.find`, and slips are sought by rapidfuzz.
"""

import heapq
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from vault import names as ko

LONGEST_QUERY = 100  # characters; a name, a year and a phone fit, a flood does not
MANY = 3_000  # distinct names looked at for one part of a name
BIRTH_YEARS_NEAR = 2  # the North counts age from one, and papers were made on the way
Tier = tuple[float, str, Iterable[int]]


@dataclass(frozen=True, slots=True)
class Face:
    """The plaintext of a face; `display` is the alias where there is one."""

    display: str
    names: tuple[str, ...]
    birth_year: int | None
    phones: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Hit:
    person_id: str
    score: float
    why: str


def written(name: str) -> list[str]:
    """The names inside one field, each in the one way in which names are compared."""
    found = []
    for piece in re.split(r"[()\[\]/,;|]", ko.tidy(name[:LONGEST_QUERY])):
        latin = ko.plain_latin(piece)
        found.append(latin if ko.is_latin(latin) else ko.letters(piece).replace(" ", ""))
    return [name for name in found if name]


def entry(face: Face) -> tuple[Any, ...]:
    """What the index needs of a face: birth year or 0, digits of phones and code, names."""
    spelt = dict.fromkeys(form for name in (face.display, *face.names) for form in written(name))
    phones = [digits for digits in map(ko.phone, face.phones) if len(digits) >= 4]
    return (face.birth_year or 0, phones, ko.phone(face.code), list(spelt))


@dataclass(frozen=True, slots=True)
class Query:
    text: str  # Hangul, Hanzi, or Latin words
    year: int
    digits: str

    @classmethod
    def read(cls, query: str) -> "Query":
        if len(query) > LONGEST_QUERY:
            return cls("", 0, "")
        text, year = ko.tidy(query), 0
        if born := re.search(r"(?<!\d)(\d{4}|\d{2})\s*(?:년생|년|생)", text):
            year, text = _century(int(born[1])), text.replace(born[0], " ")
        text = re.sub(r"\bs\W*(?=\d)", " ", text)
        chunks = re.findall(r"\d(?:[-.()/]*\d)*", text)
        words = (written(re.sub(r"[\d()/,;|\[\]]", " ", text)) or [""])[0]
        year, chunks = _year_apart(year, chunks, bool(words))
        return cls(words, year, ko.phone("".join(chunks)))


def _century(year: int) -> int:
    return year if year > 99 else year + (1900 if year > 30 else 2000)


def _year_apart(year: int, chunks: list[str], has_words: bool) -> tuple[int, list[str]]:
    """Takes a birth year out of the numbers of a query, but never out of the middle of a phone."""
    if year or not chunks or (len(chunks) == 1 and not has_words):
        return year, chunks
    for at in (-1, 0):
        rest = chunks[:-1] if at else chunks[1:]
        whole = "".join(rest)
        if re.fullmatch(r"19[2-9]\d|20[0-3]\d", chunks[at]) and not (whole.startswith("01") and len(whole) < 10):
            return int(chunks[at]), rest
    return year, chunks


@dataclass(slots=True)
class Column:
    """One way of writing all distinct names, as one string; answers with their numbers."""

    text: str = "\n"
    starts: list[int] = field(default_factory=list)

    def extend(self, joined: str, count: int) -> None:
        at, added = len(self.text), []
        for form in joined.split("\n")[:count]:
            added.append(at)
            at += len(form) + 1
        self.starts += added
        self.text += joined + "\n"

    def __getitem__(self, number: int) -> str:
        return self.text[self.starts[number] : self.text.index("\n", self.starts[number])]

    def whole(self, form: str) -> Iterator[int]:
        at = self.text.find(f"\n{form}\n")
        while at >= 0:
            yield bisect_right(self.starts, at + 1) - 1
            at = self.text.find(f"\n{form}\n", at + 1)

    def within(self, part: str) -> tuple[list[int], list[int]]:
        """Names that begin with the part, and those that hold it elsewhere (a given name alone)."""
        return self.matching(re.escape(part))

    def matching(self, pattern: str) -> tuple[list[int], list[int]]:
        begin: list[int] = []
        inside: list[int] = []
        for found, _ in zip(re.finditer(pattern, self.text), range(MANY), strict=False):
            at = found.start()
            number = bisect_right(self.starts, at) - 1
            (begin if self.text[at - 1] == "\n" else inside).append(number)
        return begin, inside


@dataclass(slots=True)
class Names:
    """The distinct names of one script, who bears each, and their columns, made when first needed."""

    makers: dict[str, Callable[[str], str]]
    plain: list[str] = field(default_factory=list)
    bearers: list[list[int]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    slips: dict[str, list[str]] = field(default_factory=dict)
    ready: int = 0

    def number(self, name: str) -> int:
        known = self.numbers.setdefault(name, len(self.plain))
        if known == len(self.plain):
            self.plain.append(name)
            self.bearers.append([])
        return known

    def grow(self) -> None:
        fresh = self.plain[self.ready :]
        if not fresh:
            return
        joined, self.ready = "\n".join(fresh), len(self.plain)
        for kind, make in self.makers.items():
            made = make(joined)
            if kind in ("coarse", "flat", "bones"):
                self.slips.setdefault(kind, []).extend(made.split("\n"))
            self.columns.setdefault(kind, Column()).extend(made, len(fresh))

    def who(self, numbers: Iterable[int]) -> list[int]:
        return [slot for number in numbers for slot in self.bearers[number]]

    def slipped(self, kind: str, form: str) -> list[int]:
        near = process.extract(form, self.slips.get(kind, []), scorer=OSA.distance, score_cutoff=1, limit=None)
        return [number for _, _, number in near]


def _hangul() -> Names:
    return Names({
        "plain": str,
        "sound": lambda text: text.translate(ko.SOUND),
        "initials": lambda text: text.translate(ko.INITIAL),
        "soundings": lambda text: text.translate(ko.SOUND).translate(ko.INITIAL),
        "coarse": lambda text: text.translate(ko.JAMO).translate(ko.COARSE),
        "bones": lambda text: ko.settle(text.translate(ko.BONES)),
    })  # fmt: skip


def _latin() -> Names:
    return Names({
        "flat": lambda text: text.replace(" ", ""),
        "bones": lambda text: "\n".join(map(ko.latin_key, text.split("\n"))),
    })  # fmt: skip


class Index:
    """The people whom one caller's teams may search."""

    def __init__(self) -> None:
        self.slots: dict[str, int] = {}
        self.ids: list[str] = []
        self.years: list[int] = []
        self.phones: list[list[str]] = []
        self.codes: list[str] = []
        self.spelt: list[list[tuple[Names, int]]] = []
        self.by_tail: dict[str, list[int]] = {}
        self.by_code: dict[str, list[int]] = {}
        self.hangul, self.latin, self.other = _hangul(), _latin(), Names({"plain": str})

    def __len__(self) -> int:
        return len(self.slots)

    def load(self, rows: Iterable[tuple[str, Sequence[Any]]]) -> None:
        for person_id, made in rows:
            self.put(person_id, made)

    def put(self, person_id: str, made: Sequence[Any]) -> None:
        if person_id in self.slots:
            self.drop(person_id)
        year, phones, code, names = made
        slot = self.slots[person_id] = len(self.ids)
        self.ids.append(person_id)
        self.years.append(year)
        self.phones.append(phones)
        self.codes.append(code)
        spelt = []
        for name in names:
            script = self._script(name)
            number = script.number(name)
            script.bearers[number].append(slot)
            spelt.append((script, number))
        self.spelt.append(spelt)
        for digits in phones:
            self.by_tail.setdefault(digits[-4:], []).append(slot)
        self.by_code.setdefault(code, []).append(slot)

    def drop(self, person_id: str) -> None:
        slot = self.slots.pop(person_id, None)
        if slot is None:
            return
        for script, number in self.spelt[slot]:
            script.bearers[number].remove(slot)
        for digits in self.phones[slot]:
            self.by_tail[digits[-4:]].remove(slot)
        self.by_code[self.codes[slot]].remove(slot)
        self.ids[slot], self.spelt[slot], self.phones[slot] = "", [], []

    def find(self, query: str, *, birth_year: int | None = None, limit: int = 10,
             allow: Callable[[str], bool] = all) -> list[Hit]:  # fmt: skip
        """At most `limit` people, best first; the score is 0 to 100, `why` the kind of likeness."""
        asked = Query.read(query)
        self._grow()
        tiers = self._by_text(asked.text) if asked.text else iter(())
        only: set[int] | None = None
        if asked.digits:
            numbered = list(self._by_digits(asked.digits))
            only = {slot for _, _, slots in numbered for slot in slots} if asked.text else None
            tiers = tiers if asked.text and only else iter(numbered)
        return self._best(tiers, birth_year or asked.year, only or None, limit, allow)

    def match(self, names: Sequence[str], birth_year: int | None, phones: Sequence[str]) -> list[Hit]:
        """Everyone who may be this person already: same phone, or same or nearly same name and age."""
        self._grow()
        best: dict[int, tuple[float, str]] = {}
        for digits in map(ko.phone, phones):
            for slot in self.by_tail.get(digits[-4:], ()) if len(digits) >= 8 else ():
                if digits in self.phones[slot]:
                    best[slot] = (100, "phone")
        for score, why, slots in (tier for name in names for form in written(name) for tier in self._same(form)):
            for slot in slots:
                if self._years_agree(slot, birth_year) and score > best.get(slot, (0, ""))[0]:
                    best[slot] = (score, why)
        return [Hit(self.ids[slot], *found) for slot, found in sorted(best.items(), key=lambda kv: -kv[1][0])]

    # -- one kind of likeness after another, best first

    def _script(self, name: str) -> Names:
        if ko.is_latin(name):
            return self.latin
        return self.hangul if all(map(ko.is_syllable, name)) else self.other

    def _grow(self) -> None:
        for script in (self.hangul, self.latin, self.other):
            script.grow()

    def _years_agree(self, slot: int, year: int | None) -> bool:
        known = self.years[slot]
        return not known or not year or abs(known - year) <= BIRTH_YEARS_NEAR

    def _best(self, tiers: Iterable[Tier], year: int, only: set[int] | None, limit: int,
              allow: Callable[[str], bool]) -> list[Hit]:  # fmt: skip
        hits: list[Hit] = []
        seen: set[int] = set()
        for score, why, slots in self._years_first(tiers, year):
            for slot in slots:
                if slot in seen or (only is not None and slot not in only):
                    continue
                seen.add(slot)
                if allow(self.ids[slot]):
                    hits.append(Hit(self.ids[slot], max(0.0, round(score, 1)), why))
                if len(hits) >= limit:
                    return hits
        return hits

    def _years_first(self, tiers: Iterable[Tier], year: int) -> Iterator[Tier]:
        if not year:
            yield from tiers
            return
        far: list[Tier] = []
        for score, why, slots in tiers:
            gap = {slot: abs(self.years[slot] - year) if self.years[slot] else 9 for slot in slots}
            near = [slot for slot, years in gap.items() if years <= BIRTH_YEARS_NEAR]
            yield score, why, sorted(near, key=gap.__getitem__)
            yield score - 5, why, [slot for slot, years in gap.items() if years == 9 and not self.years[slot]]
            far.append((score - 30, why, gap))
        yield from far

    def _by_digits(self, digits: str) -> Iterator[Tier]:
        yield 100, "code", self.by_code.get(digits, ())
        if len(digits) >= 4:
            near = self.by_tail.get(digits[-4:], ())
            yield 95, "phone", [s for s in near if any(p.endswith(digits) for p in self.phones[s])]

    def _by_text(self, text: str) -> Iterator[Tier]:
        if ko.is_latin(text):
            typed = ko.from_keyboard(text)
            both = [self._by_latin(text), *([self._by_hangul(typed)] if typed else [])]
            return heapq.merge(*both, key=lambda tier: -tier[0])
        whole = ko.compose(text.translate(ko.JAMO))
        if all(map(ko.is_syllable, whole)):
            return self._by_hangul(whole)
        if all(c in ko.ONSETS for c in text):
            return self._by_initials(text)
        if all(ko.is_syllable(c) or c in ko.ONSETS or c in ko.VOWELS for c in text):
            return self._by_mixture(text)
        return self._by_other(text)

    def _by_hangul(self, text: str) -> Iterator[Tier]:
        town, sound, short = self.hangul, text.translate(ko.SOUND), len(text) < 3
        yield 100, "name", town.who(town.columns["plain"].whole(text)) if town.ready else ()
        if not town.ready:
            return
        alike: Tier = 86 if short else 94, "sound", town.who(town.columns["sound"].whole(sound))
        if not short:
            yield alike
        begin, inside = town.columns["plain"].within(text)
        yield 92, "name", town.who(begin)
        yield 90, "name", town.who(inside)
        yield from self._by_pattern(text, "plain", "name", 88)
        if short:
            yield alike
        yield from self._by_pattern(sound, "sound", "sound", 84)
        yield 80, "latin", self.latin.who(self._whole(self.latin, "bones", ko.settle(text.translate(ko.BONES))))
        yield from self._by_slip(text)

    def _by_pattern(self, text: str, kind: str, why: str, score: float) -> Iterator[Tier]:
        begin, inside = self.hangul.columns[kind].matching(ko.unfinished(text))
        yield score, why, self.hangul.who(begin)
        yield score - 1, why, self.hangul.who(inside)

    def _by_mixture(self, text: str) -> Iterator[Tier]:
        if self.hangul.ready:
            yield from self._by_pattern(text, "plain", "name", 90)
            yield from self._by_pattern(text.translate(ko.SOUND), "sound", "sound", 84)
            yield from self._by_slip(text)

    def _by_slip(self, text: str) -> Iterator[Tier]:
        town, jamo = self.hangul, text.translate(ko.JAMO)
        if not 4 <= len(jamo) <= 30:
            return
        heard = text.translate(ko.SOUND).translate(ko.JAMO)
        plain: list[int] = []
        sound: list[int] = []
        for number in town.slipped("coarse", jamo.translate(ko.COARSE)):
            name = town.plain[number]
            if OSA.distance(jamo, name.translate(ko.JAMO), score_cutoff=1) <= 1:
                plain.append(number)
            elif OSA.distance(heard, name.translate(ko.SOUND).translate(ko.JAMO), score_cutoff=1) <= 1:
                sound.append(number)
        yield 74, "slip", town.who(plain)
        yield 70, "slip", town.who(sound)

    def _by_initials(self, text: str) -> Iterator[Tier]:
        if not self.hangul.ready:
            return
        first, heard = self.hangul.columns["initials"], self.hangul.columns["soundings"]
        # ㄹ may have become ㅇ or ㄴ, and ㄴ ㅇ, at the head of a family or given name
        heads = [{"ㄹ": "ㅇㄴ", "ㄴ": "ㄴㅇ"}.get(c, c) if at < 2 else c for at, c in enumerate(text)]
        others = ["".join(one) for one in product(*heads)]
        yield 90, "initials", self.hangul.who(first.whole(text))
        for other in others:
            yield 84, "initials", self.hangul.who(heard.whole(other))
        for column, forms, score in ((first, [text], 80), (heard, others, 72)):
            found = [column.within(form) for form in forms]
            yield score, "initials", self.hangul.who(n for begin, _ in found for n in begin)
            yield score - 2, "initials", self.hangul.who(n for _, inside in found for n in inside)

    def _by_other(self, text: str) -> Iterator[Tier]:
        if self.other.ready:
            yield 100, "name", self.other.who(self.other.columns["plain"].whole(text))
            begin, inside = self.other.columns["plain"].within(text)
            yield 90, "name", self.other.who(begin)
            yield 88, "name", self.other.who(inside)

    def _whole(self, town: Names, kind: str, form: str) -> list[int]:
        return list(town.columns[kind].whole(form)) if town.ready else []

    def _by_latin(self, text: str) -> Iterator[Tier]:
        orders = ko.turns(text)
        flats = [order.replace(" ", "") for order in orders]
        keys = list(dict.fromkeys(map(ko.latin_key, orders)))
        yield 100, "latin", [s for flat in flats for s in self.latin.who(self._whole(self.latin, "flat", flat))]
        towns = (self.latin, self.hangul)
        same = [(town, n) for town in towns for key in keys for n in self._whole(town, "bones", key)]
        yield from self._likest(flats, same, 75, 20, "latin")
        if len(flats[0]) < 3:
            return
        held = [(town, n) for town in towns if town.ready for part in town.columns["bones"].within(keys[0]) for n in part]
        yield from self._likest(flats[:1], held, 60, 12, "latin")
        if 4 <= len(keys[0]) <= 40:
            near = [(self.latin, n) for flat in flats for n in self.latin.slipped("flat", flat)]
            near += [(town, n) for town in towns for key in keys for n in town.slipped("bones", key)]
            yield from self._likest(flats, near, 40, 18, "slip")

    def _likest(self, flats: list[str], found: list[tuple[Names, int]], low: float, span: float,
                why: str) -> Iterator[Tier]:  # fmt: skip
        """Names that share their bones, the nearest spelling first."""
        graded: dict[float, list[int]] = {}
        for town, number in found:
            likeness = max(_likeness(flat, form) for form in self._spellings(town, number) for flat in flats)
            graded.setdefault(low + span * likeness, []).extend(town.bearers[number])
        for score in sorted(graded, reverse=True):
            yield score, why, graded[score]

    def _spellings(self, town: Names, number: int) -> tuple[str, ...]:
        name = town.plain[number]
        if town is self.latin:
            return (name.replace(" ", ""),)
        return name.translate(ko.SOUTH), name.translate(ko.NORTH), name.translate(ko.HABIT)

    def _same(self, form: str) -> Iterator[Tier]:
        """The strict likenesses of `match`: no parts of names, no initials."""
        script = self._script(form)
        if script is self.other:
            yield 95, "name", self.other.who(self._whole(self.other, "plain", form))
        if script is self.latin:
            yield from (tier for tier in self._by_latin(form) if tier[0] >= 88)
        if script is self.hangul and self.hangul.ready:
            yield 95, "name", self.hangul.who(self.hangul.columns["plain"].whole(form))
            yield 92, "sound", self.hangul.who(self.hangul.columns["sound"].whole(form.translate(ko.SOUND)))
            key = ko.settle(form.translate(ko.BONES))
            same = [(self.latin, n) for n in self._whole(self.latin, "bones", key)]
            spelt = [form.translate(table) for table in (ko.SOUTH, ko.NORTH, ko.HABIT)]
            yield from (tier for tier in self._likest(spelt, same, 70, 20, "latin") if tier[0] >= 84)
            if len(form) > 2:
                yield from self._by_slip(form)


def _likeness(asked: str, form: str) -> float:
    """0 to 1; a given name alone is held against the end of the whole name or its beginning."""
    if len(form) > len(asked) + 2:
        return max(fuzz.ratio(asked, form[-len(asked) :]), fuzz.ratio(asked, form[: len(asked)])) / 100
    return fuzz.ratio(asked, form) / 100
