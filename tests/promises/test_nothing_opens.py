"""Does a thief with both stores and every secret of the server, but no phrase, open anything?"""

import hashlib
import json
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.vault.envelopes import busy_day
from tests.vault.office import Office
from vault.crypto import envelope as env
from vault.crypto import keys

ROOT = Path(__file__).resolve().parents[2]
# Opens with the pepper alone, by design (docs/adr/0001-the-veil.md): ids and codes, no words.
DECLARED = {"person.envelope", "audit.detail", "notice.detail", "slip.person", "meta.value"}


def envelopes_of(store: Path) -> Iterator[tuple[str, dict[str, object], bytes]]:
    """Every blob of every table that has an envelope's head, with its row."""
    db = sqlite3.connect(store)
    db.row_factory = sqlite3.Row
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
        for row in db.execute(f"SELECT * FROM {table}"):
            for column in dict(row):
                value = row[column]
                if table == "meta" and row["key"] == "check" and column == "value":
                    value = bytes.fromhex(value)
                if isinstance(value, bytes) and value[:2] in (b"\1\1", b"\1\2") and len(value) > 22:
                    yield f"{table}.{column}", dict(row), value


def server_keys(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every key that can be made of what lies on the server: pepper, pins, stored bytes, ids."""
    pepper = (folder / "pepper").read_bytes()
    secrets = {"pepper": pepper, "nothing": bytes(32), "pins": hashlib.sha256(
        (folder / "officers.json").read_bytes()).digest()}  # fmt: skip
    db = sqlite3.connect(folder / "store" / "vault.db")
    for salt, public, verify in db.execute("SELECT salt,public,verify FROM account"):
        for guess in (b"", salt):
            secrets[f"slot:{salt.hex()}:{guess.hex()}"] = keys.stretch(guess, salt, keys.LIGHT, pepper)
        secrets[f"verify:{verify.hex()}"] = verify
        secrets[f"public:{verify.hex()}"] = public[-32:]
    box = keys.digest(pepper, "mailbox")[:16]
    mailbox = keys.stretch(b"", box, keys.LIGHT, pepper, 64)
    secrets |= {"mailbox": mailbox[32:], "mailbox-locator": mailbox[:32]}
    day = datetime.now(UTC).date()
    purposes = ["veil", "slot", "wrap", "index", "older", "pair", "session", "sign", "mlkem", "strand"]
    for name, secret in list(secrets.items()):
        yield name, secret
        for purpose in purposes:
            yield f"{name}/{purpose}", keys.derive(secret, purpose)
        for ago in (0, 1):
            yield f"{name}/form", keys.derive(secret, "form", (day - timedelta(ago)).isoformat())


BOUND: dict[str, list[list[str]]] = {"account.slot": [["=slot", "id"]], "membership.envelope": [["=grant",
    "team", "account", "generation"]], "generation.older": [["=older", "team", "before"]],
    "wrap.envelope": [["=wrap", "strand", "holder"], ["=wrap", "strand", "holder", "generation"]],
    "face.envelope": [["=face", "person", "version"]], "page.envelope": [["=page", "team", "no",
    "generation"]], "person.envelope": [["=veil", "=person", "id"]], "audit.detail": [["=veil", "=audit",
    "seq"]], "notice.detail": [["=veil", "=notice", "id"]], "notice.note": [["=notice", "id"]],
    "slip.person": [["=veil", "=slip", "id"]], "slip.envelope": [["=slip", "id", "account", "purpose",
    "ends_at"]], "mailbox.slot": [["=mailbox", "id"]], "letter.ours": [["=letter", "id", "mailbox",
    "=team"]], "letter.theirs": [["=letter", "id", "mailbox", "=asker"]], "meta.value": [["=veil", "=check",
    "=meta"]]}  # fmt: skip


def bounds_of(name: str, row: dict[str, object]) -> Iterator[bytes]:
    """The associated data that the code binds there: it is no secret (docs/vault.md)."""
    for parts in BOUND[name]:
        known = row | {"before": int(str(row.get("generation", 1))) - 1}
        yield env.bind(*(p[1:] if p[0] == "=" else str(known[p]) for p in parts))


def opened_by_anything(folder: Path) -> dict[str, list[str]]:
    """Column -> plaintexts that some key of the server opened there. Key names are ignored: the
    thief puts the key id that the envelope asks for."""
    tried = [(n, k) for n, k in dict(server_keys(folder)).items()]
    opened: dict[str, list[str]] = {}
    for name, row, sealed in envelopes_of(folder / "store" / "vault.db"):
        opened.setdefault(name, [])
        bounds = list(bounds_of(name, row))
        for _, key in tried:
            for plain in attempts(key, sealed, bounds):
                opened[name].append(plain.decode(errors="replace"))
    return opened


def attempts(key: bytes, sealed: bytes, bounds: list[bytes]) -> Iterator[bytes]:
    if sealed[1] == env.AES_GCM:
        for bound in bounds:
            try:
                yield env.open_(key, sealed[2:10], bound, sealed)
            except env.NotOpened:
                continue
        return
    pair = keys.Pair(key, "", 1)
    pair.key_name = sealed[2:10]
    for bound in bounds:
        try:
            yield pair.open(bound, sealed)
        except env.NotOpened:
            continue


def test_it_opens_nothing_without_a_user(office: Office, proof: Callable[..., None]) -> None:
    for handle in ("minji", "sora"):
        office.step_up(handle)
    busy_day(office)
    office.state.store.db.close()
    said = subprocess.run([sys.executable, "-m", "tests.promises.test_nothing_opens", str(office.folder)],
        cwd=ROOT, capture_output=True, text=True, check=True)  # fmt: skip
    opened: dict[str, list[str]] = json.loads(said.stdout)
    assert set(opened) == set(BOUND), "an envelope column was not tried"
    broken = {name: len(plains) for name, plains in opened.items() if plains and name not in DECLARED}
    tried = sum(1 for _ in envelopes_of(office.store))
    proof("opened-without-a-user", sum(broken.values()), 0, not broken and tried > 100)
    assert broken == {}
    assert {name for name, plains in opened.items() if plains} == DECLARED
    assert_codes_only(office, opened)


def assert_codes_only(office: Office, opened: dict[str, list[str]]) -> None:
    """What the veil alone covers: no name, no phrase, no word of a request or a note."""
    plain = "\n".join(text for texts in opened.values() for text in texts)
    said = ["리봄", "최가을", "하늘이네", "속이", "words", "앞문", "밤에", "내일", *office.phrases.values()]
    assert [word for word in said if word in plain] == []
    counts = Counter(letter for letter in plain if ord(letter) > 127)
    assert not counts, "only ASCII codes under the veil"


if __name__ == "__main__":
    print(json.dumps(opened_by_anything(Path(sys.argv[1]))))
