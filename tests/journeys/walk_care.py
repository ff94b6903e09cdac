"""Do they understand one another, plan in her words, write down what was said, and meet?"""

import re
from datetime import date

from playwright.sync_api import Page, expect

from sijak.care.enums import AppointmentKind, Domain, NoteKind
from sijak.practice.cast import PIN
from tests.journeys.walk_file import read_again
from tests.journeys.walking import Walk, choose, in_days, is_at, workday

# Domain: as she sees it, as the worker sees it, how urgent, what is strong.
SEEN = {
    Domain.SAFETY: (1, 3, 3, ""),
    Domain.BODY: (3, 2, 2, ""),
    Domain.MIND: (0, 2, 1, ""),
    Domain.WORK: (3, 1, 1, "strong"),
    Domain.MEANING: (1, 1, "", "strong"),
}
STRONG = {
    "ko": "손재주가 좋고 국수를 잘 합니다.",
    "en": "Clever hands, and she makes good noodles.",
    "zh": "手巧，面条做得好。",
}
WISH = {
    "ko": "걱정 없이 걸어서 장마당에 가고 싶어요.",
    "en": "I want to walk to the market without a worry.",
    "zh": "我想不用担心地走去市场。",
}
GOALS = {
    "ko": ("무릎이 덜 통세나서 밤에 잔다", "국숫집에서 일을 배운다"),
    "en": ("My knee lets me sleep", "I learn the work in a noodle shop"),
    "zh": ("膝盖不疼，晚上能睡", "在面馆学手艺"),
}
STEPS = {
    "ko": ("정형외과에 같이 간다", "밤에 먹을 약을 받는다", "국숫집 두 곳에 물어본다"),
    "en": ("Go to the bone doctor together", "Get medicine for the night", "Ask at two shops"),
    "zh": ("一起去骨科", "拿晚上吃的药", "去两家面馆问问"),
}
THEIR_WORDS = {
    "ko": "밤만 되면 통세나고, 직일 나갈 생각만 하면 가슴이 한심합니다.",
    "en": "At night it throbs, and when I think of the shift my heart sinks.",
    "zh": "一到晚上就疼，一想到上班心里就发慌。",
}
FACTS = {
    "ko": "무릎이 부어 있었음. 계단을 세 번 쉬어 올라감.",
    "en": "The knee was swollen. She rested three times on the stairs.",
    "zh": "膝盖肿了。上楼歇了三次。",
}
NEXT = {
    "ko": "금요일에 병원에 같이 감.",
    "en": "To the hospital together on Friday.",
    "zh": "星期五一起去医院。",
}
ADDED = {
    "ko": "부은 쪽은 왼쪽이 아니라 오른쪽입니다.",
    "en": "It was the right knee, not the left.",
    "zh": "肿的是右膝，不是左膝。",
}
PLACE = {"ko": "집", "en": "at home", "zh": "家里"}
WHAT = {"ko": "약과 국수", "en": "medicine and noodles", "zh": "药和面条"}


def understand(walk: Walk) -> None:
    """Step 6: two voices, one picture."""
    page = walk.open_file("minji", "needs/look/")
    for domain, (hers, mine, urgent, strong) in SEEN.items():
        page.check(f"[name={domain}_client][value='{hers}']", force=True)
        page.check(f"[name={domain}_worker][value='{mine}']", force=True)
        page.select_option(f"[name={domain}_urgency]", str(urgent))
        if strong:
            page.fill(f"[name={domain}_strengths]", STRONG[walk.lang])
    walk.look(page, "needs-write")
    walk.press(page, "Keep")
    is_at(page, f"care/{walk.file}/needs/")
    expect(page.locator("main .two-voices tr.apart")).not_to_have_count(0)
    expect(page.locator("main")).to_contain_text(STRONG[walk.lang])
    walk.look(page, "needs")


def plan(walk: Walk) -> None:
    """Step 7: in her words, on paper, and in her letter box."""
    page = walk.open_file("minji", "plan/write/")
    first, second = GOALS[walk.lang]
    page.fill("[name=in_words]", WISH[walk.lang])
    page.fill("[name=g1_words]", first)
    for at, (owner, days) in enumerate((("", 4), ("민지", 7)), 1):
        page.fill(f"[name=g1s{at}_what]", STEPS[walk.lang][at - 1])
        if owner:
            choose(page, f"g1s{at}_owner", label=owner)
        page.fill(f"[name=g1s{at}_due_on]", in_days(days))
    box = page.locator("details.goal-box").nth(1)
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    page.fill("[name=g2_words]", second)
    page.fill("[name=g2s1_what]", STEPS[walk.lang][2])
    page.fill("[name=g2s1_due_on]", in_days(20))
    page.check("[name=agreed]", force=True)
    walk.press(page, "Look for words")
    expect(page.locator("[name=g1_words]")).to_have_value(first)
    walk.look(page, "plan-write")
    walk.press(page, "Keep")
    walk.heading(page, "The plan in their words")
    expect(page.locator("blockquote")).to_contain_text(WISH[walk.lang])
    share_plan(walk, page)


def share_plan(walk: Walk, page: Page) -> None:
    walk.press(page, "Put it on their own page")
    walk.sees(page, "Shared with the person: it stands on their own page.")
    walk.look(page, "plan")
    walk.press(page, "Print")
    is_at(page, f"care/{walk.file}/plan/print/")
    walk.look(page, "plan-print")
    page.emulate_media(media="print")
    expect(page.locator("article.paper")).to_be_visible()
    expect(page.locator("main .safe-rule")).to_be_hidden()
    expect(page.locator("aside.rail")).to_be_hidden()
    page.emulate_media(media="screen")
    asker = read_again(walk)
    asker.goto(f"{walk.home}my/plan/")
    for words in (WISH[walk.lang], *GOALS[walk.lang], *STEPS[walk.lang]):
        expect(asker.locator("main")).to_contain_text(words)
    walk.shoot(asker, "walk-own-plan")


def note(walk: Walk) -> None:
    """Step 8: half a note, the curtain, and every word is back."""
    page = walk.open_file("minji", "notes/write/")
    choose(page, "kind", value=NoteKind.TALK)
    page.fill("[name=minutes]", "50")
    page.fill("[name=their_words]", THEIR_WORDS[walk.lang])
    page.fill("[name=facts]", FACTS[walk.lang])
    page.focus("[name=plan]")
    expect(page.locator(".draft-said")).to_have_text(re.compile(walk.say("kept")))
    walk.look(page, "note-write")
    curtain(walk, page)
    expect(page.locator("[name=their_words]")).to_have_value(THEIR_WORDS[walk.lang])
    expect(page.locator("[name=facts]")).to_have_value(FACTS[walk.lang])
    page.fill("[name=plan]", NEXT[walk.lang])
    walk.press(page, "Keep")
    expect(page.locator("blockquote")).to_contain_text(THEIR_WORDS[walk.lang])
    expect(page.locator("main")).to_contain_text(NEXT[walk.lang])
    add(walk, page)


def curtain(walk: Walk, page: Page) -> None:
    """The session closes as after a quarter of an hour; the PIN opens it, the draft is there."""
    walk.close_session(page)
    page.reload()
    walk.sees(page, "Nobody can read your pages now. What you wrote is kept.")
    expect(page.locator("body")).not_to_contain_text(FACTS[walk.lang])
    expect(page.locator("body")).not_to_contain_text(walk.alias)
    walk.look(page, "curtain")
    page.fill("[name=pin]", PIN)
    walk.press(page, "Go on with my PIN")
    is_at(page, f"care/{walk.file}/notes/write/")
    walk.sees(page, "What you had written is back on this page. It is not yet saved.")


def add(walk: Walk, page: Page) -> None:
    """Never written over: what was wrong is put right beside it."""
    walk.look(page, "note")
    walk.press(page, "Add to it")
    page.fill("[name=facts]", ADDED[walk.lang])
    walk.look(page, "note-add")
    walk.press(page, "Add")
    main = page.locator("main")
    expect(main).to_contain_text(ADDED[walk.lang])
    expect(main).to_contain_text(FACTS[walk.lang])
    walk.look(page, "note-added")


def meet(walk: Walk) -> None:
    """Step 9: nobody visits alone; the month, the week, and a feed that says one word."""
    page = walk.open_file("minji", "appointments/new/")
    choose(page, "kind", value=AppointmentKind.VISIT)
    day = workday(1)
    page.fill("[name=day]", day.isoformat())
    page.fill("[name=at]", HOUR[walk.lang])
    page.fill("[name=minutes]", "60")
    page.fill("[name=place]", PLACE[walk.lang])
    page.fill("[name=what]", WHAT[walk.lang])
    page.fill("[name=bring]", BRING[walk.lang])
    page.fill("[name=way]", HOW[walk.lang])
    walk.press(page, "Write it down")
    expect(page.locator("main")).to_contain_text(walk.say("Nobody visits a home alone."))
    choose(page, "second", label="소라")
    walk.look(page, "appointment-new")
    walk.press(page, "Write it down")
    walk.sees(page, "It is in the calendar.")
    walk.look(page, "appointment")
    calendar(walk, page, day)
    feed(walk, page, day)
    asker = read_again(walk)
    for words in (WHAT[walk.lang], BRING[walk.lang], HOW[walk.lang]):
        expect(asker.locator("main")).to_contain_text(words)


BRING = {"ko": "집 계약서", "en": "the paper about your flat", "zh": "房子的合同"}
HOW = {"ko": "역에서 나와 은행 옆 골목", "en": "Out of the station, the lane beside the bank",
       "zh": "出站后走银行旁边的小巷"}  # fmt: skip
HOUR = {"ko": "14:00", "en": "10:00", "zh": "16:30"}


def calendar(walk: Walk, page: Page, day: date) -> None:
    for view in ("month", "week"):
        page.goto(f"{walk.home}desk/calendar/?view={view}&day={day.isoformat()}")
        hers = page.locator("a.meet").filter(has_text=walk.alias)
        expect(hers).to_have_count(1)
        walk.look(page, f"calendar-{view}")


def feed(walk: Walk, page: Page, day: date) -> None:
    page.goto(f"{walk.home}care/feed/")
    page.locator("main form button").first.click()
    address = page.locator("code.secret").inner_text()
    walk.look(page, "feed")
    told = walk.new_context().request.get(address).text()
    events = re.findall(r"BEGIN:VEVENT.*?END:VEVENT", told, re.S)
    assert any(f"{day:%Y%m%d}" in event for event in events)
    assert {re.findall(r"SUMMARY:(.*?)\r?\n", event)[0] for event in events} == {"약속"}
    secrets = (walk.alias, *walk.names, PLACE[walk.lang], WHAT[walk.lang], "민지")
    assert not [one for one in secrets if one in told]


def see_day(walk: Walk) -> None:
    """Step 10: what is promised for today stands on the day's page by itself, until it is done."""
    page = walk.open_file("minji", "tasks/")
    page.fill("[name=what]", CALL[walk.lang])
    page.fill("[name=due_on]", in_days(0))
    walk.look(page, "tasks")
    walk.press(page, "Put it on the list")
    walk.sees(page, "It is on the list.")
    page.goto(f"{walk.home}desk/")
    row = page.locator("main .row").filter(has_text=CALL[walk.lang])
    expect(row).to_contain_text(walk.alias)
    walk.look(page, "today")
    walk.press(row, "Done")
    walk.look(page, "task-done")
    walk.press(page, "Done")
    page.goto(f"{walk.home}desk/")
    expect(page.locator("main h1")).to_be_visible()
    expect(row).to_have_count(0)


CALL = {
    "ko": "병원에 시간 알아보기",
    "en": "Ask the hospital for a time",
    "zh": "问医院的时间",
}
