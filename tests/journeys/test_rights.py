"""Can somebody offer their time without a mouse, script or account? Can a person see who read their file,
say yes and no, and ask for their right?"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import Demo, in_the_house
from tests.journeys.hands import enter, hears, tab_to
from tests.journeys.walking import Walk
from vault.client import Vault

NARROW = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}
OFFER = {
    "ko": "화요일마다 병원에 같이 갈 수 있습니다.",
    "en": "I can go along on Tuesdays.",
    "zh": "每星期二我可以陪着去医院。",
}
ANSWER = {
    "ko": "고맙습니다. 목요일 세 시에 만납시다.",
    "en": "Thank you. Let us meet on Thursday.",
    "zh": "谢谢。星期四三点见面吧。",
}
# A file for whoever holds these eight words, opened by the house's own deed and read once.
OPEN = """
from sijak.accounts.enums import permissions_of
from sijak.accounts.line import vault
from sijak.kernel.actor import Actor
from sijak.people.actions.files import match_person, open_file
from sijak.people.enums import ConsentKind, ConsentMethod, ConsentState
from sijak.people.faces import Consented, NewFile
from sijak.people.queries.files import open_file_of
token, mailbox, team, name = sys.argv[1:]
who = vault().whoami(token)
by = Actor(token=token, user_id=who["user"], name=who["name"], role=who["role"],
    permissions=permissions_of(who["role"]), teams=tuple(t["id"] for t in who["teams"]), centre="seoul",
    language="ko", where="test", is_officer=False)
yes = Consented(ConsentState.GIVEN, ConsentMethod.SPOKEN)
new = NewFile(face={"display": name, "names": [], "phones": []}, team=team, lead=by.user_id,
    consents={ConsentKind.ORDINARY: yes, ConsentKind.SENSITIVE: yes})
asked = match_person(by=by, **new.asked)
made = open_file(by=by, ticket=asked.ticket, new=new, mailbox=mailbox, different=True)
open_file_of(by, made.person, "plan")
"""


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(**NARROW).new_page()


@pytest.mark.slow
@pytest.mark.journey("volunteer-applies")
def test_it_takes_an_offer_from_the_keyboard_of_an_old_phone(phone: Page, walk: Walk) -> None:
    phone.goto(f"{walk.home}read/join/")
    enter(phone, "main a[href$='/help/say/']")
    hears(phone, "heading", "link")
    walk.shoot(phone, "say-doors", (320, 1440))
    enter(phone, "a[href$='/help/say/c/']")
    hears(phone, "heading", "textbox", "button")
    tab_to(phone, "[name=words]")
    phone.keyboard.type(OFFER[walk.lang])
    enter(phone, ".cluster button[value=send]")
    expect(phone.locator("[name=way][aria-invalid=true]")).to_be_visible()
    walk.expect_refusal(422)
    expect(phone.locator("[name=words]")).to_have_value(OFFER[walk.lang])
    walk.shoot(phone, "say-write", (320, 1440))
    tab_to(phone, "[name=way]")
    phone.keyboard.type("010-0000-2580")
    enter(phone, ".cluster button[value=send]")
    walk.heading(phone, "We have it, and it is locked.")
    walk.shoot(phone, "say-kept", (320, 1440))
    enter(phone, "section.card button")
    words = phone.locator(".eight b").all_inner_texts()
    assert len(words) == 8 and not phone.context.cookies()

    desk = walk.open("sora", "help/desk/said/?kind=volunteer")
    walk.look(desk, "said-list")
    for link in [one.get_attribute("href") for one in desk.locator(".row .act a").all()]:
        desk.goto(walk.home.split("/", 3)[0] + "//" + walk.home.split("/")[2] + str(link))
        if desk.get_by_text(OFFER[walk.lang]).count():
            break
    walk.look(desk, "said-open")
    desk.locator("[name=outcome][value=answered]").check()
    desk.locator("textarea[name=text]").fill(ANSWER[walk.lang])
    desk.locator("#reply button.btn").click()
    walk.sees(desk, "Your answer is noted.")

    phone.goto(f"{walk.home}help/come-back/")
    phone.locator("textarea[name=text]").fill(" ".join(words))
    phone.locator("main form.form button.btn").click()
    phone.goto(f"{walk.home}my/letters/")
    expect(phone.locator("main")).to_contain_text(ANSWER[walk.lang])
    assert walk.foreign == {}


def with_a_file(demo: Demo, walk: Walk) -> list[str]:
    """Somebody with a file, read by Minji for the plan; answers their eight words."""
    vault = Vault(str(walk.socket))
    cast = json.loads((demo.data_dir / "practice" / "cast.json").read_text())
    token = vault.unlock("minji", cast["people"]["minji"]["phrase"])["token"]
    box = vault.mailbox_new(cast["teams"]["seoul"])
    in_the_house(demo, OPEN, token, box["mailbox"], cast["teams"]["seoul"], f"길손{walk.lang}")
    vault.sign_out(token)
    return [str(word) for word in box["words"]]


@pytest.mark.slow
@pytest.mark.journey("who-read-my-file")
def test_it_shows_who_read_it_and_lets_them_say_no(phone: Page, walk: Walk, demo: Demo) -> None:
    words = with_a_file(demo, walk)
    phone.goto(f"{walk.home}help/come-back/")
    tab_to(phone, "textarea[name=text]")
    phone.keyboard.type(" ".join(words))
    enter(phone, "main form.form button.btn")
    enter(phone, "a[href$='/my/kept/']")
    walk.heading(phone, "What we keep about you")
    walk.sees(phone, "your plan")
    hears(phone, "heading", "radio", "textbox", "button")
    walk.shoot(phone, "my-kept", (320, 1440))
    phone.locator("[name=kind][value=erase]").focus()
    phone.keyboard.press("Space")
    enter(phone, "section.card button")
    walk.sees(phone, "What you asked for")
    walk.shoot(phone, "my-kept-asked", (320, 1440))

    phone.goto(f"{walk.home}my/yes/")
    walk.sees(phone, "If you take it back:")
    hears(phone, "heading", "button")
    walk.shoot(phone, "my-yes", (320, 1440))
    phone.locator("form:has(input[value=sensitive]) button").focus()
    phone.keyboard.press("Enter")
    walk.sees(phone, "It is changed, and your team is told.")
    phone.goto(f"{walk.home}my/say/")
    hears(phone, "heading", "radio", "textbox", "checkbox", "button")
    walk.shoot(phone, "my-say", (320, 1440))

    officer = walk.open("dahee", "help/desk/said/?kind=erase")
    officer.locator(".row .act a").first.click()
    walk.look(officer, "said-right")
    assert walk.foreign == {}
