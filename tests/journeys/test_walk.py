"""Is a day at the desk seen, a visit by two kept, a silent person looked for, and a file let go and
handed on? With the practice town's own people, in three languages."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from sijak.care.enums import ClosingReason, Rung
from tests.journeys.walking import Walk, id_in, in_days, is_at, workday

HOUR = {"ko": "09:10", "en": "11:10", "zh": "13:10"}
PLACE = {"ko": "첫째", "en": "second", "zh": "third"}
NOTE = {
    "ko": "딸이 다음 주에 시험을 봅니다. 전화는 저녁에만.",
    "en": "Her daughter has an exam next week. Call only in the evening.",
    "zh": "女儿下星期考试。只在晚上打电话。",
}
# The next language meets the same person, and its page shows no word of the one before.
SLIP = "문 앞에 쪽지"
WORKERS = ("taeho", "jinsook", "yongil", "minji")

pytestmark = pytest.mark.slow


def somebody_of(walk: Walk, handle: str) -> str:
    """One of a worker's people who is not silent, another one in each language."""
    page = walk.open(handle, "care/hand-over/")
    boxes = page.locator("input[name=persons]")
    place = list(HOUR).index(walk.lang)
    chosen = [str(boxes.nth(n).get_attribute("value")) for n in range(boxes.count())]
    fitting = []
    for person in chosen:
        page.goto(f"{walk.home}care/{person}/close/")
        if page.locator("[name=reason]").count():
            fitting.append(person)
        if len(fitting) > place:
            break
    return fitting[-1]


def all_in_one_language(walk: Walk) -> None:
    """The ribbon says "practice" to everyone; an address is an address in any language."""
    known = {"practice", "name", "example", "org"}
    left = {page: sorted(set(words) - known) for page, words in walk.foreign.items()}
    assert not any(left.values()), left


@pytest.mark.journey("day")
def test_it_shows_each_role_its_day(walk: Walk) -> None:
    for handle in ("minji", "sora", "dahee", "shinae", "hana", "jisoo"):
        page = walk.open(handle, "desk/")
        expect(page.locator("h1")).to_have_count(1)
        assert page.locator("h1").inner_text().strip()
        walk.look(page, f"today-{handle}")
    all_in_one_language(walk)


@pytest.mark.journey("meet")
def test_it_keeps_an_appointment_by_two(walk: Walk) -> None:
    walk.file = somebody_of(walk, "minji")
    page = walk.open_file("minji", "appointments/new/")
    page.locator("[name=kind][value=visit]").check()
    page.fill("[name=day]", workday(7).isoformat())
    page.fill("[name=at]", HOUR[walk.lang])
    page.fill("[name=what]", NOTE[walk.lang][:20])
    walk.press(page, "Write it down")
    walk.sees(page, "Nobody visits a home alone: name a second worker.")
    walk.look(page, "appointment-new")
    page.locator("[name=second]").select_option(index=1)
    walk.press(page, "Write it down")
    if page.locator("[name=sure]").count():  # somebody of the town may be there already
        page.locator("[name=sure]").check()
        walk.press(page, "Write it down")
    walk.sees(page, "It is in the calendar.")
    expect(page.locator("main")).to_contain_text(NOTE[walk.lang][:20])
    walk.look(page, "appointment")
    for view in ("month", "week"):
        page.goto(f"{walk.home}desk/calendar/?view={view}&day={workday(7).isoformat()}")
        expect(page.locator(f'table.calendar a[href*="{walk.file}"]').first).to_be_visible()
        walk.look(page, f"calendar-{view}")
    only_by_keyboard(page)
    feed(walk)
    all_in_one_language(walk)


def only_by_keyboard(page: Page) -> None:
    """Each meeting can be reached and opened without a mouse."""
    link = page.locator("table.calendar a.meet").first
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/appointments/"))


def feed(walk: Walk) -> None:
    page = walk.open("minji", "care/feed/")
    made = page.locator("main form button").first
    made.click()
    address = page.locator("code.secret").inner_text().strip()
    walk.look(page, "feed")
    answer = page.request.get(address)
    told = answer.text()
    assert answer.status == 200 and "SUMMARY:약속" in told
    for word in (NOTE[walk.lang][:20], "LOCATION", "DESCRIPTION", walk.file):
        assert word not in told
    walk.press(page, "Take it away")
    assert page.request.get(address).status == 404


def at_a_ladder_with_steps_left(walk: Walk) -> Page:
    """Somebody silent and not in danger for whom not every step was tried: others walk in the same town."""
    for handle in WORKERS:
        page = walk.open(handle, "desk/")
        safe = page.locator("main .row").filter(has_not_text=walk.say("in danger"))
        links = safe.locator('a.btn.warm[href*="/ladder/"]')
        for where in [str(one.get_attribute("href")) for one in links.all()]:
            page.goto(urljoin(page.url, where))
            if page.locator("ol.ladder > li[aria-current=step]").count():
                return page
    raise AssertionError("nobody silent is left to be looked for")


@pytest.mark.journey("look-for")
def test_it_looks_for_somebody_who_fell_silent(walk: Walk) -> None:
    page = at_a_ladder_with_steps_left(walk)
    walk.file = id_in(page, "care")
    expect(page.locator("ol.ladder > li")).to_have_count(5)
    page.goto(f"{walk.home}care/{walk.file}/ladder/?rung=message")
    walk.look(page, "ladder")
    page.locator("[name=outcome][value=no_answer]").check()
    page.fill("[name=words]", SLIP)
    page.locator("#try button[type=submit]").click()
    walk.sees(page, "Written down. The next step opens in its time.")
    first = page.locator("ol.ladder > li").first
    expect(first).to_contain_text(walk.label(Rung.MESSAGE.label))
    expect(first).to_contain_text(SLIP)
    walk.look(page, "ladder-tried")
    page.goto(f"{walk.home}care/{walk.file}/close/")
    lost = page.locator(f'[name=reason][value="{ClosingReason.LOST.value}"]')
    expect(lost).to_be_disabled()
    walk.sees(page, "Contact is lost only when every step of the ladder was tried.")
    all_in_one_language(walk)


@pytest.mark.journey("let-go")
def test_it_lets_go_and_takes_up_again(walk: Walk) -> None:
    walk.file = somebody_of(walk, "minji")
    page = walk.open_file("minji", "ladder/wish/")
    page.locator("[name=check][value=no]").check()
    page.fill("[name=words]", NOTE[walk.lang])
    walk.look(page, "wish")
    page.locator("main form button[type=submit]").last.click()
    is_at(page, "/ladder/")
    page = walk.open_file("minji", "close/")
    page.locator("[name=reason][value=reached]").check()
    page.locator("[name=may_call]").check()
    walk.press(page, "Let this file go")  # what has changed is still missing
    expect(page.locator("[data-error-summary]")).to_be_visible()
    walk.look(page, "close")
    page.fill("[name=changed]", NOTE[walk.lang])
    walk.press(page, "Let this file go")
    walk.sees(page, "Closed. The door stays open.")
    walk.look(page, "closed")
    page = walk.open_file("minji", "tasks/")
    expect(page.locator("main .row", has_text=walk.say("After-care: ask how they are"))).to_have_count(3)
    page = walk.open_file("minji", "reopen/")
    walk.press(page, "Take it up again")
    is_at(page, f"/people/{walk.file}/")
    all_in_one_language(walk)


@pytest.mark.journey("hand-over")
def test_it_hands_a_file_over_with_what_was_promised(walk: Walk) -> None:
    walk.file = somebody_of(walk, "minji")
    page = walk.open_file("minji", "tasks/")
    page.fill("[name=what]", NOTE[walk.lang][:20])
    page.locator("[name=kind]").select_option("promise")
    page.fill("[name=due_on]", in_days(2))
    walk.press(page, "Put it on the list")
    walk.sees(page, "It is on the list.")
    walk.look(page, "tasks")
    page = walk.open_file("minji", "hand-over/")
    expect(page.locator("[name=to] option")).not_to_have_count(0)
    sora = page.locator("[name=to] option", has_text="소라").get_attribute("value")
    page.locator("[name=to]").select_option(str(sora))
    page.fill("[name=note]", NOTE[walk.lang])
    walk.look(page, "hand-over")
    page.locator("main form button[type=submit]").first.click()
    walk.sees(page, "Handed over, with all that was promised.")
    expect(page.locator("main")).to_contain_text(NOTE[walk.lang])
    theirs = walk.open("sora", "desk/")
    expect(theirs.locator("main")).to_contain_text(NOTE[walk.lang][:20])
    done(walk, theirs)
    walk.look(walk.open("minji", "care/hand-over/"), "hand-over-all")
    all_in_one_language(walk)


def done(walk: Walk, page: Page) -> None:
    row = page.locator(".row", has_text=NOTE[walk.lang][:20]).first
    row.locator("a.btn").click()
    walk.look(page, "task-done")
    page.locator("main form button[type=submit]").last.click()
    walk.sees(page, "Done, and written down.")


@pytest.mark.journey("reminders")
def test_it_asks_for_letters_that_say_nothing(walk: Walk) -> None:
    page = walk.open("minji", "reminders/")
    page.fill("[name=email]", "nobody")
    walk.press(page, "Remind me")
    expect(page.locator("[data-error-summary]")).to_be_visible()
    walk.look(page, "reminders")
    page.fill("[name=email]", "minji@example.org")
    walk.press(page, "Remind me")
    walk.sees(page, "Kept. On a morning with something to do, one letter comes.")
    walk.press(page, "No more letters")
    all_in_one_language(walk)
