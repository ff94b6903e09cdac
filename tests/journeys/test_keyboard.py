"""Can one ask and search without a mouse, leave at once, and change the language in the middle?"""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import tab_to
from tests.journeys.walking import CODE, Walk, is_at

pytestmark = pytest.mark.slow
ONE_LINE = {"ko": "밤에 잠이 오지 않습니다.", "en": "I cannot sleep.", "zh": "晚上睡不着。"}


@pytest.mark.journey("keyboard")
def test_it_lets_one_ask_with_the_keyboard_alone(walk: Walk) -> None:
    page = walk.new_context().new_page()
    page.goto(f"{walk.home}help/")
    walk.heading(page, "What is needed today?")
    tab_to(page, "[name=needs][value=heart]")
    page.keyboard.press("Space")
    tab_to(page, "[name=words]")
    page.keyboard.type(ONE_LINE[walk.lang])
    walk.look(page, "ask-1")
    tab_to(page, "form.ask > .cluster button[value=next]")
    page.keyboard.press("Enter")

    walk.heading(page, "How is it safe to answer you?")
    tab_to(page, "[name=channels][value=box]")
    page.keyboard.press("Space")
    walk.look(page, "ask-2")
    tab_to(page, "form.ask > .cluster button[value=next]")
    page.keyboard.press("Enter")

    walk.heading(page, "Look it over")
    expect(page.locator("main")).to_contain_text(ONE_LINE[walk.lang])
    walk.look(page, "ask-3")
    tab_to(page, "form.ask > .cluster button[value=next]")
    page.keyboard.press("Enter")

    walk.heading(page, "We have it, and it is locked.")
    walk.look(page, "ask-4")
    tab_to(page, "section.card button")
    page.keyboard.press("Enter")
    expect(page.locator(".eight li")).to_have_count(8)
    walk.look(page, "words")
    assert walk.foreign == {}


@pytest.mark.journey("keyboard")
def test_it_finds_somebody_with_the_keyboard_alone(walk: Walk) -> None:
    page = walk.open("minji", "people/mine/")
    name = page.locator("main a.hit b").first.inner_text()
    page.goto(f"{walk.home}desk/")
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    is_at(page, "people/search/")
    expect(page.locator("a.hit").first).to_contain_text(name)
    tab_to(page, "a.hit")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)
    page.keyboard.press("g")
    page.keyboard.press("t")
    is_at(page, "desk/")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()


@pytest.mark.journey("quick-exit")
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_it_takes_one_away_at_once(walk: Walk, script: bool) -> None:
    context = walk.new_context(java_script_enabled=script)
    context.route(re.compile("weather"), lambda road: road.fulfill(body="<h1>weather</h1>",
                  content_type="text/html"))  # fmt: skip
    page = context.new_page()
    page.goto(walk.home)
    page.goto(f"{walk.home}help/")
    page.fill("[name=words]", ONE_LINE[walk.lang])
    page.locator("a[data-exit]").click()
    expect(page.locator("h1")).to_have_text("weather")
    if script:
        page.go_back()
        assert "/help/" not in page.url, "the page is out of the browser's way back"
        page.goto(f"{walk.home}help/")
        for _ in range(3):
            page.keyboard.press("Shift")
        expect(page.locator("h1")).to_have_text("weather")
    # It was meant to ask another machine; the answer was made here.
    walk.complaints[:] = [one for one in walk.complaints if "weather" not in one]


@pytest.mark.journey("language-switch")
def test_it_stays_on_the_page_when_the_language_changes(walk: Walk) -> None:
    for path, page in (("help/come-back/", walk.new_context().new_page()),
                       ("desk/calendar/?view=week", walk.worker("minji"))):  # fmt: skip
        page.goto(walk.home + path)
        for lang in ("en", "zh", "ko"):
            code = {"zh": "zh-Hans"}.get(lang, lang)
            page.locator(f".languages a[lang={code}]:visible").first.click()
            is_at(page, {"ko": "", "en": "/en", "zh": "/zh-hans"}[lang] + "/" + path.split("?")[0])
            expect(page.locator("html")).to_have_attribute("lang", code)


@pytest.mark.journey("language-switch")
def test_it_keeps_what_was_written_when_the_language_changes(walk: Walk) -> None:
    page = walk.new_context(java_script_enabled=False).new_page()
    page.goto(f"{walk.home}help/")
    page.fill("[name=words]", ONE_LINE[walk.lang])
    page.check("[name=needs][value=money]", force=True)
    walk.press(page, "Next: how is it safe to answer you?")
    page.fill("[name=name]", "진달래")
    other = next(code for code in ("en", "ko") if code != CODE[walk.lang])
    page.locator(f"button.tongue[lang={other}]").click()
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(page.locator("[name=name]")).to_have_value("진달래")
    page.locator("form.ask > .cluster button[value=next]").click()
    expect(page.locator("main")).to_contain_text(ONE_LINE[walk.lang])
