"""How does the whole house start with one command, and stop with one key?

``python -m sijak.serve demo`` makes a practice store when there is none (irrevocably marked as
one), then runs vault, web and worker until Ctrl-C. PORT, PEOPLE and DATA_DIR come from the
environment. Production runs the three as services under their own users (docs/how-to/).
"""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from vault.client import Vault

ROOT = Path(__file__).resolve().parent.parent
BUILDING = "town-is-being-built"


class House:
    """Three processes and their folder."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.socket = folder / "run" / "vault.sock"
        self.origin = f"http://localhost:{port}"
        self.running: list[subprocess.Popen[bytes]] = []
        self.env = {
            **os.environ, "SIJAK_DATA_DIR": str(folder), "SIJAK_PRACTICE": "1",
            "SIJAK_ORIGIN": self.origin, "SIJAK_VAULT_SOCKET": str(self.short_socket()),
            "SIJAK_STATIC_DIR": str(folder / "static"), "DJANGO_SETTINGS_MODULE": "sijak.settings",
            "PYTHONPATH": str(ROOT),
        }  # fmt: skip

    def short_socket(self) -> Path:
        """A socket's path may have 107 bytes at most; a deep folder gets one in a private place."""
        if len(str(self.socket)) <= 100:
            return self.socket
        base = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
        return base / f"sijak-{os.getuid()}-{self.port}" / "vault.sock"

    def start(self, *command: str, **options: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, *command], env={**self.env, **options}, cwd=ROOT,
            stdin=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
        self.running.append(process)
        return process

    def start_vault(self) -> Vault:
        place = Path(self.env["SIJAK_VAULT_SOCKET"])
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        budget = os.environ.get("SIJAK_PRACTICE_BUDGET", "1")
        self.start("-m", "vault", "serve", str(self.folder / "vault"), "--socket", str(place),
                   "--origin", self.origin, "--practice", "--budget", budget)  # fmt: skip
        vault = Vault(str(place))
        for _ in range(200):
            if self.running[-1].poll() is not None:
                raise SystemExit("The vault did not start; its own sentence stands above.")
            with contextlib.suppress(Exception):
                vault.about()
                return vault
            time.sleep(0.05)
        raise SystemExit("The vault did not answer within ten seconds.")

    def start_web(self) -> None:
        """More threads than may wait for words to be stretched (door.SIGNING_IN and
        letters.STRANGERS): a flood of strangers leaves some for everybody else."""
        workers = str(max(1, os.cpu_count() or 1))
        self.start("-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
                   "--port", str(self.port), "--workers", workers, "--blocking-threads", "6",
                   "--no-access-log", "--log-level", "warning", "sijak.wsgi:application")  # fmt: skip

    def start_worker(self) -> None:
        if (ROOT / "sijak" / "worker.py").exists():
            self.start("-m", "sijak.worker")

    def answers(self, seconds: float = 60.0) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                asked = http.client.HTTPConnection("localhost", self.port, timeout=5)
                asked.request("GET", "/")
                if asked.getresponse().status == 200:
                    return True
            if any(p.poll() is not None for p in self.running):
                return False
            time.sleep(0.1)
        return False

    def stop(self) -> None:
        for process in reversed(self.running):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
        for left in (Path(self.env["SIJAK_VAULT_SOCKET"]), self.folder / "static"):
            with contextlib.suppress(OSError):
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def manage(house: House, *command: str) -> None:
    subprocess.run([sys.executable, "manage.py", *command], env=house.env, cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip


def demo() -> int:
    """A practice house in DATA_DIR, until Ctrl-C."""
    os.umask(0o077)
    folder = Path(os.environ.get("DATA_DIR") or ROOT / "var" / "demo").resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    house = House(folder, int(os.environ.get("PORT", "8000")))
    os.environ.update(house.env)
    signal.signal(signal.SIGTERM, leave)
    try:
        open_house(house, int(os.environ.get("PEOPLE", "300")))
        print(f"ready: {house.origin}/", flush=True)
        while all(p.poll() is None for p in house.running):
            time.sleep(0.3)
        print("One of the three processes ended; the others are stopped too.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped", flush=True)
        return 0
    finally:
        house.stop()


def leave(*_: object) -> None:
    raise KeyboardInterrupt


def open_house(house: House, people: int) -> None:
    """Stores, town and the three processes; SystemExit with a sentence when one does not come up."""
    is_new = clear_half_built(house.folder)
    manage(house, "migrate", "--verbosity", "0")
    manage(house, "collectstatic", "--noinput", "--verbosity", "0")
    import django

    django.setup()
    from sijak.practice import town

    officers = town.found_store(house.folder) if is_new else []
    vault = house.start_vault()
    if is_new:
        town.build(house.folder, vault, officers, people)
        (house.folder / BUILDING).unlink()
    house.start_web()
    house.start_worker()
    if not house.answers():
        raise SystemExit("The web process did not answer.")
    town.say_where_to_look(house.origin)


def clear_half_built(folder: Path) -> bool:
    """Is a town to be built? One whose building was cut short begins anew; nothing else is touched."""
    mark = folder / BUILDING
    if mark.exists():
        print("the last building was cut short; it begins anew", flush=True)
        shutil.rmtree(folder / "vault", ignore_errors=True)
        for left in (folder / "web").glob("data.db*"):
            left.unlink()
    elif (folder / "practice" / "cast.json").exists():
        return False
    elif (folder / "vault").exists():
        raise SystemExit("There is a vault in this folder that no practice town belongs to.")
    mark.touch()
    return True


if __name__ == "__main__":
    if sys.argv[1:] != ["demo"]:
        raise SystemExit("usage: python -m sijak.serve demo")
    raise SystemExit(demo())
