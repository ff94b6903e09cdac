"""When does the vault refuse to start, and does a passkey guard what it should in production?"""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.authenticator import ORIGIN, Authenticator, unb64
from tests.vault.office import Local, enrol, found_office
from vault import server
from vault.client import Denied, SessionClosed
from vault.crypto import keys
from vault.founding import found
from vault.store import StoreRefused

ROOT = Path(__file__).resolve().parents[2]
TWO = [{"handle": h, "name": h, "role": "officer"} for h in ("dahee", "hyesun")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("real") / "v"
    said = found(folder, kind="production", officers=TWO)
    return folder, {o["handle"]: " ".join(o["phrase"]) for o in said}


@pytest.fixture
def folder(made: tuple[Path, dict[str, str]], tmp_path: Path) -> Path:
    return Path(shutil.copytree(made[0], tmp_path / "v"))


def refused(folder: Path, *options: str) -> str:
    """The sentence that the process says; it must have ended by itself, without a socket."""
    socket = folder.parent / "s"
    said = subprocess.run([sys.executable, "-m", "vault", "serve", str(folder), "--socket", str(socket),
        "--origin", ORIGIN, *options], cwd=ROOT, timeout=30, capture_output=True, text=True,
        check=False)  # fmt: skip
    assert said.returncode == 2, said
    assert not socket.exists()
    return said.stderr


def test_it_starts_as_a_process_and_says_nothing_of_what_it_holds(folder: Path) -> None:
    with subprocess.Popen([sys.executable, "-m", "vault", "serve", str(folder), "--socket",
                           str(folder.parent / "s"), "--origin", ORIGIN],
                          cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:  # fmt: skip
        assert process.stderr is not None
        assert process.stderr.readline() == "vault WARNING vault open: 0 persons\n"
        mode = (folder.parent / "s").stat().st_mode & 0o777
        process.terminate()
        assert process.wait(10) == 0
    assert mode == 0o660
    assert not (folder.parent / "s").exists()


def test_it_never_serves_a_practice_store_as_production(tmp_path: Path) -> None:
    office = found_office(tmp_path)
    assert "practice store" in refused(office.folder)


def test_it_never_serves_a_production_store_as_practice(folder: Path) -> None:
    assert "production store" in refused(folder, "--practice")


def test_it_refuses_weak_parameters(folder: Path) -> None:
    with pytest.raises(StoreRefused, match="full-strength"):
        found(folder.parent / "weak", kind="production", officers=TWO, cost=keys.LIGHT)


LITTLE = '{"memory": 1024, "passes": 3, "lanes": 1}'
SHORT = '{"memory": 65536, "passes": 1, "lanes": 1}'


@pytest.mark.parametrize(("sql", "sentence"), [
    (f"UPDATE meta SET value='{SHORT}' WHERE key='staff_cost'", "weak"),
    (f"UPDATE meta SET value='{LITTLE}' WHERE key='mailbox_cost'", "weak"),
    (f"UPDATE account SET cost='{SHORT}'", "weak"),
    ("UPDATE meta SET value='2' WHERE key='schema'", "version"),
])  # fmt: skip
def test_it_refuses_a_store_that_was_weakened(folder: Path, sql: str, sentence: str) -> None:
    import sqlite3

    with sqlite3.connect(folder / "store" / "vault.db") as db:
        db.execute(sql)
    db.close()
    assert sentence in refused(folder)


@pytest.mark.parametrize("place", ["", "pepper", "officers.json", "store", "store/vault.db"])
@pytest.mark.parametrize("mode", [0o040, 0o004, 0o020])
def test_it_refuses_what_another_user_can_reach(folder: Path, place: str, mode: int,
                                                monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    for name in ("django", "sijak"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    path = folder / place
    path.chmod(path.stat().st_mode | mode)
    with pytest.raises(StoreRefused, match="another user"):
        server.load(folder, production=True, origin=ORIGIN)


def test_it_refuses_a_store_on_which_another_vault_runs(folder: Path) -> None:
    held = os.open(folder / "store", os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert "Another vault" in refused(folder)
    finally:
        os.close(held)


def test_it_refuses_another_stores_pepper(folder: Path) -> None:
    (folder / "pepper").write_bytes(bytes(32))
    assert "pepper" in refused(folder)


def test_it_refuses_to_loosen_the_read_budget(folder: Path) -> None:
    assert "read budget" in refused(folder, "--budget", "2")


def test_it_refuses_one_officer_alone(tmp_path: Path) -> None:
    with pytest.raises(StoreRefused, match="two officers"):
        found(tmp_path / "v", kind="production", officers=TWO[:1])


def test_it_refuses_to_found_twice(folder: Path) -> None:
    with pytest.raises((StoreRefused, FileExistsError)):
        found(folder, kind="production", officers=TWO)


def test_it_refuses_to_live_inside_the_web_process(folder: Path) -> None:
    import django

    assert django.__name__ in sys.modules
    with pytest.raises(StoreRefused, match="process of its own"):
        server.load(folder, production=True, origin=ORIGIN)


@pytest.fixture
def house(made: tuple[Path, dict[str, str]], folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Local,
        dict[str, str]]:  # fmt: skip
    for name in ("django", "sijak"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return Local(server.load(folder, production=True, origin=ORIGIN)), made[1]


def show(vault: Local, token: str, key: Authenticator, purpose: str) -> None:
    challenge = unb64(vault.passkey_challenge(token, purpose)["challenge"])
    if purpose == "register":
        vault.passkey_register(token, key.register(challenge), "key")
    else:
        vault.passkey_use(token, key.use(challenge))


def test_it_opens_in_production_only_with_phrase_and_passkey(house: tuple[Local, dict[str, str]]) -> None:
    """First sign-in registers; the phrase alone is nothing from then on; a grant asks once more."""
    (vault, phrases), key = house, Authenticator()
    first = vault.unlock("dahee", phrases["dahee"])
    assert first["state"] == "enrol"
    with pytest.raises(SessionClosed):
        vault.staff(first["token"])
    assert vault.whoami(first["token"])["teams"] == []
    show(vault, first["token"], key, "register")
    token = vault.unlock("dahee", phrases["dahee"])["token"]
    for ask in (vault.staff, vault.notices, vault.unread):
        with pytest.raises(SessionClosed):
            ask(token)
    with pytest.raises(Denied, match="production"):
        vault.resume_pin(token, "2580")
    with pytest.raises(Denied, match="purpose"):
        vault.passkey_challenge(token, "register")
    show(vault, token, key, "unlock")
    new = {"handle": "minji", "name": "Minji", "role": "counsellor", "can": ["duty"], "centre": "",
        "ends_on": ""}  # fmt: skip
    with pytest.raises(Denied, match="step-up"):
        vault.enrol(token, **new)
    with pytest.raises(Denied, match="step-up"):
        vault.passkey_register(token, {}, "second") if vault.passkey_challenge(token, "register") else None
    show(vault, token, key, "step")
    assert vault.enrol(token, **new)["phrase"]
    vault.close(token)
    with pytest.raises(SessionClosed):
        vault.staff(token)
    show(vault, token, key, "resume")
    assert vault.staff(token)
    with pytest.raises(Denied, match="production"):
        vault.set_pin(token, "2580")
    with pytest.raises(Denied, match="production"):
        vault.settle(token, [])


def test_it_uses_a_challenge_once_and_only_for_what_it_was_asked(house: tuple[Local, dict[str, str]]) -> None:
    (vault, phrases), key = house, Authenticator()
    first = vault.unlock("hyesun", phrases["hyesun"])["token"]
    show(vault, first, key, "register")
    challenge = unb64(vault.passkey_challenge(first, "step")["challenge"])
    vault.close(first)
    with pytest.raises(Denied, match="purpose"):  # asked for a step, shown to a closed session
        vault.passkey_use(first, key.use(challenge))
    challenge = unb64(vault.passkey_challenge(first, "resume")["challenge"])
    vault.passkey_use(first, answer := key.use(challenge))
    with pytest.raises(Denied, match="purpose"):
        vault.passkey_use(first, answer)


def test_it_lets_only_officers_vouch(tmp_path: Path) -> None:
    office = found_office(tmp_path)
    for handle in ("minji", "sora", "jisoo"):
        with pytest.raises(Denied, match="role"):
            office.vault.enrol(office.tokens[handle], handle="x", name="X", role="counsellor", can=[])
    with pytest.raises(Denied, match="can"):
        enrol(office, "x", can=("officer",))
    with pytest.raises(Denied, match="can"):
        enrol(office, "x", "volunteer", can=("duty",))
