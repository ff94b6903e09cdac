"""How does a vault begin? A store, a pepper, the officers' keys pinned outside the store."""

import dataclasses
import json
import os
from pathlib import Path
from typing import Any

from vault.crypto import keys
from vault.registry import SYSTEM_KINDS, Registry
from vault.store import Store, StoreRefused
from vault.verbs.staff import CAPABILITIES, certify, new_account, new_team

STORE_DIR, PEPPER, PINS = "store", "pepper", "officers.json"


def found(folder: Path, *, kind: str, officers: list[dict[str, str]],
          cost: keys.Cost = keys.STRONG) -> list[dict[str, Any]]:  # fmt: skip
    """Makes ``folder`` with store, pepper and pins. Answers each officer's handle and phrase, once.

    ``kind`` is practice or production and can never be changed. Production wants two officers and
    strong parameters.
    """
    if kind not in ("practice", "production"):
        raise StoreRefused("A store is made for practice or for production.")
    if kind == "production" and (len(officers) < 2 or not cost.is_strong()):
        raise StoreRefused("Production needs two officers and full-strength parameters.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / STORE_DIR).mkdir(mode=0o700, exist_ok=True)
    pepper = os.urandom(32)
    _write_private(folder / PEPPER, pepper)
    store = Store(folder / STORE_DIR, pepper, create=kind)
    made = [new_account(o["handle"], o["name"], o["role"], CAPABILITIES, o.get("centre", ""), "", pepper,
        cost) for o in officers]  # fmt: skip
    pins = {account.id: account.verify.hex() for account, _, _ in made}
    _write_private(folder / PINS, json.dumps(pins, indent=1).encode())
    registry = Registry(store, folder / PINS)
    with store.writing():
        for name in ("staff_cost", "mailbox_cost"):
            store.put("meta", name, json.dumps(dataclasses.asdict(cost)))
        for account, seed, _ in made:
            certify(account, account.id, seed)
            registry.write_account(account)
        by, by_seed, _ = made[0]
        for team_kind in SYSTEM_KINDS:
            team, team_seed = new_team(registry, team_kind.title(), team_kind, [], "", by.id, by_seed)
            for account, _, _ in made:
                registry.write_grant(team, account, team_seed, by.id, by_seed, lead=True)
    store.db.close()
    return [{"user": a.id, "handle": a.handle, "phrase": phrase} for a, _, phrase in made]


def _write_private(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
