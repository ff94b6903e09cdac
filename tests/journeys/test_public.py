"""Does a stranger find help at midnight, from the first page on, on an old phone without script?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from sijak.pages import shelf
from tests.journeys.hands import tab_to
from tests.journeys.test_keyboard import ONE_LINE
from tests.journeys.walking import Walk

NARROW = 320
# What a screen reader is told: one first heading, the places of the page, a name on each control.
PLACES = ("banner", "main", "contentinfo")


def old_phone(walk: Walk) -> Page:
    context = walk.new_context(java_script_enabled=False, viewport={"width": NARROW, "height": 640})
    return context.new_page()


def is_told(page: Page) -> None:
    """The tree that a screen reader walks."""
    tree = page.locator("body").aria_snapshot()
    assert len(re.findall(r"heading .*\[level=1\]", tree)) == 1, tree
    assert all(re.search(rf"^\s*- {place}", tree, re.MULTILINE) for place in PLACES), tree
    nameless = re.findall(r"^\s*- (?:link|button|textbox|checkbox|radio)(?::|$).*", tree, re.MULTILINE)
    assert nameless == [], nameless
    fits(page)


def fits(page: Page) -> None:
    wide = page.locator("html").bounding_box()
    assert wide and wide["width"] <= NARROW


def onward(page: Page, selector: str) -> None:
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    is_told(page)


@pytest.mark.journey("midnight-request")
def test_it_leads_from_the_first_page_to_eight_words(walk: Walk) -> None:
    page = old_phone(walk)
    page.goto(walk.home)
    is_told(page)
    onward(page, ".doors a[href*='/read/steps/']")
    assert "help" not in page.url and page.title() in {"안내", "Information", "须知"}
    page.go_back()
    onward(page, ".hero a.btn.warm")
    tab_to(page, "[name=words]")
    page.keyboard.type(ONE_LINE[walk.lang])
    onward(page, "form.ask > .cluster button[value=next]")
    onward(page, "form.ask > .cluster button[value=next]")
    expect(page.locator("main")).to_contain_text(ONE_LINE[walk.lang])
    onward(page, "form.ask > .cluster button[value=next]")
    onward(page, "section.card button")
    expect(page.locator(".eight li")).to_have_count(8)
    assert page.context.cookies() == []
    tab_to(page, "[data-exit]")


@pytest.mark.journey("public-pages")
def test_it_reads_every_page(walk: Walk) -> None:
    page = walk.new_context().new_page()
    for path in ("", "now/", *(f"read/{name}/" for name in shelf.names())):
        page.goto(walk.home + path)
        walk.check_axe(page, f"public-{path}")
        walk.shoot(page, f"public-{path or 'home'}")


@pytest.mark.journey("public-pages")
def test_it_grows_and_stands_out_without_script(walk: Walk) -> None:
    page = old_phone(walk)
    page.goto(f"{walk.home}read/hunger/")
    before = page.locator("h1").bounding_box()
    tab_to(page, ".fold.view summary")
    page.keyboard.press("Enter")
    tab_to(page, "#view-large")
    page.keyboard.press("Space")
    after = page.locator("h1").bounding_box()
    assert before and after and after["height"] > before["height"]
    fits(page)
    tab_to(page, "#view-strong")
    page.keyboard.press("Space")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert page.context.cookies() == []
