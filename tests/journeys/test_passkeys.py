"""Does a worker come in with words and a passkey, and back from behind the curtain with one?"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import PREFIX
from tests.journeys.production import Production, running

pytestmark = pytest.mark.slow
COOKIE = "__Host-sijak"


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Production]:
    with running(tmp_path_factory.mktemp("p")) as house:
        yield house


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[[], BrowserContext]]:
    contexts: list[BrowserContext] = []

    def open_one() -> BrowserContext:
        context = browser.new_context(locale="ko-KR", timezone_id="Asia/Seoul")
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()


def type_words(page: Page, url: str, handle: str, words: str) -> None:
    page.goto(url)
    page.fill("[name=handle]", handle)
    page.fill("[name=phrase]", words)
    page.locator("form:has([name=phrase]) button[type=submit]").click()


def touch(page: Page) -> None:
    """The button that asks the device."""
    page.locator("form[data-passkey] button[type=submit]").click()


def is_at(page: Page, path: str) -> None:
    expect(page).to_have_url(re.compile(r"^[^?]*" + re.escape(path) + r"(\?|$)"))


def token_of(context: BrowserContext) -> str:
    return next(str(one["value"]) for one in context.cookies() if one["name"] == COOKIE)


@pytest.mark.journey("passkeys")
def test_it_asks_for_words_and_passkey_and_opens_the_curtain_with_one(
    production: Production,
    opened: Callable[[], BrowserContext],
    give_passkey: Callable[[Page], None],
) -> None:
    context = opened()
    page = context.new_page()
    wrong: list[str] = []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    give_passkey(page)
    door, keys = f"{production.url}/staff/", f"{production.url}/staff/keys/"

    # The first time: the words are right, but nobody comes in before a passkey is made.
    type_words(page, f"{door}?next=/staff/keys/", "dahee", production.phrases["dahee"])
    is_at(page, "/staff/first-passkey/")
    page.goto(keys)
    is_at(page, "/staff/first-passkey/")
    touch(page)
    is_at(page, "/staff/keys/")

    # Out, and in again: words alone open nothing.
    page.locator("form[action$='/out/'] button").first.click()
    is_at(page, "/staff/")
    assert COOKIE not in {one["name"] for one in context.cookies()}
    type_words(page, f"{door}?next=/staff/keys/", "dahee", production.phrases["dahee"])
    is_at(page, "/staff/passkey/")
    page.goto(keys)
    is_at(page, "/staff/passkey/")
    touch(page)
    is_at(page, "/staff/keys/")
    cookie = next(one for one in context.cookies() if one["name"] == COOKIE)
    assert cookie["secure"] and cookie["httpOnly"] and cookie["expires"] == -1

    # The curtain: nobody's name, no PIN, and the passkey brings the page back.
    production.vault().close(token_of(context))
    page.goto(keys)
    expect(page.locator("[name=pin]")).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text("다희")
    touch(page)
    is_at(page, "/staff/keys/")
    expect(page.locator("main")).to_contain_text("1")

    # Once more, for what is closest to the heart: the passkey, then back to the page.
    page.goto(f"{production.url}/staff/once-more/?next=/staff/keys/")
    expect(page.locator("[name=pin]")).to_have_count(0)
    touch(page)
    is_at(page, "/staff/keys/")
    assert production.vault().whoami(token_of(context))["stepped_up"]

    # A second passkey on the same device: the device itself says that it has one.
    page.locator("[name=label]").fill("전화기")
    touch(page)
    expect(page.locator("[data-passkey-status]")).to_be_visible()
    is_at(page, "/staff/keys/")
    assert wrong == []


def test_it_enrols_a_colleague_who_then_makes_a_passkey_of_their_own(
    production: Production,
    opened: Callable[[], BrowserContext],
    give_passkey: Callable[[Page], None],
) -> None:
    officer = opened().new_page()
    give_passkey(officer)
    page_url = f"{production.url}/staff/people/new/"
    type_words(officer, f"{production.url}/staff/", "hyesun", production.phrases["hyesun"])
    touch(officer)
    officer.wait_for_url(re.compile("^(?!.*first-passkey)"))
    officer.goto(page_url)
    officer.fill("[name=name]", "소라")
    officer.fill("[name=handle]", "sora")
    officer.check("[name=role][value=intake]")
    officer.locator("form.form button[type=submit]").click()
    # To vouch for somebody's keys she shows once more that it is she; what she wrote comes back.
    is_at(officer, "/staff/once-more/")
    touch(officer)
    is_at(officer, "/staff/people/new/")
    expect(officer.locator("[name=name]")).to_have_value("소라")
    expect(officer.locator("[name=role][value=intake]")).to_be_checked()
    officer.locator("form.form button[type=submit]").click()
    expect(officer.locator(".phrase li")).to_have_count(7)
    words = officer.locator(".phrase b").all_inner_texts()
    spelled = officer.locator(".phrase span").all_inner_texts()
    assert len(words) == len(spelled) == 7 and all(word.isascii() for word in spelled)
    officer.goto(page_url)
    expect(officer.locator(".phrase")).to_have_count(0)

    colleague = opened().new_page()
    give_passkey(colleague)
    type_words(colleague, f"{production.url}/staff/?next=/staff/keys/", "sora", " ".join(spelled))
    touch(colleague)
    is_at(colleague, "/staff/keys/")
    expect(colleague.locator("main")).not_to_contain_text("PIN")


def test_it_has_no_practice_page_and_lets_nobody_in_with_another_device(
    production: Production,
    opened: Callable[[], BrowserContext],
    give_passkey: Callable[[Page], None],
) -> None:
    page = opened().new_page()
    answer = page.goto(f"{production.url}/practice/")
    assert answer is not None and answer.status == 404
    page.goto(f"{production.url}/staff/")
    expect(page.locator("a[href*=practice]")).to_have_count(0)
    give_passkey(page)
    type_words(page, f"{production.url}/staff/", "bora", production.phrases["bora"])
    touch(page)
    page.wait_for_url(re.compile("^(?!.*first-passkey)"))
    stranger = opened().new_page()
    give_passkey(stranger)  # a device that was never registered for her
    type_words(stranger, f"{production.url}/staff/", "bora", production.phrases["bora"])
    is_at(stranger, "/staff/passkey/")
    touch(stranger)
    expect(stranger.locator("[data-passkey-status]")).to_be_visible()
    stranger.goto(f"{production.url}/staff/keys/")
    is_at(stranger, "/staff/passkey/")


def test_it_loses_nothing_when_the_vault_is_killed_in_the_middle(
    production: Production,
    opened: Callable[[], BrowserContext],
    give_passkey: Callable[[Page], None],
) -> None:
    page, form = opened().new_page(), "/staff/teams/new/"
    give_passkey(page)
    door = f"{production.url}/staff/?next={form}"
    type_words(page, door, "sunok", production.phrases["sunok"])
    touch(page)
    is_at(page, form)
    page.fill("[name=name]", "부산 동행")
    page.check("[name=compartments][value=contact]")
    production.restart_vault()
    page.locator("form.form button[type=submit]").click()
    # Everybody is signed out; what was sent travels with the page, sealed.
    expect(page.locator("[name=kept]")).to_have_count(1)
    assert "부산" not in page.content()
    page.fill("[name=handle]", "sunok")
    page.fill("[name=phrase]", production.phrases["sunok"])
    page.locator("form:has([name=phrase]) button[type=submit]").click()
    is_at(page, "/staff/passkey/")
    touch(page)
    is_at(page, form)
    expect(page.locator("[name=name]")).to_have_value("부산 동행")
    expect(page.locator("[name=compartments][value=contact]")).to_be_checked()


def test_it_says_what_to_do_without_script(production: Production, browser: Browser, lang: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    type_words(page, f"{production.url}{PREFIX[lang]}staff/", "miran", production.phrases["miran"])
    expect(page.locator("noscript")).not_to_be_empty()
    touch(page)
    expect(page.locator("main [role=alert]")).to_be_visible()
    context.close()


def test_it_shows_the_door_calmly(
    production: Production,
    opened: Callable[[], BrowserContext],
    check_axe: Callable[[Page, str], None],
    shoot: Callable[..., None],
    lang: str,
) -> None:
    page = opened().new_page()
    door = f"{production.url}{PREFIX[lang]}staff/"
    page.goto(door)
    check_axe(page, "sign-in")
    shoot(page, "sign-in")
    type_words(page, door, "narae", production.phrases["narae"])
    check_axe(page, "first-passkey")
    shoot(page, "first-passkey")
