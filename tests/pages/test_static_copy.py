"""Does the copy of the site stand by itself, follow the house, and forget what was taken back?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction

from sijak.kernel.actions import turn_generation
from sijak.pages import copying, jobs, shelf
from sijak.pages.addresses import Address, hang_addresses, in_each_language
from sijak.ui import leaving

pytestmark = pytest.mark.django_db(transaction=True)
LINK = re.compile(r'\b(?:href|src)="([^"]+)"')


@pytest.fixture
def copy(tmp_path: Path, settings: LazySettings) -> Path:
    settings.SIJAK_SITE_DIR = tmp_path / "site"
    copying.write_copy()
    return tmp_path / "site"


def test_it_has_every_page_in_every_language(copy: Path) -> None:
    for name in shelf.names():
        for path in in_each_language("pages:read", name).values():
            assert (copy / path.strip("/") / "index.html").is_file()
    assert (copy / "index.html").is_file() and (copy / "404.html").is_file()
    assert (copy / "sitemap.xml").is_file() and (copy / "robots.txt").is_file()


def test_it_leads_only_to_what_is_there(copy: Path, settings: LazySettings) -> None:
    pages = sorted(copy.rglob("*.html"))
    assert len(pages) > 60
    for page in pages:
        for link in LINK.findall(page.read_text()):
            if link.startswith(("#", "tel:", "sms:", "https://", "http://", "mailto:")):
                continue
            assert not link.startswith("/") or page.name == "404.html"
            base = copy if link.startswith("/") else page.parent
            file = (base / link.strip("/").partition("#")[0].partition("?")[0]).resolve()
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file() and file.is_relative_to(copy.resolve()), (page, link)


def test_it_holds_no_form_and_tells_whom_to_call(copy: Path, settings: LazySettings) -> None:
    for page in copy.rglob("*.html"):
        assert "<form" not in page.read_text()
    for place in ("help", "en/help", "zh-hans/help/come-back"):
        words = (copy / place / "index.html").read_text()
        assert 'href="tel:112"' in words and f"{settings.SIJAK_ORIGIN}/" in words


def test_it_is_written_whole_or_not_at_all(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (copy / "index.html").read_text()

    def broken(done: copying.Copied, path: str) -> None:
        raise OSError("no room")

    monkeypatch.setattr(copying, "copy_page", broken)
    with pytest.raises(OSError, match="no room"):
        copying.write_copy()
    assert (copy / "index.html").read_text() == before


def test_it_follows_the_house(copy: Path) -> None:
    assert jobs.keep_copy() is None
    (copy / "en" / "left-over.html").write_text("x")
    with transaction.atomic():
        turn_generation(by=None)
    assert copying.is_behind()
    assert jobs.keep_copy() is not None
    assert not (copy / "en" / "left-over.html").exists() and not copying.is_behind()


def test_it_is_not_made_by_itself(tmp_path: Path, settings: LazySettings) -> None:
    settings.SIJAK_SITE_DIR = tmp_path / "site"
    assert jobs.keep_copy() is None
    leaving.tell_left(["/"])
    assert not (tmp_path / "site").exists()


def test_it_loses_at_once_what_left(copy: Path) -> None:
    gone = copy / "voices" / "ab" / "index.html"
    gone.parent.mkdir(parents=True)
    gone.write_text("a story")
    changed = copy / "index.html"
    changed.write_text("what stood here before")
    with transaction.atomic():
        leaving.tell_left(["/voices/ab/", "/"])
        assert gone.exists()
    assert not gone.exists() and "what stood here before" not in changed.read_text()


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/../outside/", "/..", "//etc/passwd"])
def test_it_touches_nothing_outside_its_folder(copy: Path, path: str) -> None:
    outside = copy.parent / "outside" / "index.html"
    outside.parent.mkdir()
    outside.write_text("not ours")
    copying.take_out([path])
    assert outside.read_text() == "not ours" and Path("/etc/passwd").exists()


def test_it_copies_what_another_department_shows(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijak.pages.addresses._sources", [])
    hang_addresses(lambda: [Address({"ko": "/danger/"})])
    copying.write_copy()
    assert (copy / "danger" / "index.html").is_file() and not (copy / "index.html").exists()
