"""What does whoever walks through the house need: a browser each, the words, and open eyes?"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext
from playwright.sync_api import BrowserContext, Locator, Page, expect

from sijak.kernel.dates import today
from vault.client import Vault

CODE = {"ko": "ko", "en": "en", "zh": "zh-hans"}
# Latin letters that belong on a Korean or Chinese page.
LATIN = {"sijak", "hana", "png", "english", "pin", "ctrl", "kakaotalk", "ics", "http", "https", "localhost"}
NORTHERN = {
    "ko": ("리봉란", "이봉란", "ㅇㅂㄹ"),
    "en": ("량설매", "양설매", "ㅇㅅㅁ"),
    "zh": ("로춘애", "노춘애", "ㄴㅊㅇ"),
}
ALIAS = {"ko": "봄이", "en": "들레", "zh": "진달래"}
PHONE = {"ko": "010-0000-7301", "en": "010-0000-7302", "zh": "010-0000-7303"}


@dataclass
class Walk:
    """One walk in one language; everyone in it has a browser of their own."""

    lang: str
    home: str
    new_context: Callable[..., BrowserContext]
    check_axe: Callable[[Page, str], None]
    shoot: Callable[..., None]
    complaints: list[str]
    socket: Path
    pages: dict[str, Page] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    request: str = ""
    file: str = ""
    foreign: dict[str, list[str]] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, str, str]:
        """As the North spells it, as the South spells it, its first sounds."""
        return NORTHERN[self.lang]

    @property
    def alias(self) -> str:
        return ALIAS[self.lang]

    @property
    def phone(self) -> str:
        return PHONE[self.lang]

    def say(
        self, text: str, n: int | None = None, plural: str = "", context: str = "", **values: object
    ) -> str:
        """How this language says it. Korean and Chinese may not fall back to English."""
        with translation.override(CODE[self.lang]):
            one = pgettext(context, text) if context else gettext(text)
            said = one if n is None else ngettext(text, plural or text, n)
        if self.lang != "en":
            assert said != text, f"not said in {self.lang}: {text}"
        return said % values if values else said

    def label(self, choice: object) -> str:
        """A choice's own label, such as Need.HEALTH.label."""
        with translation.override(CODE[self.lang]):
            return str(choice)

    def worker(self, handle: str) -> Page:
        """The browser of one of the cast, signed in by one click on the practice page."""
        if handle not in self.pages:
            page = self.new_context().new_page()
            page.goto(f"{self.home}practice/")
            page.locator(f"form:has(input[value='{handle}']) button").click()
            expect(page.locator("aside.rail")).to_be_visible()
            self.pages[handle] = page
        return self.pages[handle]

    def open(self, handle: str, path: str) -> Page:
        page = self.worker(handle)
        page.goto(self.home + path)
        return page

    def open_file(self, handle: str, deed: str = "") -> Page:
        """A page of care about the person of this walk, or their file when no deed is named."""
        return self.open(handle, f"care/{self.file}/{deed}" if deed else f"people/{self.file}/")

    def press(self, where: Page | Locator, text: str, context: str = "") -> None:
        """A button or a link that looks like one, by its words in this language."""
        name = re.compile(f"^{re.escape(self.say(text, context=context))}")
        where = where.locator("main") if isinstance(where, Page) else where
        either = where.get_by_role("button", name=name).or_(where.get_by_role("link", name=name))
        either.first.click()

    def sees(self, page: Page, text: str, **values: object) -> None:
        expect(page.locator("main")).to_contain_text(self.say(text, **values))

    def heading(self, page: Page, text: str) -> None:
        expect(page.locator("h1")).to_have_text(self.say(text))

    def close_session(self, page: Page) -> None:
        """As the vault does by itself when a quarter of an hour went by without a deed."""
        cookies = {str(one["name"]): str(one["value"]) for one in page.context.cookies()}
        Vault(str(self.socket)).close(cookies["sijak"])

    def look(self, page: Page, name: str) -> None:
        """Accessible, nothing too wide, pictures taken, and no word of another language."""
        self.check_axe(page, name)
        self.shoot(page, f"walk-{name}")
        self.read(page, name)

    def read(self, page: Page, name: str) -> None:
        expect(page.locator("html")).to_have_attribute(
            "lang", {"ko": "ko", "en": "en", "zh": "zh-Hans"}[self.lang]
        )
        if self.lang == "en":
            return
        text = page.evaluate(VISIBLE)
        left = {w for w in re.findall(r"[A-Za-z]{3,}", text) if w.lower() not in LATIN}
        if left:
            self.foreign[name] = sorted(left)

    def expect_refusal(self, *codes: int) -> None:
        """The browser says of every 4xx that a resource failed; these were provoked."""
        told = tuple(f"status of {code}" for code in codes)
        self.complaints[:] = [one for one in self.complaints if not any(t in one for t in told)]


# What a reader sees, without what people wrote and without what stands in a named language.
VISIBLE = """() => {
  const copy = document.querySelector("main").cloneNode(true);
  for (const part of copy.querySelectorAll("[lang], input, textarea, code, kbd, time, script, svg"))
    part.remove();
  const languages = document.querySelectorAll("aside.rail, nav.bottom, footer, header");
  const frame = [...languages].map((part) => {
    const own = part.cloneNode(true);
    for (const word of own.querySelectorAll("[lang], kbd, svg")) word.remove();
    return own.textContent;
  });
  return [copy.textContent, ...frame, document.title].join(" ");
}"""


def choose(page: Page, name: str, *, value: str = "", label: str = "") -> None:
    """One of several, whether they stand in a list or side by side."""
    field_ = page.locator(f"[name={name}]").first
    if field_.evaluate("box => box.tagName") == "SELECT":
        field_.select_option(label=label) if label else field_.select_option(value)
    elif label:
        page.locator("label", has=page.locator(f"[name={name}]"), has_text=label).first.click()
    else:
        page.check(f"[name={name}][value='{value}']", force=True)


def is_at(page: Page, end: str) -> None:
    expect(page).to_have_url(re.compile(r"^[^?]*" + re.escape(end) + r"(\?.*|#.*)?$"))


def id_in(page: Page, before: str) -> str:
    """The random number that stands in the address after this word."""
    found = re.search(rf"/{before}/([0-9a-f]{{32}})/", page.url)
    assert found, page.url
    return found[1]


def in_days(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


def workday(days: int) -> date:
    """The first Monday to Friday at least so many days from now."""
    day = today() + timedelta(days=days)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day
