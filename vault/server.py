"""How does the vault serve? One thread a line, one frame a question, errors without content."""

import contextlib
import fcntl
import json
import logging
import os
import resource
import signal
import socket
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

from vault import wire
from vault.crypto import envelope as env, keys
from vault.founding import PEPPER, PINS, STORE_DIR
from vault.passkeys import PasskeyRefused
from vault.registry import No, Registry
from vault.store import Store, StoreRefused, read_private
from vault.verbs import VERBS, Ask, State
from vault.verbs.letters import tidy
from vault.verbs.session import sweep

log = logging.getLogger("vault")
# What a question out of shape may raise; anything else is a fault of ours, and answered as one.
BAD = (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError, RecursionError)


def load(folder: Path, *, production: bool, origin: str) -> State:
    """A vault in memory, or StoreRefused with a sentence."""
    if production and ("django" in sys.modules or "sijak" in sys.modules):
        raise StoreRefused("In production the vault is a process of its own.")
    pepper = read_private(folder / PEPPER, practice=not production)
    read_private(folder / PINS, practice=not production)
    store = Store(folder / STORE_DIR, pepper)
    if production == store.is_practice:
        raise StoreRefused("This is a practice store: it can never hold production." if production
            else "This is a production store: start it as production.")  # fmt: skip
    read_private(store.path, practice=not production)
    store.check_pepper()
    if production and store.db.execute("PRAGMA synchronous").fetchone()[0] != 2:
        raise StoreRefused("synchronous is not FULL.")
    costs = [keys.Cost(**json.loads(store.meta(f"{name}_cost"))) for name in ("staff", "mailbox")]
    if production and not all(cost.is_strong() for cost in costs):
        raise StoreRefused("The parameters of this store are weak.")
    host = origin.split("://")[-1].split(":")[0]
    return State(store, Registry(store, folder / PINS), pepper, {"id": host, "origins": [origin]})


def answer(state: State, header: dict[str, Any], parts: list[bytes]) -> tuple[dict[str, Any], Any]:
    """One question answered. Nothing of it is ever in a log: verb and error type, no more."""
    name, token, args = (header.get(n, d) for n, d in (("verb", ""), ("token", ""), ("args", {})))
    verb = VERBS.get(name) if isinstance(name, str) else None
    if verb is None or not isinstance(token, str) or not isinstance(args, dict):
        return {"error": "bad", "code": "verb"}, ()
    try:
        return verb.run(Ask(state, token, args, parts))
    except No as no:
        return {"error": no.kind, "code": no.code, "detail": no.detail}, ()
    except (env.NotOpened, PasskeyRefused) as shut:
        said = f"passkey-{shut.code}" if isinstance(shut, PasskeyRefused) else "not-opened"
        return {"error": "denied", "code": said}, ()
    except sqlite3.Error as error:
        log.error("store: %s in %s", type(error).__name__, name)
        return {"error": "unavailable", "code": "store"}, ()
    except BAD as error:
        log.warning("bad question: %s in %s", type(error).__name__, name)
        return {"error": "bad", "code": "form"}, ()
    except Exception as error:  # noqa: BLE001 - a traceback would carry what was asked into a log
        log.error("fault: %s in %s", type(error).__name__, name)
        return {"error": "unavailable", "code": "fault"}, ()


def serve(folder: Path, path: Path, *, production: bool, origin: str, budget: int = 1) -> None:
    """Runs until SIGTERM. The socket is for this user and group only."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no picture of the memory on a disk
    alone = _hold(folder)
    state = load(folder, production=production, origin=origin)
    if budget != 1:
        if production:
            raise StoreRefused("The read budget is not to be loosened in production.")
        state.budget.limits = {k: (n * budget, s) for k, (n, s) in state.budget.limits.items()}
    path.unlink(missing_ok=True)
    ear, stop = _ear(path, 0o117 if production else 0o177), threading.Event()

    def leave(*_: object) -> None:
        stop.set()
        ear.close()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, leave)
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
    path.unlink(missing_ok=True)
    os.close(alone)


def _hold(folder: Path) -> int:
    """What is in memory is true only while nobody else writes: one vault a store. Let go at its end."""
    try:
        held = os.open(folder / STORE_DIR, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        raise StoreRefused("There is no vault store in this folder.") from None
    except BlockingIOError:
        raise StoreRefused("Another vault runs on this store already.") from None
    return held


def _ear(path: Path, mask: int) -> socket.socket:
    ear, old = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM), os.umask(mask)
    ear.bind(str(path))
    os.umask(old)
    ear.listen(128)
    return ear


def _sweeper(state: State, stop: threading.Event) -> None:
    turn = 0
    while not stop.wait(30):
        with contextlib.suppress(sqlite3.Error):
            sweep(state)
            if turn % 120 == 0:
                tidy(state)
            state.store.forget_deleted()
        turn += 1


def _talk(state: State, line: socket.socket) -> None:
    with line:
        while True:
            try:
                header, parts = wire.receive(line)
                if header.get("verb") == "mark":  # answers nothing and is said again at night: no wait,
                    with state.store.lock:  # but for those who ask next
                        wire.send(line, {}, [])
                        answer(state, header, parts)
                    continue
                result, back = answer(state, header, parts)
                wire.send(line, dict(result), list(back))
            except (wire.WireError, OSError, ValueError, RecursionError):
                return
