"""Who works here, which teams are there, and which strands belong to which person?

Everything here is loaded at start and kept in memory; a write goes to the store first, and a
write that is undone is undone here too. A worker's public keys are believed only when an officer
whose key is pinned outside the store has signed them; a team's, when an officer signed its first
and each older one the next; a grant, when a worker so vouched for has signed it.
"""

import dataclasses
import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from vault.audit import Audit
from vault.crypto import envelope as env, keys
from vault.store import Store, StoreRefused

COMPARTMENTS = ("contact", "safety", "casework", "counselling", "health", "money", "growth",
                "community", "self", "origin")  # fmt: skip
SYSTEM_KINDS = ("duty", "match", "protection")


class No(Exception):
    """The vault says no. ``kind`` is the client's error class, ``code`` says which rule."""

    def __init__(self, code: str, kind: str = "denied", **detail: Any) -> None:
        super().__init__(code)
        self.code, self.kind, self.detail = code, kind, detail
        self.after: Callable[[], object] | None = None  # done once the refused verb is undone


def no_if(wrong: object, code: str, kind: str = "denied", **detail: Any) -> None:
    if wrong:
        raise No(code, kind, **detail)


def there[T](found: T | None, code: str) -> T:
    if found is None:
        raise No(code)
    return found


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

    def is_here(self) -> bool:
        return self.state == "active" and not (self.ends_on and self.ends_on < today())

    def claim(self) -> tuple[str | bytes, ...]:
        """What an officer signs: who, with which keys, may do what until when."""
        return ("account", self.id, self.role, self.public, self.verify, ",".join(self.can), self.ends_on)


@dataclass(slots=True)
class Team:
    id: str
    name: str
    kind: str
    compartments: tuple[str, ...]
    centre: str
    founded_by: str
    must_turn: bool = False
    generation: int = 0
    public: bytes = b""
    verify: bytes = b""

    def claim(self, generation: int, public: bytes, verify: bytes) -> tuple[str | bytes | int, ...]:
        """What the founding officer signs for the first seed, and each seed for the next."""
        return ("team", self.id, self.kind, ",".join(self.compartments), generation, public, verify)


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


def team_pair(team: str, seed: bytes, generation: int) -> keys.Pair:
    """The pair that receives public requests, and wraps from colleagues outside the team."""
    return keys.Pair(keys.derive(seed, "pair"), team, generation)


def older_key(team: str, seed: bytes, generation: int) -> keys.Key:
    return keys.named(keys.derive(seed, "older"), "older", team, generation)


def today() -> str:
    """ISO day in Korea."""
    return (datetime.now(UTC) + timedelta(hours=9)).date().isoformat()


class Registry:
    """The memory of the vault. Callers hold ``store.lock`` while they change it."""

    def __init__(self, store: Store, pins_file: Path) -> None:
        self.store = store
        self.audit = Audit(store)
        self.pins: dict[str, bytes] = {k: bytes.fromhex(v) for k,
            v in json.loads(pins_file.read_text()).items()}  # fmt: skip
        self.grants_version = 0
        self.load()

    def load(self) -> None:
        """From the store; also after a write that was undone, so that memory never runs ahead."""
        self.accounts: dict[str, Account] = {}
        self.by_handle: dict[str, str] = {}
        self.teams: dict[str, Team] = {}
        self.persons: dict[str, Person] = {}
        self.person_of: dict[str, str] = {}
        self.by_mailbox: dict[str, str] = {}
        self.walkers: dict[str, dict[str, None]] = {}  # account -> people whom it walks with, or did
        self.codes: set[str] = set()
        self.grants_version += 1
        columns = [f.name for f in dataclasses.fields(Account)]
        for row in self.store.rows(f"SELECT {','.join(columns)} FROM account"):  # nosec B608: our words
            made = dict(zip(columns, row, strict=True))
            made["can"] = tuple(made["can"].split(",")) if made["can"] else ()
            made["cost"] = keys.Cost(**json.loads(made["cost"]))
            self.remember_account(Account(**made))
        for number, name, kind, held, centre, by, due in self.store.rows("SELECT * FROM team"):
            team = Team(number, name, kind, tuple(held.split(",")) if held else (), centre, by, bool(due))
            self.teams[number] = self._with_keys(team)
        for person_id, covered in self.store.rows("SELECT id, envelope FROM person"):
            self.remember_person(Person(id=person_id, **self.store.uncover("person", person_id, covered)))
        if not self.store.is_practice and any(not a.cost.is_strong() for a in self.accounts.values()):
            raise StoreRefused("A slot in this store has weak parameters.")

    def _with_keys(self, team: Team) -> Team:
        """Walks the team's generations: a pinned officer vouches for the first, each for the next."""
        voucher = self.pins.get(team.founded_by, b"")
        for generation, public, verify, signature in self.store.rows(
            "SELECT generation,public,verify,signature FROM generation WHERE team=?"
            " ORDER BY generation", team.id):  # fmt: skip
            if generation != team.generation + 1 or not keys.verifies(voucher, signature,
                    *team.claim(generation, public, verify)):  # fmt: skip
                raise StoreRefused("A team's key in this store is vouched for by nobody.")
            team.generation, team.public, team.verify, voucher = generation, public, verify, verify
        return team

    # -- accounts -------------------------------------------------------------------------------
    def remember_account(self, account: Account) -> None:
        self.store.is_touched = True
        self.accounts[account.id] = account
        self.by_handle[account.handle] = account.id

    def write_account(self, account: Account) -> None:
        values = dataclasses.asdict(account)
        values |= {"can": ",".join(account.can), "cost": json.dumps(dataclasses.asdict(account.cost))}
        self.store.put("account", *values.values())
        self.remember_account(account)

    def vouched(self, account_id: str) -> Account:
        """The account, present or past, if a pinned officer vouches for its keys."""
        account = there(self.accounts.get(account_id), "no-account")
        pinned = self.pins.get(account.certified_by, b"")
        no_if(not keys.verifies(pinned, account.certificate, *account.claim()), "uncertified")
        no_if("officer" in account.can and self.pins.get(account.id) != account.verify, "uncertified")
        return account

    def certified(self, account_id: str) -> Account:
        """A vouched account that works here today: who may be given something."""
        account = self.vouched(account_id)
        no_if(not account.is_here(), "no-account")
        return account

    def hides(self, person: Person, account: str) -> bool:
        """Is this person hidden from that account, whether signed in or not?"""
        teams = [t for (t,) in self.store.rows("SELECT team FROM membership WHERE account=?", account)]
        return person.is_hidden_from(account, teams)

    def may_walk(self, person: Person, account: str) -> None:
        """No('lead') for somebody who is not here, or must not see this person."""
        no_if(account not in self.accounts or self.hides(person, account), "lead")
        self.certified(account)

    # -- teams ----------------------------------------------------------------------------------
    def team_of_kind(self, kind: str) -> Team:
        return next(t for t in self.teams.values() if t.kind == kind)

    def write_team(self, team: Team) -> None:
        self.store.put("team", team.id, team.name, team.kind, ",".join(team.compartments),
                       team.centre, team.founded_by, int(team.must_turn))  # fmt: skip
        self.store.is_touched = True
        self.teams[team.id] = team

    def write_generation(self, team: Team, seed: bytes, by_seed: bytes, older: bytes = b"") -> Team:
        """The team with its next seed. ``by_seed``: the officer's for the first, then the older."""
        number = team.generation + 1
        public, verify = team_pair(team.id, seed, number).public, keys.verify_key(seed)
        signature, sealed = keys.sign(by_seed, *team.claim(number, public, verify)), b""
        if older:
            sealed = older_key(team.id, seed, number).seal(env.bind("older", team.id, number - 1), older)
        self.store.put("generation", team.id, number, public, verify, signature, sealed)
        turned = dataclasses.replace(team, generation=number, public=public, verify=verify, must_turn=False)
        self.write_team(turned)
        return turned

    def members(self, team: str) -> list[tuple[str, bool]]:
        return [(a, bool(lead)) for a, lead in self.store.rows(
            "SELECT account, lead FROM membership WHERE team=?", team)]  # fmt: skip

    def is_lead(self, team: str, account: str) -> bool:
        return (account, True) in self.members(team)

    def write_grant(self, team: Team, to: Account, seed: bytes, by: str, by_seed: bytes,
                    *, lead: bool) -> None:  # fmt: skip
        """Seals the team's seed to a certified member and signs that it was done."""
        bound = env.bind("grant", team.id, to.id, team.generation)
        envelope = keys.seal_to(to.public, to.id, 1, bound, seed)
        signature = keys.sign(by_seed, *self.grant_claim(team, to, envelope, lead=lead))
        self.store.put("membership", team.id, to.id, team.generation, int(lead), by, envelope, signature)
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
            try:  # a granter who has left since still vouches for what they granted
                claim = self.grant_claim(team, account, envelope, lead=bool(lead))
                if not keys.verifies(self.vouched(by).verify, signature, *claim):
                    continue
                seed = pair.open(env.bind("grant", team_id, account.id, generation), envelope)
            except (No, env.NotOpened):
                continue
            if team_pair(team_id, seed, generation).public == team.public:
                held[team_id] = self._with_older(team, seed)
        return held

    def _with_older(self, team: Team, seed: bytes) -> dict[int, bytes]:
        """Every seed back to the first, or to the one that is damaged."""
        seeds = {team.generation: seed}
        for number, sealed in self.store.rows(
            "SELECT generation,older FROM generation WHERE team=? AND generation>1"
            " ORDER BY generation DESC", team.id):  # fmt: skip
            try:
                seeds[number - 1] = older_key(team.id, seeds[number], number).open(
                    env.bind("older", team.id, number - 1), sealed)  # fmt: skip
            except env.NotOpened:
                break
        return seeds

    # -- persons --------------------------------------------------------------------------------
    def remember_person(self, person: Person) -> None:
        self.forget_person(self.persons.get(person.id, person))
        self.persons[person.id] = person
        self.codes.add(person.code)
        for walker in (person.lead, *person.helpers):
            self.walkers.setdefault(walker, {})[person.id] = None
        if person.mailbox:
            self.by_mailbox[person.mailbox] = person.id
        for strand in person.strands.values():
            self.person_of[strand] = person.id

    def forget_person(self, person: Person) -> None:
        self.store.is_touched = True
        self.codes.discard(person.code)
        self.persons.pop(person.id, None)
        self.by_mailbox.pop(person.mailbox, None)
        for strand in person.strands.values():
            self.person_of.pop(strand, None)

    def write_person(self, person: Person, **changes: Any) -> None:
        """Changes are made on a copy: nobody sees them before the store has them."""
        person = dataclasses.replace(person, **changes)
        record = dataclasses.asdict(person)
        del record["id"]
        self.store.put("person", person.id, self.store.cover("person", person.id, record))
        self.remember_person(person)

    def walked_with(self, account: str) -> list[Person]:
        people = (self.persons.get(number) for number in self.walkers.get(account, ()))
        return [person for person in people if person and person.is_walked_by(account)]

    def led_by_nobody(self) -> list[Person]:
        """Those whose lead worker has gone: their silence must still be somebody's alarm."""
        gone = [a for a in self.walkers if a not in self.accounts or not self.accounts[a].is_here()]
        return [person for a in gone for person in self.walked_with(a) if person.lead == a]

    def person_by_strand(self, strand: str) -> Person | None:
        return self.persons.get(self.person_of.get(strand, ""))

    def new_code(self) -> str:
        while True:
            width = 10_000 if len(self.codes) < 5_000 else 10_000_000
            code = f"S-{secrets.randbelow(width):04d}"
            if code not in self.codes:
                return code
