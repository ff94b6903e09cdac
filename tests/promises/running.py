"""A whole house of its own for one test: three processes, a practice town, a folder, its logs."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sijak.practice import cast
from tests.promises.browsers import OverHttp
from vault.client import Vault

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180.0


def free_port() -> int:
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        return int(ear.getsockname()[1])


class Running:
    """``folder`` holds data/, tmp/ and log; everything that the processes say goes to the log."""

    def __init__(self, folder: Path, people: int = 40, **options: str) -> None:
        self.folder, self.data, self.log = folder, folder / "data", folder / "log"
        self.port, self.people = free_port(), people
        self.options, self.began = options, time.time()
        (folder / "tmp").mkdir(parents=True, exist_ok=True)

    @property
    def environment(self) -> dict[str, str]:
        ours = {k: v for k, v in os.environ.items() if not k.startswith(("SIJAK_", "DJANGO_"))}
        return ours | {
            "DATA_DIR": str(self.data), "PORT": str(self.port), "PEOPLE": str(self.people),
            "TMPDIR": str(self.folder / "tmp"), "SIJAK_PRACTICE_BUDGET": "1000000", **self.options,
        }  # fmt: skip

    def start(self) -> Running:
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "sijak.serve", "demo"],
                cwd=ROOT, env=self.environment, stdout=out, stderr=out,
                stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        end = time.monotonic() + START_SECONDS
        while f"ready: http://localhost:{self.port}/" not in self.said():
            if self.process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise AssertionError(f"the house did not start:\n{self.said()[-4000:]}")
            time.sleep(0.1)
        return self

    def said(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def stop(self) -> None:
        """As Ctrl-C does; the children stop with their parent."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill_all()

    def kill_all(self) -> None:
        for child in self.children():
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(30)

    def children(self, doing: str = "") -> list[int]:
        """Process ids below this house, all or those whose command line says ``doing``."""
        found, above = [], {self.process.pid}
        rows = sorted((pid, parent, told) for pid, parent, told in processes())
        for _ in range(4):
            for pid, parent, told in rows:
                if parent in above and pid not in above:
                    above.add(pid)
                    if doing in told:
                        found.append(pid)
        return found

    # -- who works here -------------------------------------------------------------------------
    def known(self) -> dict[str, Any]:
        return cast.read_cast(self.data / "practice")

    def vault(self) -> Vault:
        return Vault(str(self.data / "run" / "vault.sock"))

    def token(self, handle: str) -> str:
        phrase = self.known()["people"][handle]["phrase"]
        return str(self.vault().unlock(handle, phrase, "test")["token"])

    def browser(self, handle: str = "") -> OverHttp:
        browser = OverHttp(self.port)
        if handle:
            page = browser.enter(handle)
            assert page.status == 302, page.text[:500]
        return browser


def processes() -> Iterator[tuple[int, int, str]]:
    """(pid, parent, command line) of everything on this machine."""
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            told = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            yield int(place.name), parent, told


@contextlib.contextmanager
def running(people: int = 40, **options: str) -> Iterator[Running]:
    folder = Path(tempfile.mkdtemp(prefix="sijak-run-"))
    house = Running(folder, people, **options)
    try:
        yield house.start()
    finally:
        house.stop()
        shutil.rmtree(folder, ignore_errors=True)
