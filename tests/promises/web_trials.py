"""A web process that dies in the middle of its work, workers who write notes all the while, and
what they were promised."""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from sijak.kernel.ids import random_id
from tests.house import House
from tests.promises.browsers import OverHttp
from tests.promises.forms import Sheet, fill
from tests.promises.people_day import find_sheet, open_file
from tests.promises.running import ROOT, free_port
from vault.client import Opening

FORM_COOKIE = "sijak-csrf"
PARTS_OF_NOTE = ("setting", "their_words", "data", "assessment", "plan")
KEPT = f"SELECT id, strand_id, version, {', '.join(PARTS_OF_NOTE)} FROM care_note"


class Office:
    """One data store in a folder, a web process on it, and the vault of the test's own house."""

    def __init__(self, house: House, folder: Path, **options: str) -> None:
        self.house, self.folder, self.port = house, folder, free_port()
        self.store = folder / "web" / "data.db"
        (folder / "web").mkdir(parents=True, mode=0o700, exist_ok=True)
        ours = {k: v for k, v in os.environ.items() if not k.startswith("SIJAK_")}
        env = {
            **ours, "SIJAK_DATA_DIR": str(folder), "SIJAK_PRACTICE": "1",
            "SIJAK_ORIGIN": f"http://localhost:{self.port}", "PYTHONPATH": str(ROOT),
            "SIJAK_VAULT_SOCKET": str(house.path), "DJANGO_SETTINGS_MODULE": "sijak.settings",
            **options,
        }  # fmt: skip
        self.log = (folder / "log").open("wb")
        self.parent = subprocess.Popen(
            [sys.executable, "-m", "tests.promises.web_worker", str(self.port)], cwd=ROOT, env=env,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True)  # fmt: skip
        self._wait("ready")

    def _wait(self, word: str) -> str:
        assert self.parent.stdout is not None
        line = self.parent.stdout.readline()
        said = (self.folder / "log").read_text(errors="replace")[-3000:]
        assert line.startswith(word), f"{line!r} instead of {word}: {said}"
        return line

    def start(self) -> None:
        assert self.parent.stdin is not None
        self.parent.stdin.write("go\n")
        self.parent.stdin.flush()
        self.child = int(self._wait("up").split()[1])

    def kill(self) -> None:
        os.kill(self.child, signal.SIGKILL)
        self._wait("dead")

    def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        self.parent.kill()
        self.parent.wait(20)
        self.log.close()

    def browser(self, handle: str, form: str = "") -> OverHttp:
        """``form``: the cookie that the token of an older form goes with."""
        browser = OverHttp(self.port)
        browser.cookies |= {"sijak": self.house.token(handle)} | ({FORM_COOKIE: form} if form else {})
        return browser

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        line = sqlite3.connect(self.store, timeout=20)
        try:
            return line.execute(sql, values).fetchall()
        finally:
            line.close()


class Writer(threading.Thread):
    """Writes notes about one person as fast as the house answers; keeps what it was promised."""

    def __init__(self, office: Office, handle: str, person: str, sheet: Sheet, form: str) -> None:
        super().__init__(daemon=True)
        self.office, self.handle, self.person, self.sheet = office, handle, person, sheet
        self.form = form
        self.promised: dict[str, str] = {}
        self.read: set[str] = set()
        self.begun, self.ended = threading.Event(), threading.Event()
        self.odd: list[str] = []

    @property
    def path(self) -> str:
        return f"/care/{self.person}/notes/write/"

    def browser(self) -> OverHttp:
        return self.office.browser(self.handle, self.form)

    def run(self) -> None:
        browser = self.browser()
        while not self.ended.is_set():
            once, words = random_id(), f"봄이 {random.random()}"
            given = fill(self.sheet, lambda one: words if one.kind == "textarea" else "", once=once)  # noqa: B023
            self.begun.set()
            try:
                page = browser.ask("POST", self.path, given)
            except (OSError, http.client.HTTPException):
                browser = self.browser()
                time.sleep(0.005)
                continue
            if page.status == 302:
                self.promised[once] = words
                self.read_again(browser, once, words)
            else:
                self.odd.append(f"{page.status}: {page.text[:200]}")

    def read_again(self, browser: OverHttp, once: str, words: str) -> None:
        """What came back in clear is remembered: it must stand in the audit."""
        with contextlib.suppress(OSError, http.client.HTTPException):
            if words in browser.ask("GET", f"/care/{self.person}/notes/{once}/").text:
                self.read.add(once)


def writers_for(office: Office, handles: tuple[str, ...]) -> list[Writer]:
    out = []
    for handle in handles:
        browser = office.browser(handle)
        person = open_file(browser)
        page = browser.ask("GET", f"/care/{person}/notes/write/")
        sheet = find_sheet(page, asks="happened_on")
        out.append(Writer(office, handle, person, sheet, browser.cookies[FORM_COOKIE]))
    return out


def renew(writers: list[Writer]) -> list[Writer]:
    """Threads run once; the promises go on."""
    out = []
    for old in writers:
        new = Writer(old.office, old.handle, old.person, old.sheet, old.form)
        new.promised, new.read, new.odd = old.promised, old.read, old.odd
        out.append(new)
    return out


# -- what was promised ---------------------------------------------------------------------------
def lost(office: Office, writers: list[Writer]) -> list[str]:
    """Corruption, promised notes that are gone or do not open, rows without their kin."""
    said = str(office.rows("PRAGMA integrity_check")[0][0])
    wrong = [] if said == "ok" else [f"corrupt: {said}"]
    wrong += [str(row) for row in office.rows("PRAGMA foreign_key_check")]
    kept = {row[0]: row for row in office.rows(KEPT)}
    for writer in writers:
        gone = [once for once in writer.promised if once not in kept]
        wrong += [f"promised and gone: {once}" for once in gone]
        wrong += unseen(office, writer) + unopened(office, writer, kept)
    return wrong + halves(office)


def unopened(office: Office, writer: Writer, kept: dict[str, tuple[Any, ...]]) -> list[str]:
    wrong = []
    for once, words in writer.promised.items():
        if once not in kept:
            continue
        _, strand, version, *sealed = kept[once]
        items = [Opening(strand, "care_note", column, once, version, bytes(envelope))
                 for column, envelope in zip(PARTS_OF_NOTE, sealed, strict=True) if envelope]  # fmt: skip
        plain = office.house.vault.open(office.house.token(writer.handle), items, "test")
        if words.encode() not in plain:
            wrong.append(f"kept otherwise than written: {once}")
    return wrong


def halves(office: Office) -> list[str]:
    """A note and its journal row are one deed: neither stands without the other."""
    query = (
        "SELECT n.strand_id, n.day, n.c, coalesce(e.c, 0) FROM"
        " (SELECT strand_id, happened_on AS day, count(*) AS c FROM care_note WHERE kind='talk'"
        "  GROUP BY 1, 2) n LEFT JOIN"
        " (SELECT strand_id, day, count(*) AS c FROM journal_entry WHERE kind='talk'"
        "  GROUP BY 1, 2) e ON e.strand_id=n.strand_id AND e.day=n.day"
    )
    return [f"half a deed: {row}" for row in office.rows(query) if row[2] != row[3]]


def unseen(office: Office, writer: Writer) -> list[str]:
    """No plaintext without its audit row: each note that was given out, who was given it stands."""
    store = office.house.state.store
    token = store.token("audit", writer.person)
    rows = store.rows("SELECT seq, detail FROM audit WHERE token=? AND verb='open'", token)
    told = {row for seq, sealed in rows for row in store.uncover("audit", str(seq), sealed)["rows"]}
    return [f"given out and not in the audit: {once}" for once in writer.read - told]
