"""Does the curtain give page and words back, and is every page of the house's own desk calm?"""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sijak.practice.cast import PIN
from tests.journeys.conftest import Demo
from vault.client import Vault

COOKIE = "sijak"


@pytest.fixture
def vault(demo: Demo) -> Vault:
    return Vault(str(demo.data_dir / "run" / "vault.sock"))


@pytest.fixture
def cast(demo: Demo) -> dict[str, Any]:
    return dict(json.loads((demo.data_dir / "practice" / "cast.json").read_text()))


def enter(page: Page, home: str, who: str, where: str) -> None:
    page.goto(f"{home}practice/")
    page.locator(f"form:has([name=who][value={who}]) button").first.click()
    page.wait_for_load_state()
    page.goto(f"{home}{where}")


def close(page: Page, vault: Vault) -> None:
    token = next(str(c["value"]) for c in page.context.cookies() if c["name"] == COOKIE)
    vault.close(token)


@pytest.mark.journey("curtain")
def test_it_takes_half_a_sentence_through_the_curtain(
    page: Page,
    home: str,
    vault: Vault,
    check_axe: Callable[[Page, str], None],
    shoot: Callable[..., None],
) -> None:
    enter(page, home, "dahee", "staff/teams/new/")
    # Autosave on leaving the field, then the curtain falls, then she goes on.
    page.fill("[name=name]", "부산 동행")
    page.focus("[name=kind]")
    expect(page.locator(".draft-said")).to_have_text(re.compile(r"\d\d:\d\d"))
    close(page, vault)
    page.goto(f"{home}staff/teams/new/")
    expect(page.locator("body")).not_to_contain_text("다희")
    expect(page.locator("[name=name]")).to_have_count(0)
    check_axe(page, "curtain")
    shoot(page, "curtain")
    page.fill("[name=pin]", "1111")
    page.keyboard.press("Enter")
    expect(page.locator("#id_pin_error")).to_contain_text("4")
    page.fill("[name=pin]", PIN)
    page.keyboard.press("Enter")
    expect(page.locator("[data-draft-now]")).to_be_visible()
    expect(page.locator("[name=name]")).to_have_value("부산 동행")
    check_axe(page, "draft-back")
    # A button pressed behind the curtain loses nothing either.
    page.fill("[name=name]", "광주 동행")
    page.check("[name=compartments][value=contact]")
    close(page, vault)
    page.locator("form.form button[type=submit]").click()
    page.fill("[name=pin]", PIN)
    page.keyboard.press("Enter")
    expect(page.locator("[name=name]")).to_have_value("광주 동행")
    expect(page.locator("[name=compartments][value=contact]")).to_be_checked()
    # Saved: the draft has done its work.
    page.select_option("[name=lead]", index=1)
    page.locator("form.form button[type=submit]").click()
    expect(page.locator("h1")).to_have_text("광주 동행")
    page.goto(f"{home}staff/teams/new/")
    expect(page.locator("[data-draft-offer]")).to_have_count(0)


def test_it_is_walked_by_keyboard_alone(page: Page, home: str, cast: dict[str, Any]) -> None:
    page.goto(f"{home}staff/")
    page.focus("[name=handle]")
    page.keyboard.type("hana")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(cast["people"]["hana"]["phrase"])
    page.keyboard.press("Tab")
    expect(page.locator("#show-phrase")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[name=phrase]")).to_have_count(0)


def test_it_hides_the_typed_words_until_asked(page: Page, home: str) -> None:
    page.goto(f"{home}staff/")
    veil = "getComputedStyle(document.querySelector('[name=phrase]')).webkitTextSecurity"
    assert page.evaluate(veil) == "disc"
    page.check("#show-phrase")
    assert page.evaluate(veil) == "none"


@pytest.mark.parametrize(
    ("who", "pages"),
    [
        ("dahee", ["keys", "people", "people/new", "teams", "protection", "protection/log",
                   "protection/whole"]),
        ("jisoo", ["slips"]),
    ],
)  # fmt: skip
def test_it_is_calm_at_every_width(
    page: Page,
    home: str,
    who: str,
    pages: list[str],
    vault: Vault,
    cast: dict[str, Any],
    check_axe: Callable[[Page, str], None],
    shoot: Callable[..., None],
) -> None:
    fill_the_desk(vault, cast)
    enter(page, home, who, "staff/keys/")
    for name in pages:
        page.goto(f"{home}staff/{name}/")
        expect(page.locator("h1")).not_to_be_empty()
        check_axe(page, f"staff-{name}")
        shoot(page, f"staff-{name}")


def fill_the_desk(vault: Vault, cast: dict[str, Any]) -> str:
    """Something to review, and something handed over; the person about whom it is."""
    import time

    people = cast["people"]
    minji = vault.unlock("minji", people["minji"]["phrase"])["token"]
    person = vault.caseload(minji)[0]["person"]
    vault.slip_give(
        minji, to=people["jisoo"]["user"], person=person, purpose="company",
        ends_at=int(time.time()) + 7200, fields={"name": "봄이네", "when": "오늘 세 시"},
    )  # fmt: skip
    vault.hide(minji, person, users=[people["hana"]["user"]])
    vault.hide(minji, person, users=[])
    vault.sign_out(minji)
    return str(person)


def test_it_opens_one_slip_one_team_and_one_farewell_calmly(
    new_context: Callable[..., BrowserContext],
    home: str,
    vault: Vault,
    cast: dict[str, Any],
    check_axe: Callable[[Page, str], None],
    shoot: Callable[..., None],
) -> None:
    person = fill_the_desk(vault, cast)
    walks = [("jisoo", "slips/", ".row a"), ("minji", "teams/", "ul.cards h2 a"),
             ("dahee", "people/", "ul.cards a[href*=leave]")]  # fmt: skip
    for who, where, link in walks:
        page = new_context().new_page()
        enter(page, home, who, f"staff/{where}")
        page.locator(link).first.click()
        page.wait_for_load_state()
        check_axe(page, f"staff-one-{where}")
        shoot(page, f"staff-one-{where}")
    page = new_context().new_page()
    enter(page, home, "minji", f"staff/slips/for/{person}/")
    check_axe(page, "slip-give")
    shoot(page, "slip-give")
    page.goto(f"{home}staff/once-more/?next=/staff/people/")
    check_axe(page, "step-up")
    shoot(page, "step-up")
