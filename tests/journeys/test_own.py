"""Does somebody find what is theirs on an old phone, without script, by keyboard, and leave no trace?"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import ROOT, Demo
from tests.journeys.hands import tab_to
from tests.journeys.walking import Walk, is_at

pytestmark = pytest.mark.slow
SMALL = {"width": 320, "height": 640}
PANELS = ("letters/", "days/", "asked/", "told/", "paid/", "money/", "plan/", "words/", "sheets/")
TITLES = {"ko": "안내", "en": "Information", "zh": "须知"}


@pytest.fixture
def someone(demo: Demo) -> dict[str, Any]:
    env = {**os.environ, "SIJAK_DATA_DIR": str(demo.data_dir), "SIJAK_PRACTICE": "1",
           "DJANGO_SETTINGS_MODULE": "sijak.settings"}  # fmt: skip
    told = subprocess.run([sys.executable, "-m", "tests.journeys.own_folk"], cwd=ROOT, env=env, check=True,
                          capture_output=True, text=True, timeout=60)  # fmt: skip
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def come_in(walk: Walk, page: Page, words: list[str]) -> None:
    """By keyboard alone."""
    page.goto(f"{walk.home}help/come-back/")
    tab_to(page, "[name=text]")
    page.keyboard.type(" ".join(words))
    tab_to(page, "form.form button.btn")
    page.keyboard.press("Enter")
    walk.heading(page, "Good that you are here")


@pytest.mark.journey("own-pages")
def test_it_reads_answers_and_locks_without_script_on_a_small_phone(walk: Walk, someone: Any) -> None:
    page = walk.new_context(java_script_enabled=False, viewport=SMALL).new_page()
    come_in(walk, page, someone["spelled"])
    assert {one["name"] for one in page.context.cookies()} == {"my", "sijak-csrf"}
    for name in PANELS:
        page.locator(f".own-pages a[href$='/my/{name}']").click()
        is_at(page, f"my/{name}")
        assert page.title() == TITLES[walk.lang]
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
        page.locator(".own-back").click()
    answer_at_home(walk, page)
    tab_to(page, ".own-head button")
    page.keyboard.press("Enter")
    walk.heading(page, "Locked")
    assert page.context.cookies() == []
    page.go_back()
    assert "/my/" not in page.url or not page.locator(".own-head").count(), "nothing on the way back"


def answer_at_home(walk: Walk, page: Page) -> None:
    """Two questions by keyboard, a pause, and on from where one stopped."""
    if walk.lang == "zh":
        return  # their wording has to come from the authors
    page.goto(f"{walk.home}my/sheets/1/")
    walk.press(page, "Begin")
    for value in ("1", "skip"):
        tab_to(page, f"button[name=answer][value='{value}']")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert page.url.endswith("?at=3")
    page.goto(f"{walk.home}my/sheets/")
    walk.press(page, "Go on")
    expect(page.locator("main .ways a[href='?at=3']")).to_be_visible()
    page.goto(f"{walk.home}my/sheets/1/?at=9")
    page.locator("button[name=answer][value='1']").click()
    walk.heading(page, "Thank you for saying this")
    expect(page.locator("a[href='tel:109']").first).to_be_visible()


@pytest.mark.journey("own-quick-exit")
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_it_leaves_nothing_behind_by_the_quick_way_out(walk: Walk, someone: Any, script: bool) -> None:
    context: BrowserContext = walk.new_context(java_script_enabled=script)
    page = context.new_page()
    come_in(walk, page, someone["words"])
    if script:  # the accessibility engine is a script
        for name in ("", *PANELS, "sheets/1/", "sheets/1/quiet/"):
            page.goto(f"{walk.home}my/{name}")
            walk.check_axe(page, f"own-{name}")
    page.goto(f"{walk.home}my/days/")
    with page.expect_request(re.compile("weather")):  # another machine; here the network ends
        page.locator("a[data-exit]").click(no_wait_after=True)
    page.wait_for_timeout(500)
    assert [one for one in context.cookies() if "localhost" in one["domain"]] == []
    page.goto(f"{walk.home}my/days/")
    is_at(page, "help/come-back/")
    walk.complaints[:] = [one for one in walk.complaints if "weather" not in one and "net::" not in one]
