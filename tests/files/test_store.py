"""Do sealed pieces lie where they belong, whole or not at all?"""

from __future__ import annotations

import os
import stat
import time
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings

from sijak.files import store
from sijak.kernel.dates import KST, today
from sijak.kernel.ids import random_id


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "WEB_DIR", tmp_path)
    return tmp_path


def test_it_gives_back_what_was_put() -> None:
    paper = random_id()
    store.put(paper, "o0", b"one")
    store.put(paper, "o1", b"two")
    assert (store.get(paper, "o0"), store.count(paper, "o"), store.count(paper, "c")) == (b"one", 2, 0)


def test_it_lets_nobody_else_on_the_machine_read_a_piece(folder: Path) -> None:
    store.put(paper := random_id(), "o0", b"x")
    place = store.folder_of(paper)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert stat.S_IMODE((place / "o0").stat().st_mode) == 0o600


@pytest.mark.parametrize(("paper", "piece"), [
    ("../../etc", "o0"), ("0" * 31 + "/", "o0"), ("A" * 32, "o0"), ("0" * 32, "../o0"), ("0" * 32, "o"),
])  # fmt: skip
def test_it_takes_no_name_that_leads_elsewhere(paper: str, piece: str) -> None:
    for deed in (lambda: store.put(paper, piece, b"x"), lambda: store.get(paper, piece)):
        with pytest.raises(ValueError):
            deed()


def test_it_leaves_nothing_half_written_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        store.put(paper := random_id(), "o0", b"x")
    assert list(store.folder_of(paper).iterdir()) == []


def test_it_finds_what_nobody_touched_for_a_day() -> None:
    old, new = random_id(), random_id()
    for paper in (old, new):
        store.put(paper, "o0", b"x")
    before = time.time() - 3 * 86_400
    os.utime(store.folder_of(old), (before, before))
    assert list(store.untouched(2)) == [old]
    store.drop([old])
    assert not store.folder_of(old).exists() and store.folder_of(new).exists()
    store.drop([old])


def test_it_tells_the_day_and_no_time_of_it() -> None:
    store.put(paper := random_id(), "o0", b"x")
    for place in (store.folder_of(paper), store.folder_of(paper) / "o0"):
        at = datetime.fromtimestamp(place.stat().st_mtime, KST)
        assert (at.date(), at.hour, at.minute, at.second) == (today(), 0, 0, 0)
