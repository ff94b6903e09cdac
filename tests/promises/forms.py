"""What would a person see to fill in on this page, and what do they write there?

Forms are read from the page as it was rendered, so that a new field is met on the day it is made.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from PIL import Image, PngImagePlugin

from sijak.kernel import dates

type Given = dict[str, list[str]]
# Fields that carry the machinery of a form and no words of a person.
MACHINERY = frozenset({"csrfmiddlewaretoken", "next", "trap"})
AGREES = frozenset({"agreed"})
NOT_FILLED = frozenset({"submit", "button", "image", "reset"})
YES = frozenset({"given", "yes"})  # what a person says where a yes is asked
WORDS = frozenset({"text", "textarea", "search", "tel", "email", "url"})
A_DAY = timedelta(days=1)


class Attached(str):
    """A file that was chosen: its name, and a small picture in which the same word is written."""

    @property
    def content(self) -> bytes:
        words = PngImagePlugin.PngInfo()
        words.add_itxt("Comment", str(self).encode("utf-8", "replace").decode())
        out = io.BytesIO()
        Image.new("RGB", (8, 8), "white").save(out, "PNG", pnginfo=words)
        return out.getvalue()


@dataclass(slots=True)
class Input:
    name: str
    kind: str
    value: str = ""
    is_on: bool = False
    choices: list[str] = field(default_factory=list)
    limits: tuple[str, str] = ("", "")

    @property
    def takes_words(self) -> bool:
        return self.kind in WORDS and self.name not in MACHINERY


@dataclass(slots=True)
class Sheet:
    """One form of a page."""

    action: str
    method: str
    inputs: list[Input] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def goes_to(self, path: str) -> str:
        """Where its button leads from the page at ``path``."""
        where = urlsplit(urljoin(path, self.action or path))
        return where.path + (f"?{where.query}" if where.query else "")

    @property
    def asks(self) -> tuple[str, ...]:
        """The names of what a person fills in; two sheets that ask the same are the same."""
        seen = (i.name for i in self.inputs if i.kind != "hidden" and i.name not in MACHINERY)
        return tuple(sorted(set(seen)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self.open: Sheet | None = None
        self.area: Input | None = None
        self.select: Input | None = None
        self.errors = 0
        self.complaints: list[str] = []
        self.to_hear = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self.errors += has.get("aria-invalid") == "true"
        if "error" in has.get("class", "").split():
            self.to_hear = 1
        elif has.get("role") == "alert":
            self.to_hear = 5  # heading, name of the field, sentence
        if tag == "form":
            self.open = Sheet(has.get("action", ""), has.get("method", "get").lower())
            self.sheets.append(self.open)
        elif self.open is not None:
            self._inside(tag, has, self.open)

    def _inside(self, tag: str, has: dict[str, str], sheet: Sheet) -> None:
        name, limits = has.get("name", ""), (has.get("min", ""), has.get("max", ""))
        if tag == "button" and has.get("type", "submit") == "submit":
            sheet.buttons.append((name, has.get("value", "")))
        elif tag == "option" and self.select is not None:
            self.select.choices.append(has.get("value", ""))
            if "selected" in has:
                self.select.value = has.get("value", "")
        elif tag in ("input", "textarea", "select") and name and "disabled" not in has:
            kind = has.get("type", "text") if tag == "input" else tag
            made = Input(name, kind, has.get("value", ""), "checked" in has, limits=limits)
            sheet.inputs.append(made)
            self.area = made if tag == "textarea" else self.area
            self.select = made if tag == "select" else self.select

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "textarea" and self.area is not None:
            # A line break right behind the tag is none of the text (HTML 4.10.11).
            self.area.value, self.area = self.area.value.removeprefix("\n"), None
        elif tag == "select":
            self.select = None

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area.value += data
        elif self.to_hear and data.strip():
            self.complaints.append(data.strip())
            self.to_hear -= 1


def sheets(page: str) -> list[Sheet]:
    reader = _Reader()
    reader.feed(page)
    return reader.sheets


def complaints(page: str) -> list[str]:
    """The sentences that stand beside fields."""
    reader = _Reader()
    reader.feed(page)
    return reader.complaints


def count_errors(page: str) -> int:
    """How many fields say that they are not right."""
    reader = _Reader()
    reader.feed(page)
    return reader.errors


def fill(
    sheet: Sheet, write: Callable[[Input], str], *, is_bold: bool = False, **over: str | list[str]
) -> Given:
    """Every field filled as a person would; ``write`` says what goes where words go. The bold
    one ticks the first box of each kind and chooses the last of each list."""
    given: Given = {}
    chosen = {one.name: one for one in reversed(sheet.inputs) if one.kind == "radio"}
    chosen |= {one.name: one for one in sheet.inputs if one.kind == "radio" and one.is_on}
    chosen |= {one.name: one for one in sheet.inputs if one.value in YES and one.kind == "radio"}
    for one in sheet.inputs:
        is_ticked = one.is_on or one.name in AGREES or (is_bold and one.name not in given)
        left_out = one.kind == "checkbox" and not is_ticked
        if left_out or one.kind in NOT_FILLED or chosen.get(one.name, one) is not one:
            continue
        value = one.choices[-1] if is_bold and one.choices else _value(one, write)
        given.setdefault(one.name, []).append(value)
    if sheet.buttons and sheet.buttons[0][0]:
        given.setdefault(sheet.buttons[0][0], [sheet.buttons[0][1]])
    for name, value in over.items():
        given[name] = value if isinstance(value, list) else [value]
    return given


def _value(one: Input, write: Callable[[Input], str]) -> str:
    if one.takes_words:
        return write(one)
    if one.name in MACHINERY:
        return one.value
    made: dict[str, Callable[[], str]] = {
        "checkbox": lambda: one.value or "on",
        "select": lambda: one.value or next(filter(None, one.choices), ""),
        "date": lambda: one.value or _day(one).isoformat(),
        "time": lambda: one.value or "14:00",
        "number": lambda: one.value or ("1975" if "year" in one.name else one.limits[0] or "1"),
        "password": lambda: "2580",
        "file": lambda: Attached(write(one) + ".png"),
    }
    return made.get(one.kind, lambda: one.value)()


def _day(one: Input) -> date:
    """What happened was today; what is planned or promised is tomorrow."""
    return dates.today() + (timedelta(0) if "happened" in one.name else A_DAY)


def posts(found: Iterable[Sheet]) -> list[Sheet]:
    """Those that change something, but for the one that ends the session."""
    return [one for one in found if one.method == "post" and "/staff/out/" not in one.action]
