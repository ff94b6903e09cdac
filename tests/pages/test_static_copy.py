"""Does the copy of the site stand by itself, follow the house, and forget what was taken back?"""

from __future__ import annotations

import os
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import OperationalError, transaction
from django.test import Client

from sijak.kernel import generation
from sijak.kernel.actions import turn_generation
from sijak.kernel.dates import today
from sijak.pages import copying, http, jobs, published, shelf
from sijak.pages.addresses import Address, hang_addresses, in_each_language, paths_around
from sijak.ui import leaving

pytestmark = pytest.mark.django_db(transaction=True)
LINK = re.compile(r'\b(?:href|src)="([^"]+)"')


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("once") / "site"


@pytest.fixture
def copy(once: Path, tmp_path: Path, settings: LazySettings) -> Path:
    """The first copy is written, each further one is copied from it: both are copies of an unturned house."""
    settings.SIJAK_SITE_DIR = tmp_path / "site"
    if not once.exists():
        copying.write_copy(once)
    shutil.copytree(once, tmp_path / "site")
    copying.lock_file(tmp_path / "site", "changing").touch()
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
    with transaction.atomic():
        leaving.tell_left(["/"])
    assert list(tmp_path.iterdir()) == []


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


def test_it_forgets_the_page_that_the_house_kept(client: Client) -> None:
    """Whoever takes a story away says so in one line; what was kept in memory goes with the same commit."""
    before = generation.current()
    with transaction.atomic():
        leaving.tell_left(["/voices/ab/"])
    assert generation.current() != before


def test_it_loses_news_in_the_request_that_takes_them_down(copy: Path) -> None:
    for name in ("ko", "en", "zh-hans"):
        prefix = "" if name == "ko" else f"/{name}"
        assert {f"{prefix}/news/a/", f"{prefix}/news/", f"{prefix}/news/feed.xml", f"{prefix}/"} <= set(
            paths_around("news", "a")
        )
    assert "/read/hunger/" in paths_around("page", "hunger")
    gone = copy / "news" / "a" / "index.html"
    gone.parent.mkdir(parents=True, exist_ok=True)
    gone.write_text("what was taken down")
    copying.take_out(paths_around("news", "a"))
    assert not gone.exists() and "<feed" in (copy / "news" / "feed.xml").read_text()


def test_it_deletes_all_before_it_writes_anything(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = copy / "voices" / "ab" / "index.html"
    gone.parent.mkdir(parents=True)
    gone.write_text("a story")

    def broken(done: copying.Copied, path: str) -> None:
        raise OSError("no room")

    monkeypatch.setattr(copying, "copy_page", broken)
    with pytest.raises(OSError, match="no room"):
        copying.take_out(["/", "/voices/ab/"])
    assert not gone.exists() and not (copy / "index.html").exists()


def test_it_writes_no_page_that_a_whole_copy_would_not_hold(copy: Path) -> None:
    copying.take_out(["/gallery/", "/staff/sign-in/", "/help/", "/picture/none.webp"])
    assert not (copy / "gallery").exists() and not (copy / "staff").exists()
    assert "<form" not in (copy / "help" / "index.html").read_text()
    assert not (copy / "picture").exists()


def test_it_brings_nothing_back_that_was_taken_away_while_it_was_written(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = copying.copy_page, list[str]()

    def meanwhile(done: copying.Copied, path: str) -> None:
        real(done, path)
        if path == "/now/":
            seen.append(path)
            if len(seen) == 1:
                with transaction.atomic():
                    leaving.tell_left(["/now/"])

    monkeypatch.setattr(copying, "copy_page", meanwhile)
    copying.write_copy()
    # Once for the copy that was thrown away, once for what stood there, once for the copy that stayed.
    assert len(seen) == 3 and not copying.is_behind()
    assert not (copy.parent / "site.new").exists() and not (copy.parent / "site.old").exists()


def test_it_copies_no_page_that_was_made_without_its_words(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (copy / copying.MARK).read_text()

    def broken() -> object:
        raise OperationalError("database is locked")

    monkeypatch.setattr(published, "_kept", {})
    monkeypatch.setattr(published, "_asked", broken)
    http.house.cache_clear()  # with what it kept
    # What is listed is asked of the same words: it is known here.
    monkeypatch.setattr(copying, "listed", lambda: ["/"])
    with pytest.raises(copying.NotWhole):
        copying.write_copy()
    assert (copy / copying.MARK).read_text() == before


def test_it_gives_up_when_it_cannot_keep_pace(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (copy / copying.MARK).read_text()
    moments = iter(range(100))
    monkeypatch.setattr(copying, "written", copying.Copied)
    monkeypatch.setattr(copying, "moment", lambda: str(next(moments)))
    with pytest.raises(TimeoutError):
        copying.write_copy()
    assert (copy / copying.MARK).read_text() == before


def test_it_mends_a_copy_that_was_cut_short_in_its_last_step(copy: Path) -> None:
    copy.rename(copy.with_name("site.old"))
    assert copying.is_behind()
    assert jobs.keep_copy() is not None
    assert (copy / "index.html").is_file() and not copy.with_name("site.old").exists()


def test_it_is_behind_on_another_day(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "today", lambda: today() + timedelta(days=1))
    assert copying.is_behind()


def test_it_deletes_no_folder_of_somebody_else(tmp_path: Path, settings: LazySettings) -> None:
    settings.SIJAK_SITE_DIR = tmp_path
    (tmp_path / "letters.txt").write_text("not ours")
    with pytest.raises(copying.NotOurs):
        copying.write_copy()
    assert (tmp_path / "letters.txt").read_text() == "not ours"


def test_it_is_the_same_each_time_and_readable_by_whoever_serves_it(copy: Path) -> None:
    def all_files() -> dict[str, bytes]:
        return {str(one.relative_to(copy)): one.read_bytes() for one in copy.rglob("*") if one.is_file()}

    before, mask = all_files(), os.umask(0o077)
    try:
        copying.write_copy()
    finally:
        os.umask(mask)
    assert all_files() == before
    for one in [copy, *copy.rglob("*")]:
        assert one.stat().st_mode & 0o777 == (0o755 if one.is_dir() else 0o644), one


def test_it_leads_from_file_to_file_wherever_a_page_leads(copy: Path, settings: LazySettings) -> None:
    done, live = copying.Copied(copy), settings.SIJAK_ORIGIN
    told = {
        '<a href="/now/#x">': '<a href="../../now/index.html#x">',
        '<a href="/news/?page=2">': f'<a href="{live}/news/?page=2">',
        '<a href="/now/?page=2">': f'<a href="{live}/now/?page=2">',
        '<a href="//elsewhere.example/x">': '<a href="//elsewhere.example/x">',
        '<img src="/picture/a.webp" srcset="/picture/a.webp 640w, /picture/b.webp 1280w">': '<img src="'
        '../../picture/a.webp" srcset="../../picture/a.webp 640w, ../../picture/b.webp 1280w">',
    }
    for given, wanted in told.items():
        assert copying.relative(done, "/read/hunger/", given) == wanted


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/../outside/", "/..", "//etc/passwd"])
def test_it_touches_nothing_outside_its_folder(copy: Path, path: str) -> None:
    outside = copy.parent / "outside" / "index.html"
    outside.parent.mkdir()
    outside.write_text("not ours")
    copying.take_out([path])
    assert outside.read_text() == "not ours" and Path("/etc/passwd").exists()


def test_it_copies_what_another_department_shows(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijak.pages.addresses._sources", [])
    hang_addresses(lambda: [Address({"ko": "/now/"})])
    copying.write_copy()
    assert (copy / "now" / "index.html").is_file() and not (copy / "index.html").exists()


@pytest.mark.parametrize(
    "path",
    [
        "/static/../web/data.db",
        "/static/%2e%2e/web/data.db",
        "/static/ui/../../web/data.db",
        "/static//etc/hosts",
    ],
)
@pytest.mark.parametrize("has_folder", [True, False])
def test_it_lays_nothing_into_the_copy_but_static_files(
    copy: Path, settings: LazySettings, path: str, has_folder: bool
) -> None:
    """A link that somebody wrote into a page may name any file."""
    root = copy.parent / "static"
    (copy.parent / "web").mkdir()
    (copy.parent / "web" / "data.db").write_text("everything")
    (root / "ui").mkdir(parents=True)
    settings.STATIC_ROOT = str(root) if has_folder else None
    before = {file: file.read_bytes() for file in copy.rglob("*") if file.is_file()}
    done = copying.Copied(copy)
    html = copying.relative(done, "/read/x/", f'<a href="{path}">x</a>')
    assert "everything" not in html
    assert {file: file.read_bytes() for file in copy.rglob("*") if file.is_file()} == before
