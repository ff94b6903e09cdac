"""Is a family led through a season of visits: asked, given a place, visited by two, and not let go of?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from sijak.counselling.enums.families import Step
from sijak.kernel.dates import today
from tests.journeys.walking import Walk, id_in, in_days

# The next language sees the seasons of the ones before: no word of English may stand in them.
SEASON = {"ko": "봄 나들이", "en": "여름 나들이", "zh": "春天上门"}
WORDS = {"ko": "함께 밥을 짓고 싶습니다.", "en": "We want to cook together.", "zh": "想一起做饭。"}
PLACES = 1  # of the season made here; that of the town has fifty
VISITS = 1

pytestmark = pytest.mark.slow


@pytest.mark.journey("family-visits")
def test_it_leads_a_family_through_its_visits(walk: Walk) -> None:
    page = walk.open("minji", "heart/seasons/")
    walk.look(page, "seasons")
    board_of_the_town(walk, page)
    families = some_families(page, 2)
    new_season(walk, page)
    first = asks(walk, page, families[0])
    walk.press(page, "Give them a place")
    walk.sees(page, "The household has a place.")
    asks(walk, page, families[1])
    walk.press(page, "Give them a place")
    walk.sees(page, "No place is free. The household waits, and moves up by itself.")
    walk.look(page, "family-waits")
    page.goto(first)
    before_the_visits(walk, page, first)
    the_visit(walk, page, first)
    the_end(walk, page, first)
    outside = walk.worker("yongil")
    answer = outside.goto(first)
    assert answer is not None and answer.status == 404
    walk.expect_refusal(404)
    left = {name: words for name, words in walk.foreign.items() if words}
    assert left == {}, left


def board_of_the_town(walk: Walk, page: Page) -> None:
    """By step, with places counted down; a step in the address keeps one column."""
    page.locator("a.season-card").last.click()
    expect(page.locator(".season-head .stat")).to_be_visible()
    assert page.locator(".season-column").count() > 1
    walk.look(page, "season-board")
    board = page.url.partition("?")[0]
    page.locator(f"nav.tabs a[href='?step={Step.VISITING.value}']").click()
    expect(page.locator(".season-column")).to_have_count(1)
    page.goto(board)


def some_families(page: Page, number: int) -> list[str]:
    """Persons of the town who were given no place, or left, or any: another season asks them anew."""
    links = page.locator("a.family")
    found = [
        str(links.nth(n).get_attribute("href")).split("/families/")[1].split("/")[0] for n in range(number)
    ]
    assert len(set(found)) == number
    return found


def new_season(walk: Walk, page: Page) -> None:
    page.goto(f"{walk.home}heart/seasons/new/")
    page.fill("[name=name]", SEASON[walk.lang])
    page.locator("[name=team]").select_option(index=0)
    page.fill("[name=places]", str(PLACES))
    page.fill("[name=visits]", str(VISITS))
    page.fill("[name=closes_on]", (today() - timedelta(days=1)).isoformat())
    walk.press(page, "Open the season")  # the last day lies before the first
    expect(page.locator("[data-error-summary]")).to_be_visible()
    walk.look(page, "season-new")
    page.fill("[name=closes_on]", in_days(14))
    walk.press(page, "Open the season")
    walk.sees(page, "The season is open.")
    expect(page.locator("h1")).to_have_text(SEASON[walk.lang])
    walk.file = id_in(page, "seasons")
    page.goto(f"{walk.home}heart/seasons/{walk.file}/find/")
    walk.look(page, "season-find")
    page.goto(f"{walk.home}heart/seasons/{walk.file}/visitors/")
    walk.look(page, "season-visitors")


def asks(walk: Walk, page: Page, person: str) -> str:
    """Refused alone, written down with two; answers the household's own page."""
    page.goto(f"{walk.home}heart/seasons/{walk.file}/ask/{person}/")
    page.fill("[name=people]", "1")
    page.locator("[name=weighs][value=conflict]").check()
    page.fill("[name=words]", WORDS[walk.lang])
    walk.press(page, "Write it down")
    expect(page.locator("[data-error-summary]")).to_be_visible()
    expect(page.locator("[name=words]")).to_have_value(WORDS[walk.lang])
    walk.look(page, "family-asks")
    page.fill("[name=people]", "3")
    walk.press(page, "Write it down")
    walk.sees(page, "Written down. Next: is there a place?")
    return page.url.partition("?")[0]


def before_the_visits(walk: Walk, page: Page, home: str) -> None:
    page.goto(f"{home}two/")
    walk.sees(page, "First ask the household how it is; then choose who comes.")
    page.goto(home)
    walk.press(page, "Ask how the household is")
    page.locator("[name=sleep][value='1']").check()
    page.locator("[name=hope][value='2']").check()
    walk.look(page, "family-questions")
    walk.press(page, "Keep the answers")
    walk.sees(page, "The answers are kept.")
    walk.press(page, "Choose the two who come")
    page.locator("[name=expert]").select_option(index=1)
    walk.press(page, "These two come")  # never alone
    walk.sees(page, "Nobody visits alone: name a trained peer from the North.")
    walk.look(page, "family-two")
    page.locator("[name=peer]").select_option(index=1)
    walk.press(page, "These two come")
    walk.sees(page, "These two come.")
    walk.press(page, "Decide together: what, how often, how")
    for name in ("what", "often", "how"):
        page.fill(f"[name={name}]", WORDS[walk.lang])
    walk.look(page, "family-together")
    walk.press(page, "So we decided")
    walk.sees(page, "So it is decided, in their words.")


def the_visit(walk: Walk, page: Page, home: str) -> None:
    walk.press(page, "Plan the first visit")
    page.fill("[name=day]", today().isoformat())
    page.fill("[name=at]", "23:40")
    page.fill("[name=minutes]", "10")
    page.fill("[name=what]", WORDS[walk.lang])
    walk.look(page, "family-visit-plan")
    walk.press(page, "Write it down")
    if page.locator("[name=sure]").count():  # a holiday, or somebody is taken then
        page.locator("[name=sure]").check()
        walk.press(page, "Write it down")
    walk.sees(page, "The visit is in the calendar of both.")
    walk.press(page, "Open the visit")
    page.fill("[name=words]", WORDS[walk.lang])
    walk.look(page, "family-visit")
    walk.press(page, "We were there")
    walk.sees(page, "The visit is written down.")
    page.goto(f"{home}visit/")
    walk.sees(
        page, "All visits that were meant were made: %(number)s. The lead may allow one more, with a reason.",
        number=VISITS,
    )  # fmt: skip


def the_end(walk: Walk, page: Page, home: str) -> None:
    page.goto(f"{home}close/")
    walk.sees(page, "First ask the closing questions.")
    page.goto(home)
    walk.press(page, "Ask the closing questions")
    page.locator("[name=sleep][value='3']").check()
    walk.press(page, "Keep the answers")
    walk.press(page, "End the visits")
    page.fill("[name=changed]", WORDS[walk.lang])
    page.fill("[name=after_on]", in_days(30))
    walk.look(page, "family-close")
    walk.press(page, "End the visits")
    walk.sees(page, "The visits are over. The day to ask how they are stands on the list.")
    expect(page.locator("main table")).to_be_visible()
    walk.look(page, "family-closed")
