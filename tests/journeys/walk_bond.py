"""Is nobody lost: looked for in silence, let go with care, taken up again, handed on?"""

import re
from datetime import date

from playwright.sync_api import Page, expect

from sijak.care.enums import ClosingReason, Ground, Rung, Try
from sijak.care.rules.closing import aftercare_days
from sijak.kernel.dates import absolute_day, today
from tests.journeys.walking import Walk, choose, in_days, is_at

LEADS = ("taeho", "jinsook", "yongil")
# Days after the first try on which each step may be taken, and what came of it.
TRIES = (
    (Rung.MESSAGE, -20, Try.NO_ANSWER),
    (Rung.CALL, -19, Try.NO_ANSWER),
    (Rung.SECOND, -17, Try.NO_WAY),
    (Rung.VISIT, -14, Try.NO_ANSWER),
    (Rung.VISIT, -8, Try.MOVED),
    (Rung.WELFARE, -4, Try.MOVED),
)
CHANGED = {
    "ko": "밤에 잠을 자고, 국숫집에서 일주일에 사흘 일합니다.",
    "en": "She sleeps at night and works three days a week in the noodle shop.",
    "zh": "晚上睡得着了，每星期在面馆工作三天。",
}
GONE = {
    "ko": "이사한 곳을 아무도 모릅니다.",
    "en": "Nobody knows where they moved.",
    "zh": "没有人知道搬去哪里了。",
}
NOTE = {
    "ko": "무릎 약은 저녁에. 남편 전화로는 걸지 마세요.",
    "en": "The medicine is for the evening. Never call the husband's telephone.",
    "zh": "膝盖的药晚上吃。不要打丈夫的电话。",
}


def silent(walk: Walk) -> tuple[str, str]:
    """Somebody of the town who has gone quiet and was not looked for yet, and who leads."""
    first = walk.say("next: %(rung)s", rung=walk.label(Rung.MESSAGE.label))
    for handle in LEADS:
        page = walk.open(handle, "desk/")
        rows = page.locator("main .row").filter(has_text=first, has_not_text=walk.say("in danger"))
        links = rows.locator("a[href$='/ladder/']")
        if links.count():
            walk.sees(page, "Gone quiet")
            found = re.search(r"/care/([0-9a-f]{32})/", str(links.first.get_attribute("href")))
            assert found
            return handle, found[1]
    raise AssertionError("nobody in this town has gone quiet")


def lose(walk: Walk) -> None:
    """Step 13: lost only after every step of the ladder; and even then the door stays open."""
    handle, person = silent(walk)
    page = walk.worker(handle)
    walk.look(page, "today-silent")
    page.goto(f"{walk.home}care/{person}/close/")
    expect(page.locator(f"[name=reason][value={ClosingReason.LOST}]")).to_be_disabled()
    walk.sees(page, "Contact is lost only when every step of the ladder was tried.")
    walk.look(page, "close-refused")
    page.goto(f"{walk.home}care/{person}/ladder/")
    walk.look(page, "ladder")
    for rung, days, outcome in TRIES:
        climb(walk, page, rung, days, outcome)
    walk.sees(page, "Every step was tried. The file may rest as lost contact; whoever hears of them "
              "takes it up again.")  # fmt: skip
    walk.look(page, "ladder-done")
    rest(walk, page, person)


def climb(walk: Walk, page: Page, rung: Rung, days: int, outcome: Try) -> None:
    expect(page.locator("#try [name=rung]")).to_have_value(rung)
    page.fill("[name=day]", in_days(days))
    choose(page, "outcome", value=outcome)
    if rung in (Rung.VISIT, Rung.WELFARE):
        choose(page, "second", label="민지")
    if rung == Rung.WELFARE:
        choose(page, "ground", value=Ground.VISITS)
    tried = page.locator("ol.ladder p.small").filter(has_text=spoken(walk, in_days(days)))
    before = tried.count()
    walk.press(page, "Write it down")
    expect(tried).to_have_count(before + 1)


def spoken(walk: Walk, iso: str) -> str:
    code = {"ko": "ko", "en": "en", "zh": "zh-hans"}[walk.lang]
    return absolute_day(date.fromisoformat(iso), language=code)


def rest(walk: Walk, page: Page, person: str) -> None:
    page.goto(f"{walk.home}care/{person}/close/")
    choose(page, "reason", value=ClosingReason.LOST)
    page.fill("[name=changed]", GONE[walk.lang])
    walk.press(page, "Let this file go")
    walk.sees(page, "Closed. The door stays open.")
    walk.look(page, "reopen")
    walk.press(page, "Take it up again")
    is_at(page, f"people/{person}/")
    expect(page.locator("main nav.file-ways a[href$='/close/']")).to_have_count(1)


def find_again(walk: Walk) -> None:
    """Step 13: the second rung, and there they are."""
    handle, person = silent(walk)
    page = walk.worker(handle)
    page.goto(f"{walk.home}care/{person}/ladder/")
    climb(walk, page, *TRIES[0])
    choose(page, "outcome", value=Try.REACHED)
    page.fill("[name=day]", in_days(0))
    walk.look(page, "ladder-second")
    walk.press(page, "Write it down")
    walk.sees(page, "Found again. That is the best news of the day.")
    walk.look(page, "found")
    page.goto(f"{walk.home}desk/")
    expect(page.locator(f"main a[href*='{person}/ladder/']")).to_have_count(0)


def hand_over(walk: Walk) -> None:
    """Step 13: to a colleague, with a note, and with all that was promised."""
    page = walk.open_file("minji", "hand-over/")
    choose(page, "to", label="소라")
    page.fill("[name=note]", NOTE[walk.lang])
    walk.look(page, "hand-over")
    walk.press(page, "Hand the file over")
    walk.sees(page, "Handed over, with all that was promised.")
    sora = walk.open_file("sora", "hand-over/")
    expect(sora.locator("main")).to_contain_text(NOTE[walk.lang])
    walk.look(sora, "hand-over-received")
    sora.goto(f"{walk.home}people/mine/")
    expect(sora.locator(f"a[href*='{walk.file}']")).to_have_count(1)
    walk.look(sora, "mine")
    sora.goto(f"{walk.home}care/hand-over/")
    walk.look(sora, "hand-over-all")


def let_go(walk: Walk) -> None:
    """Step 13: closed because all is well; after 1, 3 and 6 months somebody asks how she is."""
    page = walk.open_file("sora", "close/")
    choose(page, "reason", value=ClosingReason.REACHED)
    page.fill("[name=changed]", CHANGED[walk.lang])
    page.check("[name=may_call]", force=True)
    for day in aftercare_days(today()):
        expect(page.locator("main")).to_contain_text(spoken(walk, day.isoformat()))
    walk.look(page, "close")
    walk.press(page, "Let this file go")
    walk.sees(page, "Closed. The door stays open.")
    page.goto(f"{walk.home}care/{walk.file}/tasks/")
    for days in aftercare_days(today()):
        row = page.locator("main .row").filter(has_text=days_from_now(walk, days))
        expect(row).not_to_have_count(0)
    walk.look(page, "aftercare")


def days_from_now(walk: Walk, day: date) -> str:
    count = (day - today()).days
    return {"ko": f"{count}일 뒤", "en": f"in {count} days", "zh": f"{count}天后"}[walk.lang]


def figures(walk: Walk) -> None:
    """Step 14: totals in which nobody can be picked out."""
    page = walk.open("shinae", "figures/")
    walk.heading(page, "Did we keep our word?")
    assert page.locator("main svg").count() >= 4
    walk.look(page, "figures")
    page.locator("main details.split summary").first.click()
    cells = page.locator("main details.split table").first.locator("tbody td").all_inner_texts()
    told = [cell.split()[0] for cell in cells if cell.strip()]
    assert told and all(one == "·" or one == "0" or int(one.replace(",", "")) >= 5 for one in told)
    expect(page.locator("main")).not_to_contain_text(walk.alias)
    walk.look(page, "figures-table")
    page.goto(f"{walk.home}desk/")
    walk.look(page, "today-director")
    assert page.goto(f"{walk.home}people/{walk.file}/").status in (403, 404)  # type: ignore[union-attr]
    walk.expect_refusal(403, 404)


def leave(walk: Walk) -> None:
    """Step 15: out, and the way back shows nothing."""
    page = walk.open_file("minji")
    page.locator("aside.rail form[action$='/out/'] button").click()
    is_at(page, "staff/")
    expect(page.locator("[name=phrase]")).to_be_visible()
    walk.look(page, "signed-out")
    page.goto(f"{walk.home}people/{walk.file}/")
    is_at(page, "staff/")
    expect(page.locator("body")).not_to_contain_text(walk.alias)
    walk.expect_refusal(401, 403)
