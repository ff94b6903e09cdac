"""What was measured, beside which bar? Written from what ran; nothing by hand."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from pathlib import Path
from typing import Any

BUILD = Path(__file__).resolve().parent.parent / "build"


class Report:
    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    def at_most(self, name: str, figure: float, bar: float, unit: str, **rest: Any) -> None:
        self._row(name, figure, bar, figure <= bar, unit, rest)

    def at_least(self, name: str, figure: float, bar: float, unit: str, **rest: Any) -> None:
        self._row(name, figure, bar, figure >= bar, unit, rest)

    def told(self, name: str, figure: float, unit: str, **rest: Any) -> None:
        """Reported without a bar."""
        self._row(name, figure, None, True, unit, rest)

    def _row(
        self, name: str, figure: float, bar: float | None, ok: bool, unit: str, rest: dict[str, Any]
    ) -> None:
        row = {"name": name, "figure": round(figure, 4), "bar": bar, "ok": bool(ok), "unit": unit}
        self.rows.append({**row, **rest})
        shown = "reported" if bar is None else f"bar {bar:g}"
        beside = " ".join(f"{key}={value}" for key, value in rest.items())
        print(f"{'ok   ' if ok else 'SHORT'} {name:38} {figure:10.3f} {unit:6} {shown:12} {beside}",
              flush=True)  # fmt: skip

    def write(self, **machine: Any) -> Path:
        BUILD.mkdir(exist_ok=True)
        for row in self.rows:
            row["machine"] = machine["machine"]
            row["store"] = machine["store"]
        file = BUILD / "bench.json"
        file.write_text(json.dumps(self.rows, ensure_ascii=False, indent=1) + "\n")
        return file

    @property
    def is_good(self) -> bool:
        return all(row["ok"] for row in self.rows)


def this_machine() -> dict[str, Any]:
    model = next((line.partition(":")[2].strip() for line in _cpuinfo() if "model name" in line), "")
    return {
        "cpu": model, "cores": os.cpu_count(), "system": platform.platform(),
        "python": platform.python_version(), "sqlite": sqlite3.sqlite_version,
        "load_1_min": round(os.getloadavg()[0], 2),
    }  # fmt: skip


def _cpuinfo() -> list[str]:
    file = Path("/proc/cpuinfo")
    return file.read_text().splitlines() if file.exists() else []


def this_store(data: Path, vault: Path) -> dict[str, Any]:
    """Asked of the files and of the code that opens them."""
    import inspect

    from sijak.kernel.sqlite.base import WANTED
    from vault.store import Store

    mode = sqlite3.connect(data).execute("PRAGMA journal_mode").fetchone()[0]
    full = "synchronous=FULL" in inspect.getsource(Store)
    return {
        "data": "SQLite", "journal_mode": mode, "synchronous": WANTED["synchronous"],
        "vault_synchronous": "FULL" if full else "unknown",
        "data_mb": round(data.stat().st_size / 2**20, 1),
        "vault_mb": round(vault.stat().st_size / 2**20, 1),
    }  # fmt: skip
