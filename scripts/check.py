"""Is the house sound? Every check in order, none skipped because an earlier one failed."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PYTHON = sys.executable
BIN = Path(PYTHON).parent
ROOM = 4 * 2**30  # bytes: twice what the largest run was seen to need
# One by one: what takes long comes first (tests/conftest.py) and goes to whoever is free.
ONE_BY_ONE = ("-n", "2", "--dist", "load", "--maxschedchunk", "1")
STEALING = ("-n", "2", "--dist", "worksteal")
OFFLINE = (PYTHON, "scripts/offline.py")


@dataclass(frozen=True)
class Step:
    name: str
    command: tuple[str, ...]


def tool(name: str) -> str:
    return str(BIN / name)


def pytest(*args: str) -> tuple[str, ...]:
    return (*OFFLINE, PYTHON, "-m", "pytest", "-q", "--no-header", *args)


def steps() -> list[Step]:
    """What is checked, in the order in which a person would want to hear of it."""
    journeys = "tests/journeys"
    return [
        Step("style", (tool("ruff"), "check", ".")),
        Step("format", (tool("ruff"), "format", "--check", ".")),
        Step("types", (tool("mypy"),)),
        Step("imports", (tool("lint-imports"),)),
        Step(
            "dangerous calls",
            (
                tool("bandit"),
                "-q",
                "-ll",
                "-c",
                "pyproject.toml",
                "-r",
                "hangul",
                "vault",
                "sijak",
                "scripts",
            ),
        ),
        Step("messages compiled", (PYTHON, "scripts/messages.py", "compile")),
        Step("messages translated", (PYTHON, "scripts/messages.py", "check")),
        Step("tests and promises", pytest("tests", f"--ignore={journeys}", *ONE_BY_ONE)),
        Step("journeys", pytest(journeys, *STEALING)),
        Step("proof", (PYTHON, "scripts/proof.py")),
    ]


def empty_build() -> None:
    """Yesterday's figures and pictures must not pass for today's."""
    for stale in (BUILD / "proof.d", BUILD / "shots"):
        shutil.rmtree(stale, ignore_errors=True)
    (BUILD / "proof.json").unlink(missing_ok=True)
    (BUILD / "proof.d").mkdir(parents=True)


def memory_folder() -> str | None:
    """Where the houses of the tests lie: in memory where there is room, because each of their many small
    writes waits for the disk. A process that is killed loses no more there than on a disk."""
    room = Path(os.sep, "dev", "shm")
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    if not room.is_dir() or min(shutil.disk_usage(room).free, free) < ROOM:
        return None
    return tempfile.mkdtemp(prefix="s", dir=room)


def run(step: Step, folder: str | None = None) -> bool:
    print(f"\n=== {step.name} ===", flush=True)
    start = time.monotonic()
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | ({"TMPDIR": folder} if folder else {})
    # A socket's address is short: nothing of it goes to the names that pytest gives its folders.
    short = (f"--basetemp={folder}/p",) if folder and "pytest" in step.command else ()
    done = subprocess.run((*step.command, *short), check=False, cwd=ROOT, stdin=subprocess.DEVNULL, env=env)
    code = done.returncode
    seconds = time.monotonic() - start
    print(f"--- {step.name}: {'ok' if code == 0 else f'FAILED ({code})'} in {seconds:.0f} s")
    return code == 0


def main(wanted: list[str]) -> int:
    chosen = [step for step in steps() if not wanted or step.name in wanted]
    if unknown := set(wanted) - {step.name for step in chosen}:
        print("No such check:", ", ".join(sorted(unknown)))
        print("There are:", ", ".join(step.name for step in steps()))
        return 2
    if not wanted:
        empty_build()
    folder = memory_folder()
    try:
        failed = [step.name for step in chosen if not run(step, folder)]
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
    print("\n=== result ===")
    print("failed: " + ", ".join(failed) if failed else "everything is green")
    print(f"checks: {len(chosen) - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
