"""Who is at the door, and what do their keys open right now?

A session is a 32-byte token in the person's browser. The vault keeps, in memory only, a blob
sealed under a key from that token: the user's seed and the seeds of their teams. Between calls
nothing of it lies open. After 15 minutes without a deed the session closes and answers only to
the passkey (practice: a PIN, five tries); after ten hours, at sign-out and when the vault
restarts, it is gone.
"""

import contextlib
import hashlib
import json
import re
import secrets
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from vault.audit import Entry
from vault.crypto import envelope as env, keys
from vault.registry import Account, No, Registry, no_if

IDLE_SECONDS: Final = 15 * 60
LIFE_SECONDS: Final = 10 * 3600
STEP_SECONDS: Final = 300
PIN_TRIES: Final = 5
MOST_SESSIONS: Final = 12
TOKEN: Final = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(slots=True)
class Session:
    id: str
    account: str
    blob: bytes
    state: str  # open | closed | passkey | enrol
    where: str
    began: float = field(default_factory=time.monotonic)
    deed: float = field(default_factory=time.monotonic)
    grants_version: int = -1
    teams: frozenset[str] = frozenset()
    stepped_until: float = 0.0
    pin_tries: int = 0
    challenge: tuple[str, bytes, float] | None = None
    tickets: dict[str, dict[str, Any]] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=dict)
    windows: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Hand:
    """The keys of one session while one call runs."""

    session: Session
    account: Account
    seed: bytes
    teams: dict[str, dict[int, bytes]]

    @property
    def id(self) -> str:
        return self.account.id

    def may(self, capability: str) -> bool:
        return capability in self.account.can

    @property
    def is_stepped_up(self) -> bool:
        return time.monotonic() < self.session.stepped_until

    def needs_step(self) -> None:
        no_if(not self.is_stepped_up, "step-up")

    def pair(self) -> keys.Pair:
        return keys.Pair(self.seed, self.id, 1)

    def seed_of(self, team: str, generation: int) -> bytes:
        try:
            return self.teams[team][generation]
        except KeyError as error:
            raise No("keys") from error


class Sessions:
    def __init__(self, registry: Registry, pepper: bytes) -> None:
        self.registry, self.pepper = registry, pepper
        self.live: dict[str, Session] = {}
        self._staff_slots = threading.BoundedSemaphore(2)
        self._public_slot = threading.BoundedSemaphore(1)
        self._waiting: Counter[str] = Counter()
        self._wrong: dict[tuple[str, str], tuple[int, float]] = {}
        self._guard = threading.Lock()

    @contextlib.contextmanager
    def _in_line(self, lane: str, most: int, slots: threading.BoundedSemaphore) -> Iterator[None]:
        """At most so many wait in a lane: a flood holds up itself."""
        with self._guard:
            no_if(self._waiting[lane] >= most, "busy")
            self._waiting[lane] += 1
        try:
            with slots:
                yield
        finally:
            with self._guard:
                self._waiting[lane] -= 1
                self._waiting += Counter()  # forgets the lanes at nought

    def stretch_public(self, secret: bytes, salt: bytes, cost: keys.Cost) -> bytes:
        """Anonymous unlocking has one slot of its own, so that a flood cannot keep staff out."""
        with self._in_line("public", 6, self._public_slot):
            return keys.stretch(secret, salt, cost, self.pepper, 64)

    def unlock(self, handle: str, secret: bytes, where: str) -> tuple[Account, bytes]:
        """Opening the slot is the only check of a phrase. An unknown handle costs the same.

        Wrong tries slow the place they came from, not the worker: nobody is held out by another.
        """
        tries, since = self._wrong.get((handle, where), (0, 0.0))
        wait = min(60, 2 ** (tries - 3)) - (time.monotonic() - since) if tries >= 5 else 0
        no_if(wait > 0, "wait", seconds=int(wait) + 1)
        with self.registry.store.lock:
            account = self.registry.accounts.get(self.registry.by_handle.get(handle, ""))
            model = account or next(iter(self.registry.accounts.values()))
        with self._in_line(f"staff:{where}", 8, self._staff_slots):
            slot_key = keys.stretch(secret, model.salt, model.cost, self.pepper)
        try:
            seed = keys.named(slot_key, "slot", model.id).open(env.bind("slot", model.id), model.slot)
        except env.NotOpened:
            seed = b""
        if account is None or not seed or not account.is_here():
            self._count_wrong(handle, where, tries + 1, account)
            raise No("phrase")
        self._wrong.pop((handle, where), None)
        return self.registry.certified(account.id), seed

    def _count_wrong(self, handle: str, where: str, tries: int, account: Account | None) -> None:
        with self._guard:
            if len(self._wrong) > 10_000:
                self._wrong.pop(next(iter(self._wrong)))
            self._wrong[handle, where] = (tries, time.monotonic())
        if tries % 5 == 0:
            self.registry.audit.write(Entry("unlock_wrong", account.id if account else "", origin=where))

    # -- tokens ---------------------------------------------------------------------------------
    def begin(self, account: Account, seed: bytes, state: str, where: str) -> str:
        token = secrets.token_bytes(32)
        session = Session(_session_id(token), account.id, b"", state, where)
        self._fill(session, token, account, seed)
        mine = [s for s in self.live.values() if s.account == account.id]
        for old in mine[: max(0, len(mine) - MOST_SESSIONS + 1)]:
            self.end(old)
        self.live[session.id] = session
        return token.hex()

    def _fill(self, session: Session, token: bytes, account: Account, seed: bytes) -> None:
        held = self.registry.open_grants(account, keys.Pair(seed, account.id, 1))
        teams = {t: {str(g): s.hex() for g, s in gens.items()} for t, gens in held.items()}
        content = json.dumps({"seed": seed.hex(), "teams": teams}).encode()
        session.blob = _blob_key(session, token).seal(env.bind("session", session.account), content)
        session.grants_version, session.teams = self.registry.grants_version, frozenset(held)

    def find(self, token: str) -> Session:
        """The session, whatever its state. Ends it when its life is over."""
        session = self.live.get(_session_id(bytes.fromhex(token))) if TOKEN.match(token) else None
        if session is None or self._is_over(session):
            self.live.pop(session.id if session else "", None)
            raise No("", "signed-out")
        if session.state == "open" and time.monotonic() - session.deed > IDLE_SECONDS:
            session.state, session.stepped_until = "closed", 0.0
            session.windows.clear()
        return session

    def _is_over(self, session: Session) -> bool:
        """Ten hours; a quarter of one at the door without a passkey; the last day of work."""
        life = LIFE_SECONDS if session.state in ("open", "closed") else IDLE_SECONDS
        account = self.registry.accounts.get(session.account)
        return time.monotonic() - session.began > life or account is None or not account.is_here()

    def hand(self, token: str, *, deed: bool = True) -> Hand:
        """The keys of an open session. No('closed') behind the curtain."""
        session = self.find(token)
        no_if(session.state != "open", session.state, "closed")
        if deed:
            session.deed = time.monotonic()
        account = self.registry.accounts[session.account]
        raw = bytes.fromhex(token)
        hand = self._hand(session, raw, account)
        if session.grants_version != self.registry.grants_version:
            self._fill(session, raw, account, hand.seed)
            hand = self._hand(session, raw, account)
        return hand

    def _hand(self, session: Session, raw: bytes, account: Account) -> Hand:
        opened = _blob_key(session, raw).open(env.bind("session", session.account), session.blob)
        content = json.loads(opened)
        teams = {t: {int(g): bytes.fromhex(s) for g, s in gens.items()}
                 for t, gens in content["teams"].items()}  # fmt: skip
        return Hand(session, account, bytes.fromhex(content["seed"]), teams)

    def end(self, session: Session) -> None:
        self.live.pop(session.id, None)

    def end_of_account(self, account: str) -> None:
        for session in [s for s in self.live.values() if s.account == account]:
            self.end(session)

    def sweep(self) -> set[str]:
        """Ends what is over; answers the teams that somebody is still signed in for."""
        for session in [s for s in self.live.values() if self._is_over(s)]:
            self.end(session)
        return {team for s in self.live.values() for team in s.teams}


def _blob_key(session: Session, token: bytes) -> keys.Key:
    return keys.named(keys.derive(token, "session"), "session", session.id)


def _session_id(raw: bytes) -> str:
    return hashlib.sha256(b"sijak/session" + raw).hexdigest()
