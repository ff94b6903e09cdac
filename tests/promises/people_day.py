"""How does a day's work look to the house? Forms found on pages, filled in and sent."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from tests.promises.browsers import Browser, Page, follow
from tests.promises.forms import Input, Sheet, complaints, fill, posts, sheets
from tests.promises.running import Running

type Write = Callable[[Input], str]
PERSON = re.compile(r"/people/([0-9a-f]{32})/")
FILE_PAGES = ("/people/start/", "/people/open/")
SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"


def plain_words(one: Input) -> str:
    """What a worker in a hurry writes."""
    if one.value:
        return one.value
    if "pin" in one.name:
        return "2580"
    if one.kind == "tel" or "phone" in one.name:
        return f"010-0{random.randrange(1000):03d}-{random.randrange(10_000):04d}"
    return "".join(random.choices(SYLLABLES, k=4))


def find_sheet(page: Page, *, asks: str = "", action: str = "") -> Sheet:
    found = [s for s in posts(sheets(page.text))
             if (not asks or asks in s.asks) and action in (s.action or page.path)]  # fmt: skip
    assert found, f"no such form on {page.path} ({page.status}): {page.text[-1500:]}"
    return found[0]


def send(browser: Browser, page: Page, sheet: Sheet, write: Write, **over: Any) -> Page:
    """Fill in one form of a page and press its first button."""
    return browser.ask("POST", sheet.goes_to(page.path), fill(sheet, write, **over))


def open_file(browser: Browser, write: Write = plain_words, **over: Any) -> str:
    """Match, then a file; the person's id. Somebody with a like name is said to be another."""
    page = browser.ask("GET", reverse("people:match"))
    page = send(browser, page, find_sheet(page, asks="names"), write)
    for _ in range(4):
        page = follow(browser, page) if not PERSON.search(page.leads_to) else page
        if found := PERSON.search(page.leads_to):
            return found[1]
        on = [s for s in posts(sheets(page.text)) if s.action.startswith(FILE_PAGES)]
        assert on, f"no way on from {page.path} ({page.status}): {complaints(page.text)}"
        page = send(browser, page, on[-1], write, **over)
    raise AssertionError(f"no file was opened ({page.status}): {complaints(page.text)}")


def open_files(house: Running, count: int) -> list[str]:
    """Newcomers, one after the other, by the two who hear requests and walk with people."""
    browsers = [house.browser("sora"), house.browser("minji")]
    return [open_file(browsers[n % 2]) for n in range(count)]


def visit(browser: Browser, path: str) -> Page:
    return follow(browser, browser.ask("GET", path))
