"""One day in the house, written by walking it: every page that a worker can reach by its links,
every form on it filled in and sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.promises.browsers import Browser, Page, follow
from tests.promises.forms import Input, Sheet, complaints, fill, posts, sheets
from tests.promises.people_day import plain_words

LINK = re.compile(r'href="(/[^"#]*)"')
ID = re.compile(r"[0-9a-f]{32}|[A-Za-z0-9_-]{43}")
# Deeds after which less can be done come last, in this order. Nobody is let go: the day needs all.
LAST = ("missed", "called-off", "let-go", "end/", "stage", "ladder/", "close", "reopen", "out/",
        "back/", "turn", "hide", "take-back", "hand-over")  # fmt: skip
# A leaver reads nothing any more, and what was laid in must still be there in the evening.
NEVER = ("/leave/", "/remove/", "/drop/", "/tablets/", "/going/told/", "/erase/")
# Names of workers and teams and of their devices are no secret of the house (docs/vault.md), and what is
# written for everybody to read lies in clear (docs/adr/0023); so do funds, in which nobody is meant.
CLEAR_BY_DESIGN = ("/staff/people/new/", "/staff/teams/new/", "/staff/keys/", "/write/", "/study/desk/new/",
                   "/money/funds/")  # fmt: skip
ROUND_EDIT = re.compile(r"/study/desk/[0-9a-f]{32}/edit/")  # rules that everybody reads
NOT_WALKED = ("/staff/out/", "/gallery/", "/practice/", "/en/", "/zh-hans/", "/static/")
MOST_PAGES = 400


def shape(path: str) -> str:
    """The same kind of page, whoever it is about."""
    return ID.sub("*", urlsplit(path).path)


def place_of(path: str) -> int:
    """How late in the day: 0 at once."""
    return next((n for n, word in enumerate(LAST, 1) if word in path), 0)


@dataclass(slots=True)
class Walk:
    """What one worker did today. ``said``: what the house answered to each form."""

    browser: Browser
    write: Callable[[Input], str]
    seen: set[str] = field(default_factory=set)
    sent: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)
    late: list[tuple[str, Sheet]] = field(default_factory=list)
    said: list[tuple[str, int, list[str]]] = field(default_factory=list)

    def day(self, *first: str) -> None:
        self.waiting = [*first]
        while self.waiting and len(self.seen) < MOST_PAGES:
            self.look(self.waiting.pop(0))
        while self.late:
            self.late.sort(key=lambda one: place_of(one[1].goes_to(one[0])))
            self.send(*self.late.pop(0))

    def look(self, path: str) -> None:
        if shape(path) in self.seen:
            return
        self.seen.add(shape(path))
        self.read(follow(self.browser, self.browser.ask("GET", path)))

    def read(self, page: Page) -> None:
        """Takes in the links, sends the forms."""
        if page.status != 200 or "text/html" not in page.headers.get("content-type", ""):
            return
        for link in LINK.findall(page.text):
            if not link.startswith(NOT_WALKED) and shape(link) not in self.seen:
                self.waiting.append(link)
        for sheet in self.forms(page):
            where = sheet.goes_to(page.path)
            key = (shape(where), sheet.asks)
            if key in self.sent:
                continue
            self.sent.add(key)
            if place_of(where):
                self.late.append((page.path, sheet))
            else:
                self.send(page.path, sheet)

    def forms(self, page: Page) -> list[Sheet]:
        found = posts(sheets(page.text))
        return [s for s in found if not any(word in s.goes_to(page.path) for word in NEVER)]

    def send(self, path: str, sheet: Sheet, **over: Any) -> Page:
        where = sheet.goes_to(path)
        is_clear = where.startswith(CLEAR_BY_DESIGN) or bool(ROUND_EDIT.match(where))
        write = plain_words if is_clear else self.write
        page = self.browser.ask("POST", where, fill(sheet, write, **over))
        if complaints(page.text):  # once more, another way
            given = fill(sheet, write, is_bold=True, **over)
            page = self.browser.ask("POST", where, given)
        self.said.append((shape(where), page.status, complaints(page.text)))
        # A page that was seen before may show more after the deed: a plan that can now be shared.
        self.read(follow(self.browser, page))
        return page

    def stumbled(self) -> list[str]:
        return [f"{where} {status} {said}" for where, status, said in self.said if status >= 500 or said]
