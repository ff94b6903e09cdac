"""A story that its teller takes back: is it gone from memory and from the copy of the site with one press?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import Client

from sijak.pages import copying
from sijak.stories.models import Published
from tests.house import House
from tests.reach.walk import come_back, hidden, post, text_of
from tests.stories.told import TITLE, published

LISTS = ("/voices/", "/en/voices/", "/zh-hans/voices/")


def where_it_stands(folder: Path) -> list[str]:
    return [str(one.relative_to(folder)) for one in folder.rglob("*.*") if TITLE in one.read_text("utf-8")]


def test_it_leaves_what_is_kept_and_the_copy(
    house: House, tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SIJAK_SITE_DIR = tmp_path / "site"
    story, box = published(house)
    voice = Published.objects.get(story=story).pk
    reader = Client()
    before = {path: reader.get(path) for path in LISTS}
    assert all("W/" in page.headers["ETag"] for page in before.values()), "each is kept"
    assert any(TITLE in text_of(page) for page in before.values())
    copying.write_copy()
    pages = {f"{prefix}voices/{voice}/index.html" for prefix in ("", "en/", "zh-hans/")}
    assert {"voices/index.html", *pages} <= set(where_it_stands(tmp_path / "site"))
    alone = (tmp_path / "site" / "en" / "voices" / voice / "index.html").read_text()
    assert "noindex" in alone and "국경 가까운" in alone and 'href="../index.html"' in alone
    assert voice not in text_of(reader.get("/sitemap.xml")), "search engines are led to the list only"
    own = post(Client(), "/voices/mine/", state=hidden(come_back(Client(), box.words)))
    # In a test's own transaction nothing is ever committed: what waits for it is done right after.
    after = list[Callable[[], object]]()
    with monkeypatch.context() as patch:
        patch.setattr(transaction, "on_commit", lambda do, **_: after.append(do))
        assert post(Client(), "/voices/mine/", state=hidden(own), go="withdraw").status_code == 200
    for do in after:
        do()
    assert where_it_stands(tmp_path / "site") == []
    assert not list((tmp_path / "site").rglob(f"*{voice}*")), "no empty folder tells that there was one"
    for path, page in before.items():
        now = reader.get(path, headers={"if-none-match": page.headers["ETag"]})
        assert now.status_code in (200, 304) and TITLE not in text_of(now), path
        assert (now.status_code == 200) == (TITLE in text_of(page)), path
    assert (tmp_path / "site" / "voices" / "index.html").is_file()
