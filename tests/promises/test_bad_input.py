"""Does every form of the house survive whatever is typed into it, say what is wrong, lose nothing?

The forms are those that stand on the pages, found by looking at every address as a stranger and as
each kind of worker; and every form class of the house must have been met.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction

from sijak.kernel.forms import Form
from tests.house import House
from tests.promises import matrix
from tests.promises.browsers import Browser, Page
from tests.promises.forms import Input, Sheet, complaints, fill, posts, sheets
from tests.promises.hostile import HOSTILE, MARKER, RESIDENT, TOO_MUCH
from tests.promises.people_day import plain_words
from tests.promises.routes import routes
from tests.promises.visitors import Visitors, relations_of

MOST_SECONDS = 15.0
ANSWERS = frozenset({200, 302, 400, 403, 404, 405, 409, 413, 422})
VISITORS = ("signed out", "counsellor", "intake", "officer", "volunteer", "finance")


@dataclass(frozen=True, slots=True)
class Found:
    """One form on one page, and who fills it in."""

    route: str
    path: str
    sheet: Sheet
    browser: Browser

    @property
    def target(self) -> str:
        return self.sheet.goes_to(self.path)

    @property
    def word_fields(self) -> list[Input]:
        return [one for one in self.sheet.inputs if one.takes_words]


class Undone(Exception):
    """What a form did is taken back, so that the next value meets the same house."""


def found_forms(house: House) -> Iterator[Found]:
    """Each form once: by its address's name and what it asks."""
    visitors, seen = Visitors(house), set[tuple[str, tuple[str, ...]]]()
    for route in routes():
        row = matrix.TABLE.get(route.name)
        if row is None:
            continue
        for role in VISITORS:
            if row.who is not None and role not in row.who:
                continue
            given = visitors.values(route, row, role, relations_of(row, role)[0])
            browser, path = visitors.client(role), route.path(**given)
            for sheet in posts(sheets(browser.ask("GET", path).text)):
                if sheet.asks and (key := (route.name, sheet.asks)) not in seen:
                    seen.add(key)
                    yield Found(route.name, path, sheet, browser)


def trials(found: Found) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    """(which value, in which field, what is sent): into all fields at once; what is too much and
    the empty one into each field by itself, so that it shows whether the others are kept."""
    for name, value in HOSTILE.items():
        if name not in TOO_MUCH:
            yield name, "all", fill(found.sheet, lambda _: value)  # noqa: B023
    for field in found.word_fields:
        for name in ("empty", *sorted(TOO_MUCH)):
            given = fill(found.sheet, polite)
            yield name, field.name, {**given, field.name: [HOSTILE[name]]}
    closed = [one for one in found.sheet.inputs if not one.takes_words and one.kind != "hidden"]
    given = fill(found.sheet, plain_words)
    yield "markup", "closed lists", {**given, **{f.name: [HOSTILE["markup"]] for f in closed}}


def polite(one: Input) -> str:
    return MARKER if one.kind == "textarea" else plain_words(one)


def faults(name: str, field: str, given: dict[str, list[str]], page: Page, spent: float) -> Iterator[str]:
    if page.status not in ANSWERS:
        yield f"answered {page.status}"
    if spent > MOST_SECONDS:
        yield f"took {spent:.0f} s"
    if b"\x00" in page.body or "\ud83d" in page.text:
        yield "gave back what no page may hold"
    if "<script>alert(1)" in page.text or "onerror=y>" in page.text:
        yield "gave back markup as markup"
    is_again = page.status in (200, 409, 422) and bool(complaints(page.text))
    if name in TOO_MUCH and field != "all" and page.status == 302:
        yield "kept what is too much"
    others = [k for k, values in given.items() if values == [MARKER] and k != field]
    if is_again and others and MARKER not in page.text:
        yield "lost what stood in another field"


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of the form classes that were given something."""
    classes: set[str] = set()
    real = Form.__init__

    def init(self: Form, data: Any = None, **options: Any) -> None:
        real(self, data, **options)
        if data is not None:
            classes.add(f"{type(self).__module__}.{type(self).__qualname__}")

    monkeypatch.setattr(Form, "__init__", init)
    return classes


def concrete_forms() -> set[str]:
    """Every form class with fields that no other form is built upon."""
    found, waiting = set[type[Form]](), [Form]
    while waiting:
        below = waiting.pop().__subclasses__()
        found |= {one for one in below if not one.__subclasses__() and one.base_fields}
        waiting += below
    return {f"{c.__module__}.{c.__qualname__}" for c in found if c.__module__.startswith("sijak.")}


@pytest.mark.slow
def test_it_survives_anything_typed_into_any_form(house: House, met: set[str]) -> None:
    wrong, sent, forms = list[str](), 0, 0
    for found in found_forms(house):
        forms += 1
        for name, field, given in trials(found):
            began = time.monotonic()
            page = send(found, given)
            sent += 1
            wrong += [f"{found.route} {found.target} | {field} | {name}: {fault}" for fault in
                      faults(name, field, given, page, time.monotonic() - began)]  # fmt: skip
    print(f"{sent} answers to {forms} forms; never met: {sorted(concrete_forms() - met)}")
    assert wrong == [], "\n".join(wrong)
    assert forms >= 20


def send(found: Found, given: dict[str, list[str]]) -> Page:
    """The deed is taken back in the data store, whatever came of it."""
    page: Page
    try:
        with transaction.atomic():
            page = found.browser.ask("POST", found.target, given)
            raise Undone
    except Undone:
        return page


def test_it_never_keeps_a_resident_number_that_a_stranger_typed(house: House) -> None:
    """Public pages: the digits are gone from the very answer, and the person is told."""
    asked = 0
    for found in found_forms(house):
        route = next(one for one in routes() if one.name == found.route)
        if route.permission or not found.route.startswith("reach:"):
            continue
        for field in found.word_fields:
            given = {**fill(found.sheet, plain_words), field.name: [HOSTILE["resident number"]]}
            page = send(found, given)
            asked += 1
            assert RESIDENT not in page.text, f"{found.route} {field.name}"
            assert RESIDENT.replace("-", "") not in page.text, f"{found.route} {field.name}"
    assert asked >= 2
