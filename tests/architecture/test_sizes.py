"""Can each part be read in one sitting, and the vault by one auditor in a week?"""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.house import HANGUL, ROOT, SIJAK, VAULT, functions, inside, sources, tree

FILE, FUNCTION = 400, 40
VAULT_LINES, CIPHER_LINES = 2500, 1000
SHARED_SCRIPT, OWN_SCRIPT = 300, 160
# The house's end of the socket: no key, no store (docs/adr/0010).
HOUSE_SIDE = ("client.py", "line.py")
EVERYTHING = sources(SIJAK, VAULT, HANGUL, ROOT / "scripts", ROOT / "tests", ROOT / "bench")


def lines_of(*paths: Path) -> int:
    return sum(len(code_lines(path)) for path in paths)


def code_lines(path: Path) -> list[str]:
    """Lines of code: no blank ones, comments, docstrings or imports (docs/adr/0005)."""
    told: set[int] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            told |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            first = node.body[0]
            told |= set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    lines = enumerate(path.read_text().splitlines(), 1)
    return [s for n, s in lines if s.strip() and not s.strip().startswith("#") and n not in told]


@pytest.mark.parametrize("path", EVERYTHING, ids=inside)
def test_it_keeps_a_file_short(path: Path) -> None:
    length = len(path.read_text().splitlines())
    assert length <= FILE, "split it by noun"


@pytest.mark.parametrize("path", sources(SIJAK, VAULT, HANGUL, ROOT / "scripts"), ids=inside)
def test_it_keeps_a_function_short(path: Path) -> None:
    long = {
        one.name: one.end_lineno - one.lineno + 1
        for one in functions(tree(path))
        if one.end_lineno and one.end_lineno - one.lineno + 1 > FUNCTION
    }
    assert long == {}


def test_it_keeps_the_vault_readable(proof: Callable[..., None]) -> None:
    whole = lines_of(*(path for path in sources(VAULT) if path.name not in HOUSE_SIDE))
    proof("vault-lines", whole, VAULT_LINES, whole <= VAULT_LINES)
    assert 0 < whole <= VAULT_LINES
    assert 0 < lines_of(*sources(VAULT / "crypto")) <= CIPHER_LINES


def test_it_keeps_script_short() -> None:
    """What every page carries, and each tool of one page (docs/adr/0021)."""
    found = {path: len(path.read_text().splitlines()) for path in SIJAK.glob("*/static/**/*.js")}
    shared = {path: lines for path, lines in found.items() if SIJAK / "ui" in path.parents}
    assert 0 < sum(shared.values()) <= SHARED_SCRIPT
    assert {
        inside(path): lines for path, lines in found.items() if lines > OWN_SCRIPT and path not in shared
    } == {}
