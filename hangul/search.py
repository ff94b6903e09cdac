"""Who may be meant by this name, part of a name, initials, phone tail or office code?

Lives in memory only. People share names, so work is done once a distinct name: each way of writing
is one long string of all names, searched by `str.find`, and slips are sought by rapidfuzz.
"""

import gc
import heapq
import re
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice, product
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from hangul import names as ko

LONGEST_QUERY = 100  # characters; a name, a year and a phone fit, a flood does not
FEW, MANY = 300, 2_000  # distinct names compared in full, or looked at, for one part of a name
NEAR, FAR = 2, 45  # years: the North counted age from one, papers were made on the way; points
YEAR = re.compile(r"(?<![-\d])(?:(\d{4}|\d\d)\s*(?:년생|년|생)|((?:19[2-9]|20[0-3])\d)(?![-\d]))")
Tier = tuple[float, str, Iterable[int]]
Allow = Callable[[str], bool]
Words = Sequence[str]


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
    pieces = map(ko.letters, re.split(r"[()\[\]/;|]", ko.tidy(name[:LONGEST_QUERY])))
    return [name if name.isascii() else name.replace(" ", "") for name in pieces if name]


def entry(face: Face) -> tuple[Any, ...]:
    """Birth year or 0, digits of phones and code, names in Hangul, in Latin with bones, others."""
    spelt = (form for name in (face.display, *face.names) for form in written(name))
    scripts: tuple[list[str], list[str], list[str]] = ([], [], [])
    for name in dict.fromkeys(spelt):
        bones = "|" + ko.latin_key(name.split()) if name.isascii() else ""
        scripts[_script(name)].append(name.replace(" ", "") + bones)
    phones = [digits for digits in map(ko.phone, face.phones) if len(digits) >= 4]
    return (face.birth_year or 0, phones, ko.phone(face.code), *scripts)


def _script(name: str) -> int:
    return 1 if name.isascii() else 0 if ko.is_hangul(name) else 2


def read(query: str) -> tuple[str, int, str]:
    """Words, birth year or 0, and digits of a query; a year is never the middle of a phone."""
    text = re.sub(r"\bs\W*(?=\d)", " ", ko.tidy(query)) if len(query) <= LONGEST_QUERY else ""
    words = "".join(written(YEAR.sub(" ", text))[:1])
    # '75년생' says that it is a year; of two bare numbers the second is more often the year
    for born in sorted(YEAR.finditer(text), key=lambda born: (not born[1], -born.start())):
        digits = ko.phone(text[: born.start()] + text[born.end() :])
        half_a_phone = 4 < len(digits) < 10 and digits.startswith(("01", "82"))
        if (words or digits) and not half_a_phone:
            year = int(born[1] or born[2])
            century = 0 if year > 99 else 1900 if year > time.gmtime().tm_year % 100 else 2000
            return words, century + year, digits
    return words, 0, ko.phone(text)


@contextmanager
def _without_sweeps() -> Iterator[None]:
    """The collector would walk a hundred thousand new lists again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass(slots=True)
class Column:
    """One way of writing all distinct names, as one string; answers with the names."""

    bearers: dict[str, list[int]]
    turn: Callable[[str], str]  # of many names at once, parted by line breaks
    text: str = "\n"
    names: dict[str, list[str]] = field(default_factory=dict)
    heads: list[str] = field(default_factory=list)
    tails: list[str] = field(default_factory=list)
    ready: int = 0

    def grow(self) -> "Column":
        """Writes the names that are new since this column was last asked."""
        if self.ready < len(self.bearers):
            fresh, before = list(islice(self.bearers, self.ready, None)), len(self.names)
            with _without_sweeps():
                for name, form in zip(fresh, self.turn("\n".join(fresh)).split("\n"), strict=True):
                    self.names.setdefault(form, []).append(name)
            self.ready += len(fresh)
            self.text += "".join(f"{form}\n" for form in islice(self.names, before, None))
        return self

    def whole(self, form: str) -> list[str]:
        return self.names.get(form, [])

    def who(self, names: Iterable[str]) -> list[int]:
        return [slot for name in names for slot in self.bearers[name]]

    def matching(self, pattern: str) -> tuple[list[str], list[str]]:
        """Names that begin so, and those that hold it elsewhere (a given name alone)."""
        begin: list[str] = []
        inside: list[str] = []
        for found in islice(re.finditer(pattern, self.text), MANY):
            start = self.text.rfind("\n", 0, found.start()) + 1
            form = self.text[start : self.text.index("\n", found.end())]
            (begin if start == found.start() else inside).extend(self.names[form])
        return begin, inside

    def near(self, form: str) -> list[str]:
        """Names at most one slip away: one half is then whole, or the two at the seam swapped."""
        if fresh := list(islice(self.names, len(self.heads), None)):
            self.heads = sorted(self.heads + fresh)
            self.tails = sorted(self.tails + [made[::-1] for made in fresh])
        half = len(form) // 2
        swapped = form[: half - 1] + form[half] + form[half - 1] + form[half + 1 :]
        close = {swapped, *_one_slip(form, half, self.heads)}
        close.update(made[::-1] for made in _one_slip(form[::-1], len(form) - half, self.tails))
        return [name for made in close for name in self.whole(made)]


def _one_slip(form: str, half: int, ordered: list[str]) -> list[str]:
    begin = bisect_left(ordered, form[:half])
    end = bisect_left(ordered, form[:half] + chr(0x10FFFF))
    choices = ordered[begin:end]
    slips = process.extract(form, choices, scorer=OSA.distance, score_cutoff=1, limit=None)
    return [made for made, _, _ in slips]


def _sounded(text: str) -> str:
    return text.translate(ko.SOUND)


class Index:
    """The people whom one caller's teams may search."""

    def __init__(self) -> None:
        self.slots: dict[str, int] = {}
        self.ids: list[str] = []
        self.rows: list[Sequence[Any]] = []
        self.years: list[int] = []
        self.numbered: dict[str, list[int]] = {}  # by S and office code, by last four of phones
        self.scripts: tuple[dict[str, list[int]], ...] = ({}, {}, {})
        hangul, latin, other = self.scripts
        self.columns = {
            "plain": Column(hangul, str),
            "sound": Column(hangul, _sounded),
            "initials": Column(hangul, lambda text: text.translate(ko.INITIAL)),
            "soundings": Column(hangul, lambda text: _sounded(text).translate(ko.INITIAL)),
            "coarse": Column(hangul, lambda text: text.translate(ko.JAMO).translate(ko.COARSE)),
            "bones": Column(hangul, lambda text: ko.settle(text.translate(ko.BONES))),
            "flat": Column(latin, lambda text: re.sub(r"\|.*", "", text)),
            "skeleton": Column(latin, lambda text: re.sub(r".*\|", "", text)),
            "other": Column(other, str),
        }

    def __len__(self) -> int:
        return len(self.slots)

    def load(self, rows: Iterable[tuple[str, Sequence[Any]]]) -> None:
        with _without_sweeps():
            for person_id, made in rows:
                self.put(person_id, made)

    def put(self, person_id: str, made: Sequence[Any]) -> None:
        if person_id in self.slots:
            self.drop(person_id)
        year, phones, code, *_ = made
        slot = self.slots[person_id] = len(self.ids)
        self.ids.append(person_id)
        self.years.append(year)
        self.rows.append(made)
        for script, spelt in zip(self.scripts, made[3:], strict=True):
            for name in spelt:
                script.setdefault(name, []).append(slot)
        for key in (f"S{code}", *[digits[-4:] for digits in phones]):
            self.numbered.setdefault(key, []).append(slot)

    def drop(self, person_id: str) -> None:
        if (slot := self.slots.pop(person_id, None)) is None:
            return
        _, phones, code, *scripts = self.rows[slot]
        self.ids[slot], self.rows[slot] = "", (0, ())
        for script, spelt in zip(self.scripts, scripts, strict=True):
            for name in spelt:
                script[name].remove(slot)
        for key in (f"S{code}", *[digits[-4:] for digits in phones]):
            self.numbered[key].remove(slot)

    def find(
        self, query: str, *, birth_year: int | None = None, limit: int = 10, allow: Allow = all
    ) -> list[Hit]:
        """At most `limit` people, best first; the score is 0 to 100, `why` the kind of likeness."""
        words, year, digits = read(query)
        numbered = list(self._by_digits(digits)) if digits else []
        only = {slot for _, _, slots in numbered for slot in slots} if words else set()
        tiers = self._by_text(words, query) if words else iter(numbered)
        if year := birth_year or year:
            tiers = self._narrowed(tiers, year)
        return self._best(tiers, only, limit, allow)

    def match(self, names: Words, birth_year: int | None, phones: Words) -> list[Hit]:
        """Everyone who may be this person already: same phone, or nearly same name and age."""
        best: dict[int, tuple[float, str]] = {}
        for digits in map(ko.phone, phones):
            for slot in self.numbered.get(digits[-4:], ()):
                if len(digits) >= 8 and digits in self.rows[slot][1]:
                    best[slot] = (100, "phone")
        forms = [form for name in names for form in written(name)]
        for score, why, slots in (tier for form in forms for tier in self._same(form)):
            for slot in slots:
                if self._off(slot, birth_year) < FAR and score > best.get(slot, (0, ""))[0]:
                    best[slot] = (round(score, 1), why)
        ranked = sorted(best.items(), key=lambda found: -found[1][0])
        return [Hit(self.ids[slot], *found) for slot, found in ranked]

    def _column(self, kind: str) -> Column:
        return self.columns[kind].grow()

    def _off(self, slot: int, year: int | None) -> int:
        """What a birth year that is not quite the one asked takes from the score."""
        if not year or not self.years[slot]:
            return 8 if year else 0
        return 10 * gap if (gap := abs(self.years[slot] - year)) <= NEAR else FAR

    def _narrowed(self, tiers: Iterable[Tier], year: int) -> Iterator[Tier]:
        waiting: list[tuple[float, int, str, list[int]]] = []
        for turn, (score, why, slots) in enumerate(tiers):
            while waiting and -waiting[0][0] >= score:
                lost, _, reason, group = heapq.heappop(waiting)
                yield -lost, reason, group
            groups: dict[int, list[int]] = {}
            for slot in slots:
                groups.setdefault(self._off(slot, year), []).append(slot)
            for off, group in groups.items():
                heapq.heappush(waiting, (off - score, turn, why, group))
        yield from ((-lost, why, group) for lost, _, why, group in sorted(waiting))

    def _best(self, tiers: Iterable[Tier], only: set[int], limit: int, allow: Allow) -> list[Hit]:
        hits: list[Hit] = []
        seen: set[int] = set()
        for score, why, slots in tiers:
            fresh = [s for s in slots if s not in seen and (not only or s in only)]
            seen.update(fresh)
            shown = (self.ids[s] for s in dict.fromkeys(fresh) if allow(self.ids[s]))
            score = max(0.0, round(score, 1))
            hits += [Hit(person, score, why) for person in islice(shown, limit - len(hits))]
            if len(hits) >= limit:
                break
        return hits

    def _by_digits(self, digits: str) -> Iterator[Tier]:
        yield 100, "code", self.numbered.get(f"S{digits}", ())
        near = self.numbered.get(digits[-4:], ())
        yield 95, "phone", [s for s in near if any(p.endswith(digits) for p in self.rows[s][1])]

    def _by_text(self, text: str, query: str) -> Iterator[Tier]:
        if text.isascii():
            typed = ko.from_keyboard(query)
            both = [self._by_latin(text), *([self._by_hangul(typed)] if typed else [])]
            return heapq.merge(*both, key=lambda tier: -tier[0])
        whole = ko.compose(text.translate(ko.JAMO))
        if ko.is_hangul(whole):
            return self._by_hangul(whole)
        if all(c in ko.ONSETS for c in text):
            return self._by_initials(text)
        if all(ko.is_hangul(c) or c in ko.ONSETS or c in ko.VOWELS for c in text):
            return chain(self._by_unfinished(text), self._by_slip(text))
        return self._by_other(text)

    def _by_other(self, text: str) -> Iterator[Tier]:
        yield 100, "name", self._whole("other", text)
        yield from self._split("other", re.escape(text), "name", 90)

    def _whole(self, kind: str, *forms: str) -> list[int]:
        column = self._column(kind)
        return column.who(name for form in forms for name in column.whole(form))

    def _split(self, kind: str, pattern: str, why: str, score: float) -> Iterator[Tier]:
        column = self._column(kind)
        begin, inside = column.matching(pattern)
        yield score, why, column.who(begin)
        yield score - 2, why, column.who(inside)

    def _by_hangul(self, text: str) -> Iterator[Tier]:
        yield 100, "name", self._whole("plain", text)
        alike = self._column("sound").whole(_sounded(text))  # the pairs begin family or given name
        yield 94, "sound", self.columns["sound"].who(name for name in alike if name[2:] == text[2:])
        yield from self._split("plain", text, "name", 92)
        yield from self._by_unfinished(text)
        yield from self._by_slip(text)
        same = self._column("skeleton").whole(ko.settle(text.translate(ko.BONES)))
        pairs = [(text.translate(table), name) for table in ko.LATIN for name in same]
        yield from self._likest(pairs, 45, 20, "latin")

    def _by_unfinished(self, text: str) -> Iterator[Tier]:
        yield from self._split("plain", ko.unfinished(text), "name", 88)
        yield from self._split("sound", ko.unfinished(_sounded(text)), "sound", 84)

    def _by_slip(self, text: str) -> Iterator[Tier]:
        jamo, column = text.translate(ko.JAMO), self._column("coarse")
        near = column.near(jamo.translate(ko.COARSE)) if 4 <= len(jamo) < 40 else []
        for score, turn in ((74, str), (70, _sounded)):
            asked = turn(text).translate(ko.JAMO)
            forms = ((name, turn(name).translate(ko.JAMO)) for name in near)
            close = [n for n, form in forms if OSA.distance(asked, form, score_cutoff=1) <= 1]
            yield score, "slip", column.who(close)

    def _by_initials(self, text: str) -> Iterator[Tier]:
        # ㄹ may have become ㅇ or ㄴ, and ㄴ ㅇ, at the head of a family or given name; the column
        # has softened the letters after it as well
        heads = [{"ㄹ": "ㅇㄴ", "ㄴ": "ㄴㅇ"}.get(c, c) for c in text[:4]]
        others = ["".join(head) + text[4:] for head in product(*heads)]
        yield 90, "initials", self._whole("initials", text)
        yield 84, "initials", self._whole("soundings", *others)
        yield from self._split("initials", text, "initials", 80)
        yield from self._split("soundings", "|".join(others), "initials", 72)

    def _by_latin(self, text: str) -> Iterator[Tier]:
        turns = ko.turns(text.split())
        yield 100, "latin", self._whole("flat", *turns)
        columns = self._column("bones"), self._column("skeleton")
        both = [(flat, key, column) for flat, key in turns.items() for column in columns]
        same = [(f, name) for f, key, column in both for name in column.whole(key)]
        yield from self._likest(same, 75, 20, "latin")
        flat, key = next(iter(turns.items()))
        if len(flat) >= 3 and key:
            part = key if len(key) > 1 else f"(?<=\n){key}"
            held = [name for column in columns for names in column.matching(part) for name in names]
            yield from self._likest([(flat, name) for name in held[:FEW]], 60, 12, "latin")
            yield 60, "latin", [slot for n in held[FEW:] for slot in self.scripts[n.isascii()][n]]
        near = [(f, name) for f, k, c in both if 4 <= len(k) < 40 for name in c.near(k)]
        yield from self._likest(near, 40, 18, "slip")

    def _likest(self, pairs: list[tuple[str, str]], lo: int, span: int, why: str) -> Iterator[Tier]:
        """Names that share their bones, the nearest spelling first."""
        graded: dict[float, list[int]] = {}
        for flat, name in pairs:
            latin = name.isascii()
            forms = [name.split("|")[0]] if latin else map(name.translate, ko.LATIN)
            score = lo + span * ko.likeness(flat, forms)
            graded.setdefault(score, []).extend(self.scripts[latin][name])
        for score in sorted(graded, reverse=True):
            yield score, why, graded[score]

    def _same(self, form: str) -> Iterator[Tier]:
        """The strict likenesses of `match`: no parts of names, no initials."""
        tiers = (self._by_hangul, self._by_latin, self._by_other)[_script(form)](form)
        latin = 88 if form.isascii() else 62
        least = {"name": 100, "sound": 94, "latin": latin, "slip": 70 if len(form) > 2 else 100}
        yield from (tier for tier in tiers if tier[0] >= least[tier[1]])
