"""Is money in somebody's hand on the day on which they ask, by two approvals from two telephones?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.walking import Walk, choose

pytestmark = pytest.mark.slow
PHONE = {"width": 360, "height": 720}


def on_a_phone(walk: Walk, *handles: str) -> None:
    for handle in handles:
        page = walk.new_context(viewport=PHONE).new_page()
        page.goto(f"{walk.home}practice/")
        page.locator(f"form:has(input[value='{handle}']) button").click()
        page.wait_for_load_state()
        walk.pages[handle] = page


def somebody(page: Page, walk: Walk) -> str:
    """One of the worker's own people."""
    page.goto(f"{walk.home}people/mine/")
    address = page.locator("main a[href*='/people/']").last.get_attribute("href") or ""
    found = re.search(r"/people/([0-9a-f]{32})/", address)
    assert found, address
    return found[1]


def asked(walk: Walk, won: str) -> str:
    """Written on a telephone; answers the number."""
    page = walk.pages["minji"]
    page.goto(f"{walk.home}money/of/{somebody(page, walk)}/")
    walk.check_axe(page, "money-person")
    page.locator("[name=asked_krw]").fill(won)
    choose(page, "kind", value="other")
    choose(page, "way", value="cash")
    page.locator("[name=words]").fill("오늘 밤 잘 곳이 없습니다")
    page.locator("[name=is_urgent]").check()
    page.locator("#ask button.btn").click()
    page.wait_for_url(re.compile("said=asked"))
    walk.look(page, "money-asked")
    number = re.search(r"M-\d{8}", page.locator("h1").inner_text())
    assert number
    return number[0]


@pytest.mark.journey("same-day-help")
def test_it_brings_money_into_a_hand_the_same_day_from_two_telephones(walk: Walk) -> None:
    on_a_phone(walk, "minji", "hana", "shinae")
    number = asked(walk, "120,000")
    hana, shinae = walk.pages["hana"], walk.pages["shinae"]
    hana.goto(f"{walk.home}money/")
    walk.look(hana, "money-day")
    hana.locator(f"main a[href$='/money/{number}/']").click()
    for page in (hana, shinae):
        page.goto(f"{walk.home}money/{number}/")
        page.locator("form[action$='/decide/'] button.btn").click()
        page.wait_for_url(re.compile("said="))
    walk.sees(shinae, "Signed by two. The money is set aside, and the person reads it.")
    hana.goto(f"{walk.home}money/{number}/")
    walk.press(hana, "It was given into the hand")
    walk.sees(hana, "Written down as paid.")
    walk.look(hana, "money-outlay")
    minji = walk.pages["minji"]
    minji.reload()
    expect(minji.locator("main .pill.ok").first).to_be_visible()
    assert walk.complaints == []


@pytest.mark.journey("funder-leaves")
def test_it_keeps_every_promise_when_a_funder_leaves_in_june(walk: Walk) -> None:
    """A fund with a promise is closed in mid-year: the promise stands with the other fund, traced."""
    on_a_phone(walk, "minji", "shinae")
    hana = walk.worker("hana")
    name = {"ko": "유월", "en": "June", "zh": "六月"}[walk.lang]
    hana.goto(f"{walk.home}money/funds/new/")
    for field, words in (("name", name), ("funder", name), ("lines", f"{name}: 900,000")):
        hana.locator(f"[name={field}]").fill(words)
    hana.locator("main form button.btn").click()
    hana.wait_for_url(re.compile("said=founded"))
    fund = hana.url.split("?")[0]
    number = asked(walk, "90,000")
    for page in (hana, walk.pages["shinae"]):
        page.goto(f"{walk.home}money/{number}/")
        box = page.locator("[name=line]")
        line = box.locator("option", has_text=name).first.get_attribute("value")
        box.select_option(line)
        page.locator("form[action$='/decide/'] button.btn").click()
        page.wait_for_url(re.compile("said="))
    hana.goto(fund)
    walk.look(hana, "money-fund")
    hana.locator("details:has(form[action$='/close/']) summary").click()
    heir = hana.locator("[name=close-heir] option").nth(1).get_attribute("value")
    hana.locator("[name=close-heir]").select_option(heir)
    hana.locator("form[action$='/close/'] button.btn").click()
    hana.wait_for_url(re.compile("said=closed"))
    hana.goto(f"{walk.home}money/{number}/")
    expect(hana.locator("main .pill").first).to_have_text(walk.say("Promised", context="purse"))
    expect(hana.locator("main table tbody tr")).to_have_count(3)
    for path in ("money/ledger/", "money/pay/", "money/statement/", "money/funds/"):
        hana.goto(walk.home + path)
        walk.look(hana, path.strip("/").replace("/", "-"))
    walk.press(walk.open("hana", f"money/{number}/"), "It was given into the hand")
    assert walk.complaints == []
