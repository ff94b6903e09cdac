"""A house to measure: its own practice store, its own processes, started and stopped here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from sijak.serve import ROOT, House, manage
from vault.client import Vault

PORT = int(os.environ.get("BENCH_PORT", "8137"))


class Measured(House):
    """A house whose vault may be the floor of bench/clear_vault.py."""

    def start_clear_vault(self) -> Vault:
        place = Path(self.env["SIJAK_VAULT_SOCKET"])
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.start("-m", "bench.clear_vault", str(self.folder / "vault"), str(place), self.origin)
        vault = Vault(str(place))
        wait_for(vault)
        return vault

    def restart_vault(self) -> Vault:
        self.running[0].kill()
        self.running.pop(0).wait()
        vault = self.start_vault()
        self.running.insert(0, self.running.pop())
        return vault

    def known(self) -> dict[str, Any]:
        """{people: handle -> {user, phrase}, teams: code -> id}."""
        return dict(json.loads((self.folder / "practice" / "cast.json").read_text()))

    def sign_in(self, vault: Vault, handle: str) -> str:
        return str(vault.unlock(handle, self.known()["people"][handle]["phrase"], "bench")["token"])


def wait_for(vault: Vault, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            vault.about()
            return
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def build(folder: Path, people: int) -> tuple[Measured, Vault]:
    """A new practice store with the town in it; the vault is left running."""
    folder.mkdir(mode=0o700, parents=True)
    house = Measured(folder, PORT)
    os.environ.update(house.env)
    os.environ["SIJAK_PRACTICE_BUDGET"] = "1000000"
    manage(house, "migrate", "--verbosity", "0")
    manage(house, "collectstatic", "--noinput", "--verbosity", "0")
    import django

    django.setup()
    from sijak.practice import town

    officers = town.found_store(folder)
    vault = house.start_vault()
    town.build(folder, vault, officers, people)
    return house, vault


def beside_in_clear(house: Measured) -> Measured:
    """The same store once more, for the floor of search; copied while the first is at rest."""
    folder = house.folder.with_name(f"{house.folder.name}-clear")
    shutil.copytree(house.folder, folder, ignore=shutil.ignore_patterns("run", "*.sock"))
    return Measured(folder, PORT + 1)


def start_plain(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """The plain Django pages of bench/plain, by the same server with the same options."""
    env = {**os.environ, "BENCH_PLAIN_DB": str(folder / "plain.db"),
           "DJANGO_SETTINGS_MODULE": "bench.plain.settings", "PYTHONPATH": str(ROOT)}  # fmt: skip
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port",
        str(port), "--workers", str(os.cpu_count() or 1), "--blocking-threads", "1",
        "--no-access-log", "--log-level", "warning", "bench.plain.wsgi:application",
    ]  # fmt: skip
    return subprocess.Popen(command, env=env, cwd=ROOT, start_new_session=True)
