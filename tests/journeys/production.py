"""A house as it stands in production: its own vault with full-strength keys, no practice."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from tests.journeys.conftest import ROOT, free_port
from vault.client import Vault

OFFICERS = ("dahee:다희:seoul", "hyesun:혜순:seoul")


@dataclass
class Production:
    url: str
    socket: Path
    phrases: dict[str, str]

    def vault(self) -> Vault:
        return Vault(str(self.socket))


def found(folder: Path) -> dict[str, str]:
    """Each officer's phrase, said once."""
    said = subprocess.run(
        [sys.executable, "-m", "vault", "found", str(folder), *OFFICERS],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    made = [json.loads(line) for line in said.stdout.splitlines()]
    return {one["handle"]: " ".join(one["phrase"]) for one in made}


def wait_for(answers: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(Exception):
            answers()  # type: ignore[operator]
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
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=env, check=True)
    vault = [sys.executable, "-m", "vault", "serve", str(folder / "vault"), "--socket", str(socket)]
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port",
           str(port), "--workers", "1", "--blocking-threads", "1", "--no-access-log", "--log-level",
           "warning", "sijak.wsgi:application"]  # fmt: skip
    started = [
        subprocess.Popen([*vault, "--origin", url], cwd=ROOT, env=env, stdin=subprocess.DEVNULL),
        subprocess.Popen(web, cwd=ROOT, env=env, stdin=subprocess.DEVNULL),
    ]
    try:
        house = Production(url, socket, phrases)
        wait_for(lambda: house.vault().about())
        wait_for(lambda: urlopen(f"{url}/staff/", timeout=5).close())
        yield house
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(10)
