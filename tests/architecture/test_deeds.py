"""Is every change a deed: made in actions.py, by someone, and with named arguments?"""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import SIJAK, inside, is_part, sources, tree

WRITES = {"save", "asave", "create", "acreate", "update", "aupdate", "delete", "adelete"}
WRITES |= {"get_or_create", "update_or_create", "aget_or_create", "aupdate_or_create"}
BULK = {"bulk_create", "bulk_update", "abulk_create", "abulk_update"}


def writes(module: ast.Module) -> list[tuple[int, ast.Call, str]]:
    """Calls that change rows.

    `seen.update(other)`, `digest.update(data)` and `cache.delete(key)` take a positional argument;
    a model's or queryset's `save`, `update`, `create` and `delete` never do. That tells them apart.
    """
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            verb = node.func.attr
            if verb in BULK or (verb in WRITES and not node.args):
                found.append((node.lineno, node, verb))
    return found


def may_write(path: Path) -> bool:
    return is_part(path, "actions") or path.relative_to(SIJAK).parts[0] == "practice"


@pytest.mark.parametrize("path", [p for p in sources(SIJAK) if not may_write(p)], ids=inside)
def test_it_writes_in_actions_only(path: Path) -> None:
    assert [f"line {line}: .{verb}(" for line, _, verb in writes(tree(path))] == []


ACTIONS = [path for path in sources(SIJAK) if is_part(path, "actions")]


@pytest.mark.parametrize("path", ACTIONS, ids=inside)
def test_it_names_the_fields_that_a_save_changes(path: Path) -> None:
    bare = [
        line
        for line, call, verb in writes(tree(path))
        if verb == "save" and not {word.arg for word in call.keywords} & {"update_fields", "force_insert"}
    ]
    assert bare == [], "a bare save() overwrites what another person changed meanwhile"


@pytest.mark.parametrize("path", ACTIONS, ids=inside)
def test_it_says_who_acts_first_and_names_the_rest(path: Path) -> None:
    for deed in tree(path).body:
        if isinstance(deed, ast.FunctionDef) and not deed.name.startswith("_"):
            given = deed.args
            assert not given.args and not given.posonlyargs and not given.vararg, deed.name
            assert given.kwonlyargs and given.kwonlyargs[0].arg == "by", deed.name
            assert given.kwarg is None, f"{deed.name}: a **fields back door"


def test_it_tells_a_row_from_a_dictionary() -> None:
    code = "seen.update(other)\ndigest.update(b'')\nplan.save()\nrows.filter(a=1).update(b=2)\n"
    assert [verb for _, _, verb in writes(ast.parse(code))] == ["save", "update"]
