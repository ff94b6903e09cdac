"""Can each part be read in one sitting, and the vault by one auditor in a week?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, SIJAK, VAULT, functions, inside, sources, tree

FILE, FUNCTION = 400, 40
VAULT_LINES, CIPHER_LINES = 2500, 1000
EVERYTHING = sources(SIJAK, VAULT, ROOT / "scripts", ROOT / "tests", ROOT / "bench")


def lines_of(*paths: Path) -> int:
    return sum(bool(line.strip()) for path in paths for line in path.read_text().splitlines())


@pytest.mark.parametrize("path", EVERYTHING, ids=inside)
def test_it_keeps_a_file_short(path: Path) -> None:
    length = len(path.read_text().splitlines())
    assert length <= FILE, "split it by noun"


@pytest.mark.parametrize("path", sources(SIJAK, VAULT, ROOT / "scripts"), ids=inside)
def test_it_keeps_a_function_short(path: Path) -> None:
    long = {
        one.name: one.end_lineno - one.lineno + 1
        for one in functions(tree(path))
        if one.end_lineno and one.end_lineno - one.lineno + 1 > FUNCTION
    }
    assert long == {}


def test_it_keeps_the_vault_readable(proof: Callable[..., None]) -> None:
    whole = lines_of(*sources(VAULT))
    proof("vault-lines", whole, VAULT_LINES, whole <= VAULT_LINES)
    assert 0 < whole <= VAULT_LINES
    assert 0 < lines_of(*sources(VAULT / "crypto")) <= CIPHER_LINES
