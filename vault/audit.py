"""Who has seen what, and can the record be trusted? A hash chain written before any plaintext.

Each row's hash covers the row and the hash before it, in order of sequence, never of the clock.
Each sign-in signs the head; officers keep the head as eight words a day. A row holds codes and
ids, never content: ids of persons and strands lie under the veil, a worker's own words of reason
are sealed to the protection team.
"""

from __future__ import annotations

import hashlib
import re
import time
from dataclasses import dataclass, field
from typing import Any, Final

from vault import words
from vault.crypto import envelope as env
from vault.crypto import keys
from vault.store import Store

CODE: Final = re.compile(r"[a-z0-9][a-z0-9:_-]{0,39}\Z")
_COLUMNS: Final = "seq,at,account,verb,why,n,token,detail,note,origin,hash"


@dataclass(slots=True)
class Entry:
    """One thing that is about to be done. ``why`` is a code; ``n`` counts names shown."""

    verb: str
    account: str
    why: str = ""
    n: int = 0
    person: str = ""
    detail: dict[str, Any] = field(default_factory=dict)
    note: bytes = b""
    origin: str = ""


class Audit:
    def __init__(self, store: Store) -> None:
        self.store = store

    def head(self) -> tuple[int, bytes]:
        """Number and hash of the last row; read anew, since a transaction may have been undone."""
        last = self.store.row("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
        return (int(last[0]), bytes(last[1])) if last else (0, bytes(32))

    def write(self, *entries: Entry) -> None:
        """Commits, or raises. The caller gives nothing out before this returned."""
        store = self.store
        now = int(time.time())
        with store.writing() as db:
            seq, head = self.head()
            for entry in entries:
                if entry.why and not CODE.match(entry.why):
                    raise ValueError("a reason is a code")
                seq += 1
                detail = dict(entry.detail, person=entry.person) if entry.person else entry.detail
                token = store.token("audit", entry.person) if entry.person else b""
                row = (seq, now, entry.account, entry.verb, entry.why, entry.n, token,
                       store.cover("audit", str(seq), detail), entry.note, entry.origin)  # fmt: skip
                head = hashlib.sha256(head + env.bind("audit", *row)).digest()
                db.execute(f"INSERT INTO audit({_COLUMNS}) VALUES(?,?,?,?,?,?,?,?,?,?,?)",
                           (*row, head))  # fmt: skip

    def sign_head(self, account: str, seed: bytes) -> None:
        with self.store.writing() as db:
            seq, head = self.head()
            signature = keys.sign(seed, "audit-head", seq, head)
            db.execute("INSERT OR REPLACE INTO signed_head VALUES(?,?,?,?,?)",
                       (seq, account, head, int(time.time()), signature))  # fmt: skip

    def words(self) -> str:
        """The head for a person to keep: its number and eight words."""
        seq, head = self.head()
        return f"{seq} " + " ".join(words.number_words(head))

    def verify(self, anchors: list[str], verify_keys: dict[str, bytes]) -> dict[str, Any]:
        """Walks the whole chain, then the signed heads, then the officers' words."""
        head, expected, heads = bytes(32), 1, {0: bytes(32)}
        with self.store.lock:
            for row in self.store.db.execute(f"SELECT {_COLUMNS} FROM audit ORDER BY seq"):
                head = hashlib.sha256(head + env.bind("audit", *row[:10])).digest()
                if row[0] != expected or head != row[10]:
                    return self._verdict(expected, "chain")
                heads[expected] = head
                expected += 1
            signed = self.store.rows("SELECT seq,account,hash,signature FROM signed_head")
        for seq, account, kept, signature in signed:
            public = verify_keys.get(account, b"")
            if heads.get(seq) != kept or not keys.verifies(
                public, signature, "audit-head", seq, kept
            ):
                return self._verdict(seq, "signed-head")
        for line in anchors:
            number, _, kept_words = line.strip().partition(" ")
            known = heads.get(int(number)) if number.isdigit() else None
            if known is None or words.number_words(known) != kept_words.split():
                return self._verdict(int(number) if number.isdigit() else 0, "anchor")
        return {"rows": expected - 1, "ok": True, "broken_at": 0, "why": "", "words": self.words()}

    def _verdict(self, seq: int, why: str) -> dict[str, Any]:
        return {"rows": self.head()[0], "ok": False, "broken_at": seq, "why": why, "words": self.words()}
