"""A house as it stands in production: its own vault with full-strength keys, no practice."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

from tests.journeys.conftest import ROOT, free_port
from vault.client import Vault

# One for each test, so that none finds the passkey of another's device.
OFFICERS = ("dahee:다희:seoul", "hyesun:혜순:seoul", "bora:보라:seoul", "narae:나래:seoul",
            "miran:미란:seoul", "sunok:순옥:seoul")  # fmt: skip


@dataclass
class Production:
    url: str
    socket: Path
    phrases: dict[str, str]
    vault_command: list[str]
    env: dict[str, str]
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def vault(self) -> Vault:
        return Vault(str(self.socket))

    def start(self, command: list[str]) -> None:
        self.started.append(subprocess.Popen(command, cwd=ROOT, env=self.env, stdin=subprocess.DEVNULL))

    def start_vault(self) -> None:
        self.start(self.vault_command)
        wait_for(lambda: self.vault().about())

    def restart_vault(self) -> None:
        """As after a power cut: killed, not asked."""
        old = next(one for one in self.started if one.args == self.vault_command)
        self.started.remove(old)
        old.kill()
        old.wait(10)
        self.start_vault()


def found(folder: Path) -> dict[str, str]:
    """Each officer's phrase, said once."""
    said = subprocess.run(
        [sys.executable, "-m", "vault", "found", str(folder), *OFFICERS],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    made = [json.loads(line) for line in said.stdout.splitlines()]
    return {one["handle"]: " ".join(one["phrase"]) for one in made}


def wait_for(answers: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(Exception):
            answers()
            return
        time.sleep(0.1)
    raise AssertionError("it did not answer")


@contextmanager
def running(folder: Path) -> Iterator[Production]:
    """Vault and web as production starts them; both are gone when the block ends."""
    folder.chmod(0o700)
    phrases = found(folder / "vault")
    port, socket = free_port(), folder / "vault.sock"
    url = f"http://localhost:{port}"
    env = {name: value for name, value in os.environ.items() if "SIJAK" not in name}
    env |= {
        "SIJAK_DATA_DIR": str(folder / "data"), "SIJAK_PRACTICE": "0", "SIJAK_ORIGIN": url,
        "SIJAK_VAULT_SOCKET": str(socket), "DJANGO_SETTINGS_MODULE": "sijak.settings",
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    migrate = [sys.executable, "manage.py", "migrate", "-v", "0"]
    subprocess.run(migrate, cwd=ROOT, env=env, check=True)
    vault = [sys.executable, "-m", "vault", "serve", str(folder / "vault"), "--socket", str(socket)]
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port",
           str(port), "--workers", "1", "--blocking-threads", "1", "--no-access-log", "--log-level",
           "warning", "sijak.wsgi:application"]  # fmt: skip
    house = Production(url, socket, phrases, [*vault, "--origin", url], env)
    try:
        house.start_vault()
        house.start(web)
        wait_for(lambda: urlopen(f"{url}/staff/", timeout=5).close())
        yield house
    finally:
        for process in house.started:
            process.terminate()
        for process in house.started:
            process.wait(10)
