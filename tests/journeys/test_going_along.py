"""Is somebody found who goes along, do they need a phone and a minute only, and does a bill become a
promise of which finance sees an amount and a number? In three languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Demo, in_the_house
from tests.journeys.test_walk import all_in_one_language
from tests.journeys.walking import Walk, choose, id_in, in_days, is_at

WHERE = {"ko": "정문 앞 긴 의자", "en": "Bench at the main door", "zh": "正门前的长椅"}
LINE = {"ko": "의사 말을 다 알아들었습니다.", "en": "Understood every word.", "zh": "医生的话都听懂了。"}
ILLNESS = {"ko": "혈당 검사", "en": "Sugar test", "zh": "血糖检查"}
PLACE = list(WHERE)
LATE = "23:50"
# The smallest picture there is: one grey dot.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)

pytestmark = pytest.mark.slow


def patient(walk: Walk) -> str:
    """One of the hospital's people, another one in each language."""
    page = walk.open("yongil", "people/mine/")
    ids = dict.fromkeys(re.findall(r"/people/([0-9a-f]{32})/", page.content()))
    found = []
    for person in ids:
        answer = page.request.get(f"{walk.home}health/{person}/bills/")
        if answer.status == 200 and "B-" not in answer.text():
            found.append(person)
        if len(found) > PLACE.index(walk.lang):
            break
    return found[-1]


YESTERDAY = """
from datetime import timedelta
from sijak.health.models import Outing
from sijak.kernel.dates import today
for row in Outing.objects.filter(day=today()):
    row.day -= timedelta(days=int(sys.argv[1]))
    row.save(update_fields=["day"])
"""


def free(walk: Walk) -> None:
    """What the practice town has in hand today is called off: its half days are free."""
    page = walk.open("yongil", "health/going/")
    for row in page.locator("main .row", has_text="지수").all():
        href = str(row.locator("a.btn").get_attribute("href"))
        other = page.context.new_page()
        other.goto(re.sub(r"^(https?://[^/]+).*", r"\1", page.url) + href)
        walk.press(other, "Nobody needs to go any more")
        walk.sees(other, "Called off. Nobody waits in vain.")
        other.close()


def more_hours(walk: Walk) -> None:
    """Jisoo goes more often this week than in others, and says so."""
    page = walk.open("yongil", "health/going/companions/")
    walk.look(page, "companions")
    page.locator("main .row", has_text="지수").locator("a").first.click()
    page.fill("[name=cap]", "13")
    walk.press(page, "Keep")
    expect(page.locator("[name=cap]")).to_have_attribute("aria-invalid", "true")
    page.fill("[name=cap]", "12")
    walk.look(page, "companion")
    walk.press(page, "Keep")
    walk.heading(page, "Those who go along")


def ask(walk: Walk) -> None:
    page = walk.open("yongil", f"health/{walk.file}/going/")
    page.fill("[name=day]", in_days(0))
    page.fill("[name=at]", LATE)
    page.fill("[name=place]", "")
    walk.press(page, "Ask", context="company")  # where they meet is still missing
    expect(page.locator("[data-error-summary]")).to_be_visible()
    walk.look(page, "going-ask")
    page.fill("[name=place]", WHERE[walk.lang])
    page.fill("[name=what]", ILLNESS[walk.lang])
    choose(page, "speech", value="ryanggang")
    page.check("[name=car]")
    walk.press(page, "Ask", context="company")
    walk.sees(page, "Written down. Now choose somebody.")
    expect(page.locator("main .mate", has_text="지수")).to_contain_text(walk.say("Has a car."))
    walk.look(page, "going-choose")
    page.locator(".mate", has_text="지수").locator("input[name=goer]").check()
    choose(page, "reserve", label="설화")
    walk.press(page, "Hand it over")
    walk.sees(page, "Handed over. They see only that afternoon, and only what is needed.")
    walk.look(page, "going-chosen")
    walk.look(walk.open("yongil", "health/going/"), "going-board")


def go(walk: Walk) -> None:
    """On a phone, with one thumb."""
    page = walk.worker("jisoo")
    page.set_viewport_size({"width": PHONE, "height": 720})
    page.goto(f"{walk.home}health/afternoon/")
    slip = page.locator(".going-slip", has_text=WHERE[walk.lang])
    expect(slip).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(ILLNESS[walk.lang])
    walk.look(page, "afternoon")
    for word, said in (
        ("Yes, I go", "Thank you. They are waiting for you on that day."),
        ("I am on my way", "Good. A quiet way to you."),
        ("We are here", "Good that you are there."),
    ):
        walk.press(slip, word)
        walk.sees(page, said)
    walk.press(slip, "Done: tell how it went")
    walk.press(page, "Give the report")  # how it went is still missing
    expect(page.locator("[data-error-summary]")).to_be_visible()
    page.locator("[name=how][value=well]").check(force=True)
    page.fill("[name=next_on]", in_days(14))
    page.fill("[name=bill]", "82,000")
    page.fill("[name=fare]", "2800")
    page.fill("[name=words]", LINE[walk.lang])
    page.set_input_files("[name=picture]", {"name": "1127.png", "mimeType": "image/png", "buffer": PICTURE})
    walk.look(page, "afternoon-report")
    walk.press(page, "Give the report")
    walk.sees(page, "Thank you. The report is with the health team, sealed.")


def take_in(walk: Walk) -> None:
    page = walk.open("yongil", "health/going/")
    page.locator("main .row", has_text="지수").locator("a[href*='/told/']").first.click()
    expect(page.locator("main")).to_contain_text(LINE[walk.lang])
    walk.look(page, "going-take")
    page.locator("main form button[type=submit]").last.click()
    walk.sees(page, "The report is taken in, and the bill has its number.")
    page = walk.open_file("yongil", "tasks/")
    walk.sees(page, "Next date at the hospital: ask whether they go")


def share_out(walk: Walk) -> str:
    page = walk.open("yongil", f"health/{walk.file}/bills/")
    page.locator("main .row a.btn").first.click()
    is_bill = page.url.partition("?")[0]
    for payer, amount in (("aid", "60000"), ("foundation", "10000"), ("fund", "90000"), ("fund", "5,000")):
        choose(page, "payer", value=payer)
        page.fill("[name=asked_krw]", amount)
        walk.press(page, "Put it on the bill")
    walk.sees(page, "The payer stands on the bill.")
    expect(page.locator(".payers > li")).to_have_count(4)
    expect(page.locator("p.sentence")).to_contain_text("7,000")
    walk.look(page, "bill")
    walk.press(page, "On paper, for them")
    expect(page.locator("p.sentence")).to_have_count(3)
    walk.press(page, "Show it on their own page too")
    walk.sees(page, "It stands on their own page.")
    walk.look(page, "bill-print")
    return is_bill


def sign(walk: Walk, bill: str) -> str:
    page = walk.worker("yongil")
    page.goto(bill)
    page.locator(".payers > li", has_text=walk.say("Our own fund")).locator("a.btn").click()
    walk.press(page, "I sign for it")
    walk.sees(page, "Signed. A colleague signs too; then it is promised.")
    walk.look(page, "bill-fund")
    share = page.url.partition("?")[0]
    second = walk.worker("seolhwa")
    second.goto(share)
    walk.press(second, "I sign as the second")
    walk.sees(second, "Signed by two: it is promised. Finance sees the amount and the number.")
    number = re.search(r"B-[0-9]{6}", second.locator("main").inner_text())
    assert number
    return number[0]


@pytest.mark.journey("going-along")
def test_it_goes_along_and_shares_out_the_bill(walk: Walk, demo: Demo) -> None:
    free(walk)
    # Whoever walked in another language went along on this half day; nobody goes two ways.
    in_the_house(demo, YESTERDAY, str(100 * (1 + PLACE.index(walk.lang))))
    walk.file = patient(walk)
    more_hours(walk)
    ask(walk)
    go(walk)
    take_in(walk)
    number = sign(walk, share_out(walk))
    page = walk.open("hana", "health/promised/")
    expect(page.locator("main tr", has_text=number)).to_contain_text("5,000")
    name = walk.open("yongil", f"people/{walk.file}/").locator("h1").inner_text()
    expect(page.locator("main")).not_to_contain_text(name)
    walk.look(page, "promised")
    is_at(page, "/health/promised/")
    assert id_in(walk.open("yongil", f"health/{walk.file}/bills/"), "health") == walk.file
    all_in_one_language(walk)
