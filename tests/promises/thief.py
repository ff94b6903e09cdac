"""What can somebody who stole the data store alone work out about which strands are one person?

Nothing here asks the vault. The thief knows the source code, and so the meaning of every column;
has the file, its write-ahead log, and patience. Each way of joining answers with pairs of strands
and how sure it is; the test scores them against the truth.
"""

from __future__ import annotations

import itertools
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

type Pair = frozenset[str]
type Guesses = dict[Pair, float]
TOKEN = re.compile(rb"[0-9a-f]{32}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CODES = frozenset({"kind", "state", "channel", "way", "reason", "rung"})
COMMON = 40  # a word on more strands than this joins nobody


@dataclass(frozen=True, slots=True)
class Row:
    table: str
    strand: str
    clear: tuple[tuple[str, str], ...]
    sealed_bytes: int


class Loot:
    """The stolen file, read in every way that a file can be read."""

    def __init__(self, file: Path) -> None:
        self.raw = file.read_bytes()
        log = file.with_name(f"{file.name}-wal")
        self.log = log.read_bytes() if log.exists() else b""
        self.db = sqlite3.connect(file)
        strands = self.db.execute("SELECT * FROM people_strand").fetchall()
        columns = self._columns("people_strand")
        self.strands = {row[0]: dict(zip(columns, row, strict=True)) for row in strands}
        self.rows = list(self._read_rows())
        self.page_size = int.from_bytes(self.raw[16:18], "big") or 4096

    def _columns(self, table: str) -> list[str]:
        return [row[1] for row in self.db.execute(f"PRAGMA table_info({table})")]

    def _read_rows(self) -> Iterator[Row]:
        tables = [name for (name,) in self.db.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
        for table in tables:
            columns = self._columns(table)
            if "strand_id" not in columns:
                continue
            for values in self.db.execute(f"SELECT * FROM {table}"):
                told = dict(zip(columns, values, strict=True))
                clear = tuple(
                    (c, str(v))
                    for c, v in told.items()
                    if not isinstance(v, bytes) and c not in ("id", "strand_id")
                )
                size = sum(len(v) for v in values if isinstance(v, bytes))
                yield Row(table, str(told["strand_id"]), clear, size)

    def part(self, strand: str) -> str:
        return str(self.strands[strand]["compartment"])

    def apart(self, one: str, other: str) -> bool:
        return self.part(one) != self.part(other)

    def is_made_here(self, page: bytes, at: int, strand: str) -> bool:
        """Is this the strand's own row, whose compartment follows the id?"""
        return page[at + 32 :].startswith(self.part(strand).encode())

    # -- the file as bytes --------------------------------------------------------------------
    def pages(self) -> Iterator[bytes]:
        for at in range(0, len(self.raw), self.page_size):
            yield self.raw[at : at + self.page_size]

    def tokens(self, page: bytes) -> list[tuple[int, str]]:
        found = ((m.start(), m[0].decode()) for m in TOKEN.finditer(page))
        return [(at, token) for at, token in found if token in self.strands]

    def commits(self) -> Iterator[tuple[bool, list[tuple[int, bytes]]]]:
        """Each transaction that the log still holds: is it of the present round (whose base is the
        file itself) or left over from an older one, and its pages by number."""
        size, batch, salt = self.page_size, list[tuple[int, bytes]](), self.log[16:24]
        for at in range(32, len(self.log) - 24 - size + 1, 24 + size):
            number = int.from_bytes(self.log[at : at + 4], "big")
            is_last = int.from_bytes(self.log[at + 4 : at + 8], "big") != 0
            batch.append((number, self.log[at + 24 : at + 24 + size]))
            if is_last:
                yield self.log[at + 8 : at + 16] == salt, batch
                batch = []


def _together(loot: Loot, groups: Iterator[set[str]]) -> Guesses:
    """Strands of different compartments in one small group; smaller groups are surer."""
    found: Guesses = defaultdict(float)
    for group in groups:
        if 1 < len(group) <= COMMON:
            for one, other in itertools.combinations(sorted(group), 2):
                if loot.apart(one, other):
                    found[frozenset((one, other))] += 1 / (len(group) - 1)
    return found


def by_log(loot: Loot) -> Guesses:
    """Strands that were made, or got rows, in one transaction of the write-ahead log."""
    rounds: dict[bool, list[list[tuple[int, bytes]]]] = defaultdict(list)
    for is_present, commit in loot.commits():
        rounds[is_present].append(commit)
    found: Guesses = defaultdict(float)
    for commits in rounds.values():
        for born, touched in _births(loot, commits):
            for group, sure in ((born, 1.0), (touched, 0.1)):
                for pair, much in _together(loot, iter([group])).items():
                    found[pair] += much * sure
    return found


def _births(loot: Loot, commits: list[list[tuple[int, bytes]]]) -> Iterator[tuple[set[str], set[str]]]:
    """Of each transaction: strands that were made in it, and strands that were written about.

    Where the log holds an older picture of the page, the two are compared. Where it holds none,
    the newest cell gives itself away: cells are laid down from the end of a page to its front.
    """
    made: dict[int, set[str]] = {}
    told: dict[int, Counter[str]] = {}
    for commit in commits:
        born, touched = set[str](), set[str]()
        for number, page in commit:
            strands = [(at, t) for at, t in loot.tokens(page) if loot.is_made_here(page, at, t)]
            here = Counter(t for _, t in loot.tokens(page))
            if number in told:
                born |= {t for _, t in strands} - made[number]
                touched |= set(here - told[number])
            elif strands:
                born.add(strands[0][1])
            made[number], told[number] = {t for _, t in strands}, here
        yield born, touched


def by_place(loot: Loot) -> Guesses:
    """Ids that lie side by side in a page: cells are laid down in the order of writing."""
    found: Guesses = defaultdict(float)
    for page in loot.pages():
        laid = loot.tokens(page)
        for (at, one), (then, other) in itertools.pairwise(laid):
            if one != other and loot.apart(one, other):
                found[frozenset((one, other))] += 1 / (1 + then - at)
    return found


def by_key_order(loot: Loot) -> Guesses:
    """Would ids that were made one after the other be near each other? They are chance."""
    ordered = sorted(loot.strands)
    return {frozenset(two): 1.0 for two in itertools.pairwise(ordered) if loot.apart(*two)}


def by_common_words(loot: Loot) -> Guesses:
    """A long word (an id, a digest, an address) that stands on rows of two strands."""
    on: dict[str, set[str]] = defaultdict(set)
    for row in loot.rows:
        for _, value in row.clear:
            if len(value) >= 16:
                on[value].add(row.strand)
    for strand, told in loot.strands.items():
        for column, value in told.items():
            if column != "id" and isinstance(value, str) and len(value) >= 16:
                on[value].add(strand)
    return _together(loot, iter(on.values()))


def by_days(loot: Loot) -> Guesses:
    """Days, with worker or centre beside them, that two strands share and few others have."""
    on: dict[str, set[str]] = defaultdict(set)
    for row in loot.rows:
        for _, value in row.clear:
            if DAY.match(value):
                on[value[:10]].add(row.strand)
    return _together(loot, iter(on.values()))


def by_clear_columns(loot: Loot) -> Guesses:
    """Team, centre and year that stand on strands of more than one compartment."""
    on: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for strand, told in loot.strands.items():
        key = tuple(str(v) for c, v in sorted(told.items()) if c not in ("id", "compartment"))
        if any(key):
            on[key].add(strand)
    return _together(loot, iter(on.values()))


def _ranked(loot: Loot, weight: Callable[[str], tuple[float, ...]]) -> Guesses:
    """Each compartment put in the order of a weight; the same place is guessed to be one person."""
    rows: dict[str, list[str]] = defaultdict(list)
    for strand in sorted(loot.strands):
        rows[loot.part(strand)].append(strand)
    for part in rows.values():
        part.sort(key=weight, reverse=True)
    return {
        frozenset(two): 1 / (1 + place)
        for one, other in itertools.combinations(sorted(rows), 2)
        for place, two in enumerate(zip(rows[one], rows[other], strict=False))
    }


def by_count(loot: Loot) -> Guesses:
    """Who has most rows here has most rows there."""
    count = Counter(row.strand for row in loot.rows)
    return _ranked(loot, lambda strand: (count[strand],))


def by_size(loot: Loot) -> Guesses:
    """Who is written about most here is written about most there."""
    size: Counter[str] = Counter()
    for row in loot.rows:
        size[row.strand] += row.sealed_bytes
    return _ranked(loot, lambda strand: (size[strand],))


def by_copies(loot: Loot) -> Guesses:
    """A plan and each appointment leave a copy on ``self``: the same number of copies, the same
    size, is guessed to be one person; danger on ``safety`` goes with visits."""
    copies: Counter[str] = Counter()
    for row in loot.rows:
        if row.table in ("people_shared", "care_plan", "care_appointment", "care_task"):
            copies[row.strand] += row.sealed_bytes
        if row.table == "people_safetycard" or ("kind", "visit") in row.clear:
            copies[row.strand] += 1
    return _ranked(loot, lambda strand: (copies[strand],))


def by_choices(loot: Loot) -> Guesses:
    """The rarer the pattern of coded columns, the surer: rare here with rare there."""
    told: dict[str, list[str]] = defaultdict(list)
    for row in loot.rows:
        told[row.strand] += [f"{row.table}.{c}={v}" for c, v in row.clear if c in CODES]
    pattern = {strand: tuple(sorted(told[strand])) for strand in loot.strands}
    often = Counter((loot.part(s), p) for s, p in pattern.items())
    return _ranked(loot, lambda strand: (-often[loot.part(strand), pattern[strand]],))


WAYS: dict[str, Callable[[Loot], Guesses]] = {
    "log": by_log, "common words": by_common_words, "days": by_days,
    "clear columns": by_clear_columns, "place in the page": by_place, "key order": by_key_order,
    "copies": by_copies, "count": by_count, "size": by_size, "choices": by_choices,
}  # fmt: skip


def claims(loot: Loot, guesses: Guesses) -> set[Pair]:
    """The surest first; each strand is joined to at most one of each other compartment."""
    taken: set[tuple[str, str]] = set()
    out: set[Pair] = set()
    for two in sorted(guesses, key=lambda pair: (-guesses[pair], sorted(pair))):
        one, other = sorted(two)
        mine, theirs = (one, loot.part(other)), (other, loot.part(one))
        if mine not in taken and theirs not in taken:
            taken |= {mine, theirs}
            out.add(two)
    return out


def best_of_all(loot: Loot) -> set[Pair]:
    """Every way together: the earlier in the list, the more it is believed."""
    joined: Guesses = defaultdict(float)
    for place, way in enumerate(WAYS.values()):
        made = way(loot)
        most = max(made.values(), default=1.0)
        for pair, sure in made.items():
            joined[pair] += sure / most * 10.0 ** (len(WAYS) - place)
    return claims(loot, joined)
