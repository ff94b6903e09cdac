"""Which key opens this strand for this hand, and is it allowed to? The one place that decides.

Order of refusal: the strand is known, the person is not hidden from this worker, a wrap exists
for a team of theirs (or for them by name), the rule of that compartment is met. Hidden comes
first, so that it looks like any other strand that is not theirs.
"""

from __future__ import annotations

import dataclasses
import json
import os
import time
from collections.abc import Iterable, Sequence
from typing import Any

from vault.crypto import envelope as env
from vault.crypto import keys
from vault.registry import SYSTEM_KINDS, No, Person, Registry, Team
from vault.search import Face, Index, entry
from vault.sessions import Hand
from vault.store import Store

PAGE = 500


def new_key() -> bytes:
    return os.urandom(32)


def wrap_for_team(team: Team, seed: bytes, strand: str, key: bytes) -> tuple[Any, ...]:
    envelope = env.seal(
        keys.derive(seed, "wrap"), env.key_id("wrap", team.id, team.generation),
        env.bind("wrap", strand, team.id, team.generation), key)  # fmt: skip
    return (strand, team.id, team.generation, envelope)


def team_pair(team: str, seed: bytes, generation: int) -> keys.Pair:
    """The pair that receives public requests, and wraps from colleagues outside the team."""
    return keys.Pair(keys.derive(seed, "pair"), team, generation)


def wrap_from_outside(team: Team, strand: str, key: bytes) -> tuple[Any, ...]:
    """By HPKE, from a worker who is not in the team and so cannot open it afterwards."""
    bound = env.bind("wrap", strand, team.id, team.generation)
    envelope = keys.seal_to(team.public, team.id, team.generation, bound, key)
    return (strand, team.id, team.generation, envelope)


def unwrap_for_team(team: str, seed: bytes, strand: str, generation: int, sealed: bytes) -> bytes:
    if sealed[1] == env.HPKE_HYBRID:
        bound = env.bind("wrap", strand, team, generation)
        return team_pair(team, seed, generation).open(bound, sealed)
    return env.open_(keys.derive(seed, "wrap"), env.key_id("wrap", team, generation),
                     env.bind("wrap", strand, team, generation), sealed)  # fmt: skip


class Strands:
    def __init__(self, registry: Registry) -> None:
        self.registry, self.store = registry, registry.store

    def visible_person(self, hand: Hand, person: Person | None) -> Person:
        if person is None or person.is_hidden_from(hand.id, hand.session.teams):
            raise No("not-yours")
        return person

    def person(self, hand: Hand, person_id: str) -> Person:
        return self.visible_person(hand, self.registry.persons.get(person_id))

    def keys_of(self, hand: Hand, strands: Iterable[str], *, strict: bool = True) -> dict[str, bytes]:
        """Strand id -> key. Strict: No('not-yours') at the first that does not open; else left out."""
        wanted, found = list(dict.fromkeys(strands)), {}
        wraps = self._wraps(wanted)
        for strand in wanted:
            try:
                found[strand] = self._key(hand, strand, wraps.get(strand, []))
            except No:
                if strict:
                    raise
        return found

    def _wraps(self, strands: Sequence[str]) -> dict[str, list[tuple[str, int, bytes]]]:
        wraps: dict[str, list[tuple[str, int, bytes]]] = {}
        for start in range(0, len(strands), 500):
            some = strands[start : start + 500]
            for strand, holder, generation, envelope in self.store.rows(
                "SELECT strand,holder,generation,envelope FROM wrap"
                f" WHERE strand IN ({','.join('?' * len(some))})", *some):  # fmt: skip
                wraps.setdefault(strand, []).append((holder, generation, envelope))
        return wraps

    def _key(self, hand: Hand, strand: str, wraps: list[tuple[str, int, bytes]]) -> bytes:
        person = self.visible_person(hand, self.registry.person_by_strand(strand))
        if strand == person.strands.get("origin") and not hand.is_stepped_up:
            raise No("step-up")
        for holder, generation, envelope in wraps:
            if holder == f"u:{hand.id}":
                return hand.pair().open(env.bind("wrap", strand, holder), envelope)
            team = self.registry.teams.get(holder)
            if team is None or holder not in hand.teams:
                continue
            if team.kind == "duty" and hand.session.windows.get(strand, 0.0) < time.monotonic():
                continue
            seed = hand.seed_of(holder, generation)
            return unwrap_for_team(holder, seed, strand, generation, envelope)
        raise No("not-yours")

    def readable(self, hand: Hand, strands: Iterable[str]) -> set[str]:
        """Which of these this hand could open now; no cipher runs."""
        wanted = list(dict.fromkeys(strands))
        wraps = self._wraps(wanted)
        out = set()
        for strand in wanted:
            person = self.registry.person_by_strand(strand)
            if person is None or person.is_hidden_from(hand.id, hand.session.teams):
                continue
            for holder, _, _ in wraps.get(strand, []):
                team = self.registry.teams.get(holder)
                windowed = hand.session.windows.get(strand, 0.0) >= time.monotonic()
                if holder == f"u:{hand.id}" or (
                    holder in hand.teams and (windowed or not team or team.kind != "duty")
                ):
                    out.add(strand)
        return out

    def holders(self, strand: str) -> list[str]:
        return [h for (h,) in self.store.rows("SELECT holder FROM wrap WHERE strand=?", strand)]

    def wrap(self, hand: Hand, strand: str, key: bytes, teams: Iterable[str]) -> list[Any]:
        """Wraps for teams: under the team's key for a member, by HPKE for others."""
        rows = []
        for team_id in teams:
            team = self.registry.teams.get(team_id)
            if team is None or team.kind in ("match", "protection"):
                raise No("team")
            if team_id in hand.teams:
                rows.append(wrap_for_team(team, hand.seed_of(team_id, team.generation), strand, key))
            else:
                rows.append(wrap_from_outside(team, strand, key))
        return rows

    def write_wraps(self, rows: Iterable[tuple[Any, ...]]) -> None:
        with self.store.writing() as db:
            db.executemany("INSERT OR REPLACE INTO wrap VALUES(?,?,?,?)", rows)


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
            "SELECT no,generation,envelope FROM page WHERE team=?", team.id
        ):
            plain = env.open_(
                keys.derive(seeds[generation], "index"), env.key_id("index", team.id, generation),
                env.bind("page", team.id, no, generation), envelope)  # fmt: skip
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
        touched = set()
        for person, face, version in people:
            no = self.where.get(person)
            if no is None:
                no = self._open_no()
            row = [face.display, face.code, entry(face), version]
            self.pages.setdefault(no, {})[person] = row
            self.where[person] = no
            self.index.put(person, row[2])
            touched.add(no)
        if seed is not None:
            self.seal(touched, seed)

    def drop(self, person: str, seed: bytes | None) -> None:
        no = self.where.pop(person, None)
        if no is not None:
            del self.pages[no][person]
            self.index.drop(person)
            if seed is not None:
                self.seal({no}, seed)

    def _open_no(self) -> int:
        last = max(self.pages, default=0)
        return last if len(self.pages.get(last, ())) < PAGE else last + 1

    def seal(self, numbers: Iterable[int], seed: bytes) -> None:
        team, generation = self.team.id, self.team.generation
        with self.store.writing() as db:
            for no in numbers:
                plain = json.dumps(self.pages[no], ensure_ascii=False, separators=(",", ":"))
                envelope = env.seal(
                    keys.derive(seed, "index"), env.key_id("index", team, generation),
                    env.bind("page", team, no, generation), plain.encode(), "note")  # fmt: skip
                db.execute("INSERT OR REPLACE INTO page VALUES(?,?,?,?)",
                           (team, no, generation, envelope))  # fmt: skip


class Indexes:
    """Which team's pages are in memory. A team's are dropped with its last session."""

    def __init__(self, registry: Registry) -> None:
        self.registry, self.store = registry, registry.store
        self._loaded: dict[str, Pages] = {}

    def of(self, hand: Hand, team_id: str) -> Pages:
        team = self.registry.teams[team_id]
        with self.store.lock:
            pages = self._loaded.get(team_id)
            if pages is None or pages.team.generation != team.generation:
                pages = Pages(self.registry, dataclasses.replace(team), hand.teams[team_id])
                if team.kind != "match":
                    self._mend(pages, hand.teams[team_id])
                self._loaded[team_id] = pages
            return pages

    def _mend(self, pages: Pages, seeds: dict[int, bytes]) -> None:
        """Rows of colleagues outside the team, of an interrupted write, of an erasure."""
        versions = dict(self.store.rows("SELECT person, version FROM face"))
        due, wraps = {}, self.store.rows(
            "SELECT strand,generation,envelope FROM wrap WHERE holder=?", pages.team.id)  # fmt: skip
        for strand, generation, envelope in wraps:
            person = self.registry.person_by_strand(strand)
            if person is not None and person.strands.get("contact") == strand:
                due[person.id] = (person, generation, envelope)
        for gone in [p for p in pages.where if p not in due]:
            pages.drop(gone, seeds[pages.team.generation])
        stale = []
        for person, generation, envelope in due.values():
            if person.id in pages and pages.version(person.id) == versions.get(person.id):
                continue
            key = unwrap_for_team(
                pages.team.id, seeds[generation], person.strands["contact"], generation, envelope
            )
            face, version = open_face(self.store, person, key)
            stale.append((person.id, search_face(face, person.code), version))
        if stale:
            pages.put(stale, seeds[pages.team.generation])

    def put(self, hand: Hand, teams: Iterable[str], people: list[tuple[str, Face, int]]) -> None:
        """After a face was written: every team that may search it, and the match cards."""
        for team_id in {*teams, self.registry.team_of_kind("match").id}:
            if team_id in hand.teams:
                generation = self.registry.teams[team_id].generation
                self.of(hand, team_id).put(people, hand.teams[team_id][generation])
            elif team_id in self._loaded:
                self._loaded[team_id].put(people, None)

    def forget_person(self, hand: Hand, person: str) -> None:
        """Erasure: where this hand cannot reseal, the team's pages go and are made anew."""
        for team_id, team in self.registry.teams.items():
            if team_id in hand.teams:
                self.of(hand, team_id).drop(person, hand.teams[team_id][team.generation])
                continue
            self._loaded.pop(team_id, None)
            with self.store.writing() as db:
                db.execute("DELETE FROM page WHERE team=?", (team_id,))

    def loaded(self) -> set[str]:
        return set(self._loaded)

    def keep(self, teams: set[str]) -> None:
        for team in [t for t in self._loaded if t not in teams]:
            del self._loaded[team]

    def forget(self) -> None:
        self._loaded.clear()

    def searchable(self, hand: Hand) -> list[Pages]:
        return [
            self.of(hand, t) for t in hand.teams
            if t in self.registry.teams and self.registry.teams[t].kind not in SYSTEM_KINDS
            and "contact" in self.registry.teams[t].compartments
        ]  # fmt: skip


def open_face(store: Store, person: Person, key: bytes) -> tuple[dict[str, Any], int]:
    """(face, version)."""
    row = store.row("SELECT version, envelope FROM face WHERE person=?", person.id)
    plain = env.open_(key, env.key_id("strand", person.strands["contact"], 1),
                      env.bind("face", person.id, row[0]), bytes(row[1]))  # fmt: skip
    return json.loads(plain), int(row[0])


def write_face(store: Store, person: Person, key: bytes, face: dict[str, Any], version: int) -> None:
    plain = json.dumps(face, ensure_ascii=False, separators=(",", ":")).encode()
    envelope = env.seal(key, env.key_id("strand", person.strands["contact"], 1),
                        env.bind("face", person.id, version), plain, "note")  # fmt: skip
    with store.writing() as db:
        db.execute("INSERT OR REPLACE INTO face VALUES(?,?,?)", (person.id, version, envelope))


def search_face(face: dict[str, Any], code: str) -> Face:
    return Face(
        display=str(face["display"]), names=tuple(face.get("names", ())),
        birth_year=face.get("birth_year"), phones=tuple(face.get("phones", ())), code=code,
    )  # fmt: skip
