"""What does every verb share? The vault's memory, the question asked, and the register."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from vault.audit import Audit, Entry
from vault.budget import Budget
from vault.crypto import envelope as env
from vault.crypto import keys
from vault.registry import No, Registry, new_id
from vault.sessions import Hand, Sessions
from vault.store import Store
from vault.strands import Indexes, Strands

Parts = Sequence[bytes]
Answer = tuple[dict[str, Any], Sequence[bytes]]
DAY: Final = 86400
KST: Final = timedelta(hours=9)


def today() -> str:
    """ISO day in Korea."""
    return (datetime.now(UTC) + KST).date().isoformat()


class State:
    """Everything a running vault holds."""

    def __init__(self, store: Store, registry: Registry, pepper: bytes, rp: dict[str, Any]) -> None:
        self.store, self.registry, self.pepper, self.rp = store, registry, pepper, rp
        self.audit: Audit = registry.audit
        self.sessions = Sessions(registry, pepper)
        self.strands, self.indexes = Strands(registry), Indexes(registry)
        self.budget = Budget()
        self.passes: dict[str, tuple[str, bytes, float]] = {}
        self.paced: dict[str, dict[str, Any]] = {}
        self.paces: dict[str, list[float]] = {}
        self._refill_budget()

    def _refill_budget(self) -> None:
        kinds = {"search": ("names",), "faces": ("names",),
                 "open_person": ("files-hour", "files-day")}  # fmt: skip
        rows = []
        for seq, at, account, verb, covered in self.store.rows(
            "SELECT seq,at,account,verb,detail FROM audit WHERE at>? AND verb IN"
            " ('search','faces','open_person')", int(time.time()) - DAY):  # fmt: skip
            detail = self.store.uncover("audit", str(seq), covered)
            for person in detail.get("persons", [detail.get("person", "")]):
                rows += [(account, kind, person, float(at)) for kind in kinds[verb]]
            if detail.get("outside"):
                rows.append((account, "outside", detail["person"], float(at)))
        self.budget.refill(rows)

    def notice(self, kind: str, hand: Hand, detail: dict[str, Any], *, note: str = "",
               hours: int = 72) -> str:  # fmt: skip
        """Officers and leads are told; a review falls due."""
        number, now = new_id(), int(time.time())
        with self.store.writing() as db:
            db.execute(
                "INSERT INTO notice(id,kind,at,by,detail,note,due_at) VALUES(?,?,?,?,?,?,?)",
                (number, kind, now, hand.id, self.store.cover("notice", number, detail),
                 self.to_protection("notice", number, note), now + hours * 3600))  # fmt: skip
        return number

    def to_protection(self, table: str, row: str, note: str) -> bytes:
        """A worker's own words of reason: sealed to the protection team."""
        if not note:
            return b""
        team = self.registry.team_of_kind("protection")
        bound = env.bind("protection", table, row, team.generation)
        return keys.seal_to(team.public, team.id, team.generation, bound, note.encode()[:2000], "field")


@dataclass(slots=True)
class Ask:
    """One question: who asks, with which arguments and parts."""

    state: State
    token: str
    args: dict[str, Any]
    parts: Parts

    def text(self, name: str, default: str | None = None, most: int = 4000) -> str:
        value = self.args.get(name, default)
        if not isinstance(value, str) or len(value) > most:
            raise No(f"bad-{name}", "bad")
        return value

    def texts(self, name: str, most: int = 5000) -> list[str]:
        value = self.args.get(name, [])
        if not isinstance(value, list) or len(value) > most:
            raise No(f"bad-{name}", "bad")
        if not all(isinstance(item, str) and len(item) <= 400 for item in value):
            raise No(f"bad-{name}", "bad")
        return value

    def year(self, name: str) -> int | None:
        value = self.args.get(name)
        if value is not None and (type(value) is not int or not 1880 <= value <= 2200):
            raise No(f"bad-{name}", "bad")
        return value

    def day(self, name: str) -> str:
        value = self.text(name, most=10)
        try:
            return datetime.strptime(value, "%Y-%m-%d").date().isoformat()
        except ValueError as error:
            raise No(f"bad-{name}", "bad") from error

    def hand(self, *, deed: bool = True) -> Hand:
        return self.state.sessions.hand(self.token, deed=deed and self.args.get("deed") is not False)

    def audit(self, hand: Hand, verb: str, **rest: Any) -> None:
        self.state.audit.write(Entry(verb, hand.id, origin=hand.session.where, **rest))


Verb = Callable[[Ask], Answer]
VERBS: dict[str, Verb] = {}


def verb(action: Verb) -> Verb:
    """Registers a verb under its function's name."""
    VERBS[action.__name__.rstrip("_")] = action
    return action


def new_pass(state: State, mailbox: str, seed: bytes) -> str:
    """Half an hour in which an asker may read and write, without a cookie."""
    now = time.monotonic()
    for old in [p for p, (_, _, until) in state.passes.items() if until < now]:
        del state.passes[old]
    number = secrets.token_hex(32)
    state.passes[number] = (mailbox, seed, now + 1800)
    return number
