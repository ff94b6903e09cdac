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
SCHEMA: Final = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE account(id TEXT PRIMARY KEY, handle TEXT UNIQUE NOT NULL, name TEXT NOT NULL,
  role TEXT NOT NULL, can TEXT NOT NULL, centre TEXT NOT NULL, state TEXT NOT NULL,
  ends_on TEXT NOT NULL, public BLOB NOT NULL, verify BLOB NOT NULL, salt BLOB NOT NULL,
  cost TEXT NOT NULL, slot BLOB NOT NULL, certified_by TEXT NOT NULL, certificate BLOB NOT NULL,
  pin BLOB) WITHOUT ROWID;
CREATE TABLE passkey(id TEXT PRIMARY KEY, account TEXT NOT NULL, public BLOB NOT NULL,
  algorithm INTEGER NOT NULL, counter INTEGER NOT NULL, label TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE team(id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL,
  compartments TEXT NOT NULL, centre TEXT NOT NULL, founded_by TEXT NOT NULL,
  must_turn INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE generation(team TEXT, generation INTEGER, public BLOB NOT NULL, verify BLOB NOT NULL,
  signature BLOB NOT NULL, older BLOB NOT NULL, PRIMARY KEY(team, generation)) WITHOUT ROWID;
CREATE TABLE membership(team TEXT, account TEXT, generation INTEGER NOT NULL, lead INTEGER NOT NULL,
  granted_by TEXT NOT NULL, envelope BLOB NOT NULL, signature BLOB NOT NULL,
  PRIMARY KEY(team, account)) WITHOUT ROWID;
CREATE TABLE person(id TEXT PRIMARY KEY, envelope BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE face(person TEXT PRIMARY KEY, version INTEGER NOT NULL, envelope BLOB NOT NULL)
  WITHOUT ROWID;
CREATE TABLE wrap(strand TEXT, holder TEXT, generation INTEGER NOT NULL, envelope BLOB NOT NULL,
  PRIMARY KEY(strand, holder)) WITHOUT ROWID;
CREATE INDEX wrap_holder ON wrap(holder);
CREATE TABLE page(team TEXT, no INTEGER, generation INTEGER NOT NULL, envelope BLOB NOT NULL,
  PRIMARY KEY(team, no)) WITHOUT ROWID;
CREATE TABLE audit(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, account TEXT NOT NULL,
  verb TEXT NOT NULL, why TEXT NOT NULL, n INTEGER NOT NULL, token BLOB NOT NULL,
  detail BLOB NOT NULL, note BLOB NOT NULL, origin TEXT NOT NULL, hash BLOB NOT NULL);
CREATE INDEX audit_token ON audit(token, seq) WHERE token <> x'';
CREATE INDEX audit_at ON audit(at);
CREATE TABLE signed_head(seq INTEGER, account TEXT, hash BLOB NOT NULL, at INTEGER NOT NULL,
  signature BLOB NOT NULL, PRIMARY KEY(seq, account)) WITHOUT ROWID;
CREATE TABLE seen(token BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE tally(indicator TEXT, month TEXT, dimension TEXT, centre TEXT, value TEXT,
  n INTEGER NOT NULL, PRIMARY KEY(indicator, month, dimension, centre, value)) WITHOUT ROWID;
CREATE TABLE mailbox(id TEXT PRIMARY KEY, locator BLOB UNIQUE NOT NULL, team TEXT NOT NULL,
  public BLOB NOT NULL, slot BLOB NOT NULL, ends_on TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE letter(id TEXT PRIMARY KEY, mailbox TEXT NOT NULL, from_asker INTEGER NOT NULL,
  team TEXT NOT NULL, ours BLOB NOT NULL, theirs BLOB NOT NULL, at INTEGER NOT NULL,
  is_read INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX letter_mailbox ON letter(mailbox);
CREATE TABLE slip(id TEXT PRIMARY KEY, account TEXT NOT NULL, given_by TEXT NOT NULL,
  purpose TEXT NOT NULL, ends_at INTEGER NOT NULL, person BLOB NOT NULL, envelope BLOB NOT NULL)
  WITHOUT ROWID;
CREATE TABLE notice(id TEXT PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL,
  by TEXT NOT NULL, detail BLOB NOT NULL, note BLOB NOT NULL, due_at INTEGER NOT NULL,
  done_at INTEGER NOT NULL, done_by TEXT NOT NULL, finding TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE erased(id TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID;
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
        self.db.executescript(SCHEMA)
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
