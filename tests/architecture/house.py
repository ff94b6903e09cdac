"""Which departments does the house have, and in which order may they know each other?

The order is read from the import contracts in pyproject.toml, so that it is written once.
"""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SIJAK = ROOT / "sijak"
VAULT = ROOT / "vault"
HANGUL = ROOT / "hangul"


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@cache
def layers() -> list[list[str]]:
    """From the top of the house to its ground; names on one line do not know each other."""
    contracts = project()["tool"]["importlinter"]["contracts"]
    house = next(one for one in contracts if one["id"] == "house")
    return [[name.strip("() ") for name in line.split("|")] for line in house["layers"]]


@cache
def height(department: str) -> int:
    """0 is the ground. Raises StopIteration for a department in no layer."""
    return next(len(layers()) - i for i, line in enumerate(layers()) if department in line)


def may_know(upper: str, lower: str) -> bool:
    return upper == lower or height(upper) > height(lower)


def departments() -> list[str]:
    return sorted(path.parent.name for path in SIJAK.glob("*/__init__.py"))


def sources(*roots: Path, migrations: bool = False) -> list[Path]:
    found = sorted(path for root in roots for path in root.rglob("*.py"))
    return [path for path in found if migrations or "migrations" not in path.parts]


def inside(path: Path) -> str:
    return str(path.relative_to(ROOT))


def is_part(path: Path, name: str) -> bool:
    """Whether a file is a department's `name.py`, or lies in its folder `name`."""
    return path.stem == name or name in path.relative_to(ROOT).parts[:-1]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(module: ast.Module) -> Iterator[str]:
    """Every name that a module imports, in full, wherever the import stands."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def repository() -> list[Path]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]
