"""What does every test get: no network, fresh messages, and a way to write down a figure?"""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from whitenoise.middleware import WhiteNoiseMiddleware

pytest_plugins = ("tests.house",)
ROOT = Path(__file__).resolve().parent.parent
PROOF = ROOT / "build" / "proof.d"
LOOPBACK = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None}
Proof = Callable[..., None]
# A journey told in several tests was walked only if every one of them was.
walked: dict[str, bool] = {}


class NetworkTouchedError(AssertionError):
    """A test tried to reach a machine other than this one."""


def is_here(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    return host in LOOPBACK or (isinstance(host, str) and host.startswith("127."))


def refuse_strangers(handle: socket.socket, address: object) -> None:
    if handle.family == socket.AF_UNIX:
        return
    host = address[0] if isinstance(address, tuple) else address
    if not is_here(host):
        raise NetworkTouchedError(f"the suite runs with the network off; asked for {host!r}")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Every road out of this process ends here. Children: see scripts/offline.py."""
    with pytest.MonkeyPatch.context() as patch:
        guarded: tuple[tuple[str, Callable[..., Any]], ...] = (
            ("connect", socket.socket.connect),
            ("connect_ex", socket.socket.connect_ex),
        )
        for name, real in guarded:
            patch.setattr(socket.socket, name, guard_connect(real))
        patch.setattr(socket.socket, "sendto", guard_sendto(socket.socket.sendto))
        patch.setattr(socket, "getaddrinfo", guard_lookup(socket.getaddrinfo))
        yield


def guard_connect(real: Callable[..., Any]) -> Callable[..., Any]:
    def connect(handle: socket.socket, address: object) -> Any:
        refuse_strangers(handle, address)
        return real(handle, address)

    return connect


def guard_sendto(real: Callable[..., Any]) -> Callable[..., Any]:
    def sendto(handle: socket.socket, data: bytes, *rest: Any) -> Any:
        refuse_strangers(handle, rest[-1])
        return real(handle, data, *rest)

    return sendto


def guard_lookup(real: Callable[..., Any]) -> Callable[..., Any]:
    def getaddrinfo(host: object, *rest: Any, **named: Any) -> Any:
        if not is_here(host):
            raise NetworkTouchedError(f"the suite runs with the network off; looked up {host!r}")
        return real(host, *rest, **named)

    return getaddrinfo


@pytest.fixture(autouse=True, scope="session")
def static_files_once() -> Iterator[None]:
    """Django builds a chain of middleware for each ``Client``, and WhiteNoise looks through every static
    file for it: a third of the time of a test. Here it looks once."""
    real = WhiteNoiseMiddleware.add_files_from_finders
    found: dict[str, Any] = {}

    def add(chain: WhiteNoiseMiddleware) -> None:
        if not found:
            real(chain)
            found.update(chain.files)
        chain.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", add)
        yield


@pytest.fixture(scope="session")
def proof() -> Proof:
    """Write a figure for build/proof.json: proof("swap-accepted", accepted, 0, accepted == 0).

    The figure is written before the test asserts it, so that a miss is on record too.
    """
    return write_proof


def write_proof(name: str, figure: float | str, bar: float | str, ok: bool) -> None:
    PROOF.mkdir(parents=True, exist_ok=True)
    safe = re.sub(r"[^a-z0-9]+", "-", name.lower())
    row = {"name": name, "figure": figure, "bar": bar, "ok": bool(ok)}
    (PROOF / f"{safe}.json").write_text(json.dumps(row, ensure_ascii=False))


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop beside the ORM
    if not hasattr(config, "workerinput"):
        compile_messages()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first: at the end two processes finish small things together."""
    items.sort(key=lambda one: "journeys" not in one.path.parts and one.get_closest_marker("slow") is None)


def compile_messages() -> None:
    """A test in Korean must see today's Korean."""
    subprocess.run([sys.executable, "scripts/messages.py", "compile"], cwd=ROOT, check=True)


def language_of(item: pytest.Item) -> str:
    """The language that a journey is walked in; Korean unless it asks for `lang`."""
    named = getattr(item, "callspec", None)
    return str(named.params.get("lang", "ko")) if named else "ko"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A journey's outcome is a figure: 1 walked, 0 not. A skipped journey leaves none."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    mark = item.get_closest_marker("journey")
    if mark is None or (call.when != "call" and not report.failed) or report.skipped:
        return
    name = f"journey:{mark.args[0]}:{language_of(item)}"
    walked[name] = walked.get(name, True) and report.passed
    write_proof(name, int(walked[name]), 1, walked[name])
