"""What does every verb share? The vault's memory, the question asked, and the register."""

import contextlib
import re
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from vault.audit import CODE, Audit, Entry
from vault.budget import DAY, Budget
from vault.crypto import envelope as env, keys
from vault.registry import No, Person, Registry, new_id, no_if, there
from vault.sessions import Hand, Sessions
from vault.store import Store
from vault.strands import Indexes, Strands

Parts = Sequence[bytes]
Answer = dict[str, Any] | tuple[dict[str, Any], Sequence[bytes]] | None
PLAIN_CODE: Final = re.compile(r"[A-Za-z0-9_+.-]{0,40}\Z")
PASS_SECONDS: Final = 1800


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
        self._crowd: dict[str, tuple[int, int]] = {}
        store.on_undo = self.reload
        for seq, at, account, covered in store.rows("SELECT seq,at,account,detail FROM audit WHERE at>?",
                int(time.time()) - DAY):  # fmt: skip
            for kind, persons in store.uncover("audit", str(seq), covered).get("spent", {}).items():
                self.budget.refill(account, kind, float(at), persons)

    def reload(self) -> None:
        """A write was undone: memory is read anew, so that it never runs ahead of the store."""
        self.registry.load()
        self.indexes.forget()

    def crowd(self, kind: str, most: int) -> None:
        """At most so many a minute from people without a session. Staff are not counted."""
        now = int(time.monotonic() // 60)
        minute, n = self._crowd.get(kind, (now, 0))
        self._crowd[kind] = (now, n + 1 if minute == now else 1)
        no_if(self._crowd[kind][1] > most, "busy")

    def notice(self, kind: str, hand: Hand, detail: dict[str, Any], *, note: str = "",
               hours: int = 72) -> str:  # fmt: skip
        """Officers and leads are told; a review falls due. A note is sealed to protection."""
        number, now, sealed = new_id(), int(time.time()), b""
        if note:
            team = self.registry.team_of_kind("protection")
            sealed = keys.seal_to(team.public, team.id, team.generation,
                                  env.bind("notice", number), note.encode(), "field")  # fmt: skip
        self.store.put("notice", number, kind, now, hand.id, self.store.cover("notice", number, detail),
            sealed, now + hours * 3600, 0, "", "")  # fmt: skip
        return number

    def new_pass(self, mailbox: str, seed: bytes) -> str:
        """Half an hour in which an asker may read and write; nothing renews it."""
        now = time.monotonic()
        for old in [p for p, (_, _, until) in self.passes.items() if until < now]:
            del self.passes[old]
        number = secrets.token_hex(32)
        self.passes[number] = (mailbox, seed, now + PASS_SECONDS)
        return number


@dataclass(slots=True)
class Ask:
    """One question: who asks, with which arguments and parts."""

    state: State
    token: str
    args: dict[str, Any]
    parts: Parts
    spent: dict[str, list[str]] = field(default_factory=dict)
    later: list[Callable[[], object]] = field(default_factory=list)  # in memory, once all is on the disk

    def text(self, name: str, default: str | None = None, most: int = 4000) -> str:
        value = self.args.get(name, default)
        if not isinstance(value, str) or len(value) > most:
            raise No(f"bad-{name}", "bad")
        return value

    def code(self, name: str, default: str | None = None) -> str:
        """A word of a closed vocabulary: what stands in clear is never a sentence."""
        value = self.text(name, default, 40)
        no_if(not CODE.match(value) and value != default, f"bad-{name}", "bad")
        return value

    def texts(self, name: str, most: int = 5000) -> list[str]:
        return texts(self.args.get(name, []), name, most)

    def whole(self, name: str, least: int, most: int, default: int | None = None) -> int | None:
        value = self.args.get(name, default)
        if (value, default) != (None, None) and (type(value) is not int or not least <= value <= most):
            raise No(f"bad-{name}", "bad")
        return value

    def day(self, name: str, default: str | None = None) -> str:
        return iso_day(self.text(name, default, 10), name) if self.args.get(name) else default or ""

    def part(self) -> bytes:
        no_if(len(self.parts) != 1, "bad-parts", "bad")
        return self.parts[0]

    def items(self, width: int) -> list[tuple[Any, ...]]:
        """Places, one a part: strand, table, column, row, version and what follows."""
        items = there(self.args.get("items"), "bad-items")
        no_if(not isinstance(items, list) or not len(items) == len(self.parts) <= 5000, "bad-items", "bad")
        kinds = [int if at == 4 else str for at in range(width)]
        for item in items:
            no_if(not isinstance(item, list) or [type(v) for v in item] != kinds, "bad-items", "bad")
        return [tuple(item) for item in items]

    def person(self, hand: Hand) -> Person:
        """The person asked for, whom this hand may see and whose file it can open."""
        person = self.state.strands.person(hand, self.text("person", most=40))
        self.state.strands.keys_of(hand, [person.strands["contact"]])
        return person

    def spend(self, hand: Hand, kind: str, persons: Iterable[str]) -> None:
        """Counted before anything is shown; the audit row keeps it over a restart."""
        counted = list(dict.fromkeys(persons))
        if not counted:
            return
        try:
            self.state.budget.spend(hand.id, kind, counted)
        except No as no:
            if no.detail.pop("first"):
                no.after = lambda: self.state.notice("budget", hand, {"kinds": [kind]})
            raise
        self.spent.setdefault(kind, []).extend(counted)

    def spend_files(self, hand: Hand, persons: Iterable[Person]) -> None:
        opened = list(persons)
        for kind in ("files-hour", "files-day"):
            self.spend(hand, kind, [p.id for p in opened])
        self.spend(hand, "outside", [p.id for p in opened if not p.is_walked_by(hand.id)])

    def audit(self, hand: Hand, verb: str, *more: Entry, detail: dict[str, Any] | None = None,
              **rest: Any) -> None:  # fmt: skip
        said = {**(detail or {}), **({"spent": self.spent} if self.spent else {})}
        where = hand.session.where
        self.state.audit.write(Entry(verb, hand.id, origin=where, detail=said, **rest), *more)


def texts(value: Any, name: str, most: int) -> list[str]:
    no_if(not isinstance(value, list) or len(value) > most, f"bad-{name}", "bad")
    no_if(not all(isinstance(item, str) and len(item) <= 400 for item in value), f"bad-{name}", "bad")
    return list(value)


def iso_day(value: Any, name: str) -> str:
    with contextlib.suppress(ValueError, TypeError):
        return date.fromisoformat(value).isoformat()
    raise No(f"bad-{name}", "bad")


@dataclass(frozen=True, slots=True)
class Verb:
    """``who``: anyone | session (any state) | worker | a capability such as officer."""

    action: Callable[..., Answer]
    who: str
    is_deed: bool
    is_locked: bool

    def run(self, ask: Ask) -> tuple[dict[str, Any], Parts]:
        """One after another and each a transaction: what a verb answers leaves when its writes, the
        audit row among them, are on the disk. Only those that stretch a phrase or walk the whole
        audit run beside the others."""
        try:
            with ask.state.store.writing() if self.is_locked else contextlib.nullcontext():
                answer = self._act(ask)
        except No as no:
            if no.after is not None:
                no.after()
            raise
        for deed in ask.later:
            deed()
        ask.state.store.forget_deleted()
        return answer if isinstance(answer, tuple) else (answer or {}, ())

    def _act(self, ask: Ask) -> Answer:
        if self.who == "anyone":
            return self.action(ask)
        if self.who == "session":
            return self.action(ask, ask.state.sessions.find(ask.token))
        deed = self.is_deed and ask.args.get("deed") is not False
        hand = ask.state.sessions.hand(ask.token, deed=deed)
        no_if(self.who not in ("worker", *hand.account.can), "role")
        return self.action(ask, hand)
