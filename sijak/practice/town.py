"""How does the practice town come to be? The same way a real office would fill its house."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from vault.client import Vault

from sijak.practice import cast


def found_store(folder: Path) -> list[dict[str, Any]]:
    """A new vault store with the mark 'practice', which it keeps for ever."""
    officers = [f"{o.handle}:{o.name}:{o.centre}" for o in cast.OFFICERS]
    asked = [sys.executable, "-m", "vault", "found", "--practice", str(folder / "vault"), *officers]
    said = subprocess.run(asked, check=True, capture_output=True, text=True)  # noqa: S603
    return [json.loads(line) for line in said.stdout.splitlines()]


def build(folder: Path, vault: Vault, officers: list[dict[str, Any]], people: int) -> None:
    print(f"building the practice town of {people} people", flush=True)
    made = cast.enrol_cast(vault, officers)
    cast.write_cast(folder / "practice", made)


def say_where_to_look(origin: str) -> None:
    print(f"  one-click sign-in: {origin}/practice/")
