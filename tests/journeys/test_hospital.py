"""Do two at one desk bring forty people through a day: by keyboard, with a cut of the network, past the
hour for new people, and with the right numbers in the evening? In three languages."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import APIResponse, Locator, Page, Request, Route, expect

from sijak.practice.cast import PIN
from tests.journeys.conftest import Demo, in_the_house
from tests.journeys.walking import Walk, workday

PEOPLE, GONE = 40, 36
MOST_SECONDS = 20.0
CUT_SECONDS = 120
PART = re.compile(r"part=1")
ASKS_EVERY = 10_000  # milliseconds
NOTE = {"ko": "무릎이 쏨", "en": "her knee stings", "zh": "膝盖疼"}
CUT = ("ERR_INTERNET_DISCONNECTED", "Failed to fetch")
NIGHT = """
from datetime import timedelta
from sijak.health.actions.board import end_days
from sijak.health.models import BoardDay, Ticket
from sijak.kernel.dates import today
if sys.argv[1] == "morning":
    Ticket.objects.filter(day__gte=today()).delete()
    BoardDay.objects.filter(day__gte=today()).delete()
else:
    BoardDay.objects.filter(day=today() - timedelta(days=1)).delete()
    for kind in (Ticket, BoardDay):
        kind.objects.filter(day=today()).update(day=today() - timedelta(days=1))
    end_days(by=None, before=today())
"""

pytestmark = pytest.mark.slow


asked: dict[Page, set[Request]] = {}


def it_is(hour: str, demo: Demo) -> None:
    """Morning: an empty board. Night: it is tomorrow, and the worker counts the day that is over."""
    in_the_house(demo, NIGHT, hour)


def cards(page: Page, state: str) -> Locator:
    return page.locator(f"[data-state={state}] [data-ticket]")


def card(page: Page, number: int) -> Locator:
    return page.locator(f"[data-ticket][data-number='{number}']")


def numbers(page: Page) -> dict[str, list[int]]:
    """State -> the numbers that stand there."""
    return {
        state: sorted(int(str(one.get_attribute("data-number"))) for one in cards(page, state).all())
        for state in ("waiting", "doctor", "paying", "gone")
    }


def come_in(walk: Walk, page: Page, number: int, alias: str) -> float:
    """By keyboard alone; answers how long it took until the number was there."""
    began = time.monotonic()
    page.locator("h1").click()
    page.keyboard.press("n")
    page.keyboard.type(alias)
    page.keyboard.press("Enter")
    expect(card(page, number)).to_be_visible()
    return time.monotonic() - began


def moves(page: Page, number: int, to: str) -> None:
    card(page, number).locator(f".to-{to}").click()
    if to != "back":
        expect(page.locator(f"[data-state={to}] [data-number='{number}']")).to_have_count(1)


def listen(page: Page) -> None:
    """Which requests of this page are not answered yet?"""
    open_ = asked.setdefault(page, set())

    def ended(one: Request) -> None:
        open_.discard(one)

    def begun(one: Request) -> None:
        open_.add(one)

    page.on("request", begun)
    page.on("requestfinished", ended)
    page.on("requestfailed", ended)


def quiet(page: Page) -> None:
    """Everything ticked has been sent: a clock that jumps while a tick is on its way would make it old."""
    for _ in range(100):
        if not asked[page]:
            break
        page.wait_for_timeout(100)


def settled(*pages: Page) -> None:
    """Both boards show the same, without anybody loading a page: each asks every ten seconds, by a clock
    that is moved on."""
    for page in pages:
        expect(page.locator("[data-board-away]")).to_be_hidden()
    for _ in range(60):
        shown = [page.locator("[data-board]").get_attribute("data-version") for page in pages]
        if len(set(shown)) == 1 and len({str(numbers(page)) for page in pages}) == 1:
            return
        for page in pages:
            quiet(page)
            page.clock.fast_forward(ASKS_EVERY)
        pages[0].wait_for_timeout(300)
    raise AssertionError(f"the two boards differ: {[numbers(page) for page in pages]}")


@pytest.mark.journey("hospital-day")
def test_it_brings_forty_people_through_a_day(walk: Walk, demo: Demo) -> None:
    it_is("morning", demo)
    for handle in ("yongil", "seolhwa"):
        walk.worker(handle).clock.install()
        listen(walk.worker(handle))
    yongil, seolhwa = walk.open("yongil", "health/"), walk.open("seolhwa", "health/")
    loads: list[str] = []
    for page in (yongil, seolhwa):
        page.on("framenavigated", lambda frame: loads.append(frame.url))
    expect(cards(yongil, "waiting")).to_have_count(0)
    morning(walk, yongil, seolhwa)
    by_keyboard(yongil)
    undone(yongil)
    cut_off(walk, yongil, seolhwa)
    old_answer(yongil, seolhwa)
    closed(walk, yongil, seolhwa)
    afternoon(yongil, seolhwa)
    assert loads == [], "a page was loaded in the middle of the work"
    settled(yongil, seolhwa)
    assert {state: len(found) for state, found in numbers(seolhwa).items()} == {
        "waiting": PEOPLE - GONE, "doctor": 0, "paying": 0, "gone": GONE}  # fmt: skip
    walk.look(yongil, "hospital-board")
    after_the_hour(walk, yongil)
    around(walk, yongil)
    evening(walk, demo, yongil)
    left = {page: words for page, words in walk.foreign.items() if set(words) - {"practice"}}
    assert not left, left


def morning(walk: Walk, yongil: Page, seolhwa: Page) -> None:
    """Ten come in at each place; neither of the two waits for the other."""
    longest = 0.0
    for number in range(1, 20, 2):
        longest = max(longest, come_in(walk, yongil, number, "봄이"))
        longest = max(longest, come_in(walk, seolhwa, number + 1, "들레"))
    assert longest < MOST_SECONDS
    settled(yongil, seolhwa)
    assert numbers(seolhwa)["waiting"] == list(range(1, 21))


def by_keyboard(page: Page) -> None:
    """Arrows and Enter alone: the first goes in and pays, the next one goes in after it."""
    page.locator("h1").click()
    page.keyboard.press("b")
    expect(card(page, 1).locator(".to-doctor")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card(page, 2).locator(".to-doctor")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-state=doctor] .to-paying:focus")).to_have_count(1)
    page.keyboard.press("Enter")
    assert numbers(page)["doctor"] and numbers(page)["paying"] == [1]


def undone(page: Page) -> None:
    moves(page, 3, "doctor")
    page.locator("h1").click()
    page.keyboard.press("u")
    expect(page.locator("[data-state=waiting] [data-number='3']")).to_have_count(1)
    moves(page, 1, "back")
    expect(page.locator("[data-state=doctor] [data-number='1']")).to_have_count(1)
    moves(page, 1, "paying")


def cut_off(walk: Walk, yongil: Page, seolhwa: Page) -> None:
    """Five ticks and one who comes in while there is no network for two minutes of the page's own clock;
    the colleague goes on meanwhile."""
    settled(yongil, seolhwa)
    yongil.context.set_offline(True)
    for number in range(3, 8):
        moves(yongil, number, "doctor")
    yongil.locator("h1").click()
    yongil.keyboard.press("n")
    yongil.keyboard.type("구름")
    yongil.keyboard.press("Enter")
    away = yongil.locator("[data-board-away]")
    expect(away).to_have_text(walk.say("Not connected. Ticks that wait: 0").replace("0", "6"))
    walk.look(yongil, "hospital-cut")
    for number in range(8, 12):
        moves(seolhwa, number, "doctor")
    for _ in range(CUT_SECONDS // 10):
        yongil.clock.fast_forward(10_000)  # each wait between two tries is cut short, and each try made
    expect(away).to_be_visible()
    yongil.context.set_offline(False)
    yongil.clock.fast_forward(15_000)  # the longest wait between two tries
    settled(yongil, seolhwa)
    there = numbers(seolhwa)
    assert there["doctor"] == list(range(2, 12)), there
    assert there["waiting"] == list(range(12, 22)), "the one who came in during the cut has a number"
    walk.complaints[:] = [one for one in walk.complaints if not any(sign in one for sign in CUT)]


def old_answer(yongil: Page, seolhwa: Page) -> None:
    """A board that was drawn before a tick and comes after it takes the tick from nobody's eyes."""
    held: list[tuple[Route, APIResponse]] = []
    yongil.route(PART, lambda route: held.append((route, route.fetch())))
    moves(seolhwa, 12, "doctor")
    quiet(seolhwa)
    for _ in range(40):
        yongil.clock.fast_forward(ASKS_EVERY)
        yongil.wait_for_timeout(250)
        if held:
            break
    moves(yongil, 13, "doctor")
    yongil.wait_for_timeout(1500)
    for route, answer in held:
        route.fulfill(response=answer)
    yongil.unroute(PART)
    yongil.wait_for_timeout(500)
    assert held and 13 in numbers(yongil)["doctor"]
    settled(yongil, seolhwa)
    assert {12, 13} <= set(numbers(yongil)["doctor"])


def closed(walk: Walk, yongil: Page, seolhwa: Page) -> None:
    """The session closes while the page stands there: a tick waits until somebody signs in beside it."""
    walk.close_session(yongil)
    moves(yongil, 2, "paying")
    away = walk.say("Closed. Ticks that wait here: 0. Go on in the new window; this page then sends them by"
                    " itself.").replace("0", "1")  # fmt: skip
    expect(yongil.locator("[data-board-away]")).to_have_text(away)
    beside = yongil.context.new_page()
    beside.goto(f"{walk.home}health/")
    beside.fill("[name=pin]", PIN)
    beside.locator("main form button[type=submit]").first.click()
    expect(beside.locator("h1")).to_have_text(walk.say("Hospital room"))
    settled(yongil, seolhwa)
    assert 2 in numbers(seolhwa)["paying"]
    beside.close()


def afternoon(yongil: Page, seolhwa: Page) -> None:
    """The other nineteen, and everybody but four goes home; each of the two ticks half of them."""
    for number in range(22, PEOPLE + 1):
        page = yongil if number % 2 else seolhwa
        page.locator("[name=alias]").fill("까치")
        page.locator("[data-walk-in] .act button").click()
    settled(yongil, seolhwa)
    assert sum(len(found) for found in numbers(yongil).values()) == PEOPLE
    for page, part in ((yongil, 1), (seolhwa, 0)):
        for number in range(1, GONE + 1):
            if number % 2 == part:
                for to in ("doctor", "paying", "gone"):
                    if card(page, number).locator(f".to-{to}").is_visible():
                        moves(page, number, to)


def after_the_hour(walk: Walk, page: Page) -> None:
    """Somebody new: the board asks; one is taken today, one is given a day. Nobody is sent away."""
    page.locator(".actions a[href*='/rooms/']").last.click()
    walk.look(page, "hospital-room")
    page.fill("[name=new_until]", "00:00")
    walk.press(page, "Keep")
    walk.sees(page, "Kept.")
    page = walk.open("yongil", "health/")
    late(walk, page)
    walk.look(page, "hospital-late")
    page.locator("[name=late][value=today]").check()
    walk.press(page, "Give a number")
    expect(card(page, PEOPLE + 1)).to_be_visible()
    late(walk, page)
    page.locator("[name=late][value=later]").check()
    walk.press(page, "Give a number")
    expect(page.locator("[name=day][aria-invalid=true]")).to_be_visible()
    page.fill("[name=day]", workday(1).isoformat())
    walk.press(page, "Give a number")
    walk.sees(page, "Number %(number)s on the day that was given.", number=1)


def late(walk: Walk, page: Page) -> None:
    page.locator("[name=who][value=new]").check()
    page.fill("[name=note]", NOTE[walk.lang])
    walk.press(page, "Give a number")
    expect(page.locator("[name=late]").first).to_be_visible()
    expect(page.locator("[name=note]")).to_have_value(NOTE[walk.lang])
    walk.expect_refusal(422)


def around(walk: Walk, page: Page) -> None:
    """A number's own page, somebody whom we know, the wall; and the same board without script."""
    page = walk.open("yongil", "health/")
    card(page, PEOPLE).locator(".ticket-number").click()
    page.fill("[name=q]", "봄")
    page.locator("form.find button").click()
    walk.look(page, "hospital-ticket")
    mine = page.locator("form[action$='/join/'] button")
    if mine.count():
        mine.first.click()
        walk.sees(page, "The number is theirs now.")
    page = walk.open("yongil", "health/")
    with page.context.expect_page() as opened:
        page.locator(".actions button").click()
    wall = opened.value
    expect(wall.locator("body.wall")).to_be_visible()
    assert set(re.findall(r"\d+", wall.locator("main").inner_text())) <= {str(n) for n in range(1, 60)}
    walk.look(wall, "hospital-wall")
    wall.close()
    plain = walk.new_context(java_script_enabled=False).new_page()
    plain.context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    plain.goto(f"{walk.home}health/")
    card(plain, PEOPLE).locator(".to-doctor").click()
    walk.sees(plain, "Moved.")
    plain.locator("[name=alias]").fill("억새")
    plain.locator("[data-walk-in] .act button").click()
    walk.sees(plain, "Number %(number)s. Say the number, not the name.", number=PEOPLE + 2)


def evening(walk: Walk, demo: Demo, page: Page) -> None:
    """Forty-two came, one of them new; thirty-six have gone home."""
    it_is("night", demo)
    page = walk.open("yongil", "health/")
    expect(page.locator("[data-ticket]")).to_have_count(0)
    page.locator(".actions a[href*='/days/']").click()
    row = page.locator("tbody tr").first
    expect(row.locator("td")).to_have_text([str(PEOPLE + 2), "1", str(GONE), "0"])
    row.locator("a").click()
    expect(page.locator("main")).to_contain_text("억새")
    walk.look(page, "hospital-days")
