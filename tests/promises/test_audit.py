"""Is every change to the record found, and is nothing given out that could not be recorded?"""

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vault.office import Office
from tests.vault.stage import CANARY, ROLES, Stage, ask, set_stage, undone
from vault.client import VaultUnavailable
from vault.crypto import envelope as env
from vault.verbs import VERBS

Proof = Callable[..., None]
Tamper = Callable[[sqlite3.Connection, random.Random, int], None]
COLUMNS = "at,account,verb,why,n,token,detail,note,origin,hash".split(",")


# -- tampering ----------------------------------------------------------------------------------------
def edit(db: sqlite3.Connection, dice: random.Random, rows: int) -> None:
    column, seq = dice.choice(COLUMNS), dice.randint(1, rows)
    value = db.execute(f"SELECT {column} FROM audit WHERE seq=?", (seq,)).fetchone()[0]
    other = value + 1 if isinstance(value, int) else value + b"x" if isinstance(value, bytes) else value + "x"
    db.execute(f"UPDATE audit SET {column}=? WHERE seq=?", (other, seq))


def delete(db: sqlite3.Connection, dice: random.Random, rows: int) -> None:
    db.execute("DELETE FROM audit WHERE seq=?", (dice.randint(1, rows - 1),))


def delete_and_close_up(db: sqlite3.Connection, dice: random.Random, rows: int) -> None:
    gone = dice.randint(1, rows - 1)
    db.execute("DELETE FROM audit WHERE seq=?", (gone,))
    for seq in range(gone + 1, rows + 1):
        db.execute("UPDATE audit SET seq=? WHERE seq=?", (seq - 1, seq))


def insert(db: sqlite3.Connection, dice: random.Random, rows: int) -> None:
    at = dice.randint(1, rows)
    for seq in range(rows, at - 1, -1):
        db.execute("UPDATE audit SET seq=? WHERE seq=?", (seq + 1, seq))
    db.execute(f"INSERT INTO audit SELECT ?,{','.join(COLUMNS)} FROM audit WHERE seq=?",
               (at, dice.choice([s for s in range(1, rows + 2) if s != at])))  # fmt: skip


def swap(db: sqlite3.Connection, dice: random.Random, rows: int) -> None:
    one, other = dice.sample(range(1, rows + 1), 2)
    for old, new in ((one, -1), (other, one), (-1, other)):
        db.execute("UPDATE audit SET seq=? WHERE seq=?", (new, old))


def truncate(db: sqlite3.Connection, dice: random.Random, rows: int) -> None:
    """And the signed heads beyond it: only what officers kept can tell."""
    keep = dice.randint(0, rows - 1)
    db.execute("DELETE FROM audit WHERE seq>?", (keep,))
    db.execute("DELETE FROM signed_head WHERE seq>?", (keep,))


def unsign(db: sqlite3.Connection, dice: random.Random, rows: int) -> None:
    seq = dice.choice([s for (s,) in db.execute("SELECT seq FROM signed_head")])
    db.execute("UPDATE signed_head SET hash=zeroblob(32) WHERE seq=?", (seq,))


def forge(db: sqlite3.Connection, dice: random.Random, rows: int) -> None:
    """The whole tail made anew with right hashes, by somebody who knows the code."""
    seq = dice.randint(1, rows)
    db.execute("UPDATE audit SET verb='search' || verb WHERE seq=?", (seq,))
    before = db.execute("SELECT hash FROM audit WHERE seq=?", (seq - 1,)).fetchone()
    head = before[0] if before else bytes(32)
    for row in db.execute(f"SELECT seq,{','.join(COLUMNS[:-1])} FROM audit WHERE seq>=?", (seq,)).fetchall():
        head = hashlib.sha256(head + env.bind("audit", *row)).digest()
        db.execute("UPDATE audit SET hash=? WHERE seq=?", (head, row[0]))


TAMPERS: tuple[Tamper, ...] = (edit, delete, delete_and_close_up, insert, swap, truncate, unsign, forge)


def test_it_finds_every_tampering(office: Office, proof: Proof, tmp_path: Path) -> None:
    """With the words that an officer keeps a day; truncation and forgery are found by nothing else."""
    vault, audit = office.vault, office.state.audit
    for name in ("리봄", "최가을", "한겨울"):
        made = office.person(name)
        vault.open_person(office.tokens["minji"], made["person"], "visit")
    office.come_in("minji", "sora")
    anchors = [vault.audit_words()]
    rows, known = audit.head()[0], {a.id: a.verify for a in office.state.registry.accounts.values()}
    assert vault.audit_verify(office.tokens["dahee"], anchors) | {"words": ""} == {
        "rows": rows, "ok": True, "broken_at": 0, "why": "", "words": ""}  # fmt: skip
    office.state.store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole, dice, tried, missed = office.store.read_bytes(), random.Random(7), 0, []
    copy = tmp_path / "tampered.db"
    audit.store.path = copy
    for _ in range(40):
        for tamper in TAMPERS:
            copy.write_bytes(whole)
            db = sqlite3.connect(copy, isolation_level=None)
            tamper(db, dice, rows)
            db.close()
            tried += 1
            if audit.verify(anchors, known)["ok"]:
                missed.append(tamper.__name__)
            for left in copy.parent.glob("tampered.db-*"):
                left.unlink()
    proof("audit-tampers", tried, 300, tried >= 300)
    proof("audit-missed", len(missed), 0, not missed)
    assert missed == []


def test_it_finds_a_cut_only_by_the_words_that_were_kept(office: Office) -> None:
    """Why officers must keep them: said here, so that nobody believes otherwise."""
    audit, known = office.state.audit, {}
    anchors = [office.vault.audit_words()]
    truncate(office.state.store.db, random.Random(1), audit.head()[0])
    assert audit.verify([], known)["why"] in ("", "signed-head")
    assert audit.verify(anchors, known)["ok"] is False


# -- no row, no plaintext ---------------------------------------------------------------------------------
def locked(stage: Stage) -> Callable[[], None]:
    stage.office.state.store.db.execute("PRAGMA busy_timeout=1")
    other = sqlite3.connect(stage.office.store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other.close


def read_only(stage: Stage) -> Callable[[], None]:
    db = stage.office.state.store.db
    db.execute("PRAGMA query_only=1")
    return lambda: db.execute("PRAGMA query_only=0").close()


def full(stage: Stage) -> Callable[[], None]:
    """No page more than there is, and those there are filled to the brim."""
    db = stage.office.state.store.db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count={pages}")
    seq = stage.office.state.audit.head()[0]
    with pytest.raises(sqlite3.OperationalError, match="full"):
        for number in range(10_000):
            db.execute("INSERT INTO audit SELECT ?,at,account,verb,why,n,token,detail,note,origin,hash"
                       " FROM audit WHERE seq=1", (seq + 1 + number,))  # fmt: skip
    return lambda: db.execute("PRAGMA max_page_count=1000000").close()


# A form's state goes back to the browser that sent it; it is nobody's file.
UNRECORDED = {"form_open"}


@pytest.mark.parametrize("broken", [locked, read_only, full])
def test_it_gives_no_plaintext_without_its_row(broken: Callable[[Stage], Callable[[], None]],
                                               tmp_path: Path) -> None:  # fmt: skip
    """Every verb, as every role for whom it works, while the record cannot be written."""
    stage = set_stage(tmp_path)
    shown = {verb for verb in VERBS if any(gives(stage, verb, role) for role in ROLES)} - UNRECORDED
    assert {"search", "faces", "open_person", "open", "open_for_team", "mailbox_letters",
            "mailbox_read", "mailbox_open_self", "slip_open", "open_draft", "notices"} <= shown  # fmt: skip
    stage = set_stage(tmp_path / "again")
    mend = broken(stage)
    given = {}
    for verb in sorted(shown):
        for role in ROLES:
            said, answer, parts = ask(stage, verb, role)
            if CANARY in str(answer) or CANARY.encode() in b"".join(parts):
                given[verb, role] = said
    assert given == {}
    with pytest.raises(VaultUnavailable):
        stage.office.vault.open_person(stage.office.tokens["minji"], stage.person, "visit")
    mend()
    if broken is not full:
        assert stage.office.vault.open_person(stage.office.tokens["minji"], stage.person, "visit")


def gives(stage: Stage, verb: str, role: str) -> bool:
    with undone(stage):
        _, answer, parts = ask(stage, verb, role)
    return CANARY in str(answer) or CANARY.encode() in b"".join(parts)


def test_it_leaves_memory_as_the_store_is_when_a_write_fails(tmp_path: Path) -> None:
    stage = set_stage(tmp_path)
    office, person = stage.office, stage.person
    mend = read_only(stage)
    for verb in ("hide", "edit_person", "edit_face", "assign", "share", "grant", "turn"):
        assert ask(stage, verb, "minji")[0] == "store", verb
    mend()
    known = office.state.registry.persons[person]
    assert known.hidden == [office.users["bora"]]
    assert len(office.state.registry.persons) == 1
    assert [h["display"] for h in office.vault.search(office.tokens["minji"], CANARY)] == [CANARY]
    assert office.open("minji", stage.note)[0].decode().startswith(CANARY)


def test_it_undoes_in_memory_what_failed_at_the_very_end(office: Office,
        monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """The record is the last write of a deed: when it fails, the deed was never done."""
    made, audit = office.person("리봄"), office.state.audit

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(type(audit), "write", fail)
        with pytest.raises(VaultUnavailable):
            office.vault.hide(office.tokens["minji"], made["person"], users=[office.users["sora"]])
        with pytest.raises(VaultUnavailable):
            office.vault.turn(office.tokens["minji"], office.teams["seoul"])
    assert office.state.registry.persons[made["person"]].hidden == []
    assert office.state.registry.teams[office.teams["seoul"]].generation == 1
    assert office.vault.search(office.tokens["sora"], "리봄")


def test_it_keeps_a_copy_of_nothing_it_showed(office: Office) -> None:
    """Neither the question nor the answer is in the record, in clear or under the veil."""
    made = office.person("리봄")
    office.vault.search(office.tokens["minji"], "리봄")
    store = office.state.store
    plain = str([store.uncover("audit", str(s), d) for s, d in store.rows("SELECT seq,detail FROM audit")])
    assert "리봄" not in plain
    assert made["person"] in plain
    raw = shutil.copy(office.store, office.folder / "copy.db")
    assert "리봄".encode() not in Path(raw).read_bytes()
