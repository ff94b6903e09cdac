"""Is a complaint in Northern words understood by the doctor, and does nobody else read of it?

With the practice town's own people, in three languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from sijak.health.enums import MedicineState
from tests.journeys.conftest import BUILD, DESK
from tests.journeys.test_walk import all_in_one_language, somebody_of
from tests.journeys.walking import Walk, id_in, in_days, is_at, workday

# What is said is said in Korean, in whichever language the worker reads.
COMPLAINT = "이쏘기가 심하고 밤마다 통세난다. 1차 치료만 받았다."
FOR_DOCTOR = "치통이 심하고 응급처치만 받음"
DIAGNOSIS = "치수염-여정"
SAID = {
    "ko": "어금니를 살릴 수 있다고 합니다.",
    "en": "The tooth can be saved.",
    "zh": "牙可以保住。",
}
MEDICINE = {"ko": "소염제", "en": "Medicine A", "zh": "消炎药"}
COMPLAINS = {
    "ko": "말투를 듣고 웃었습니다.",
    "en": "They laughed at how I speak.",
    "zh": "他们笑我的口音。",
}
PAIN = {"ko": "09:20", "en": "11:20", "zh": "15:20"}

pytestmark = pytest.mark.slow


@pytest.mark.journey("doctor-and-words")
def test_it_brings_her_words_to_the_doctor_and_to_nobody_else(walk: Walk) -> None:
    walk.file = somebody_of(walk, "yongil")
    write(walk)
    card(walk)
    medicine(walk)
    complaint(walk)
    entitled(walk)
    lists(walk)
    words(walk)
    one_sentence(walk)
    all_in_one_language(walk)


def health(walk: Walk, path: str = "") -> Page:
    return walk.open("yongil", f"health/{walk.file}/{path}")


def write(walk: Walk) -> None:
    """A visit in her words; the list of words beside it; the next day with somebody who goes along."""
    page = health(walk)
    walk.heading(page, "Body and hospital")
    walk.press(page, "Write a visit")
    page.select_option("[name=department]", "teeth")
    page.fill("[name=complaint]", COMPLAINT)
    walk.press(page, "Look for words")
    bridge = page.locator("dl.word-pairs")
    for north, south in (("이쏘기", "치통"), ("통세난다", "통증이 심하다"), ("1차 치료", "응급처치")):
        expect(bridge.locator("div", has_text=north).first).to_contain_text(south)
    expect(bridge.locator("div").first).to_contain_text(walk.say("means something else"))
    page.fill("[name=for_doctor]", FOR_DOCTOR)
    page.check("[name=places][value=teeth]")
    page.fill("[name=said]", SAID[walk.lang])
    page.fill("[name=diagnosis]", DIAGNOSIS)
    page.check("[name=state][value=runs]")
    walk.look(page, "visit-write")
    walk.press(page, "Keep")
    walk.sees(page, "Give the next day, or write why there is none.")
    expect(page.locator("[name=said]")).to_have_value(SAID[walk.lang])
    page.fill("[name=next_on]", workday(9).isoformat())
    page.fill("[name=next_at]", PAIN[walk.lang])
    page.select_option("[name=with_whom]", label="설화")
    walk.press(page, "Keep")
    if page.locator("[name=sure]").count():  # somebody of the town may be there already
        page.locator("[name=sure]").check()
        walk.press(page, "Keep")
    expect(page.locator("blockquote")).to_contain_text(COMPLAINT)
    expect(page.locator("main")).to_contain_text(DIAGNOSIS)
    walk.look(page, "visit")


def card(walk: Walk) -> None:
    """On paper: both words, no name, in Korean whatever the worker reads."""
    page = walk.pages["yongil"]
    walk.press(page, "Card for the doctor")
    sheet = page.locator("article.doctor-card")
    for text in (FOR_DOCTOR, COMPLAINT, "이쏘기", "치통", "천천히 말씀해 주십시오"):
        expect(sheet).to_contain_text(text)
    walk.look(page, "doctor-card")
    page.emulate_media(media="print")
    for hidden in ("aside.rail", "main .safe-rule", "main .head"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.set_viewport_size({"width": 397, "height": 559})  # A6 at 96 dots an inch
    page.screenshot(path=BUILD / "shots" / f"walk-doctor-card-print-{walk.lang}.png", full_page=True)
    assert walk.file not in sheet.inner_text()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": DESK, "height": 900})


def medicine(walk: Walk) -> None:
    page = health(walk, "medicines/write/")
    page.fill("[name=name]", MEDICINE[walk.lang])
    page.fill("[name=until]", in_days(4))
    walk.look(page, "medicine-write")
    walk.press(page, "Keep")
    is_at(page, f"health/{walk.file}/")
    page.get_by_role("link", name=MEDICINE[walk.lang]).first.click()
    page.check(f"[name=state][value={MedicineState.HOARDED}]")
    walk.press(page, "Keep")
    expect(page.locator("main")).to_contain_text(walk.label(MedicineState.HOARDED.label))
    page.get_by_role("link", name=MEDICINE[walk.lang]).first.click()
    page.check(f"[name=state][value={MedicineState.TAKEN}]")
    walk.press(page, "Keep")
    walk.look(page, "health")


def complaint(walk: Walk) -> None:
    """Taken up with a day for the answer; answered; ended."""
    page = walk.pages["yongil"]
    walk.press(page.locator("nav.file-ways"), "Take up a complaint")
    page.fill("[name=next_on]", "")
    page.fill("[name=words]", COMPLAINS[walk.lang])
    walk.press(page, "Keep")
    walk.sees(page, "Give the next day, or write why there is none.")
    page.fill("[name=next_on]", workday(5).isoformat())
    walk.look(page, "complaint")
    walk.press(page, "Keep")
    expect(page.locator("ol.thread")).to_contain_text(COMPLAINS[walk.lang])
    walk.look(page, "duty")


def entitled(walk: Walk) -> None:
    page = health(walk, "duties/entitle/")
    page.check("[name=aid_foundation][value=may]")
    page.check("[name=missing][value=bankbook]")
    page.fill("[name=words]", SAID[walk.lang])
    page.fill("[name=next_on]", in_days(3))
    walk.look(page, "entitle")
    walk.press(page, "Keep")
    walk.sees(page, "By this rule it may fit")
    walk.look(page, "entitled")


def lists(walk: Walk) -> None:
    page = walk.open("yongil", "health/lists/?tab=medicine")
    expect(page.locator(f"main .row a[href*='{walk.file}']").first).to_be_visible()
    walk.look(page, "list-medicine")
    for tab in ("come", "inpatient", "links", "complaints", "papers"):
        page.goto(f"{walk.home}health/lists/?tab={tab}")
        walk.look(page, f"list-{tab}")
    page.goto(f"{walk.home}health/lists/?tab=complaints")
    expect(page.locator(f"main .row a[href*='{walk.file}']").first).to_be_visible()


def words(walk: Walk) -> None:
    """One adds a pair, another says so too; then it stands beside what is written."""
    north = {"ko": "배꼴살", "en": "머리쏘기", "zh": "발시림"}[walk.lang]
    page = walk.open("yongil", "health/words/")
    walk.look(page, "words")
    walk.press(page, "Add a word")
    page.fill("[name=north]", north)
    page.fill("[name=south]", f"{north} (남)")
    walk.look(page, "word-write")
    walk.press(page, "Keep")
    page = walk.open("seolhwa", "health/words/")
    page.fill("[name=q]", north)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/health/words/$"))
    walk.press(page.locator(".word-line", has_text=north), "I say so too")
    walk.sees(page, "Your voice is counted.")
    expect(page.locator(".word-line", has_text=north)).to_contain_text(walk.say("Two colleagues say so"))


def one_sentence(walk: Walk) -> None:
    """Minji walks with her too: she reads that help is under way, and no illness."""
    page = walk.open("minji", f"people/{walk.file}/")
    assert id_in(page, "people") == walk.file
    walk.sees(page, "Medical help is under way")
    for text in (COMPLAINT, DIAGNOSIS, SAID[walk.lang], MEDICINE[walk.lang]):
        expect(page.locator("body")).not_to_contain_text(text)
    walk.look(page, "help-under-way")
    page.goto(f"{walk.home}health/{walk.file}/")
    walk.heading(page, "This is not part of your work")
    walk.expect_refusal(403)
