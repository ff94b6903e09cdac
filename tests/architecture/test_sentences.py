"""Does every no reach a person in their own language?"""

import ast
from pathlib import Path

import pytest

from scripts.messages import bare_words
from tests.architecture.house import SIJAK, inside, sources, tree


def untranslatable(module: ast.Module) -> list[int]:
    """Lines that refuse with words which no translator will see."""
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name | ast.Attribute)
        and (node.func.id if isinstance(node.func, ast.Name) else node.func.attr) == "Refused"
        and node.args
        and isinstance(node.args[0], ast.Constant | ast.JoinedStr | ast.BinOp)
    ]


@pytest.mark.parametrize("path", sources(SIJAK), ids=inside)
def test_it_refuses_in_words_that_are_translated(path: Path) -> None:
    assert untranslatable(tree(path)) == []


def test_it_sees_a_refusal_in_bare_words() -> None:
    assert untranslatable(ast.parse('raise Refused("No.")')) == [1]
    assert untranslatable(ast.parse('raise Refused(_("No."))')) == []


def test_it_sees_words_outside_a_translation() -> None:
    assert bare_words('<p title="Hi there">{% translate "Good" %} bad&nbsp;</p>') == [
        "bad",
        "Hi",
        "there",
    ]
    assert bare_words('<a lang="ko" href="/">한국어</a> {# note #} {{ name }}') == []
