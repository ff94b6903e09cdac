"""Does every form of the house survive whatever is typed into it, say what is wrong, lose nothing?

The forms are those that stand on the pages, found by looking at every address as a stranger and as
each kind of worker; and every form class of the house must have been met.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.urls import Resolver404, resolve

from sijak.kernel.forms import Form
from tests.house import House
from tests.promises import areas, matrix
from tests.promises.areas.rights import open_file_of_box
from tests.promises.browsers import Browser, Page, follow
from tests.promises.conftest import open_door
from tests.promises.forms import MACHINERY, Input, Sheet, complaints, fill, posts, sheets
from tests.promises.hostile import HOSTILE, MARKER, RESIDENT, TOO_MUCH
from tests.promises.people_day import plain_words
from tests.promises.routes import routes
from tests.promises.visitors import Visitors, relations_of

MOST_SECONDS = 15.0
WHEN_SILENT = frozenset({"care:ladder"})  # pages that ask something only then
SCRIPTED: dict[str, Sheet] = areas.gathered("SHEETS")  # what a page's script sends: no form shows it
ENDS = frozenset({"myspace:leave", "myspace:out"})  # after which nobody is in
STEPS = 6  # the longest way of pages that lead on to each other
ANSWERS = frozenset({200, 302, 400, 403, 404, 405, 409, 410, 413, 422})
VISITORS = ("signed out", "counsellor", "intake", "officer", "volunteer", "finance", "peer", "editor")


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


def found_forms(house: House, department: str) -> Iterator[Found]:
    """Each form of one department once, by its address's name and what it asks: those that stand on
    a page, and those to which a form leads that was filled in well."""
    visitors, seen = Visitors(house), set[tuple[str, tuple[str, ...]]]()
    yield from behind_words(house, department, visitors.client("signed out"), seen)
    for route, row in matrix.rows_of(department):
        for role in VISITORS:
            if row.who is not None and role not in row.who:
                continue
            first = relations_of(row, role)[0]
            for relation in {first, "other team"} if row.about == "file" else {first}:
                given = visitors.values(route, row, role, relation)
                browser, path = visitors.client(role), route.path(**given)
                if route.name in WHEN_SILENT:
                    hush(house, str(given["person"]))
                yield from new_on(browser.ask("GET", path), browser, seen, STEPS)
        if route.name in SCRIPTED:
            role = next(one for one in VISITORS[1:] if row.who is None or one in row.who)
            path = route.path(**visitors.values(route, row, role, relations_of(row, role)[0]))
            yield Found(route.name, path, SCRIPTED[route.name], visitors.client(role))


def behind_words(
    house: House, department: str, stranger: Browser, seen: set[tuple[str, tuple[str, ...]]]
) -> Iterator[Found]:  # fmt: skip
    """What only eight words open."""
    if department in ("reach", "myspace"):
        yield from own_forms(house, stranger, seen)
    if enter := areas.gathered("ENTERED").get(department):
        found = enter(house, stranger)
        for page in [found] if isinstance(found, Page) else found:
            yield from new_on(page, stranger, seen, STEPS)


def own_forms(
    house: House, browser: Browser, seen: set[tuple[str, tuple[str, ...]]]
) -> Iterator[Found]:  # fmt: skip
    """On the pages of somebody who gave their eight words."""
    come_back(house, browser)
    for route, _row in matrix.rows_of("myspace"):
        if not route.takes and route.name not in ENDS:
            yield from new_on(browser.ask("GET", route.path()), browser, seen, STEPS)


def come_back(house: House, browser: Browser) -> Page:
    """Somebody with a file: their own pages, opened with their eight words, and where that leads."""
    house.state._crowd.clear()  # the gate against floods is tried elsewhere
    box = house.vault.mailbox_new(house.teams["intake"])
    open_file_of_box(house, box["mailbox"])
    words = box["words"]
    page = browser.ask("GET", "/help/come-back/")
    sheet = next(one for one in posts(sheets(page.text)) if "text" in one.asks)
    return browser.ask("POST", sheet.goes_to(page.path), fill(sheet, lambda _: " ".join(words)))


def hush(house: House, person: str) -> None:
    registry = house.state.registry
    registry.write_person(registry.persons[person], heard="2020-01-01")


def new_on(
    page: Page, browser: Browser, seen: set[tuple[str, tuple[str, ...]]], steps: int
) -> Iterator[Found]:
    route = name_of(page.path)
    for sheet in posts(sheets(page.text)):
        leads = name_of(sheet.goes_to(page.path))
        key = (route, sheet.asks or (leads,))
        if key not in seen and leads not in ENDS:
            seen.add(key)
            found = Found(route, page.path, sheet, browser)
            yield found
            if steps and (sheet.asks or route.startswith("reach:")):
                after = follow(browser, browser.ask("POST", found.target, fill(sheet, plain_words)))
                yield from new_on(after, browser, seen, steps - 1)


def name_of(path: str) -> str:
    try:
        return resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return ""


def trials(found: Found) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    """(which value, in which field, what is sent): into all fields at once; what is too much and
    the empty one into each field by itself, so that it shows whether the others are kept."""
    for name, value in HOSTILE.items():
        if name not in TOO_MUCH and found.sheet.asks:
            yield name, "all", fill(found.sheet, lambda _: value)  # noqa: B023
    for field in found.word_fields:
        for name in ("empty", *sorted(TOO_MUCH)):
            given = fill(found.sheet, polite)
            yield name, field.name, {**given, field.name: [HOSTILE[name]]}
    closed = [one.name for one in found.sheet.inputs if not one.takes_words and one.name not in MACHINERY]
    closed += [name for name, _ in found.sheet.buttons[:1] if name]
    given = fill(found.sheet, plain_words)
    yield "markup", "closed lists", {**given, **{name: [HOSTILE["markup"]] for name in closed}}


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
    is_turned_away = page.leads_to.startswith("/staff/")  # five wrong PINs: the door
    if name in TOO_MUCH and field != "all" and page.status == 302 and not is_turned_away:
        yield "kept what is too much"
    others = [k for k, values in given.items() if values == [MARKER] and k != field]
    if is_again and others and MARKER not in page.text:
        yield "lost what stood in another field"


@pytest.fixture(autouse=True)
def cast_behind_the_door(lone_house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_door(lone_house, tmp_path, monkeypatch)


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


def concrete_forms(department: str) -> set[str]:
    """Every form class of a department, with fields, that no other form is built upon."""
    found, waiting = set[type[Form]](), [Form]
    while waiting:
        below = waiting.pop().__subclasses__()
        found |= {one for one in below if not one.__subclasses__() and one.base_fields}
        waiting += below
    return {f"{c.__module__}.{c.__qualname__}" for c in found
            if c.__module__.startswith(f"sijak.{department}.")}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("department", matrix.WITH_FORMS)
def test_it_survives_anything_typed_into_any_form(lone_house: House, met: set[str], department: str) -> None:
    wrong, sent, forms = list[str](), 0, 0
    for found in found_forms(lone_house, department):
        forms += 1
        for name, field, given in trials(found):
            began = time.monotonic()
            page = send(found, given)
            sent += 1
            wrong += [f"{found.route} {found.target} | {field} | {name}: {fault}" for fault in
                      faults(name, field, given, page, time.monotonic() - began)]  # fmt: skip
    print(f"{sent} answers to {forms} forms")
    assert wrong == [], "\n".join(wrong)
    assert concrete_forms(department) - met == set()


def send(found: Found, given: dict[str, list[str]]) -> Page:
    """The deed is taken back in the data store, whatever came of it."""
    page: Page
    try:
        with transaction.atomic():
            page = found.browser.ask("POST", found.target, given)
            raise Undone
    except Undone:
        return page


def test_it_never_keeps_a_resident_number_that_a_stranger_typed(lone_house: House) -> None:
    """Public pages: the digits are gone from the very answer, and the person is told."""
    asked = 0
    for found in found_forms(lone_house, "reach"):
        route = next((one for one in routes() if one.name == found.route), None)
        if route is None or route.permission:
            continue
        for field in found.word_fields:
            given = {**fill(found.sheet, plain_words), field.name: [HOSTILE["resident number"]]}
            page = send(found, given)
            asked += 1
            assert RESIDENT not in page.text, f"{found.route} {field.name}"
            assert RESIDENT.replace("-", "") not in page.text, f"{found.route} {field.name}"
    assert asked >= 2
