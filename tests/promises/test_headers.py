"""Does every address answer with what keeps a browser, a proxy and a stranger's page out?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import translate_url

from tests.house import House
from tests.promises import matrix
from tests.promises.browsers import Page
from tests.promises.routes import Route, routes
from tests.promises.visitors import CAST, Visitors, relations_of

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
STRICT = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'",
          "base-uri 'none'", "form-action 'self'")  # fmt: skip
LOOSE = ("unsafe-inline", "unsafe-eval", "data:", "*", "http:", "https:")
# Pages that anyone reads; the door and the practice cast may set the token of their forms.
FOR_ANYONE = ("pages", "reach")
LANGUAGES = ("ko", "en", "zh-hans")
ADDRESS = re.compile(rb"""(?:src|href|action|poster|data|srcset)\s*=\s*["'](//|https?:)([^"']*)""")
# A source that a reader may go to: nothing is fetched, and it is not told where they came from.
SOURCE = re.compile(rb'<a href="https?://[^"]+" rel="noreferrer">')
INLINE = re.compile(rb"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\ssrc=)|javascript:")
TITLE = re.compile(r"<title>(.*?)</title>", re.S)


def pages_of(house: House) -> Iterator[tuple[Route, str, Page, bool]]:
    """(route, path, answer, was it a stranger who asked) of every address in the table."""
    visitors = Visitors(house)
    for route in routes():
        row = matrix.TABLE.get(route.name)
        if row is None:
            continue
        for role in ("signed out", *sorted(CAST if row.who is None else row.who)[:3]):
            relation = relations_of(row, role)[0]
            path = route.path(**visitors.values(route, row, role, relation))
            page = visitors.client(role).ask("GET", path)
            yield route, path, page, role == "signed out"


def wrong_headers(page: Page) -> list[str]:
    wrong = [f"{name}: {page.headers.get(name)}" for name, value in ALWAYS.items()
             if page.headers.get(name) != value]  # fmt: skip
    policy = page.headers.get("content-security-policy", "")
    wrong += [f"CSP without {one}" for one in STRICT if one not in policy]
    wrong += [f"CSP with {one}" for one in LOOSE if one in policy.replace("'self'", "").split()]
    if "camera=()" not in page.headers.get("permissions-policy", ""):
        wrong.append("Permissions-Policy")
    wrong += [f"tells {name}" for name in ("x-powered-by", "server") if name in page.headers]
    return wrong


def foreign(page: Page) -> list[str]:
    """Addresses of other machines in a page. The ways out are sources, and the quick exit; a feed names
    its pages by our own whole address."""
    exit_to = settings.SIJAK_EXIT_TO.encode()
    own = settings.SIJAK_ORIGIN.encode() + b"/"  # a feed names our own pages in full
    found = [(a + b) for a, b in ADDRESS.findall(SOURCE.sub(b"", page.body)) if not (a + b).startswith(own)]
    return [one.decode(errors="replace") for one in found if one.rstrip(b"/") != exit_to.rstrip(b"/")]


def wrong_storage(route: Route, page: Page, is_stranger: bool) -> list[str]:
    """What a worker sees must be on no disk, their own browser's either."""
    cached = page.headers.get("cache-control", "")
    is_kept = not is_stranger and route.permission and "no-store" not in cached
    return [f"Cache-Control: {cached or 'none'}"] if is_kept else []


@pytest.mark.slow
def test_it_answers_every_address_with_the_same_strict_headers(house: House) -> None:
    wrong = []
    for route, path, page, is_stranger in pages_of(house):
        said = wrong_headers(page) + wrong_storage(route, page, is_stranger)
        said += [f"foreign: {one}" for one in foreign(page)]
        said += [f"inline: {one[:40]!r}" for one in INLINE.findall(page.body)]
        wrong += [f"{route.name} ({page.status}) {path}: {one}" for one in said]
    assert wrong == [], "\n".join(wrong)


def test_it_sets_no_cookie_on_a_public_page_in_any_language(house: House) -> None:
    visitors, asked = Visitors(house), 0
    for route in routes():
        if route.department not in FOR_ANYONE or route.permission or route.takes:
            continue
        for language in LANGUAGES:
            client = visitors.client("signed out")
            page = client.ask("GET", translate_url(route.path(), language))
            asked += page.status == 200
            assert not client.client.cookies, f"{route.name} in {language}"  # type: ignore[attr-defined]
    assert asked >= 9


def test_it_names_nobody_in_a_title(house: House) -> None:
    visitors, asked = Visitors(house), 0
    for route in routes():
        row = matrix.TABLE.get(route.name)
        if row is None or row.about != "file" or not row.get:
            continue
        given = visitors.values(route, row, "counsellor", "own")
        page = visitors.client("counsellor").ask("GET", route.path(**given))
        asked += page.status == 200
        if "html" not in page.headers["content-type"]:
            continue
        title = TITLE.search(page.text)
        assert page.status != 200 or title, route.name
        assert "연꽃" not in (title[1] if title else ""), route.name
        assert not title or str(given["person"]) not in title[1], route.name
    assert asked >= 10


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "PROPFIND", "FOO", "PUT", "DELETE"])
def test_it_answers_unknown_methods_with_no_and_nothing_of_the_question(house: House, method: str) -> None:
    client = Visitors(house).client("counsellor")
    for path in ("/", "/staff/", "/people/search/", "/desk/", "/help/", "/no/such/page/"):
        page = client.ask(method, path, {"q": ["봄비나무"]})
        assert page.status in (403, 404, 405), f"{method} {path}"
        assert "봄비나무" not in page.text


def test_it_shows_error_pages_with_the_same_headers(house: House) -> None:
    client = Visitors(house).client("counsellor")
    big = {"q": ["가" * 2_000_000]}
    pages = {404: client.ask("GET", "/no/such/page/"), 403: client.ask("GET", "/staff/protection/log/"),
             413: client.ask("POST", "/people/search/", big)}  # fmt: skip
    for status, page in pages.items():
        assert page.status == status
        assert wrong_headers(page) == []
        assert foreign(page) == []
