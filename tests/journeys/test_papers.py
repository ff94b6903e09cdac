"""Does a paper come into a file by the picker, by drag, over a bad line and by keyboard alone?"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.files import samples
from tests.journeys.test_file import sign_in, somebody
from tests.journeys.walking import CODE

pytestmark = pytest.mark.slow

BILLS = {"ko": "약값 영수증", "en": "Bill of the pharmacy", "zh": "药费收据"}
NAMES = {lang: f"{name} {secrets.randbelow(10_000)}" for lang, name in BILLS.items()}
DROP = """async ([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const all = new DataTransfer();
  all.items.add(new File([bytes], name, { type: 'application/pdf', lastModified: 1 }));
  const form = document.querySelector('form[data-papers]');
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    form.dispatchEvent(new DragEvent(kind, { dataTransfer: all, bubbles: true, cancelable: true }));
  }
}"""


def say(lang: str, text: str) -> str:
    with translation.override(CODE[lang]):
        return gettext(text)


def papers_of(home: str, page: Page) -> str:
    return f"{home}people/{somebody(home, page)}/papers/"


def keep(page: Page, note: str = "") -> None:
    page.locator("[name=note]").fill(note)
    page.locator("form[data-papers] button[type=submit]").click()


def drag(page: Page, name: str, data: bytes) -> None:
    page.evaluate(DROP, [name, base64.b64encode(data).decode()])


def listed(page: Page, name: str) -> None:
    expect(page.locator("ul.papers")).to_contain_text(name, timeout=30_000)


@pytest.mark.journey("papers")
def test_it_takes_papers_in_and_hands_them_out(
    home: str, lang: str, new_context: Callable[..., BrowserContext], complaints: list[str],
    check_axe: Callable[[Page, str], None], shoot: Callable[..., None], tmp_path: Path,
) -> None:  # fmt: skip
    page = sign_in(home, new_context(), "minji")
    where = papers_of(home, page)
    page.goto(where)
    check_axe(page, "papers")
    shoot(page, "papers")
    by_picker(page, NAMES[lang], tmp_path)
    by_drag_over_a_bad_line(page, lang, shoot)
    refused(page, lang, check_axe)
    # The line was cut twice on purpose, and one file was refused in words.
    complaints[:] = [one for one in complaints if "INTERNET_DISCONNECTED" not in one and "422" not in one]
    original(page, NAMES[lang], check_axe, shoot)
    removed(page, NAMES[lang], check_axe)


def by_picker(page: Page, name: str, tmp_path: Path) -> None:
    """A photograph comes out without the place where it was taken."""
    page.locator("input[type=file][name=file]").set_input_files(
        {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": samples.photograph()}
    )
    keep(page, name)
    listed(page, f"{name}.jpg")
    card = page.locator("ul.papers li", has_text=f"{name}.jpg").first
    look = card.locator("img")
    look.scroll_into_view_if_needed()
    page.wait_for_function("e => e.complete && e.naturalWidth > 0", arg=look.element_handle())
    with page.expect_download() as coming:
        card.locator("a[download]").click()
    assert re.fullmatch(r"paper-\d{4}-\d\d-\d\d\.jpg", coming.value.suggested_filename)
    coming.value.save_as(tmp_path / "out.jpg")
    out = (tmp_path / "out.jpg").read_bytes()
    assert out[:2] == b"\xff\xd8" and b"Exif" not in out and samples.SECRET.encode() not in out


def by_drag_over_a_bad_line(page: Page, lang: str, shoot: Callable[..., None]) -> None:
    """The second piece meets a line that is cut; it goes on by itself, and once more after a new look
    at the page."""
    cuts = iter([False, True])

    def bad_line(route: Route) -> None:
        route.abort("internetdisconnected") if next(cuts, False) else route.continue_()

    name, data = f"{NAMES[lang]} 2.pdf", large_pdf()
    page.route(re.compile(r"/half/[0-9a-f]{32}/\?n="), bad_line)
    drag(page, name, data)
    expect(page.locator("[data-told]")).not_to_be_empty()
    keep(page)
    expect(page.locator("[data-going] li")).to_contain_text(say(lang, "No answer. It goes on by itself when "
                                                                "the line is back."))  # fmt: skip
    listed(page, name)
    page.unroute(re.compile(r"/half/[0-9a-f]{32}/\?n="))
    half_and_on_again(page, lang, f"{NAMES[lang]} 3.pdf", data, shoot)


def half_and_on_again(page: Page, lang: str, name: str, data: bytes, shoot: Callable[..., None]) -> None:
    hold = re.compile(r"/half/[0-9a-f]{32}/\?n=[1-9]")
    page.route(hold, lambda route: route.abort("internetdisconnected"))
    drag(page, name, data)
    keep(page)
    expect(page.locator("[data-going] li")).to_contain_text(say(lang, "No answer. It goes on by itself when "
                                                                "the line is back."))  # fmt: skip
    shoot(page, "papers-going")
    page.reload()
    expect(page.locator("main")).to_contain_text(say(lang, "Not yet whole"))
    shoot(page, "papers-half")
    page.unroute(hold)
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url) if "?n=" in one.url else None)
    drag(page, name, data)
    keep(page)
    listed(page, name)
    assert sent and not [one for one in sent if one.endswith("?n=0")], "the first piece was there"


def large_pdf() -> bytes:
    body = samples.pdf()
    return body + b"%" + b"x" * 1_400_000 + b"\n%%EOF\n"


def refused(page: Page, lang: str, check_axe: Callable[[Page, str], None]) -> None:
    drag(page, "evil.jpg", b"MZ" + bytes(900))
    keep(page)
    words = page.locator("[data-going] .bad")
    expect(words).to_be_visible(timeout=30_000)
    assert words.inner_text() == say(lang, "We take pictures (JPEG, PNG, GIF, WebP), PDF, Hangul and office "
                                     "files. This is none of them.")  # fmt: skip
    check_axe(page, "papers-refused")


def original(page: Page, name: str, check_axe: Callable[[Page, str], None],
             shoot: Callable[..., None]) -> None:  # fmt: skip
    page.reload()
    shoot(page, "papers-there")
    check_axe(page, "papers-there")
    page.locator("ul.papers li", has_text=f"{name}.jpg").first.locator("a[href$='/original/']").click()
    expect(page.locator(".notice.danger")).to_be_visible()
    check_axe(page, "papers-original")
    shoot(page, "papers-original")
    with page.expect_download() as coming:
        page.locator("main form button").click()
    assert coming.value.suggested_filename.startswith("original-")


def removed(page: Page, name: str, check_axe: Callable[[Page, str], None]) -> None:
    page.go_back()
    before = page.locator("ul.papers li").count()
    page.locator("ul.papers li", has_text=f"{name}.jpg").first.locator("a[href$='/remove/']").click()
    check_axe(page, "papers-remove")
    page.locator("main form button").click()
    expect(page.locator("ul.papers li")).to_have_count(before - 1)


@pytest.mark.journey("papers")
def test_it_needs_no_script_and_no_mouse(
    home: str, lang: str, new_context: Callable[..., BrowserContext]
) -> None:  # fmt: skip
    """Without script the plain form sends one file; with keys alone everything is reached."""
    page = sign_in(home, new_context(java_script_enabled=False), "minji")
    where = papers_of(home, page)
    page.goto(where)
    page.locator("input[type=file][name=file]").set_input_files(
        {"name": f"{NAMES[lang]} 4.pdf", "mimeType": "application/pdf", "buffer": samples.pdf()}
    )
    page.locator("[name=file]").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator("form[data-papers] button[type=submit]")).to_be_focused()
    page.keyboard.press("Enter")
    listed(page, f"{NAMES[lang]} 4.pdf")
    page.locator("ul.papers li").first.locator("a[download]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".notice.danger")).to_be_visible()
