"""Who may be meant by this name, part of a name, initials, phone tail or office code?

Lives in memory only. People share names, so work is done once a distinct name: each way of writing
is one long string of all names, searched by `str.find`, and slips are sought by rapidfuzz.
"""

import heapq
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count, islice, product
from typing import Any

from rapidfuzz.distance import OSA

from vault import names as ko

LONGEST_QUERY = 100  # characters; a name, a year and a phone fit, a flood does not
MANY = 3_000  # distinct names looked at for one part of a name
BIRTH_YEARS_NEAR = 2  # the North counts age from one, and papers were made on the way
FAR = 45
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
    """What the index needs of a face: birth year or 0, digits of phones and code, and the distinct
    names in Hangul, in Latin letters (with their bones, which are slow to make) and in others."""
    hangul, latin, other = [], [], []
    for name in dict.fromkeys(
        form for name in (face.display, *face.names) for form in written(name)
    ):
        if ko.is_latin(name):
            latin.append(f"{name.replace(' ', '')}|{ko.latin_key(name)}")
        else:
            (hangul if ko.is_hangul(name) else other).append(name)
    phones = [digits for digits in map(ko.phone, face.phones) if len(digits) >= 4]
    return (face.birth_year or 0, phones, ko.phone(face.code), hangul, latin, other)


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
        if re.fullmatch(r"19[2-9]\d|20[0-3]\d", chunks[at]) and not (
            whole.startswith("01") and len(whole) < 10
        ):
            return int(chunks[at]), rest
    return year, chunks


@dataclass(slots=True)
class Column:
    """One way of writing all distinct names, as one string; answers with the names' numbers."""

    text: str = "\n"
    numbers: dict[str, list[int]] = field(default_factory=dict)

    def extend(self, forms: Iterable[str], numbers: Iterable[int]) -> None:
        known, fresh = self.numbers, []
        for form, number in zip(forms, numbers, strict=False):
            if form in known:
                known[form].append(number)
            else:
                known[form] = [number]
                fresh.append(form)
        self.text += "".join(f"{form}\n" for form in fresh)

    def whole(self, form: str) -> list[int]:
        return self.numbers.get(form, [])

    def matching(self, pattern: str) -> tuple[list[int], list[int]]:
        """Names that begin so, and those that hold it elsewhere (a given name alone)."""
        begin: list[int] = []
        inside: list[int] = []
        for found in islice(re.finditer(pattern, self.text), MANY):
            start = self.text.rfind("\n", 0, found.start()) + 1
            form = self.text[start : self.text.index("\n", found.end())]
            (begin if start == found.start() else inside).extend(self.numbers[form])
        return begin, inside

    def near(self, form: str) -> list[int]:
        """Names at most one slip away. One half must then be whole, or the two at the seam swapped."""
        half, text = len(form) // 2, self.text
        rest = len(form) - half
        swapped = form[: half - 1] + form[half] + form[half - 1] + form[half + 1 :]
        heads = re.findall(f"\n({form[:half]}.{{{rest - 1},{rest + 1}}})(?=\n)", text)
        tails, at = [], text.find(tail := form[half:] + "\n")
        while at >= 0:
            tails.append(text[text.rfind("\n", 0, at) + 1 : at + rest])
            at = text.find(tail, at + 1)
        close = {f for f in (*heads, *tails) if OSA.distance(form, f, score_cutoff=1) <= 1}
        return [number for f in (*close, swapped) for number in self.whole(f)]


HANGUL: dict[str, Callable[[str], str]] = {  # of many names at once, parted by line breaks
    "plain": str,
    "sound": lambda text: text.translate(ko.SOUND),
    "initials": lambda text: text.translate(ko.INITIAL),
    "soundings": lambda text: text.translate(ko.SOUND).translate(ko.INITIAL),
    "coarse": lambda text: text.translate(ko.JAMO).translate(ko.COARSE),
    "bones": lambda text: ko.settle(text.translate(ko.BONES)),
}


@dataclass(slots=True)
class Names:
    """The distinct names of one script, and who bears each."""

    plain: list[str] = field(default_factory=list)
    bearers: list[list[int]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    ready: int = 0

    def number(self, name: str) -> int:
        number = self.numbers.get(name)
        if number is None:
            number = self.numbers[name] = len(self.plain)
            self.plain.append(name)
            self.bearers.append([])
        return number

    def fresh(self) -> tuple[int, list[str]]:
        first, self.ready = self.ready, len(self.plain)
        return first, self.plain[first:]

    def who(self, numbers: Iterable[int]) -> list[int]:
        return [slot for number in numbers for slot in self.bearers[number]]


class Index:
    """The people whom one caller's teams may search."""

    def __init__(self) -> None:
        self.slots: dict[str, int] = {}
        self.ids: list[str] = []
        self.rows: list[Sequence[Any]] = []
        self.years: list[int] = []
        self.by_tail: dict[str, list[int]] = {}
        self.by_code: dict[str, list[int]] = {}
        self.hangul, self.latin, self.other = self.scripts = Names(), Names(), Names()
        self.columns = {kind: Column() for kind in (*HANGUL, "flat", "other")}

    def __len__(self) -> int:
        return len(self.slots)

    def load(self, rows: Iterable[tuple[str, Sequence[Any]]]) -> None:
        for person_id, made in rows:
            self.put(person_id, made)

    def put(self, person_id: str, made: Sequence[Any]) -> None:
        if person_id in self.slots:
            self.drop(person_id)
        year, phones, code = made[:3]
        slot = self.slots[person_id] = len(self.ids)
        self.ids.append(person_id)
        self.years.append(year)
        numbers = []
        for script, spelt in zip(self.scripts, made[3:], strict=True):
            mine = [script.number(name) for name in spelt]
            for number in mine:
                script.bearers[number].append(slot)
            numbers.append(mine)
        self.rows.append((phones, code, numbers))
        for digits in phones:
            self.by_tail.setdefault(digits[-4:], []).append(slot)
        self.by_code.setdefault(code, []).append(slot)

    def drop(self, person_id: str) -> None:
        slot = self.slots.pop(person_id, None)
        if slot is None:
            return
        phones, code, numbers = self.rows[slot]
        for script, mine in zip(self.scripts, numbers, strict=True):
            for number in mine:
                script.bearers[number].remove(slot)
        for digits in phones:
            self.by_tail[digits[-4:]].remove(slot)
        self.by_code[code].remove(slot)
        self.ids[slot], self.rows[slot] = "", ()

    def find(
        self,
        query: str,
        *,
        birth_year: int | None = None,
        limit: int = 10,
        allow: Callable[[str], bool] = all,
    ) -> list[Hit]:
        """At most `limit` people, best first; the score is 0 to 100, `why` the kind of likeness."""
        asked = Query.read(query)
        self._grow()
        tiers = self._by_text(asked.text) if asked.text else iter(())
        only: set[int] = set()
        if asked.digits:
            numbered = list(self._by_digits(asked.digits))
            only = {slot for _, _, slots in numbered for slot in slots} if asked.text else only
            tiers = tiers if only else iter(numbered)
        if year := birth_year or asked.year:
            tiers = self._narrowed(tiers, year)
        return self._best(tiers, only, limit, allow)

    def match(
        self, names: Sequence[str], birth_year: int | None, phones: Sequence[str]
    ) -> list[Hit]:
        """Everyone who may be this person already: same phone, or nearly same name and age."""
        self._grow()
        best: dict[int, tuple[float, str]] = {}
        for digits in map(ko.phone, phones):
            for slot in self.by_tail.get(digits[-4:], ()) if len(digits) >= 8 else ():
                if digits in self.rows[slot][0]:
                    best[slot] = (100, "phone")
        forms = [form for name in names for form in written(name)]
        for score, why, slots in (tier for form in forms for tier in self._same(form)):
            for slot in slots:
                if self._off(slot, birth_year) < FAR and score > best.get(slot, (0, ""))[0]:
                    best[slot] = (round(score, 1), why)
        ranked = sorted(best.items(), key=lambda found: -found[1][0])
        return [Hit(self.ids[slot], *found) for slot, found in ranked]

    def _grow(self) -> None:
        """Writes names that are new since the last question in all their ways."""
        first, fresh = self.hangul.fresh()
        for kind, turn in HANGUL.items() if fresh else ():
            self.columns[kind].extend(turn("\n".join(fresh)).split("\n"), count(first))
        first, fresh = self.latin.fresh()
        pairs = [name.split("|") for name in fresh]
        self.columns["flat"].extend((flat for flat, _ in pairs), count(first))
        self.columns["bones"].extend((bones for _, bones in pairs), count(~first, -1))
        first, fresh = self.other.fresh()
        self.columns["other"].extend(fresh, count(first))

    def _off(self, slot: int, year: int | None) -> int:
        """What a birth year that is not quite the one asked takes from the score."""
        known = self.years[slot]
        if not known or not year:
            return 8 if year else 0
        return abs(known - year) * 10 if abs(known - year) <= BIRTH_YEARS_NEAR else FAR

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

    def _best(
        self, tiers: Iterable[Tier], only: set[int], limit: int, allow: Callable[[str], bool]
    ) -> list[Hit]:
        hits: list[Hit] = []
        seen: set[int] = set()
        for score, why, slots in tiers:
            for slot in slots:
                if slot in seen or (only and slot not in only):
                    continue
                seen.add(slot)
                if len(hits) < limit and allow(self.ids[slot]):
                    hits.append(Hit(self.ids[slot], max(0.0, round(score, 1)), why))
            if len(hits) >= limit:
                break
        return hits

    # From here on: one kind of likeness after another, best first.

    def _by_digits(self, digits: str) -> Iterator[Tier]:
        yield 100, "code", self.by_code.get(digits, ())
        near = self.by_tail.get(digits[-4:], ())
        yield 95, "phone", [s for s in near if any(p.endswith(digits) for p in self.rows[s][0])]

    def _by_text(self, text: str) -> Iterator[Tier]:
        if ko.is_latin(text):
            typed = ko.from_keyboard(text)
            both = [self._by_latin(text), *([self._by_hangul(typed)] if typed else [])]
            return heapq.merge(*both, key=lambda tier: -tier[0])
        whole = ko.compose(text.translate(ko.JAMO))
        if ko.is_hangul(whole):
            return self._by_hangul(whole)
        if all(c in ko.ONSETS for c in text):
            return self._by_initials(text)
        if all(ko.is_hangul(c) or c in ko.ONSETS or c in ko.VOWELS for c in text):
            return chain(self._by_unfinished(text), self._by_slip(text))
        return self._split("other", re.escape(text), "name", 90)

    def _split(self, kind: str, pattern: str, why: str, score: float) -> Iterator[Tier]:
        script = self.other if kind == "other" else self.hangul
        begin, inside = self.columns[kind].matching(pattern)
        yield score, why, script.who(begin)
        yield score - 2, why, script.who(inside)

    def _by_hangul(self, text: str) -> Iterator[Tier]:
        yield 100, "name", self.hangul.who(self.columns["plain"].whole(text))
        yield 94, "sound", self.hangul.who(self.columns["sound"].whole(text.translate(ko.SOUND)))
        yield from self._split("plain", text, "name", 92)
        yield from self._by_unfinished(text)
        yield from self._by_slip(text)
        spelt = [text.translate(table) for table in ko.LATIN]
        same = self.columns["bones"].whole(ko.settle(text.translate(ko.BONES)))
        yield from self._likest(spelt, [code for code in same if code < 0], 45, 20, "latin")

    def _by_unfinished(self, text: str) -> Iterator[Tier]:
        yield from self._split("plain", ko.unfinished(text), "name", 88)
        yield from self._split("sound", ko.unfinished(text.translate(ko.SOUND)), "sound", 84)

    def _by_slip(self, text: str) -> Iterator[Tier]:
        jamo, heard = text.translate(ko.JAMO), text.translate(ko.SOUND).translate(ko.JAMO)
        found: dict[bool, list[int]] = {True: [], False: []}
        near = self.columns["coarse"].near(jamo.translate(ko.COARSE)) if 4 <= len(jamo) < 40 else []
        for number in near:
            name = self.hangul.plain[number]
            ways = (name.translate(ko.JAMO), name.translate(ko.SOUND).translate(ko.JAMO))
            if OSA.distance(jamo, ways[0], score_cutoff=1) <= 1:
                found[True].append(number)
            elif OSA.distance(heard, ways[1], score_cutoff=1) <= 1:
                found[False].append(number)
        yield 74, "slip", self.hangul.who(found[True])
        yield 70, "slip", self.hangul.who(found[False])

    def _by_initials(self, text: str) -> Iterator[Tier]:
        first, heard = self.columns["initials"], self.columns["soundings"]
        # ㄹ may have become ㅇ or ㄴ, and ㄴ ㅇ, at the head of a family or given name
        heads = [{"ㄹ": "ㅇㄴ", "ㄴ": "ㄴㅇ"}.get(c, c) for c in text[:2]]
        others = ["".join(head) + text[2:] for head in product(*heads)]
        yield 90, "initials", self.hangul.who(first.whole(text))
        yield 84, "initials", self.hangul.who(n for other in others for n in heard.whole(other))
        yield from self._split("initials", text, "initials", 80)
        yield from self._split("soundings", "|".join(others), "initials", 72)

    def _by_latin(self, text: str) -> Iterator[Tier]:
        orders = ko.turns(text)
        flats = [order.replace(" ", "") for order in orders]
        keys = dict.fromkeys(map(ko.latin_key, orders))
        exact = [n for flat in flats for n in self.columns["flat"].whole(flat)]
        yield 100, "latin", self.latin.who(exact)
        column = self.columns["bones"]
        yield from self._likest(flats, [n for k in keys for n in column.whole(k)], 75, 20, "latin")
        if len(flats[0]) >= 3 and (key := next(iter(keys))):
            begin, inside = column.matching(key)
            yield from self._likest(flats[:1], begin + inside, 60, 12, "latin")
        near = [n for key in keys if 4 <= len(key) < 40 for n in column.near(key)]
        yield from self._likest(flats, near, 40, 18, "slip")

    def _likest(
        self, flats: list[str], codes: list[int], low: float, span: float, why: str
    ) -> Iterator[Tier]:
        """Names that share their bones, the nearest spelling first."""
        graded: dict[float, list[int]] = {}
        for code in codes:
            if code < 0:
                forms, who = [self.latin.plain[~code].split("|")[0]], self.latin.bearers[~code]
            else:
                forms = [self.hangul.plain[code].translate(table) for table in ko.LATIN]
                who = self.hangul.bearers[code]
            likeness = max(ko.likeness(flat, form) for form in forms for flat in flats)
            graded.setdefault(low + span * likeness, []).extend(who)
        for score in sorted(graded, reverse=True):
            yield score, why, graded[score]

    def _same(self, form: str) -> Iterator[Tier]:
        """The strict likenesses of `match`: no parts of names, no initials."""
        if ko.is_latin(form):
            yield from (tier for tier in self._by_latin(form) if tier[0] >= 88)
        elif not ko.is_hangul(form):
            yield 95, "name", self.other.who(self.columns["other"].whole(form))
        else:
            for score, why, slots in self._by_hangul(form):
                strict = score >= 94 or (why == "slip" and len(form) > 2) or why == "latin"
                if strict and score >= 61:
                    yield score, why, slots
