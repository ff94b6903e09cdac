"""Is every public page HTML as the standard says? The Nu validator reads all of them at once."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from sijak.pages import copying

ROOT = Path(__file__).resolve().parents[2]
JAR = ROOT / "audit" / "html" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Pages of the house that stand in no copy.
LIVING = ("/help/", "/help/come-back/", "/staff/", "/practice/")
EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pages(tmp_path: Path, settings: LazySettings, house: object) -> Path:
    settings.SIJAK_SITE_DIR = tmp_path / "site"
    copying.write_copy()
    for prefix in ("", "/en", "/zh-hans"):
        for path in LIVING:
            file = tmp_path / "site" / "living" / f"{prefix}{path}".strip("/").replace("/", "-")
            file.parent.mkdir(exist_ok=True)
            answer = Client().get(f"{prefix}{path}", follow=True)
            assert answer.status_code == 200, path
            file.with_suffix(".html").write_bytes(answer.content)
    return tmp_path / "site"


class Nesting(HTMLParser):
    """What is opened is closed, in turn; no name stands twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open, self.ids, self.wrong = list[str](), set[str](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        self.wrong += [f"{tag} {name} twice" for name in names if names.count(name) > 1]
        if (known := dict(attrs).get("id")) is not None:
            self.wrong += [f"id {known} twice"] * (known in self.ids)
            self.ids.add(known)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only in pictures, where it closes itself."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")


def test_it_is_valid(pages: Path, proof: Callable[..., None]) -> None:
    for file in sorted(pages.rglob("*.html")):
        reader = Nesting()
        reader.feed(file.read_text())
        assert not reader.wrong and not reader.open, (file, reader.wrong, reader.open)
    if not JAR.exists() or shutil.which("java") is None:
        pytest.skip("no Nu validator here: scripts/bootstrap.sh --dev brings it where npm and Java are")
    said = subprocess.run(
        ["java", "-jar", str(JAR), "--format", "json", "--skip-non-html", "--exit-zero-always", str(pages)],
        check=True, capture_output=True, timeout=120)  # fmt: skip
    found = json.loads(said.stderr or said.stdout)["messages"]
    wrong = [one for one in found if one["type"] != "info" or one.get("subType") == "warning"]
    proof("html-errors", len(wrong), 0, not wrong)
    told = {f"{Path(one['url']).name}: {one['message']}" for one in wrong}
    assert not wrong, "\n".join(sorted(told)[:20])


@pytest.mark.parametrize(
    "bad", ["<p><b></p>", '<a id="x"></a><b id="x"></b>', "</div>", '<i class="a" class="b"></i>']
)
def test_it_would_see_what_is_wrong(bad: str) -> None:
    reader = Nesting()
    reader.feed(bad)
    assert reader.wrong or reader.open
