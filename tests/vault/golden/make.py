"""Makes the golden envelopes and the golden store. Run once a format version, never again:

    python -m tests.vault.golden.make v1

What it made is opened by tests/vault/test_golden.py for ever: data that people entrusted to an
older vault must open in every later one.
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path

from tests.vault.stage import CANARY, set_stage
from vault.crypto import envelope as env
from vault.crypto import keys

HERE = Path(__file__).parent


def secret(name: str) -> bytes:
    return hashlib.sha256(f"golden/{name}".encode()).digest()


def make(version: str) -> None:
    folder = HERE / version
    folder.mkdir()
    cases = []
    for shape in env.STEPS:
        bound = env.bind("field", "care_note", "data", "r1", "s1", 1, 1)
        name = env.key_id("strand", "s1", 1)
        sealed = env.seal(secret("aes"), name, bound, CANARY.encode(), shape)
        cases.append({"kind": "aes", "shape": shape, "sealed": sealed.hex(), "bound": bound.hex()})
        pair = keys.Pair(secret("pair"), "o1", 1)
        sealed = keys.seal_to(pair.public, "o1", 1, bound, CANARY.encode(), shape)
        cases.append({"kind": "hpke", "shape": shape, "sealed": sealed.hex(), "bound": bound.hex()})
    known = {"derive": keys.derive(secret("aes"), "wrap").hex(), "stretch": keys.stretch(b"phrase",
        bytes(16), keys.LIGHT, secret("pepper")).hex(), "token": keys.digest(secret("aes"), "mark",
        1).hex(), "bind": env.bind("a", b"b", 3).hex(), "public": keys.Pair(secret("pair"), "o1",
        1).public.hex(), "signature": keys.sign(secret("aes"), "claim", 1).hex()}  # fmt: skip
    stage = set_stage(folder)
    stage.office.vault.turn(stage.office.tokens["minji"], stage.office.teams["seoul"])
    stage.office.state.store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    told = {"phrases": {h: stage.office.phrases[h] for h in ("minji", "sora", "dahee", "jisoo")},
        "person": stage.person, "slip": stage.slip, "mailbox": stage.words, "intake": stage.office.teams[
        "intake"], "request": stage.request.hex(), "words": stage.office.vault.audit_words(),
        "note": [*(getattr(stage.note, f) for f in ("strand", "table", "column", "row", "version")),
        stage.note.envelope.hex()]}  # fmt: skip
    stage.office.state.store.db.close()
    shutil.move(folder / "v", folder / "store")
    for left in (folder / "store" / "store").glob("*-*"):
        left.unlink()
    (folder / "golden.json").write_text(json.dumps({"cases": cases, "known": known, "store": told},
                                                   ensure_ascii=False, indent=1))  # fmt: skip


if __name__ == "__main__":
    make(sys.argv[1])
