"""Twelve weeks of a group led by two: who has a place, who came, what the group did without names, what
belongs to one person alone; and a group that nobody outside its team learns of."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from sijak.counselling.enums.groups import Came, GroupKind
from sijak.kernel.dates import today
from tests.journeys.walking import Walk, choose, id_in

pytestmark = pytest.mark.slow
MEETINGS, PLACES = 12, 3
# The next language sees the groups of the ones before: no word of English may stand in them.
TITLE = {"ko": "실과 바늘", "en": "바느질 모임", "zh": "针线小组"}
QUIET = {"ko": "목요 모임", "en": "금요 모임", "zh": "周五小组"}
DID = {"ko": "조각보 한 줄을 이었습니다.", "en": "We sewed one row of the quilt.", "zh": "一起缝了一行拼布。"}
# Stands on a person's page, which the next language opens too.
ALONE = {"ko": "처음으로 웃었습니다.", "en": "오늘 노래를 불렀습니다.", "zh": "她第一次笑了。"}
END = {"ko": "서로 전화를 겁니다.", "en": "They call each other.", "zh": "大家互相打电话。"}


@pytest.mark.journey("twelve-week-group")
def test_it_meets_for_twelve_weeks(walk: Walk) -> None:
    page = walk.open("minji", "heart/groups/")
    walk.look(page, "groups")
    open_group(walk, page)
    names = take_in_four(walk, page)
    first_meeting(walk, page, names)
    one_alone(walk, page)
    for number in range(2, MEETINGS + 1):
        meet(walk, page, number)
        if number == 3:
            give_up(walk, page)
    walk.look(page, "group-full")
    the_end(walk, page)
    assert walk.foreign == {}, walk.foreign


@pytest.mark.journey("twelve-week-group")
def test_it_keeps_a_group_against_blows_to_its_team(walk: Walk) -> None:
    page = walk.open("eunha", "heart/groups/new/")
    fill_in(walk, page, GroupKind.VIOLENCE, QUIET[walk.lang], team=1, second="소라")
    walk.press(page, "Open the group")
    walk.sees(page, "only this team knows of it")
    walk.look(page, "group-quiet")
    outside = walk.open("minji", "heart/groups/")
    expect(outside.locator("main")).not_to_contain_text(QUIET[walk.lang])
    answer = outside.goto(page.url)
    assert answer is not None and answer.status == 404
    walk.expect_refusal(404)
    assert walk.foreign == {}, walk.foreign


def fill_in(
    walk: Walk, page: Page, kind: GroupKind, title: str, *, team: int = 0, second: str = "은하"
) -> None:
    choose(page, "kind", value=kind.value)
    page.fill("[name=title]", title)
    page.locator("select[name=team]").select_option(index=team)
    choose(page, "second", label=second)
    page.fill("[name=starts_on]", (today() - timedelta(weeks=16)).isoformat())
    page.fill("[name=meetings]", str(MEETINGS))
    page.fill("[name=places]", str(PLACES))


def open_group(walk: Walk, page: Page) -> None:
    """Thirteen meetings are refused beside the field, and what was typed is still there."""
    walk.press(page, "A new group")
    fill_in(walk, page, GroupKind.SEWING, TITLE[walk.lang])
    page.fill("[name=meetings]", "13")
    walk.press(page, "Open the group")
    expect(page.locator("[name=meetings]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=title]")).to_have_value(TITLE[walk.lang])
    walk.look(page, "group-new")
    page.fill("[name=meetings]", str(MEETINGS))
    walk.press(page, "Open the group")
    walk.sees(page, "The group is open.")
    walk.file = id_in(page, "groups")


def group_page(walk: Walk, page: Page) -> None:
    page.goto(f"{walk.home}heart/groups/{walk.file}/")


def take_in_four(walk: Walk, page: Page) -> list[str]:
    """Three have a place, the fourth waits. Answers what they are called."""
    mine = walk.worker("minji")
    mine.goto(f"{walk.home}people/mine/")
    names = mine.locator("main .row b").all_inner_texts()[: PLACES + 1]
    assert len(names) == PLACES + 1
    for number, name in enumerate(names):
        page.goto(f"{walk.home}heart/groups/{walk.file}/find/")
        page.fill("[name=q]", name)
        walk.press(page, "Find")
        row = page.locator("main .row", has_text=name).first
        row.locator("[name=pledge]").select_option("spoken" if number else "")
        if number == 0:
            walk.look(page, "group-find")
        walk.press(row, "Take in")
        said = "They have a place." if number < PLACES else (
            "All places are taken: they wait, and move up by themselves.")  # fmt: skip
        walk.sees(page, said)
    walk.sees(page, "promise of silence not asked")
    return names


def meeting_of(walk: Walk, page: Page, number: int) -> None:
    group_page(walk, page)
    page.locator("a[href*='/meetings/']").nth(number - 1).click()


def tick(page: Page, ways: list[Came]) -> None:
    for place, way in enumerate(ways):
        line = page.locator(".came-line").nth(place)
        line.locator(f"button[value={way.value}]").click()
        expect(line.locator(f"button[value={way.value}]")).to_have_attribute("aria-pressed", "true")


def first_meeting(walk: Walk, page: Page, names: list[str]) -> None:
    """Not kept before everybody is ticked, nor with a name in it, and no word is lost on the way."""
    meeting_of(walk, page, 1)
    page.fill("[name=note]", DID[walk.lang])
    walk.press(page, "Keep")
    walk.sees(page, "Tick for each who came and who did not. Then keep it.")
    expect(page.locator("[name=note]")).to_have_value(DID[walk.lang])
    tick(page, [Came.CAME, Came.CAME, Came.AWAY])
    page.fill("[name=note]", f"{DID[walk.lang]} {names[1]}")
    walk.press(page, "Keep")
    walk.sees(page, "A name of the group seems to stand in this note. Take it out, or say that it is none.")
    walk.look(page, "group-meeting")
    page.fill("[name=note]", DID[walk.lang])
    walk.press(page, "Keep")
    walk.sees(page, "Written down.")
    expect(page.locator("main")).to_contain_text(DID[walk.lang])


def one_alone(walk: Walk, page: Page) -> None:
    """What belongs to one person stands on their page; the promise of silence is asked there too."""
    group_page(walk, page)
    page.locator("a[href*='/members/']").first.click()
    page.fill("[name=words]", ALONE[walk.lang])
    walk.press(page, "Keep")
    expect(page.locator(".note-line", has_text=ALONE[walk.lang]).first).to_be_visible()
    choose(page, "pledge", value="spoken")
    walk.press(page, "They promised")
    walk.sees(page, "The promise is written down.")
    walk.look(page, "group-member")
    page.goto(f"{walk.home}heart/groups/{walk.file}/")
    expect(page.locator("main")).not_to_contain_text(ALONE[walk.lang])


def meet(walk: Walk, page: Page, number: int) -> None:
    """The second of the three does not come twice in a row: somebody calls them."""
    meeting_of(walk, page, number)
    lines = page.locator(".came-line").count()
    away = Came.MISSED if number in (2, 3) else Came.CAME
    tick(page, [Came.CAME, away, Came.CAME][:lines])
    page.fill("[name=note]", DID[walk.lang])
    walk.press(page, "Keep")
    walk.sees(page, "Written down.")


def give_up(walk: Walk, page: Page) -> None:
    group_page(walk, page)
    walk.sees(page, "missed twice: call them")
    walk.look(page, "group")
    page.locator("main .row", has_text=walk.say("missed twice: call them")).locator("a").first.click()
    walk.press(page, "They give the place up")
    walk.sees(page, "The place is free. Who waited longest has it now.")
    expect(page.locator("main a[href*='/members/']")).to_have_count(PLACES)


def the_end(walk: Walk, page: Page) -> None:
    group_page(walk, page)
    page.locator("main details > summary").last.click()
    walk.press(page.locator("main details").last, "End the group")
    expect(page.locator("[name=closing]")).to_have_attribute("aria-invalid", "true")
    page.fill("[name=closing]", END[walk.lang])
    page.locator("main details form button").click()
    walk.sees(page, "The group has ended. What it said stays here.")
    expect(page.locator("blockquote")).to_have_text(END[walk.lang])
    expect(page.locator("main")).not_to_contain_text(re.compile(r"0\s*/\s*12"))
    walk.look(page, "group-ended")
    page.goto(f"{walk.home}heart/groups/?state=closed")
    expect(page.locator("main")).to_contain_text(TITLE[walk.lang])
    walk.look(page, "groups-ended")
