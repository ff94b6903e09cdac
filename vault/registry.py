"""Who works here, which teams are there, and which strands belong to which person?

Everything here is loaded at start and kept in memory; a write goes to the store first. Public
keys are believed only when an officer whose key is pinned outside the store has signed them, and
a grant only when a certified member has signed it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vault.audit import Audit
from vault.crypto import envelope as env
from vault.crypto import keys
from vault.store import Store, StoreRefused

COMPARTMENTS = ("contact", "safety", "casework", "counselling", "health", "money", "growth",
                "community", "self", "origin")  # fmt: skip
SYSTEM_KINDS = ("duty", "match", "protection")


class No(Exception):
    """The vault says no. ``kind`` is the client's error class, ``code`` says which rule."""

    def __init__(self, code: str, kind: str = "denied", **detail: Any) -> None:
        super().__init__(code)
        self.code, self.kind, self.detail = code, kind, detail


@dataclass(slots=True)
class Account:
    id: str
    handle: str
    name: str
    role: str
    can: tuple[str, ...]
    centre: str
    state: str
    ends_on: str
    public: bytes
    verify: bytes
    salt: bytes
    cost: keys.Cost
    slot: bytes
    certified_by: str
    certificate: bytes
    pin: bytes | None

    def claim(self) -> tuple[str | bytes, ...]:
        """What an officer signs: who, with which keys, may do what until when."""
        return ("account", self.id, self.public, self.verify, ",".join(self.can), self.ends_on)


@dataclass(slots=True)
class Team:
    id: str
    name: str
    kind: str
    compartments: tuple[str, ...]
    centre: str
    generation: int
    public: bytes
    must_turn: bool = False


@dataclass(slots=True)
class Person:
    """What the vault knows of a person without any key: ids and codes, no name."""

    id: str
    code: str
    strands: dict[str, str]
    lead: str
    stage: str
    since: str
    heard: str = ""
    helpers: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    only_team: str = ""
    profile: dict[str, str] = field(default_factory=dict)
    mailbox: str = ""

    def is_hidden_from(self, account: str, teams: Any) -> bool:
        return account in self.hidden or bool(self.only_team and self.only_team not in teams)

    def is_walked_by(self, account: str) -> bool:
        return account == self.lead or account in self.helpers


def new_id() -> str:
    return secrets.token_hex(16)


class Registry:
    """The memory of the vault. Callers hold ``store.lock`` while they change it."""

    def __init__(self, store: Store, pins_file: Path) -> None:
        self.store = store
        self.audit = Audit(store)
        self.pins: dict[str, bytes] = {
            k: bytes.fromhex(v) for k, v in json.loads(pins_file.read_text()).items()
        }
        self.accounts: dict[str, Account] = {}
        self.by_handle: dict[str, str] = {}
        self.teams: dict[str, Team] = {}
        self.persons: dict[str, Person] = {}
        self.person_of: dict[str, str] = {}
        self.by_mailbox: dict[str, str] = {}
        self.grants_version = 0
        self.load()

    def load(self) -> None:
        """From the store; also after a write that failed, so that memory never runs ahead."""
        for kept in (self.accounts, self.by_handle, self.teams, self.persons, self.person_of,
                     self.by_mailbox):  # fmt: skip
            kept.clear()
        self.codes: set[str] = set()
        self.grants_version += 1
        columns = [f.name for f in dataclasses.fields(Account)]
        for row in self.store.rows(f"SELECT {','.join(columns)} FROM account"):
            made = dict(zip(columns, row, strict=True))
            made["can"] = tuple(made["can"].split(",")) if made["can"] else ()
            made["cost"] = keys.Cost(**json.loads(made["cost"]))
            self.remember_account(Account(**made))
        for row in self.store.rows("SELECT * FROM team"):
            team = Team(*row)
            team.compartments = tuple(row[3].split(",")) if row[3] else ()
            team.must_turn = bool(row[7])
            self.teams[team.id] = team
        for person_id, covered in self.store.rows("SELECT id, envelope FROM person"):
            self.remember_person(
                Person(id=person_id, **self.store.uncover("person", person_id, covered))
            )
        if not self.store.is_practice and any(
            not a.cost.is_strong() for a in self.accounts.values()
        ):
            raise StoreRefused("A slot in this store has weak parameters.")

    # -- accounts -------------------------------------------------------------------------------
    def remember_account(self, account: Account) -> None:
        self.accounts[account.id] = account
        self.by_handle[account.handle] = account.id

    def write_account(self, account: Account) -> None:
        values = dataclasses.asdict(account)
        values |= {"can": ",".join(account.can), "cost": json.dumps(dataclasses.asdict(account.cost))}
        names = ",".join(values)
        with self.store.writing() as db:
            db.execute(
                f"INSERT OR REPLACE INTO account({names}) VALUES({','.join('?' * len(values))})",
                tuple(values.values()),
            )
        self.remember_account(account)

    def certified(self, account_id: str) -> Account:
        """The account, if a pinned officer vouches for its keys. Else No('uncertified')."""
        account = self.accounts.get(account_id)
        if account is None or account.state == "left":
            raise No("no-account")
        pinned = self.pins.get(account.certified_by)
        if pinned is None or not keys.verifies(pinned, account.certificate, *account.claim()):
            raise No("uncertified")
        if "officer" in account.can and self.pins.get(account.id) != account.verify:
            raise No("uncertified")
        return account

    # -- teams ----------------------------------------------------------------------------------
    def team_of_kind(self, kind: str) -> Team:
        return next(t for t in self.teams.values() if t.kind == kind)

    def write_team(self, team: Team) -> None:
        with self.store.writing() as db:
            db.execute("INSERT OR REPLACE INTO team VALUES(?,?,?,?,?,?,?,?)",
                       (team.id, team.name, team.kind, ",".join(team.compartments), team.centre,
                        team.generation, team.public, int(team.must_turn)))  # fmt: skip
        self.teams[team.id] = team

    def members(self, team: str) -> list[tuple[str, bool]]:
        return [(a, bool(lead)) for a, lead in self.store.rows(
            "SELECT account, lead FROM membership WHERE team=?", team)]  # fmt: skip

    def is_lead(self, team: str, account: str) -> bool:
        return (account, True) in self.members(team)

    def write_grant(self, team: Team, to: Account, seed: bytes, by: str, by_seed: bytes,
                    *, lead: bool) -> None:  # fmt: skip
        """Seals the team's seed to a certified member and signs that it was done."""
        self.certified(to.id)
        bound = env.bind("grant", team.id, to.id, team.generation)
        envelope = keys.seal_to(to.public, to.id, 1, bound, seed)
        signature = keys.sign(by_seed, *self.grant_claim(team, to, envelope, lead=lead))
        with self.store.writing() as db:
            db.execute("INSERT OR REPLACE INTO membership VALUES(?,?,?,?,?,?,?)",
                       (team.id, to.id, team.generation, int(lead), by, envelope, signature))  # fmt: skip
        self.grants_version += 1

    @staticmethod
    def grant_claim(team: Team, to: Account, envelope: bytes, *, lead: bool) -> tuple[Any, ...]:
        sealed = hashlib.sha256(envelope).digest()
        return ("grant", team.id, team.generation, to.id, to.public, int(lead), sealed)

    def open_grants(self, account: Account, pair: keys.Pair) -> dict[str, dict[int, bytes]]:
        """Team id -> generation -> seed, for every grant that is signed as it must be."""
        held: dict[str, dict[int, bytes]] = {}
        for team_id, generation, lead, by, envelope, signature in self.store.rows(
            "SELECT team,generation,lead,granted_by,envelope,signature FROM membership"
            " WHERE account=?", account.id):  # fmt: skip
            team = self.teams.get(team_id)
            if team is None or generation != team.generation:
                continue
            try:
                granter = self.certified(by)
                claim = self.grant_claim(team, account, envelope, lead=bool(lead))
                if not keys.verifies(granter.verify, signature, *claim):
                    continue
                seed = pair.open(env.bind("grant", team_id, account.id, generation), envelope)
                held[team_id] = self._with_older(team, seed)
            except (No, env.NotOpened):
                continue
        return held

    def _with_older(self, team: Team, seed: bytes) -> dict[int, bytes]:
        seeds = {team.generation: seed}
        for generation in range(team.generation - 1, 0, -1):
            row = self.store.row(
                "SELECT envelope FROM forward WHERE team=? AND generation=?", team.id, generation
            )
            newer = seeds[generation + 1]
            seeds[generation] = env.open_(
                keys.derive(newer, "forward"), env.key_id("forward", team.id, generation + 1),
                env.bind("forward", team.id, generation), bytes(row[0]))  # fmt: skip
        return seeds

    # -- persons --------------------------------------------------------------------------------
    def remember_person(self, person: Person) -> None:
        self.persons[person.id] = person
        self.codes.add(person.code)
        if person.mailbox:
            self.by_mailbox[person.mailbox] = person.id
        for strand in person.strands.values():
            self.person_of[strand] = person.id

    def forget_person(self, person: Person) -> None:
        self.persons.pop(person.id, None)
        self.by_mailbox.pop(person.mailbox, None)
        for strand in person.strands.values():
            self.person_of.pop(strand, None)

    def write_person(self, person: Person) -> None:
        record = dataclasses.asdict(person)
        del record["id"]
        with self.store.writing() as db:
            db.execute("INSERT OR REPLACE INTO person VALUES(?,?)",
                       (person.id, self.store.cover("person", person.id, record)))  # fmt: skip
        self.remember_person(person)

    def person_by_strand(self, strand: str) -> Person | None:
        return self.persons.get(self.person_of.get(strand, ""))

    def new_code(self) -> str:
        while True:
            width = 10_000 if len(self.codes) < 5_000 else 10_000_000
            code = f"S-{secrets.randbelow(width):04d}"
            if code not in self.codes:
                return code
