"""Is a session planned, missed and asked after, a home visited by two and written down, and does the
one who listens get somebody who listens? With the practice town's own people, in three languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from sijak.counselling.enums.sessions import SessionKind, Theme
from sijak.kernel.dates import now, today
from tests.journeys.walking import Walk, choose, is_at

THEIRS = {
    "ko": "밤이면 고향 집 마당이 보입니다. 일없다가도 가슴이 한심합니다.",
    "en": "At night I see the yard of our house. I am well, and then my heart sinks.",
    "zh": "一到晚上就看见老家的院子。好好的，心里又发慌。",
}
SEEN = {"ko": "차를 두 잔 마시고 오래 앉아 있었음.", "en": "Two cups of tea, and she stayed long.",
        "zh": "喝了两杯茶，坐了很久。"}  # fmt: skip
PRIVATE = {"ko": "내 어머니 생각이 났다.", "en": "I thought of my own mother.", "zh": "我想起了自己的母亲。"}
FAREWELL = {"ko": "마지막까지 혼자가 아니었음.", "en": "Not alone to the end.", "zh": "直到最后都不孤单。"}
# The next language meets the same worker, and their page shows no word of another one.
KEPT = "강가를 걸었다."
DAYS = range(1, 25)  # heard so many days ago: not today, and not yet silent

pytestmark = pytest.mark.slow


def somebody(walk: Walk) -> str:
    """One of the counsellor's people who was heard lately but not today, and is in no danger."""
    page = walk.open("minji", "people/mine/")
    for row in page.locator("main .row:not(:has(.pill))").all():
        days = re.search(r"\d+", row.locator("p").inner_text())
        if days and int(days[0]) in DAYS:
            return str(row.locator("a").get_attribute("href")).rstrip("/").rsplit("/", 1)[-1]
    raise AssertionError("nobody in town was heard lately")


def plan(walk: Walk, page: Page, kind: SessionKind) -> None:
    page.goto(f"{walk.home}heart/{walk.file}/sessions/plan/")
    page.check(f"[name=kind][value={kind.value}]", force=True)
    page.fill("[name=day]", today().isoformat())
    page.fill("[name=at]", f"{now():%H:%M}")
    walk.press(page, "Plan it")


def make_sure(walk: Walk, page: Page) -> None:
    """Somebody of the town may be there already."""
    if page.locator("[name=sure]").count():
        page.locator("[name=sure]").check()
        walk.press(page, "Plan it")
    walk.sees(page, "Planned. It stands in the calendar.")


@pytest.mark.journey("session-and-care")
def test_it_listens_and_is_listened_to(walk: Walk) -> None:
    walk.file = somebody(walk)
    miss(walk)
    visit(walk)
    part(walk)
    care(walk)
    known = {"practice"}
    left = {page: sorted(set(words) - known) for page, words in walk.foreign.items()}
    assert not any(left.values()), left


def miss(walk: Walk) -> None:
    """They do not come: nobody is blamed, the ladder opens, somebody calls."""
    page = walk.open("minji", f"heart/{walk.file}/")
    walk.look(page, "heart-person")
    plan(walk, page, SessionKind.INDIVIDUAL)
    make_sure(walk, page)
    walk.press(page, "They did not come")
    walk.sees(page, "Nobody is blamed for a missed session. Something may have come between.")
    walk.look(page, "session-missed")
    walk.press(page, "Ask how they are")
    is_at(page, f"care/{walk.file}/ladder/")
    walk.sees(
        page, "They did not come to a meeting. Ask gently how they are: nobody has to explain themselves."
    )
    expect(page.locator("#try")).to_be_visible()
    walk.look(page, "ladder-missed")
    page = walk.open_file("minji", "tasks/")
    walk.sees(page, "Did not come to an appointment: ask how they are")


def visit(walk: Walk) -> None:
    """Nobody visits alone; what was said stands beside what was seen, what is private opens for one."""
    page = walk.worker("minji")
    plan(walk, page, SessionKind.VISIT)
    walk.sees(page, "Nobody visits a home alone: name a second worker.")
    walk.look(page, "session-plan")
    choose(page, "second", label="용일")
    walk.press(page, "Plan it")
    make_sure(walk, page)
    walk.look(page, "session-planned")
    walk.press(page, "It took place: write it")
    page.fill("[name=their_words]", THEIRS[walk.lang])
    page.fill("[name=facts]", SEEN[walk.lang])
    for theme in (Theme.HOME, Theme.SLEEP):
        page.check(f"[name=themes][value={theme.value}]", force=True)
    page.locator("details:has([name=process]) > summary").click()
    page.fill("[name=process]", PRIVATE[walk.lang])
    page.check("[name=heavy][value=some]", force=True)
    walk.press(page, "Look for words")
    expect(page.locator("[name=their_words]")).to_have_value(THEIRS[walk.lang])
    walk.look(page, "session-write")
    walk.press(page, "Keep")
    walk.sees(page, "The session is kept.")
    for words in (THEIRS[walk.lang], SEEN[walk.lang], PRIVATE[walk.lang]):
        expect(page.locator("main")).to_contain_text(words)
    walk.look(page, "session")
    hers = walk.open("eunha", page.url.removeprefix(walk.home).partition("?")[0])
    expect(hers.locator("main")).to_contain_text(THEIRS[walk.lang])
    expect(hers.locator("main")).not_to_contain_text(PRIVATE[walk.lang])
    page.goto(f"{walk.home}people/{walk.file}/")
    expect(page.locator("ol.thread")).to_contain_text(THEIRS[walk.lang])


def part(walk: Walk) -> None:
    """Somebody died: who walked with them is asked to talk, and says that they did."""
    walk.file = somebody(walk)
    page = walk.open_file("minji", "close/")
    page.check("[name=reason][value=died]", force=True)
    page.fill("[name=changed]", FAREWELL[walk.lang])
    walk.press(page, "Let this file go")
    walk.sees(page, "Closed. The door stays open.")
    page.goto(f"{walk.home}heart/")
    walk.look(page, "heart")
    page.goto(f"{walk.home}heart/care/")
    walk.look(page, "own-care")
    walk.press(page.locator("main .row", has_text=walk.say("After somebody died")).first, "We talked")
    choose(page, "done_with", label="은하")
    page.fill("[name=words]", KEPT)
    walk.look(page, "debrief")
    walk.press(page, "Keep")
    walk.sees(page, "Thank you. What you wrote opens for you alone.")
    expect(page.locator("main")).to_contain_text(KEPT)


def care(walk: Walk) -> None:
    """The lead sees numbers; whoever pays or directs sees nothing."""
    page = walk.open("minji", "heart/care/team/")
    expect(page.locator("main")).not_to_contain_text(KEPT)
    walk.look(page, "team-care")
    for path, name in (("supervision/", "supervision"), ("supervision/new/", "supervision-new"),
                       ("themes/", "themes")):  # fmt: skip
        page.goto(f"{walk.home}heart/{path}")
        walk.look(page, name)
    for handle in ("hana", "shinae"):
        answer = walk.worker(handle).request.get(f"{walk.home}heart/care/")
        assert answer.status == 403
