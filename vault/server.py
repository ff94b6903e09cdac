"""How does the vault serve? One thread a line, one frame a question, errors without content."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import socket
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

from vault import wire
from vault.crypto import envelope as env
from vault.founding import PEPPER, PINS, STORE_DIR
from vault.registry import No, Registry
from vault.store import Store, StoreRefused, read_private
from vault.verbs import VERBS, Ask, State
from vault.verbs.session import sweep

log = logging.getLogger("vault")


def load(folder: Path, *, production: bool, origin: str) -> State:
    """A vault in memory, or StoreRefused with a sentence."""
    pepper = read_private(folder / PEPPER, practice=not production)
    store = Store(folder / STORE_DIR, pepper)
    if production == store.is_practice:
        raise StoreRefused(
            "This is a practice store: it can never hold production."
            if production
            else "This is a production store: start it as production."
        )
    read_private(folder / STORE_DIR / "vault.db", practice=not production)
    store.check_pepper()
    if production and store.db.execute("PRAGMA synchronous").fetchone()[0] != 2:
        raise StoreRefused("synchronous is not FULL.")
    costs = json.loads(store.meta("mailbox_cost"))
    if production and (costs["memory"] < 65536 or costs["passes"] < 3):
        raise StoreRefused("The parameters of this store are weak.")
    host = origin.split("://")[-1].split(":")[0]
    return State(store, Registry(store, folder / PINS), pepper, {"id": host, "origins": [origin]})


def answer(state: State, header: dict[str, Any], parts: list[bytes]) -> tuple[dict[str, Any], Any]:
    """One question answered. Nothing of it is ever in a log: verb and error type, no more."""
    verb = VERBS.get(str(header.get("verb", "")))
    args = header.get("args", {})
    try:
        if verb is None or not isinstance(args, dict):
            raise No("verb", "bad")
        return verb(Ask(state, str(header.get("token", "")), args, parts))
    except No as no:
        return {"error": no.kind, "code": no.code, "detail": no.detail}, ()
    except env.NotOpened:
        return {"error": "denied", "code": "not-opened"}, ()
    except sqlite3.Error as error:
        log.error("store: %s in %s", type(error).__name__, header.get("verb"))
        with contextlib.suppress(sqlite3.Error), state.store.lock:
            state.registry.load()
            state.indexes.forget()
        return {"error": "unavailable", "code": "store"}, ()
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        log.warning("bad question: %s in %s", type(error).__name__, header.get("verb"))
        return {"error": "bad", "code": "form"}, ()


def serve(folder: Path, path: Path, *, production: bool, origin: str, budget: int = 1) -> None:
    """Runs until SIGTERM. The socket is for this user and group only."""
    state = load(folder, production=production, origin=origin)
    if budget != 1:
        if production:
            raise StoreRefused("The read budget is not to be loosened in production.")
        state.budget.limits = {k: (n * budget, s) for k, (n, s) in state.budget.limits.items()}
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    old = os.umask(0o117 if production else 0o177)
    ear.bind(str(path))
    os.umask(old)
    ear.listen(128)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: (stop.set(), ear.close()))
    threading.Thread(target=_sweeper, args=(state, stop), daemon=True).start()
    log.warning("vault open: %s persons", len(state.registry.persons))
    while not stop.is_set():
        try:
            line, _ = ear.accept()
        except OSError:
            break
        threading.Thread(target=_talk, args=(state, line), daemon=True).start()
    with state.store.lock:
        state.store.db.close()
    with contextlib.suppress(FileNotFoundError):
        path.unlink()


def _sweeper(state: State, stop: threading.Event) -> None:
    while not stop.wait(30):
        sweep(state)


def _talk(state: State, line: socket.socket) -> None:
    with line:
        while True:
            try:
                header, parts = wire.receive(line)
                result, back = answer(state, header, parts)
                wire.send(line, dict(result), list(back))
            except (wire.WireError, OSError, ValueError):
                return


def wait_for(path: Path, seconds: float = 10.0) -> bool:
    """Is somebody listening at the socket yet?"""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
            line.connect(str(path))
            return True
        time.sleep(0.05)
    return False
