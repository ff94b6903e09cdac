"""Does the script keep drafts, close the curtain, listen to keys, and do a deed once?"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.ui import addresses

pytestmark = [pytest.mark.urls("tests.ui.addresses"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(open_context: Callable[..., BrowserContext], live_server: LiveServer) -> Page:
    addresses.kept.clear()
    addresses.sent.clear()
    page = open_context().new_page()
    page.goto(f"{live_server.url}/en/")  # something to go back to
    return page


def test_it_keeps_a_draft_on_leaving_a_field_and_calls_it_no_deed(
    page: Page, live_server: LiveServer
) -> None:
    page.goto(f"{live_server.url}/t/note/")
    page.fill("#words", "통세나요")
    page.focus("#place")
    expect(page.locator(".draft-said")).to_have_text(re.compile(r"\d\d:\d\d"))
    assert addresses.kept == [("0", "통세나요")]
    page.focus("#words")
    page.focus("#place")
    assert len(addresses.kept) == 1, "nothing changed, nothing sent"


def test_it_keeps_a_draft_every_twenty_seconds(page: Page, live_server: LiveServer) -> None:
    page.clock.install()
    page.goto(f"{live_server.url}/t/note/")
    page.fill("#words", "first")
    page.clock.run_for(19_000)
    assert addresses.kept == []
    page.clock.run_for(2_000)
    expect(page.locator(".draft-said")).to_have_text(re.compile(r"\d\d:\d\d"))
    assert addresses.kept == [("0", "first")]


def test_it_says_when_a_draft_was_not_kept_and_tries_again(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/t/note/")
    page.route("**/t/draft/", lambda route: route.abort())
    page.fill("#words", "again")
    page.focus("#place")
    expect(page.locator(".draft-said")).to_have_text("아직 간직하지 못했습니다: 답이 없음")
    page.unroute("**/t/draft/")
    page.focus("#words")
    page.focus("#place")
    expect(page.locator(".draft-said")).to_have_text(re.compile(r"\d\d:\d\d"))
    assert addresses.kept == [("0", "again")]


def test_it_gives_a_kept_draft_back(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/t/note/")
    page.click("[data-draft-take]")
    expect(page.locator("#words")).to_have_value("kept before")
    expect(page.locator("#place")).to_have_value("home")


def test_it_draws_the_curtain_and_keeps_what_was_written(page: Page, live_server: LiveServer) -> None:
    page.clock.install()
    page.goto(f"{live_server.url}/t/note/?closes=60")
    page.fill("#words", "half a sentence")
    page.clock.run_for(50_000)
    expect(page.locator("#words")).to_be_visible()
    page.clock.run_for(16_000)
    expect(page.locator("[data-curtain]")).to_be_visible()
    expect(page.locator("#words")).to_be_hidden()
    expect(page.locator("h1")).to_be_hidden()
    assert page.title() == "·"
    for _ in range(100):  # the letter may still be on its way
        if addresses.kept:
            break
        page.wait_for_timeout(50)
    assert addresses.kept[-1:] == [("0", "half a sentence")]
    assert page.locator("[data-curtain] a").get_attribute("href").endswith("next=/t/note/")  # type: ignore[union-attr]


def test_it_does_a_deed_once(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/t/note/")
    page.fill("#words", "once")
    page.evaluate(
        "() => { const f = document.getElementById('note'); f.requestSubmit(); f.requestSubmit(); }"
    )
    page.wait_for_timeout(500)
    assert addresses.sent == ["once"]


def test_it_listens_to_keys_outside_fields_only(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/t/note/")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.focus("#words")
    page.keyboard.type("a/b?")
    expect(page.locator("#words")).to_have_value("a/b?")
    expect(page.locator("#keys")).to_be_hidden()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.check("#keys-off")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#q")).not_to_be_focused()


def test_it_leaves_at_three_presses_of_shift_and_forgets_the_way_back(
    page: Page, live_server: LiveServer
) -> None:
    asked = []
    page.route("https://**", lambda route: (asked.append(route.request), route.fulfill(body="sky"))[1])
    page.goto(f"{live_server.url}/now/")
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page.locator("body")).to_have_text("sky")
    assert asked[0].headers.get("referer") is None
    page.go_back()
    assert page.url == f"{live_server.url}/en/", "the page is not on the way back"


def test_it_leaves_without_script_too(
    open_context: Callable[..., BrowserContext], live_server: LiveServer
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.route("https://**", lambda route: route.fulfill(body="sky"))
    page.goto(f"{live_server.url}/now/")
    page.click("[data-exit]")
    expect(page.locator("body")).to_have_text("sky")
