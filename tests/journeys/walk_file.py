"""Is a file opened once, found by those who may, closed to the one named, and safe in danger?"""

from playwright.sync_api import Page, expect

from sijak.people.enums import ConsentKind, SafetyReason, Voicemail
from tests.journeys import walk_asking
from tests.journeys.walking import Walk, choose, id_in, in_days, is_at

BIRTH_YEAR = {"ko": "1986", "en": "1979", "zh": "1991"}
HEED = {
    "ko": "남편이 퇴근하기 전에만. 집 전화로는 걸지 않습니다.",
    "en": "Only before her husband comes home. Never the telephone at home.",
    "zh": "只在丈夫下班以前联系。不要打家里的电话。",
}
CARD = {
    "risk": {
        "ko": "남편이 술을 마시면 때립니다. 지난주에 두 번.",
        "en": "Her husband hits her when he drinks. Twice last week.",
        "zh": "丈夫喝酒就打人。上星期两次。",
    },
    "avoid": {"ko": "집에 전화하지 않기", "en": "Never call the house", "zh": "不要给家里打电话"},
    "who": {
        "ko": "언니 봉희 010-0000-8801",
        "en": "Her sister, 010-0000-8801",
        "zh": "姐姐 010-0000-8801",
    },
    "place": {"ko": "언니네 집", "en": "At her sister's", "zh": "姐姐家"},
    "plan": {
        "ko": "가방을 싸 두고, 문자로 ‘반찬’이라고 보내면 데리러 갑니다.",
        "en": "A bag is packed. When she texts “side dish”, we come for her.",
        "zh": "包已经收拾好。她发“小菜”两个字，我们就去接她。",
    },
}


def open_file(walk: Walk) -> None:
    """Step 4: nobody like this is known; from the request to a file."""
    page = walk.open("sora", f"help/desk/{walk.request}/")
    walk.press(page, "Are they known? Open a file")
    walk.heading(page, "Is this person known?")
    north = walk.names[0]
    page.fill("[name=names]", f"{north}\n{walk.alias}")
    page.fill("[name=birth_year]", BIRTH_YEAR[walk.lang])
    walk.look(page, "match")
    walk.press(page, "Ask")
    walk.sees(page, "Nobody like this is known.")
    fill_file(walk, page, north)
    walk.look(page, "file-open")
    walk.press(page, "Open the file")
    walk.sees(page, "The file is open. A first look at needs and strengths is due within ten days.")
    walk.file = id_in(page, "people")
    expect(page.locator("h1")).to_have_text(walk.alias)
    assert north not in page.title() and walk.alias not in page.title()


def fill_file(walk: Walk, page: Page, north: str) -> None:
    expect(page.locator("[name=display]")).to_have_value(walk.alias)
    page.fill("[name=names]", north)
    page.check("[name=channels][value=letterbox]", force=True)
    expect(page.locator("[name=channels][value=text]")).to_be_checked()
    page.fill("[name=alias]", {"ko": "꽃집", "en": "the flower shop", "zh": "花店"}[walk.lang])
    page.check(f"[name=voicemail][value={Voicemail.NO}]", force=True)
    page.fill("[name=safe_note]", HEED[walk.lang])
    for kind, said in zip(ConsentKind, ("given", "given", "refused", "unasked"), strict=True):
        page.check(f"[name=consent_{kind}][value={said}]", force=True)
    choose(page, "team", label="서울 동행")
    choose(page, "lead", label="민지")
    page.locator("summary").filter(has_text=walk.say("Who must never see this file?")).click()
    page.get_by_role("checkbox", name="용일").check(force=True)


def write_to_her(walk: Walk) -> None:
    """Step 5: from the file, a letter with the day of the next word; she reads it."""
    page = walk.open_file("minji")
    page.locator("nav.file-ways").get_by_role("link", name=walk.say("Letters")).click()
    expect(page.locator("main")).to_contain_text(walk_asking.AGAIN[walk.lang])
    said = {"ko": "민지입니다. 목요일에 뵙겠습니다.", "en": "Minji here. See you on Thursday.",
            "zh": "我是敏智。星期四见。"}[walk.lang]  # fmt: skip
    page.fill("[name=text]", said)
    page.fill("[name=promised]", in_days(3))
    walk.look(page, "letters-staff")
    walk.press(page, "Send the answer")
    walk.sees(page, "Your answer is on its way.")
    expect(read_again(walk).locator("main")).to_contain_text(said)


def read_again(walk: Walk) -> Page:
    """The asker opens the letter box once more, with the words decomposed as some phones write."""
    page = walk.pages["asker"]
    page.goto(f"{walk.home}help/come-back/")
    walk_asking.knock(page, walk, " ".join(walk.words))
    walk.heading(page, "Good that you are here")
    return page


def find(walk: Walk, page: Page, text: str) -> None:
    page.goto(f"{walk.home}people/search/")
    page.fill("[name=q]", text)
    walk.press(page, "Find")


def search(walk: Walk) -> None:
    """Step 5: by the Southern spelling, by first sounds; and not at all by the one named."""
    minji = walk.worker("minji")
    _north, south, first = walk.names
    hit = minji.locator(f"a.hit[href*='{walk.file}']")
    for text in (south, f"{first} {BIRTH_YEAR[walk.lang]}", walk.phone[-4:]):
        find(walk, minji, text)
        expect(hit).to_have_count(1)
        assert south not in minji.url
    walk.look(minji, "search")
    hit.click()
    is_at(minji, f"people/{walk.file}/")
    yongil = walk.worker("yongil")
    for text in (south, walk.alias, walk.phone[-4:]):
        find(walk, yongil, text)
        expect(yongil.locator(f"a.hit[href*='{walk.file}']")).to_have_count(0)
    find(walk, yongil, south)
    walk.sees(yongil, "Nobody found")
    walk.look(yongil, "search-nobody")
    assert yongil.goto(f"{walk.home}people/{walk.file}/").status == 404  # type: ignore[union-attr]
    walk.expect_refusal(404)


def person_page(walk: Walk) -> None:
    """Step 11: the rule of safe contact before anything else; the way; who has read it."""
    page = walk.open_file("minji")
    first = page.locator("main .safe-rule")
    expect(first).to_contain_text(HEED[walk.lang])
    top = first.bounding_box()
    thread = page.locator("main ol.thread").bounding_box()
    assert top and thread and top["y"] < thread["y"]
    expect(page.locator("ol.thread li").nth(2)).to_be_visible()
    walk.sees(page, "Who has read this file")
    expect(page.locator("table.readers")).to_contain_text("민지")
    walk.look(page, "person")
    for name in ("consents", "hide", "team", "self", "edit"):
        page.goto(f"{walk.home}people/{walk.file}/{name}/")
        walk.look(page, f"person-{name}")
    page.goto(f"{walk.home}people/{walk.file}/readers/")
    expect(page.locator("tbody")).to_contain_text("소라")
    walk.look(page, "person-readers")


def danger(walk: Walk) -> None:
    """Step 12: the card is written; somebody of another team reaches it; the officer knows."""
    page = walk.open_file("minji")
    walk.press(page, "Danger")
    walk.heading(page, "Safety card")
    walk.press(page, "Write on it")
    for name, said in CARD.items():
        page.fill(f"[name={name}]", said[walk.lang])
    walk.look(page, "card-write")
    walk.press(page, "Keep")
    expect(page.locator(".safety-card")).to_contain_text(CARD["risk"][walk.lang])
    walk.look(page, "card")
    reach_card(walk)
    review(walk)


def reach_card(walk: Walk) -> None:
    page = walk.open("jinsook", "people/match/")
    page.fill("[name=names]", walk.names[1])
    page.fill("[name=birth_year]", BIRTH_YEAR[walk.lang])
    walk.press(page, "Ask")
    walk.sees(page, "Are they in danger now?")
    expect(page.locator("main")).not_to_contain_text(walk.alias)
    walk.look(page, "known")
    walk.press(page, "Safety card")
    page.check(f"[name=reason][value={SafetyReason.HARM_NOW}]", force=True)
    page.fill("[name=note]", NIGHT[walk.lang])
    walk.look(page, "card-window")
    walk.press(page, "Open the card")
    expect(page.locator(".safety-card")).to_contain_text(CARD["plan"][walk.lang])
    expect(page.locator("main")).not_to_contain_text(walk.alias)
    walk.look(page, "card-opened")


NIGHT = {
    "ko": "새벽 세 시에 언니가 전화했습니다.",
    "en": "Her sister called at three in the morning.",
    "zh": "凌晨三点她姐姐打来电话。",
}


def review(walk: Walk) -> None:
    page = walk.open("dahee", "desk/")
    walk.sees(page, "Readings to review")
    page.goto(f"{walk.home}staff/protection/")
    notice = page.locator("li.card").filter(has_text=NIGHT[walk.lang])
    expect(notice).to_contain_text("진숙")
    walk.look(page, "reviews")
    choices = notice.locator("select option").evaluate_all("all => all.map((o) => o.value)")
    notice.locator("select").select_option(next(one for one in choices if one))
    walk.press(notice, "Sign off")
    walk.sees(page, "Signed off, under your name.")
    expect(page.locator("ul.stack > li.card").filter(has_text=NIGHT[walk.lang])).to_have_count(0)
    expect(page.locator("main details")).to_contain_text("진숙")
