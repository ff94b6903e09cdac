"""Who has seen what, and can the record be trusted? A hash chain written before any plaintext.

Each row's hash covers the row and the hash before it, in order of sequence, never of the clock.
Each sign-in signs the head; officers keep the head as eight words a day. A row holds codes and
ids, never content: ids of persons and strands lie under the veil, a worker's own words of reason
are sealed to the protection team.
"""

import contextlib
import hashlib
import re
import sqlite3
import time
from dataclasses import dataclass, field
from typing import Any, Final

from hangul import words

from vault.crypto import envelope as env, keys
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
        store, now = self.store, int(time.time())
        with store.writing():
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
                store.do("INSERT INTO audit VALUES(?,?,?,?,?,?,?,?,?,?,?)", *row, head)

    def sign_head(self, account: str, seed: bytes) -> None:
        with self.store.writing():
            seq, head = self.head()
            signature = keys.sign(seed, "audit-head", seq, head)
            self.store.put("signed_head", seq, account, head, int(time.time()), signature)

    def words(self) -> str:
        """The head for a person to keep: its number and eight words."""
        seq, head = self.head()
        return f"{seq} " + " ".join(words.number_words(head))

    def verify(self, anchors: list[str], verify_keys: dict[str, bytes]) -> dict[str, Any]:
        """Walks the whole chain, then the signed heads, then the officers' words.

        On a line of its own, so that a long record does not hold up the work.
        """
        lines = [line.strip().partition(" ") for line in anchors]
        uri = f"file:{self.store.path}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as db:
            db.execute("BEGIN")
            signed = db.execute("SELECT seq,account,hash,signature FROM signed_head").fetchall()
            kept = {seq for seq, *_ in signed} | {int(n) for n, _, _ in lines if n.isdecimal()}
            heads, head, seq = {0: bytes(32)}, bytes(32), 0
            for row in db.execute(f"SELECT {_COLUMNS} FROM audit ORDER BY seq"):  # nosec B608: our words
                head, seq = hashlib.sha256(head + env.bind("audit", *row[:10])).digest(), seq + 1
                if row[0] != seq or head != row[10]:
                    return _verdict(seq, "chain", seq)
                if seq in kept:
                    heads[seq] = head
        for at, account, claimed, signature in signed:
            known = verify_keys.get(account, b"")
            if heads.get(at) != claimed or not keys.verifies(known, signature, "audit-head", at, claimed):
                return _verdict(seq, "signed-head", at)
        for number, _, kept_words in lines:
            at = int(number) if number.isdecimal() else -1
            if at not in heads or words.number_words(heads[at]) != kept_words.split():
                return _verdict(seq, "anchor", at)
        return _verdict(seq) | {"words": f"{seq} " + " ".join(words.number_words(head))}


def _verdict(rows: int, why: str = "", broken_at: int = 0) -> dict[str, Any]:
    return {"rows": rows, "ok": not why, "broken_at": broken_at, "why": why, "words": ""}
