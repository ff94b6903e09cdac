"""Where does the vault keep what it keeps? One SQLite file that loses nothing acknowledged.

``synchronous=FULL`` and ``secure_delete=ON``; every table with a random key is WITHOUT ROWID, so
that the order in which rows were written is not on the disk. Ids that could join strands to
persons are covered by the veil, a key from the pepper: a copied store alone joins nothing.
"""

import contextlib
import json
import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from vault.crypto import envelope as env, keys

SCHEMA_VERSION: Final = 1
# Table: its key | the rest. Every table is WITHOUT ROWID and no column may be empty but ``pin``.
TABLES: Final = """
meta: key | value
account: id | handle name role can centre state ends_on public verify salt cost slot certified_by \
  certificate pin
passkey: id | account public algorithm counter label
team: id | name kind compartments centre founded_by must_turn
generation: team generation | public verify signature older
membership: team account | generation lead granted_by envelope signature
person: id | envelope
face: person | version envelope
wrap: strand holder | generation envelope
page: team no | generation envelope
audit: seq | at account verb why n token detail note origin hash
signed_head: seq account | hash at signature
seen: token |
tally: indicator month dimension centre value | n
mailbox: id | locator team public slot ends_on
letter: id | mailbox from_asker team ours theirs at is_read
slip: id | account given_by purpose ends_at person envelope
notice: id | kind at by detail note due_at done_at done_by finding
erased: id | day
"""
INDEXES: Final = """
UNIQUE INDEX account_handle ON account(handle); UNIQUE INDEX mailbox_locator ON mailbox(locator);
INDEX wrap_holder ON wrap(holder); INDEX letter_mailbox ON letter(mailbox); INDEX audit_at ON audit(at);
INDEX audit_token ON audit(token, seq) WHERE token <> x''; INDEX face_version ON face(person, version);
"""


class StoreRefused(Exception):
    """The vault will not start on this store. The sentence says why."""


class Store:
    """The file, its lock and its veil."""

    def __init__(self, folder: Path, pepper: bytes, *, create: str = "") -> None:
        self.path = folder / "vault.db"
        self.lock = threading.RLock()
        self._depth = 0
        # Set by who keeps rows in memory: called when a transaction that touched them was undone.
        self.on_undo: Callable[[], None] = lambda: None
        self.is_touched, self.is_cut = False, True
        if create and self.path.exists():
            raise StoreRefused("There is a vault store in this folder already.")
        if not create and not self.path.exists():
            raise StoreRefused("There is no vault store in this folder.")
        os.umask(0o077)
        self.db = sqlite3.connect(self.path, check_same_thread=False, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON",
                "trusted_schema=OFF", "wal_autocheckpoint=4000", "cache_size=-65536"):  # fmt: skip
            self.db.execute(f"PRAGMA {pragma}")
        self._veil = keys.named(keys.derive(pepper, "veil"), "veil", "store")
        if create:
            self._create(create)
        if self.meta("schema") != str(SCHEMA_VERSION):
            raise StoreRefused("This store has another version.")

    def _create(self, kind: str) -> None:
        for table, _, columns in (line.partition(":") for line in TABLES.strip().splitlines()):
            own, rest = (part.split() for part in columns.split("|"))
            each = ",".join(c if c == "pin" else f"{c} NOT NULL" for c in (*own, *rest))
            self.db.execute(f"CREATE TABLE {table}({each}, PRIMARY KEY({','.join(own)})) WITHOUT ROWID")
        for index in INDEXES.strip().split(";")[:-1]:
            self.db.execute(f"CREATE {index}")
        cover = self.cover("check", "meta", {"check": 1}).hex()
        for key, value in (("kind", kind), ("schema", str(SCHEMA_VERSION)), ("check", cover)):
            self.put("meta", key, value)

    @property
    def is_practice(self) -> bool:
        return self.meta("kind") == "practice"

    def check_pepper(self) -> None:
        try:
            self.uncover("check", "meta", bytes.fromhex(self.meta("check")))
        except env.NotOpened as error:
            raise StoreRefused("This pepper is not the one this store was made with.") from error

    # -- rows ---------------------------------------------------------------------------------
    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One durable transaction; nested use joins the outer one."""
        with self.lock:
            if self._depth == 0:
                self.db.execute("BEGIN IMMEDIATE")
                self.is_touched = False
            self._depth += 1
            try:
                yield self.db
                if self._depth == 1:
                    self.db.execute("COMMIT")
            except BaseException:
                if self._depth == 1:
                    self._undo()
                raise
            finally:
                self._depth -= 1

    def _undo(self) -> None:
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")
        if self.is_touched:
            self.on_undo()

    def do(self, sql: str, *values: Any) -> int:
        """One statement in a transaction; answers how many rows it changed."""
        with self.writing() as db:
            self.is_cut = self.is_cut and not sql.startswith("DELETE")
            return db.execute(sql, values).rowcount

    def put(self, table: str, *values: Any) -> None:
        """Writes a whole row, in the place of the one with the same key."""
        self.do(f"INSERT OR REPLACE INTO {table} VALUES({','.join('?' * len(values))})", *values)

    def rows(self, sql: str, *values: Any) -> list[Any]:
        with self.lock:
            return self.db.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> Any:
        with self.lock:
            return self.db.execute(sql, values).fetchone()

    def meta(self, key: str, default: str = "") -> str:
        found = self.row("SELECT value FROM meta WHERE key=?", key)
        return str(found[0]) if found else default

    def forget_deleted(self) -> None:
        """Deleted keys live on in the write-ahead log until it is cut, after every verb that deleted
        some. While a reader (a backup) still holds the log, the next verb or sweep tries again."""
        if not self.is_cut:
            with self.lock:
                self.is_cut = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0

    # -- the veil -------------------------------------------------------------------------------
    def cover(self, table: str, row: str, value: Any) -> bytes:
        """Ids and codes, never words of a person: readable by whoever holds store and pepper."""
        plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        return self._veil.seal(env.bind("veil", table, row), plain, "field")

    def uncover(self, table: str, row: str, covered: bytes) -> Any:
        return json.loads(self._veil.open(env.bind("veil", table, row), covered))

    def token(self, *parts: str | bytes | int) -> bytes:
        return keys.digest(self._veil.raw, *parts)[:16]


def read_private(path: Path, *, practice: bool) -> bytes:
    """A secret file. In production nobody but its owner may read it or its folder."""
    for place in (path, path.parent):
        if not practice and place.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise StoreRefused(f"{place.name}: another user of this machine can read it.")
    return path.read_bytes()
