"""Does somebody without an account ask for help, get an answer by a day, and come back for it?"""

import re
import unicodedata

from playwright.sync_api import Page, expect

from sijak.reach.enums import Need
from tests.journeys.walking import Walk, id_in, in_days, is_at

WORDS = {
    "ko": "무릎이 통세나서 밤에 자지 못합니다. 직일도 못 나갑니다.",
    "en": "My knee hurts so that I cannot sleep. I could not go to work for a week.",
    "zh": "膝盖疼得晚上睡不着，一个星期没能上班。",
}
ANSWER = {
    "ko": "잘 쓰셨어요. 무릎부터 같이 봅시다. 화요일 오후에 문자를 드릴게요.",
    "en": "It is good that you wrote. Let us look at the knee first. I write on Tuesday.",
    "zh": "谢谢您写来。我们先一起看膝盖。星期二下午我给您发短信。",
}
AGAIN = {
    "ko": "고맙습니다. 화요일 오후 좋습니다.",
    "en": "Thank you. Tuesday afternoon is good.",
    "zh": "谢谢，星期二下午可以。",
}


def ask(walk: Walk) -> None:
    """Step 1, with script switched off."""
    page = walk.pages["asker"] = walk.new_context(java_script_enabled=False).new_page()
    page.goto(walk.home)
    walk.press(page, "Ask for help")
    walk.heading(page, "What is needed today?")
    walk.shoot(page, "walk-ask-1")
    page.get_by_role("checkbox", name=walk.label(Need.HEALTH.label), exact=True).check(force=True)
    page.get_by_role("checkbox", name=walk.label(Need.WORK.label), exact=True).check(force=True)
    page.fill("[name=words]", WORDS[walk.lang])
    walk.press(page, "Next: how is it safe to answer you?")

    walk.heading(page, "How is it safe to answer you?")
    walk.shoot(page, "walk-ask-2")
    page.fill("[name=name]", walk.alias)
    page.check("[name=channels][value=text]", force=True)
    page.fill("[name=phone]", walk.phone)
    page.check("[name=shared][value=partner]", force=True)
    page.check("[name=voicemail][value=hang_up]", force=True)
    page.check("[name=hours][value=afternoon]", force=True)
    walk.press(page, "Next: look it over")

    walk.heading(page, "Look it over")
    expect(page.locator("main")).to_contain_text(WORDS[walk.lang])
    expect(page.locator("main")).to_contain_text(walk.phone)
    expect(page.locator("main .needs li")).to_have_count(2)
    walk.shoot(page, "walk-ask-3")
    walk.press(page, "Send it, locked")

    walk.heading(page, "We have it, and it is locked.")
    expect(page.locator("main .lead strong")).to_have_text(re.compile(r"\d"))
    walk.shoot(page, "walk-ask-4")


def take_words(walk: Walk) -> None:
    """Step 1, its end: eight words, shown once, checked."""
    page = walk.pages["asker"]
    walk.press(page, "Show me my eight words")
    walk.words = page.locator(".eight li b").all_inner_texts()
    spelled = page.locator(".eight .spelt").all_inner_texts()
    assert len(walk.words) == len(spelled) == 8 and all(word.isascii() for word in spelled)
    walk.shoot(page, "walk-words")
    walk.press(page, "I have written them down")
    expect(page.locator(".two label")).to_have_count(2)
    places = [int(re.findall(r"\d", text)[0]) for text in page.locator(".two label").all_inner_texts()]
    for name, place in zip(("first", "second"), places, strict=True):
        page.fill(f"[name={name}]", walk.words[place - 1])
    walk.press(page, "Look")
    walk.heading(page, "Both are right. Keep them well.")
    page.context.clear_cookies()
    assert page.context.cookies() == [], "asking leaves no cookie"


def answer(walk: Walk) -> None:
    """Steps 2: Sora hears and answers."""
    page = walk.open("sora", "help/desk/")
    walk.look(page, "queue")
    expect(page.locator("main .row").first).to_be_visible()
    for link in page.locator("main .row a.btn").evaluate_all("all => all.map((a) => a.href)"):
        page.goto(link)
        if walk.phone in page.locator("main").inner_text():
            break
    expect(page.locator("h1")).to_have_text(walk.alias)
    walk.request = id_in(page, "desk")
    expect(page.locator("main")).to_contain_text(WORDS[walk.lang])
    walk.sees(page, "How it is safe to answer")
    walk.look(page, "request")
    page.fill("[name=text]", ANSWER[walk.lang])
    page.fill("[name=promised]", in_days(2))
    walk.press(page, "Send the answer")
    walk.sees(page, "Your answer is on its way.")
    expect(page.locator("main")).to_contain_text(ANSWER[walk.lang])
    walk.look(page, "request-answered")


def one_jamo_off(word: str) -> str:
    """The same word with one vowel written wrongly."""
    first = unicodedata.normalize("NFD", word[0])
    vowel = "\u1161" if first[1] != "\u1161" else "\u1163"
    return unicodedata.normalize("NFC", first[0] + vowel + first[2:]) + word[1:]


def knock(page: Page, walk: Walk, text: str) -> None:
    page.fill("[name=text]", text)
    walk.press(page, "Open my letters")


def come_back(walk: Walk) -> None:
    """Step 3: nearly right, then right without spaces; read, and write again."""
    page = walk.pages["asker"]
    page.goto(walk.home)
    walk.press(page, "Come back with your words")
    walk.heading(page, "Good that you come back")
    walk.shoot(page, "walk-come-back")
    knock(page, walk, " ".join([one_jamo_off(walk.words[0]), *walk.words[1:]]))
    walk.sees(page, "Nearly. Did you mean this?")
    expect(page.locator("main [role=alert] mark").first).to_be_visible()
    walk.expect_refusal(422)
    walk.shoot(page, "walk-nearly")
    page.goto(f"{walk.home}help/come-back/")
    knock(page, walk, "".join(walk.words))
    read_letters(walk, page)


def read_letters(walk: Walk, page: Page) -> None:
    """The newest letter stands on the first of their own pages; all of them one page further."""
    walk.heading(page, "Good that you are here")
    expect(page.locator("main")).to_contain_text(ANSWER[walk.lang])
    walk.shoot(page, "walk-own")
    page.goto(f"{walk.home}my/letters/")
    walk.heading(page, "Your letters")
    expect(page.locator("main")).to_contain_text(ANSWER[walk.lang])
    expect(page.locator("main")).not_to_contain_text(WORDS[walk.lang])
    walk.shoot(page, "walk-letters")
    page.fill("[name=text]", AGAIN[walk.lang])
    walk.press(page, "Send it, locked")
    expect(page.locator("main [role=status]")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(AGAIN[walk.lang])
    walk.press(page.locator("aside.own-head"), "Lock and leave")
    walk.heading(page, "Locked")
    assert page.context.cookies() == []


def see_letter(walk: Walk) -> None:
    """Step 3, the other side: the letter stands on Sora's page until it is read."""
    page = walk.open("sora", "desk/")
    walk.sees(page, "Letters not yet read")
    walk.look(page, "today-sora")
    link = page.locator(f"a[href*='{walk.request}']").filter(has_text=walk.say("Read"))
    link.first.click()
    is_at(page, f"help/desk/{walk.request}/")
    expect(page.locator("main")).to_contain_text(AGAIN[walk.lang])
    page.goto(f"{walk.home}desk/")
    read = page.locator(f"a[href*='{walk.request}']").filter(has_text=walk.say("Read"))
    expect(read).to_have_count(0)
