"""Somebody tells a story: it is written, masked, counted, read by its teller behind eight words, read by a
second person, published, seen by a stranger; and taken back by its teller with one press."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from sijak.stories.enums import Channel
from tests.journeys.hands import enter, hears, tab_to, tick
from tests.journeys.walking import Walk, choose, id_in

pytestmark = pytest.mark.slow
# The next language sees what the ones before left: no word of English may stand in it.
TITLE = {"ko": "강 건너의 밥 냄새", "en": "물 긷는 아침", "zh": "一碗热饭"}
TELLER = {"ko": "들꽃", "en": "나팔꽃", "zh": "野菊"}
CODE = {"ko": "ko", "en": "ko", "zh": "zh-hans"}
TEXT = {
    "ko": "나는 혜산에서 자랐습니다. 배가 고프던 겨울에 강을 보았습니다.",
    "en": "나는 회령에서 자랐습니다. 아침마다 물을 길었습니다.",
    "zh": "我在惠山长大。挨饿的冬天，天天望着江水。",
}
NAMED = {"ko": "혜산", "en": "회령", "zh": "惠山"}
BROADER = {"ko": "국경 가까운 도시", "en": "작은 고을", "zh": "边境的小城"}
WHY = {"ko": "혼자가 아니라고", "en": "함께 기억하려고", "zh": "希望有人知道"}


@pytest.mark.journey("story-told-and-withdrawn")
def test_it_tells_a_story_and_takes_it_back(walk: Walk) -> None:
    page = walk.open("nari", "voices/desk/")
    walk.look(page, "voices-desk")
    tell(walk, page)
    mask(walk, page)
    count(walk, page)
    words = to_the_teller(walk, page)
    teller = read_and_say_yes(walk, words)
    read_as_second(walk)
    address = publish(walk, page)
    stranger = seen_by_a_stranger(walk, address)
    take_back(walk, teller)
    gone_for_everybody(walk, stranger, address)
    assert walk.foreign == {}, walk.foreign


def tell(walk: Walk, page: Page) -> None:
    walk.press(page, "Somebody tells a story")
    page.fill("[name=teller]", TELLER[walk.lang])
    page.select_option("[name=language]", CODE[walk.lang])
    choose(page, "asked", value="teller")
    page.fill("[name=why]", WHY[walk.lang])
    page.check("[name=is_free]")
    page.check("[name=is_explained]")
    walk.look(page, "voices-interview")
    walk.press(page, "Keep it, locked")
    walk.sees(page, "It is kept, locked.")
    walk.file = id_in(page, "desk")


def at(walk: Walk, page: Page, where: str = "") -> None:
    page.goto(f"{walk.home}voices/desk/{walk.file}/{where}")


def mask(walk: Walk, page: Page) -> None:
    """A place is marked; masking cannot be called done before it is said more broadly."""
    at(walk, page, "text/" if CODE[walk.lang] == "ko" else "text/zh/")
    page.fill("[name=title]", TITLE[walk.lang])
    page.fill("[name=text]", TEXT[walk.lang])
    walk.press(page, "Keep it and look through it")
    expect(page.locator("mark", has_text=NAMED[walk.lang]).first).to_be_visible()
    walk.look(page, "voices-mask")
    at(walk, page)
    expect(page.get_by_role("button", name=walk.say("Masking is done"))).to_be_disabled()
    at(walk, page, f"mask/?lang={CODE[walk.lang]}")
    for number in range(page.locator("fieldset.passage").count()):
        what = page.locator("fieldset.passage legend").nth(number).inner_text()
        is_it = NAMED[walk.lang] in what
        page.select_option(f"[name=do_{number}]", "replace" if is_it else "keep")
        page.fill(f"[name=words_{number}]", BROADER[walk.lang] if is_it else WHY[walk.lang])
    walk.press(page, "Do so")
    walk.sees(page, "Every passage that was marked here is decided.")
    expect(page.locator("main")).not_to_contain_text(TEXT[walk.lang][:8])
    at(walk, page)
    walk.press(page, "Masking is done")
    walk.sees(page, "Masking is done. Now the teller reads.")


def count(walk: Walk, page: Page) -> None:
    """Few fit: the button to publish would say so. Then the text is ticked as it is: enough fit."""
    at(walk, page, "count/")
    page.select_option("[name=sex]", "man")
    page.select_option("[name=arrived]", "2023")
    page.select_option("[name=home]", "Ryanggang")
    page.locator("main form button[type=submit], main form button").first.click()
    expect(page.locator(".fit.low")).to_be_visible()
    walk.look(page, "voices-count")
    page.select_option("[name=arrived]", "")
    page.select_option("[name=home]", "")
    walk.press(page, "Count again")
    expect(page.locator(".fit:not(.low)")).to_be_visible()


def to_the_teller(walk: Walk, page: Page) -> list[str]:
    at(walk, page)
    walk.press(page, "Make eight words for them")
    expect(page.locator("ol.eight b")).to_have_count(8)
    words = page.locator("ol.eight b").all_inner_texts()
    walk.press(page, "They have them")
    walk.press(page, "Lay it into the teller's letter box")
    walk.sees(page, "It lies in the teller's letter box.")
    return words


def read_and_say_yes(walk: Walk, words: list[str]) -> Page:
    """No script, a small telephone, the keyboard alone; nothing is kept in the browser."""
    context = walk.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{walk.home}help/come-back/")
    tab_to(page, "[name=text]")
    page.keyboard.type(" ".join(words))
    enter(page, "main form.form button")
    hears(page, "heading", "button")
    enter(page, "main form[action$='/voices/mine/'] button")
    walk.heading(page, "Your story")
    hears(page, "heading", "radio", "button")
    expect(page.locator("article")).to_contain_text(TITLE[walk.lang])
    for one in Channel:
        tick(page, one.value, "yes" if one == Channel.SITE else "no")
    enter(page, "button[value=answer]")
    walk.sees(page, "What you said is kept. You can change it here at any hour.")
    assert {one["name"] for one in context.cookies()} <= {"my", "sijak-csrf"}  # begun by the words
    return page


def read_as_second(walk: Walk) -> None:
    page = walk.open("minji", f"voices/desk/{walk.file}/")
    walk.look(page, "voices-story")
    walk.press(page, "I have read it as a second person")
    walk.sees(page, "You have read it.")


def publish(walk: Walk, page: Page) -> str:
    at(walk, page)
    walk.press(page, "Publish it")
    walk.sees(page, "It stands on the pages now.")
    address = page.locator("a", has_text=walk.say("Look at it as everybody does")).get_attribute("href")
    assert address
    return address


def seen_by_a_stranger(walk: Walk, address: str) -> Page:
    page = walk.new_context().new_page()
    page.goto(f"{walk.home}voices/")
    walk.look(page, "voices-list")
    page.locator("main a", has_text=TITLE[walk.lang]).click()
    expect(page.locator("h1")).to_have_text(TITLE[walk.lang])
    expect(page).to_have_url(re.compile(re.escape(address)))
    expect(page.locator("main")).to_contain_text(BROADER[walk.lang])
    walk.look(page, "voices-voice")
    return page


def take_back(walk: Walk, page: Page) -> None:
    enter(page, "button[value=withdraw]")
    hears(page, "heading")
    walk.heading(page, "You have taken it back")


def gone_for_everybody(walk: Walk, page: Page, address: str) -> None:
    answer = page.reload()
    assert answer is not None and answer.status == 404
    walk.expect_refusal(404)
    for where in ("voices/", "voices/feed/"):
        told = page.request.get(f"{walk.home}{where}")
        assert told.status == 200
        assert TITLE[walk.lang] not in told.text()
        assert address not in told.text()
