"""kill -9 in the middle of the work: is anything corrupt, lost that was promised, or given out unseen?"""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.promises.sums import add_up
from tests.vault.office import ORIGIN, Office
from vault import server
from vault.client import Vault, VaultUnavailable

ROOT = Path(__file__).resolve().parents[2]
TRIALS = 100


def start(folder: Path, socket: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-m", "vault", "serve", str(folder), "--socket", str(socket), "--practice",
         "--origin", ORIGIN, "--budget", "1000"], cwd=ROOT, stderr=subprocess.DEVNULL)  # fmt: skip
    vault, end = Vault(str(socket)), time.monotonic() + 20
    while time.monotonic() < end:
        try:
            vault.about()
            return process
        except VaultUnavailable:
            time.sleep(0.01)
    raise AssertionError("the vault did not start")


@pytest.mark.slow
def test_it_loses_nothing_acknowledged_in_a_hundred_kills(office: Office, proof: Callable[..., None]) -> None:
    """Two workers write and read over the socket; the vault dies 1 to 120 ms into it."""
    socket, dice = office.folder.parent / "s", random.Random(3)
    office.state.store.db.close()
    out = [office.folder.parent / f"{h}.jsonl" for h in ("minji", "taeho")]
    lost: list[str] = []
    workers = [subprocess.Popen([sys.executable, "-m", "tests.promises.vault_worker", str(socket), handle,
        office.phrases[handle], office.teams[team], str(file)], cwd=ROOT, stderr=subprocess.PIPE)
        for handle, team, file in zip(("minji", "taeho"), ("seoul", "daejeon"), out,
        strict=True)]  # fmt: skip
    for trial in range(TRIALS):
        vault = start(office.folder, socket)
        wait_for_work(out, dice.uniform(0.001, 0.12))
        vault.send_signal(signal.SIGKILL)
        vault.wait()
        lost += corruption(office) if trial % 25 else what_is_lost(office, out)
    (office.folder.parent / "end").touch()
    for worker in workers:
        _, said = worker.communicate(timeout=30)
        assert worker.returncode == 0, said.decode()[-500:]
    lost += what_is_lost(office, out)
    add_up(proof, "kill-trials", TRIALS, 200, part="vault", at_least=True)
    add_up(proof, "kill-lost", len(lost), 0, part="vault", at_least=False)
    assert lost == []
    assert sum(1 for file in out for _ in file.open()) > TRIALS


def wait_for_work(files: list[Path], more: float) -> None:
    """Until this trial's work has begun, then a moment longer."""
    before, end = [f.stat().st_size if f.exists() else 0 for f in files], time.monotonic() + 10
    while time.monotonic() < end:
        if any(f.exists() and f.stat().st_size > b for f, b in zip(files, before, strict=True)):
            break
        time.sleep(0.002)
    time.sleep(more)


def corruption(office: Office) -> list[str]:
    db = sqlite3.connect(office.store)
    said = db.execute("PRAGMA integrity_check").fetchone()[0]
    db.close()
    return [] if said == "ok" else [f"corrupt: {said}"]


def what_is_lost(office: Office, files: list[Path]) -> list[str]:
    """Every acknowledged deed is in the store and opens; every plaintext given has its row."""
    told = [json.loads(line) for file in files if file.exists() for line in file.open()]
    office.vault.state = server.load(office.folder, production=False, origin=ORIGIN)
    office.state.budget.limits = {k: (10**9, s) for k, (_, s) in office.state.budget.limits.items()}
    office.come_in("minji", "taeho", "dahee")
    rows = {w for (w,) in office.state.store.rows("SELECT why FROM audit WHERE verb='open'")}
    boxes = {m for (m,) in office.state.store.rows("SELECT id FROM mailbox")}
    lost = [f"no row for {t['why']}" for t in told if t["kind"] == "read" and t["why"] not in rows]
    lost += [f"no mailbox {t['mailbox']}" for t in told if t["kind"] == "mailbox"
        and t["mailbox"] not in boxes]  # fmt: skip
    names = {t["person"]: t["name"] for t in told if t["kind"] in ("person", "face")}
    for person, name in names.items():
        by = "minji" if name.startswith("minji") else "taeho"
        face = office.vault.open_person(office.tokens[by], person, "check")["face"]
        if face["display"] not in (name, f"{name}b"):
            lost.append(f"face of {person}")
    if not office.vault.audit_verify(office.tokens["dahee"], [])["ok"]:
        lost.append("the record is broken")
    office.state.store.db.close()
    return lost


def test_it_closes_sessions_cleanly_when_it_starts_again(office: Office) -> None:
    """People sign in and go on; a draft sealed before the restart opens after it."""
    token, other = office.tokens["minji"], office.tokens["sora"]
    draft = office.vault.seal_draft(token, "note:1", "반쯤 쓴 글".encode())
    office.restart()
    for old in (token, other):
        office.vault.last = {}
        try:
            office.vault.whoami(old)
        except Exception as error:
            assert type(error).__name__ == "SignedOut"
        else:
            raise AssertionError("a session outlived the vault")
    office.come_in("minji")
    assert office.vault.open_draft(office.tokens["minji"], "note:1", draft).decode() == "반쯤 쓴 글"
