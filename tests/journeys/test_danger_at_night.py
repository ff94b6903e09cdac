"""Somebody says at night, on the telephone, that they do not want to live. Does a worker with a phone in
one hand find the words, the colleague, the lines, the plan, and is the second talk never lost?

The clock stands where it stands; what an hour before and after midnight means is held by
tests/counselling/test_set_rota.py and test_tick_step.py.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from sijak.counselling.enums.danger import SignalStep
from sijak.counselling.queries.safety_plans import PARTS
from tests.journeys.walking import Walk

pytestmark = pytest.mark.slow
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
NUMBERS = {"minji": "01000000101", "eunha": "01000000102"}  # practice/danger.py
PLACE = {"ko": 0, "en": 1, "zh": 2}
PLAN = {
    "ko": [
        "손이 떨리고 잠이 안 온다",
        "강가를 걷는다",
        "국숫집",
        "옆집 언니",
        "담당과 109",
        "약은 언니가 맡는다",
    ],
    "en": ["My hands shake", "I walk by the river", "The shop", "My neighbour", "109", "She keeps the pills"],
    "zh": ["手抖，睡不着", "去河边走走", "面馆", "隔壁姐姐", "负责人和109", "药由姐姐保管"],
}
WORDS = {"ko": "밥을 먹고 잤다고 함", "en": "She ate and slept", "zh": "吃了饭，睡着了"}


def phone(walk: Walk, handle: str, **options: object) -> Page:
    """Signed in on a small telephone."""
    page = walk.new_context(**(PHONE | options)).new_page()
    page.goto(f"{walk.home}practice/")
    page.locator(f"form:has(input[value='{handle}']) button").click()
    expect(page.locator("nav.bottom")).to_be_visible()
    return page


def who_walks(walk: Walk) -> tuple[str, str]:
    """(who has the phone in hand, who is to be called): not the same, whatever hour it is. When nobody is
    on call, the lead is."""
    page = walk.open("minji", "heart/rota/")
    is_eunha = page.locator("#now").locator("..").get_by_text("은하").count()
    return ("minji", "eunha") if is_eunha else ("eunha", "minji")


def somebody(walk: Walk, page: Page, place: int) -> str:
    """One of the people without a sign of danger so far, another one in each language."""
    mine = walk.open("minji", "people/mine/")
    links = mine.locator("main a[href*='/people/']").evaluate_all("all => all.map((one) => one.href)")
    ids = dict.fromkeys(found[1] for link in links if (found := re.search(r"/people/([0-9a-f]{32})/", link)))
    fitting = []
    for person in ids:
        page.goto(f"{walk.home}heart/{person}/danger/")
        is_open = page.locator("button.tick:not([disabled])").count() == len(SignalStep)
        has_plan = not page.locator("a[href$='/danger/plan/write/']").count()
        if is_open and not has_plan and not page.locator("#second-talk").count():
            fitting.append(person)
        if len(fitting) > place:
            break
    return fitting[-1]


@pytest.mark.journey("danger-at-night")
def test_it_walks_through_a_night_with_one_thumb(walk: Walk) -> None:
    handle, called = who_walks(walk)
    page = phone(walk, handle)
    walk.file = somebody(walk, page, PLACE[walk.lang])
    open_danger(walk, page)
    call(walk, page, called)
    tick_all(walk, page)
    write_plan(walk, page)
    hold_second_talk(walk, page)
    empty_list(walk, page)
    look_at_rota(walk)
    assert walk.foreign == {}, walk.foreign


def open_danger(walk: Walk, page: Page) -> None:
    """From the file: the danger button, the card, and what to say now."""
    page.goto(f"{walk.home}people/{walk.file}/")
    page.locator("a.danger-tap").click()
    walk.press(page, "They speak of dying: what to say now")
    walk.heading(page, "A sign of danger")
    walk.sees(page, "“Are you thinking of dying?”")
    walk.sees(page, "Do not leave them alone, not for a moment.")
    walk.look(page, "danger-at-night")


def call(walk: Walk, page: Page, called: str) -> None:
    """The number of the one on call is under the thumb, and no page has called anybody."""
    expect(page.locator(f'a.call-now[href="tel:{NUMBERS[called]}"]')).to_be_visible()
    for number in ("109", "119", "112", "1366", "15770199"):
        expect(page.locator(f'a[href="tel:{number}"]').first).to_be_visible()


def tick_all(walk: Walk, page: Page) -> None:
    for number, step in enumerate(SignalStep, 1):
        target = page.locator(f"button.tick[value={step.value}]")
        box = target.bounding_box()
        assert box and box["height"] >= 48 and box["width"] >= 240, "a target for a thumb"
        target.click()
        expect(page.locator(".ticks li.is-done")).to_have_count(number)
    page.locator("button[name=untick][value=hand]").click()
    expect(page.locator(".ticks li.is-done")).to_have_count(len(SignalStep) - 1)
    page.locator("button.tick[value=hand]").click()
    expect(page.locator(".ticks li.is-done")).to_have_count(len(SignalStep))
    expect(page.locator("#second-talk")).to_be_visible()
    walk.look(page, "danger-ticked")


def write_plan(walk: Walk, page: Page) -> None:
    walk.press(page, "Make a safety plan together")
    for code, said in zip(PARTS, PLAN[walk.lang], strict=True):
        page.fill(f"[name={code}]", said)
    walk.look(page, "safety-plan-write")
    walk.press(page, "Keep")
    expect(page.locator("main")).to_contain_text(PLAN[walk.lang][0])
    walk.look(page, "safety-plan")
    walk.press(page, "On a small card")
    expect(page.locator("article.fold-card")).to_contain_text(PLAN[walk.lang][5])
    walk.look(page, "safety-plan-card")


def hold_second_talk(walk: Walk, page: Page) -> None:
    """It cannot be ticked off without words, nor when nobody was reached."""
    page.goto(f"{walk.home}heart/{walk.file}/danger/")
    walk.press(page, "Write how the second talk was")
    page.locator("[name=reached][value=yes]").check()
    page.locator("main form button[type=submit]").last.click()
    walk.sees(page, "Write one line of how they are, then it can be ticked off.")
    page.fill("[name=words]", WORDS[walk.lang])
    page.locator("[name=reached][value=no]").check()
    page.locator("main form button[type=submit]").last.click()
    walk.sees(page, "Nobody has spoken with them yet, so it stays open. Try the next way on the ladder.")
    walk.look(page, "second-talk")
    expect(page.locator("[name=words]")).to_have_value(WORDS[walk.lang])
    finish(walk, page)


def finish(walk: Walk, page: Page) -> None:
    page.locator("[name=reached][value=yes]").check()
    page.fill("[name=words]", WORDS[walk.lang])
    page.locator("main form button[type=submit]").last.click()
    walk.sees(page, "Done, and written down.")


def empty_list(walk: Walk, page: Page) -> None:
    """What the town had open is taken up and talked over as well: the list is empty then."""
    page.goto(f"{walk.home}heart/signals/")
    expect(page.locator(f'main a[href*="{walk.file}"]')).to_have_count(0)
    walk.look(page, "signals")
    for _ in range(8):
        rows = page.locator("main .signal-row")
        if not rows.count():
            break
        rows.first.locator(".act .btn").click()
        walk.heading(page, "A sign of danger")
        walk.press(page, "Write how the second talk was")
        finish(walk, page)
        page.goto(f"{walk.home}heart/signals/")
    walk.sees(page, "No sign of danger waits")
    walk.look(page, "signals-empty")
    page.goto(f"{walk.home}heart/signals/?show=done")
    expect(page.locator(f'main a[href*="{walk.file}"]')).to_have_count(1)


def look_at_rota(walk: Walk) -> None:
    page = walk.open("minji", "heart/rota/")
    expect(page.locator("table.rota tbody tr")).not_to_have_count(0)
    walk.look(page, "rota")
    page.locator("[name=phone]").fill("x")
    walk.press(page, "Put on the rota")
    expect(page.locator("[data-error-summary]")).to_be_visible()
    walk.look(page, "rota-refused")


@pytest.mark.journey("danger-at-night")
def test_it_works_without_script(walk: Walk) -> None:
    page = phone(walk, "minji", java_script_enabled=False)
    walk.file = somebody(walk, page, 3 + PLACE[walk.lang])
    page.goto(f"{walk.home}heart/{walk.file}/danger/")
    page.locator("button.tick[value=contact]").click()
    expect(page.locator(".ticks li.is-done")).to_have_count(1)
    assert page.url.endswith("#step-contact")
    page.goto(f"{walk.home}heart/{walk.file}/danger/plan/write/")
    page.fill("[name=signs]", PLAN[walk.lang][0])
    walk.press(page, "Keep")
    expect(page.locator("main")).to_contain_text(PLAN[walk.lang][0])
    page.goto(f"{walk.home}heart/{walk.file}/danger/")
    walk.press(page, "Write how the second talk was")
    finish(walk, page)
