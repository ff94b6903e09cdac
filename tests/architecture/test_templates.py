"""Does a page load from nowhere else, run nothing inline and escape what people wrote?"""

import re
from pathlib import Path

import pytest

from tests.architecture.house import SIJAK, inside, sources

TEMPLATES = sorted(SIJAK.rglob("templates/**/*.*"))
STATIC = [
    path
    for kind in ("css", "js", "svg")
    for path in sorted(SIJAK.rglob(f"static/**/*.{kind}"))
    if "vendor" not in path.parts
]
# Names of vocabularies, not addresses: no browser asks for them.
NAMESPACES = re.compile(r"http://www\.w3\.org/(2000/svg|1999/xlink|1999/xhtml|XML/1998/namespace)"
                        r"|https://schema\.org/[A-Za-z]+"
                        r"|http://www\.sitemaps\.org/schemas/sitemap/0\.9")  # fmt: skip
FOREIGN = re.compile(r"(?:https?:|wss?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
INLINE = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script without src": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}
UNESCAPED = re.compile(r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off")
MARKED = re.compile(r"\bmark_safe\b|\bSafeString\(|\bSafeText\(")


def strip_comments(text: str) -> str:
    return re.sub(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("path", [*TEMPLATES, *STATIC], ids=inside)
def test_it_asks_no_other_machine(path: Path) -> None:
    text = NAMESPACES.sub("", strip_comments(path.read_text()))
    assert FOREIGN.findall(text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=inside)
def test_it_keeps_style_and_script_in_files(path: Path) -> None:
    text = strip_comments(path.read_text())
    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=inside)
def test_it_escapes_what_people_wrote(path: Path) -> None:
    assert not UNESCAPED.search(strip_comments(path.read_text()))


@pytest.mark.parametrize("path", sources(SIJAK), ids=inside)
def test_it_marks_nothing_safe_by_hand(path: Path) -> None:
    assert not MARKED.search(path.read_text()), "use format_html or a template"


@pytest.mark.parametrize(
    "bad",
    ['<p style="x">', "<script>1</script>", '<a onclick="x()">', '<a href="javascript:x">'],
)
def test_it_would_see_an_inline_piece(bad: str) -> None:
    assert any(pattern.search(bad) for pattern in INLINE.values())


def test_it_would_see_a_foreign_address() -> None:
    assert FOREIGN.search('<img src="//cdn.example.com/a.png">')
    assert not FOREIGN.search('<a href="/en/ask/">')
