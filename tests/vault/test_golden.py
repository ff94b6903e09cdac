"""Does everything that an older vault ever sealed still open?"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.vault.golden.make import secret
from tests.vault.office import ORIGIN, Local
from tests.vault.stage import CANARY
from vault import server
from vault.client import Opening
from vault.crypto import envelope as env
from vault.crypto import keys

VERSIONS = sorted(p.parent for p in (Path(__file__).parent / "golden").glob("v*/golden.json"))


def told(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "golden.json").read_text()))


def test_it_keeps_every_version_that_there_was() -> None:
    assert [v.name for v in VERSIONS] == ["v1"]


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda f: f.name)
def test_it_opens_the_golden_envelopes(folder: Path) -> None:
    for case in told(folder)["cases"]:
        sealed, bound = bytes.fromhex(case["sealed"]), bytes.fromhex(case["bound"])
        if case["kind"] == "aes":
            plain = env.open_(secret("aes"), env.key_id("strand", "s1", 1), bound, sealed)
        else:
            plain = keys.Pair(secret("pair"), "o1", 1).open(bound, sealed)
        assert plain.decode() == CANARY, case["shape"]


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda f: f.name)
def test_it_derives_the_same_keys_as_ever(folder: Path) -> None:
    assert told(folder)["known"] == {"derive": keys.derive(secret("aes"), "wrap").hex(),
        "stretch": keys.stretch(b"phrase", bytes(16), keys.LIGHT, secret("pepper")).hex(),
        "token": keys.digest(secret("aes"), "mark", 1).hex(), "bind": env.bind("a", b"b", 3).hex(),
        "public": keys.Pair(secret("pair"), "o1", 1).public.hex(), "signature": keys.sign(secret("aes"),
        "claim", 1).hex()}  # fmt: skip


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda f: f.name)
def test_it_opens_the_golden_store(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sign in, read a note sealed before the team's seed turned, a letter, a request; the record is whole."""
    shutil.copytree(folder / "store", tmp_path / "v")
    kept = told(folder)["store"]
    vault = Local(server.load(tmp_path / "v", production=False, origin=ORIGIN))
    token = {h: vault.unlock(h, p)["token"] for h, p in kept["phrases"].items()}
    strand, table, column, row, version, sealed = kept["note"]
    note = Opening(strand, table, column, row, version, bytes.fromhex(sealed))
    assert vault.open(token["minji"], [note], "visit")[0].decode() == CANARY * 100
    assert vault.open_person(token["minji"], kept["person"], "visit")["face"]["names"] == [CANARY]
    assert [h["display"] for h in vault.search(token["sora"], CANARY)] == [CANARY]
    request = ("reach_request", "data", "q1", bytes.fromhex(kept["request"]))
    assert vault.open_for_team(token["sora"], kept["intake"], [request], "intake") == [CANARY.encode()]
    monkeypatch.setattr("vault.verbs.letters.today", lambda: "2026-11-23")
    opened = vault.mailbox_unlock(kept["mailbox"])
    assert opened["answer"] == "open"
    assert CANARY in [letter.get("text") for letter in vault.mailbox_read(opened["pass"])["letters"]]
    assert vault.audit_verify(token["dahee"], [kept["words"]])["ok"]
