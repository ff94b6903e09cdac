"""Is somebody asked how they are, on a tablet alone and read aloud, and told in words what it says?
With the practice town's own people, in three languages, on a phone and at a desk."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sijak.practice.cast import PIN
from tests.journeys.conftest import PHONE
from tests.journeys.walking import Walk, is_at

# What the instruments are called everywhere, and what every page of a practice house says.
NAMES = {"phq", "gad", "who", "pcl", "itq", "practice"}
PLACE = ("ko", "en", "zh")
STAFF = re.compile(r'href="[^"]*/(people|desk|care|staff)/')

pytestmark = pytest.mark.slow


def somebody(walk: Walk) -> str:
    """One of minji's people who is counselled, another one in each language."""
    page = walk.open("minji", "people/mine/")
    fitting: list[str] = []
    for person in dict.fromkeys(re.findall(r"/people/([0-9a-f]{32})/", page.content())):
        asked = page.request.get(f"{walk.home}heart/{person}/ask/")
        if asked.status == 200 and 'class="why ' not in asked.text():  # nobody who said no to it
            fitting.append(person)
        if len(fitting) > PLACE.index(walk.lang):
            break
    return fitting[-1]


def choose(page: Page, what: str, how: str) -> None:
    page.check(f"[name=instrument][value={what}]")
    page.check(f"[name=mode][value={how}]")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


@pytest.mark.journey("asked-and-read-aloud")
def test_it_asks_on_a_tablet_and_reads_aloud(walk: Walk) -> None:
    walk.file = somebody(walk)
    page = walk.open("minji", f"heart/{walk.file}/ask/")
    walk.look(page, "ask-how")
    choose(page, "who5", "self")
    in_their_hands(walk, page)
    by_themselves(walk, page.url)
    taken_back(walk, page)
    read_aloud(walk)
    over_the_years(walk)
    left = {
        name: sorted({w for w in words if w.lower() not in NAMES}) for name, words in walk.foreign.items()
    }
    assert not any(left.values()), left


def in_their_hands(walk: Walk, page: Page) -> None:
    """The worker's own browser now: questions, and the curtain before every page of the house."""
    tablet = page.url
    assert "/heart/q/" in tablet and walk.file not in tablet
    walk.look(page, "tablet-welcome")
    assert not STAFF.search(page.content())
    for path in ("desk/", f"people/{walk.file}/", f"heart/{walk.file}/course/", "heart/tablets/handed/"):
        page.goto(walk.home + path)
        walk_sees_curtain(walk, page)
    page.goto(tablet)
    page.go_back()
    walk_sees_curtain(walk, page)
    page.goto(tablet)


def walk_sees_curtain(walk: Walk, page: Page) -> None:
    expect(page.locator("body")).to_contain_text(
        walk.say("Nobody can read your pages now. What you wrote is kept.")
    )
    expect(page.locator("aside.rail")).to_have_count(0)


def by_themselves(walk: Walk, tablet: str) -> None:
    """With one thumb and without any script: a small screen, a question at a time."""
    page = walk.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 780}).new_page()
    page.goto(tablet)
    walk.press(page, "Begin")
    for number in range(1, 6):
        expect(page.locator("h1")).to_be_visible()
        buttons = page.locator("button.answer")
        expect(buttons).to_have_count(7)
        assert (buttons.first.bounding_box() or {"height": 0})["height"] >= 44
        assert not STAFF.search(page.content())
        buttons.nth(6 if number == 4 else 2).click()
    is_at(page, "/end/")
    page.go_back()
    page.locator("button.answer").nth(3).click()  # the last one once more: another answer
    is_at(page, "/end/")
    walk.press(page, "I have finished")
    walk.heading(page, "Please give the tablet back")


def taken_back(walk: Walk, page: Page) -> None:
    page.reload()
    walk.look(page, "tablet-over")
    walk.press(page, "I am the one who gave it")
    walk_sees_curtain(walk, page)
    page.fill("[name=pin]", PIN)
    walk.press(page, "Go on with my PIN")
    is_at(page, "/heart/tablets/handed/")
    walk.look(page, "tablets")
    rows = page.locator("main .row", has=page.locator(".pill.ok"))
    before = rows.count()
    assert before >= 1
    for _ in range(before):
        rows.first.locator("button").click()
        walk.sees(page, "Taken in: the answers lie on the file now, and no longer on the tablet.")
        if walk.file in page.url:
            break
        walk.open("minji", "heart/tablets/handed/")
    assert walk.file in page.url
    walk.sees(page, "Whose questions these are")
    expect(page.locator(".given-list .left-out")).to_have_count(1)
    walk.look(page, "asked-who5")


def read_aloud(walk: Walk) -> None:
    page = walk.open("minji", f"heart/{walk.file}/ask/")
    choose(page, "phq9", "read")
    walk.look(page, "question")
    walk.check_axe(page, "question")
    for number in range(1, 12):
        if "/end/" in page.url:
            break
        buttons = page.locator("button.answer")
        if number == 3:
            walk.press(page, "I would rather not say")
        elif number == 2:
            buttons.nth(2).focus()
            page.keyboard.press("Enter")
        else:
            buttons.nth(0 if number == 9 else 1).click()
        page.wait_for_load_state()
    is_at(page, "/end/")
    walk.look(page, "asked-end")
    walk.press(page, "Done: show what it says")
    walk.sees(page, "Done, and kept.")
    walk.sees(page, "No score is made up for what was left out: this is what is possible.")
    walk.sees(page, "Marks that others use")
    expect(page.locator(".given-list .left-out")).to_have_count(1)
    walk.look(page, "asked-phq9")


VOICES = """
  const spoken = [];
  window.spoken = spoken;
  const voices = [
    {name: "far", lang: "%(tongue)s-XX", localService: false},
    {name: "near", lang: "%(tongue)s-XX", localService: true},
  ];
  Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => (window.onlyFar ? voices.slice(0, 1) : voices), speaking: false,
    cancel() {}, speak: (one) => spoken.push([one.voice.name, one.text]), addEventListener() {},
  }});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_it_is_heard_from_a_voice_of_this_device_alone(
    walk: Walk, new_context: Callable[..., BrowserContext]
) -> None:
    """A voice that would send the words away is never asked; without one there is no button."""
    walk.file = somebody(walk)
    choose(walk.open("minji", f"heart/{walk.file}/ask/"), "who5", "read")
    where = walk.worker("minji").url
    expect(walk.worker("minji").locator("[data-aloud]")).to_be_hidden()  # no voice in this browser
    for only_far in (True, False):
        context = new_context()
        context.add_init_script(f"window.onlyFar = {str(only_far).lower()};" + VOICES % {"tongue": walk.lang})
        page = context.new_page()
        page.goto(f"{walk.home}practice/")
        page.locator("form:has(input[value='minji']) button").click()
        expect(page.locator("aside.rail")).to_be_visible()
        page.goto(where)
        button = page.locator("[data-aloud]")
        if only_far:
            expect(button).to_be_hidden()
            continue
        button.click()
        spoken = page.evaluate("window.spoken")
        assert {voice for voice, _ in spoken} == {"near"}
        assert page.locator("h1").inner_text() in [text for _, text in spoken]


def over_the_years(walk: Walk) -> None:
    page = walk.open("minji", f"heart/{walk.file}/course/?what=phq9")
    walk.heading(page, "Over the years")
    expect(page.locator("main table tbody tr")).not_to_have_count(0)
    walk.look(page, "course")
