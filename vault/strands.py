"""Which key opens this strand for this hand, and is it allowed to? The one place that decides.

Order of refusal: the strand is known, the person is not hidden from this worker, a wrap exists
for a team of theirs (or for them by name), the rule of that compartment is met. Hidden comes
first, so that it looks like any other strand that is not theirs.
"""

import contextlib
import json
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hangul.search import Face, Index, entry

from vault.crypto import envelope as env, keys
from vault.registry import SYSTEM_KINDS, No, Person, Registry, Team, no_if, team_pair
from vault.sessions import Hand
from vault.store import Store

PAGE = 500
Wraps = list[tuple[str, int, bytes]]


def new_key() -> bytes:
    return os.urandom(32)


def strand_key(strand: str, key: bytes) -> keys.Key:
    return keys.named(key, "strand", strand)


def wrap_key(team: str, seed: bytes, generation: int) -> keys.Key:
    return keys.named(keys.derive(seed, "wrap"), "wrap", team, generation)


def wrap_for_team(team: Team, seed: bytes, strand: str, key: bytes) -> tuple[Any, ...]:
    bound = env.bind("wrap", strand, team.id, team.generation)
    envelope = wrap_key(team.id, seed, team.generation).seal(bound, key)
    return (strand, team.id, team.generation, envelope)


def wrap_from_outside(team: Team, strand: str, key: bytes) -> tuple[Any, ...]:
    """By HPKE, from a worker who is not in the team and so cannot open it afterwards."""
    bound = env.bind("wrap", strand, team.id, team.generation)
    envelope = keys.seal_to(team.public, team.id, team.generation, bound, key)
    return (strand, team.id, team.generation, envelope)


def wrap_for_owner(public: bytes, kind: str, owner: str, strand: str, key: bytes) -> tuple[Any, ...]:
    """For one person's own pair: ``u`` a worker named for ``origin``, ``m`` the asker's mailbox."""
    holder = f"{kind}:{owner}"
    sealed = keys.seal_to(public, owner, 1, env.bind("wrap", strand, holder), key)
    return (strand, holder, 1, sealed)


def unwrap_for_team(team: str, seed: bytes, strand: str, generation: int, sealed: bytes) -> bytes:
    bound = env.bind("wrap", strand, team, generation)
    if sealed[1:2] == bytes((env.HPKE_HYBRID,)):
        return team_pair(team, seed, generation).open(bound, sealed)
    return wrap_key(team, seed, generation).open(bound, sealed)


class Strands:
    def __init__(self, registry: Registry) -> None:
        self.registry, self.store = registry, registry.store

    def visible_person(self, hand: Hand, person: Person | None) -> Person:
        if person is None or person.is_hidden_from(hand.id, hand.session.teams):
            raise No("not-yours")
        return person

    def person(self, hand: Hand, person_id: str) -> Person:
        return self.visible_person(hand, self.registry.persons.get(person_id))

    def keys_of(self, hand: Hand, strands: Iterable[str], *, strict: bool = True,
                windows: bool = False) -> dict[str, bytes]:  # fmt: skip
        """Strand id -> key. Strict: No('not-yours') at the first that does not open; else left out.

        ``windows``: a safety card opened for five minutes counts too. For reading, never to share.
        """
        wanted, found = list(dict.fromkeys(strands)), {}
        wraps = self._wraps(wanted)
        for strand in wanted:
            try:
                holder, generation, envelope = self._way(hand, strand, wraps, windows)
            except No:
                if strict:
                    raise
                continue
            if holder == f"u:{hand.id}":
                no_if(not hand.is_stepped_up, "step-up")
                found[strand] = hand.pair().open(env.bind("wrap", strand, holder), envelope)
            else:
                seed = hand.seed_of(holder, generation)
                found[strand] = unwrap_for_team(holder, seed, strand, generation, envelope)
        return found

    def key_of(self, hand: Hand, person: Person, compartment: str = "contact") -> bytes:
        strand = person.strands.get(compartment, "")
        return self.keys_of(hand, [strand])[strand]

    def _wraps(self, strands: Sequence[str]) -> dict[str, Wraps]:
        wraps: dict[str, Wraps] = {}
        query = "SELECT * FROM wrap WHERE strand IN (SELECT value FROM json_each(?))"
        for strand, *way in self.store.rows(query, json.dumps(strands)):
            wraps.setdefault(strand, []).append(tuple(way))
        return wraps

    def _way(self, hand: Hand, strand: str, wraps: Mapping[str, Wraps], windows: bool
             ) -> tuple[str, int, bytes]:  # fmt: skip
        """The wrap that this hand may use, or No('not-yours')."""
        self.visible_person(hand, self.registry.person_by_strand(strand))
        for holder, generation, envelope in wraps.get(strand, []):
            if holder == f"u:{hand.id}":
                return holder, generation, envelope
            if holder not in hand.teams or holder not in self.registry.teams:
                continue
            is_open = windows and hand.session.windows.get(strand, 0.0) >= time.monotonic()
            if is_open or self.registry.teams[holder].kind != "duty":
                return holder, generation, envelope
        raise No("not-yours")

    def readable(self, hand: Hand, strands: Iterable[str]) -> set[str]:
        """Which of these this hand could open now; no cipher runs."""
        wanted, out = list(dict.fromkeys(strands)), set()
        wraps = self._wraps(wanted)
        for strand in wanted:
            with contextlib.suppress(No):
                self._way(hand, strand, wraps, False)
                out.add(strand)
        return out

    def holders(self, strand: str) -> list[str]:
        return [h for (h,) in self.store.rows("SELECT holder FROM wrap WHERE strand=?", strand)]

    def teams_of(self, strand: str) -> list[str]:
        """Teams that walk with the person; not duty, which only the safety window opens."""
        return [h for h in self.holders(strand)
                if h in self.registry.teams and self.registry.teams[h].kind not in SYSTEM_KINDS]  # fmt: skip

    def is_led_by(self, hand: Hand, person: Person) -> bool:
        """Lead worker of the person, or lead of a team that walks with them."""
        teams = self.teams_of(person.strands["contact"])
        return hand.id == person.lead or any(self.registry.is_lead(team, hand.id) for team in teams)

    def needs_lead(self, hand: Hand, person: Person) -> None:
        no_if(not self.is_led_by(hand, person), "not-lead")

    def wrap(self, hand: Hand, compartment: str, strand: str, key: bytes, teams: Iterable[str]) -> list[Any]:
        """Wraps for teams that may hold this compartment: under the team's key for a member, by
        HPKE for others. A safety card goes to those on duty too."""
        rows = []
        for team_id in dict.fromkeys(teams):
            team = self.registry.teams.get(team_id)
            if team is None or not (compartment in team.compartments or
                                    (compartment, team.kind) == ("safety", "duty")):  # fmt: skip
                raise No("team")
            if team_id in hand.teams:
                rows.append(wrap_for_team(team, hand.seed_of(team_id, team.generation), strand, key))
            else:
                rows.append(wrap_from_outside(team, strand, key))
        return rows

    def write_wraps(self, rows: Iterable[tuple[Any, ...]]) -> None:
        with self.store.writing() as db:
            db.executemany("INSERT OR REPLACE INTO wrap VALUES(?,?,?,?)", rows)


def index_key(team: str, seed: bytes, generation: int) -> keys.Key:
    return keys.named(keys.derive(seed, "index"), "index", team, generation)


class Pages:
    """The search index of one team: sealed pages of 500 on the disk, forms in memory.

    A colleague outside the team cannot reseal its pages. So each row carries the face's version,
    and loading mends what is missing, stale or gone.
    """

    def __init__(self, registry: Registry, team: Team, seeds: dict[int, bytes]) -> None:
        self.store, self.team, self.index = registry.store, team, Index()
        self.pages: dict[int, dict[str, list[Any]]] = {}
        self.where: dict[str, int] = {}
        for no, generation, envelope in self.store.rows(
                "SELECT no,generation,envelope FROM page WHERE team=?", team.id):  # fmt: skip
            try:
                plain = index_key(team.id, seeds[generation], generation).open(
                    env.bind("page", team.id, no, generation), envelope)  # fmt: skip
            except (env.NotOpened, KeyError):
                if team.kind == "match":
                    raise  # cards have no face to be mended from: better no answer than "nobody"
                continue
            self.pages[no] = json.loads(plain)
            self.where.update(dict.fromkeys(self.pages[no], no))
        self.index.load((p, row[2]) for page in self.pages.values() for p, row in page.items())

    def __contains__(self, person: str) -> bool:
        return person in self.where

    def shown(self, person: str) -> tuple[str, str]:
        """(display, code)."""
        row = self.pages[self.where[person]][person]
        return row[0], row[1]

    def version(self, person: str) -> int:
        return int(self.pages[self.where[person]][person][3])

    def put(self, people: Iterable[tuple[str, Face, int]], seed: bytes | None) -> None:
        """Adds or replaces; seals the pages that changed. Without a seed: memory only."""
        touched, self.store.is_touched = set(), True
        for person, face, version in people:
            no, made = self.where.get(person) or self._open_no(), entry(face)
            self.pages.setdefault(no, {})[person] = [face.display, face.code, made, version]
            self.where[person] = no
            self.index.put(person, made)
            touched.add(no)
        if seed is not None:
            self.seal(touched, seed)

    def drop(self, person: str, seed: bytes | None) -> None:
        no, self.store.is_touched = self.where.pop(person, None), True
        if no is not None:
            del self.pages[no][person]
            self.index.drop(person)
            if seed is not None:
                self.seal({no}, seed)

    def _open_no(self) -> int:
        last = max(self.pages, default=1)
        return last if len(self.pages.get(last, ())) < PAGE else last + 1

    def seal(self, numbers: Iterable[int], seed: bytes) -> None:
        team, generation = self.team.id, self.team.generation
        key = index_key(team, seed, generation)
        with self.store.writing():
            for no in numbers:
                plain = json.dumps(self.pages[no], ensure_ascii=False, separators=(",", ":"))
                envelope = key.seal(env.bind("page", team, no, generation), plain.encode(), "note")
                self.store.put("page", team, no, generation, envelope)


class Indexes:
    """Which team's pages are in memory. A team's are dropped with its last session."""

    def __init__(self, registry: Registry) -> None:
        self.registry, self.store = registry, registry.store
        self._loaded: dict[str, Pages] = {}

    def of(self, hand: Hand, team_id: str) -> Pages:
        team = self.registry.teams[team_id]
        pages = self._loaded.get(team_id)
        if pages is None or pages.team.generation != team.generation:
            pages = Pages(self.registry, team, hand.teams[team_id])
            if team.kind != "match":
                self._mend(pages, hand.teams[team_id])
            self._loaded[team_id] = pages
        return pages

    def _mend(self, pages: Pages, seeds: dict[int, bytes]) -> None:
        """Rows of colleagues outside the team, of an interrupted write, of an erasure."""
        versions = dict(self.store.rows("SELECT person, version FROM face"))
        team, seed = pages.team.id, seeds[pages.team.generation]
        due = {p.id: p for (held,) in self.store.rows("SELECT strand FROM wrap WHERE holder=?", team)
            if (p := self.registry.person_by_strand(held)) and p.strands["contact"] == held}  # fmt: skip
        for gone in [p for p in pages.where if p not in due]:
            pages.drop(gone, seed)
        stale = []
        for person in due.values():
            if person.id in pages and pages.version(person.id) == versions.get(person.id):
                continue
            with contextlib.suppress(env.NotOpened, KeyError):  # a damaged row hides nobody else
                strand = person.strands["contact"]
                generation, envelope = self.store.row(
                    "SELECT generation,envelope FROM wrap WHERE strand=? AND holder=?", strand, team
                )
                key = unwrap_for_team(team, seeds[generation], strand, generation, envelope)
                face, version = open_face(self.store, person, key)
                stale.append((person.id, search_face(face, person.code), version))
        if stale:
            pages.put(stale, seed)

    def put(self, hand: Hand, teams: Iterable[str], people: list[tuple[str, Face, int]]) -> None:
        """After a face was written: every team that may search it, and the match cards."""
        for team_id in {*teams, self.registry.team_of_kind("match").id}:
            if team_id in hand.teams:
                generation = self.registry.teams[team_id].generation
                self.of(hand, team_id).put(people, hand.teams[team_id][generation])
            elif team_id in self._loaded:
                self._loaded[team_id].put(people, None)

    def forget_person(self, hand: Hand, person: str, teams: Iterable[str]) -> None:
        """Where this hand cannot reseal, the team's pages go and are made anew."""
        for team_id in teams:
            if team_id in hand.teams:
                generation = self.registry.teams[team_id].generation
                self.of(hand, team_id).drop(person, hand.teams[team_id][generation])
            else:
                self._loaded.pop(team_id, None)
                self.store.do("DELETE FROM page WHERE team=?", team_id)

    def drop(self, team: str) -> None:
        """The team's pages are read anew at the next question."""
        self._loaded.pop(team, None)

    def keep(self, teams: set[str]) -> None:
        for team in [t for t in self._loaded if t not in teams]:
            del self._loaded[team]

    def forget(self) -> None:
        self._loaded.clear()

    def searchable(self, hand: Hand) -> list[Pages]:
        return [self.of(hand, t) for t in hand.teams
                if t in self.registry.teams and "contact" in self.registry.teams[t].compartments]  # fmt: skip


def open_face(store: Store, person: Person, key: bytes) -> tuple[dict[str, Any], int]:
    """(face, version)."""
    version, sealed = store.row("SELECT version, envelope FROM face WHERE person=?", person.id)
    plain = strand_key(person.strands["contact"], key).open(env.bind("face", person.id, version), sealed)
    return json.loads(plain), version


def write_face(store: Store, person: Person, key: bytes, face: dict[str, Any], version: int) -> None:
    plain = json.dumps(face, ensure_ascii=False, separators=(",", ":")).encode()
    envelope = strand_key(person.strands["contact"], key).seal(
        env.bind("face", person.id, version), plain, "note")  # fmt: skip
    store.put("face", person.id, version, envelope)


def search_face(face: dict[str, Any], code: str) -> Face:
    return Face(display=str(face["display"]), names=tuple(face.get("names", ())),
        birth_year=face.get("birth_year"), phones=tuple(face.get("phones", ())), code=code)  # fmt: skip
