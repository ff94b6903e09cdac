"""Two people write the same plan at once: does the later one lose a word? And is a note safe?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sijak.kernel.dates import today
from tests.journeys.conftest import PHONE
from tests.journeys.walking import id_in, in_days

pytestmark = pytest.mark.slow

THEIRS = {"ko": "빚 절반 갚기", "en": "Half of the debt is paid", "zh": "还清一半的债"}
MINE = {"ko": "복통이 낫기", "en": "My stomach ache (복통) is gone", "zh": "肚子疼（복통）好了"}
SAID = {"ko": "밤마다 속이 쏩니다.", "en": "It stings every night.", "zh": "每天夜里刺痛。"}


def sign_in(home: str, context: BrowserContext, handle: str) -> Page:
    page = context.new_page()
    page.goto(f"{home}practice/")
    page.locator(f"form:has(input[value='{handle}']) button").click()
    expect(page.locator("aside.rail, nav.bottom").first).to_be_attached()
    return page


def somebody(home: str, page: Page) -> str:
    """One of the worker's own people."""
    page.goto(f"{home}people/mine/")
    page.locator("a.hit").first.click()
    expect(page.locator(".safe-rule")).to_be_visible()
    return id_in(page, "people")


def write_plan(page: Page, words: str) -> None:
    page.locator("[name=g1_words]").fill(words)
    page.locator("[name=review_on]").fill(in_days(60))
    page.locator("main form.columns button.btn:not(.second)").click()


@pytest.mark.journey("file")
def test_it_loses_no_word_of_two_people_who_write_at_once(
    home: str, lang: str, new_context: Callable[..., BrowserContext],
    check_axe: Callable[[Page, str], None], shoot: Callable[..., None], complaints: list[str],
) -> None:  # fmt: skip
    minji, sora = (sign_in(home, new_context(), handle) for handle in ("minji", "sora"))
    file = somebody(home, minji)
    for page in (minji, sora):
        page.goto(f"{home}care/{file}/plan/write/")
    write_plan(sora, THEIRS[lang])
    expect(sora.locator("h1")).to_be_visible()
    expect(sora.get_by_text(THEIRS[lang]).first).to_be_visible()
    write_plan(minji, MINE[lang])
    both = minji.locator(".both-texts")
    expect(both).to_contain_text(THEIRS[lang])
    expect(both).to_contain_text(MINE[lang])
    expect(minji.locator("[name=g1_words]")).to_have_value(MINE[lang])
    check_axe(minji, "plan-by-two")
    shoot(minji, "plan-by-two")
    minji.locator("button[name=go][value=words]").click()
    expect(minji.locator(".word-pairs")).to_contain_text("배아픔")
    write_plan(minji, MINE[lang])
    expect(minji.get_by_text(MINE[lang]).first).to_be_visible()
    # The browser itself reports the 409 that was provoked.
    complaints[:] = [one for one in complaints if "409" not in one]


@pytest.mark.journey("note-on-a-phone")
def test_it_writes_and_adds_to_a_note_on_a_phone_without_script(
    home: str, lang: str, new_context: Callable[..., BrowserContext],
    check_axe: Callable[[Page, str], None], shoot: Callable[..., None],
) -> None:  # fmt: skip
    small = {"width": PHONE, "height": 780}
    page = sign_in(home, new_context(java_script_enabled=False, viewport=small), "minji")
    file = somebody(home, page)
    page.goto(f"{home}care/{file}/notes/write/")
    page.locator("[name=their_words]").fill(SAID[lang])
    page.locator("[name=happened_on]").fill(in_days(-2))
    page.locator("main form button.btn:not(.second)").last.click()
    expect(page.locator("blockquote")).to_contain_text(SAID[lang])
    expect(page.locator(".pill.due").first).to_contain_text(str(today().day))
    page.locator("main .actions a.btn.second").first.click()
    page.locator("[name=facts]").fill(MINE[lang])
    page.locator("main form button.btn").last.click()
    expect(page.locator("main")).to_contain_text(MINE[lang])
    page.goto(f"{home}people/{file}/")
    expect(page.locator("ol.thread")).to_contain_text(SAID[lang])
