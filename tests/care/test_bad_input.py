"""Whatever is typed, a form answers with a sentence, writes nothing, and gives the words back."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any

import pytest

from sijak.care.models import Appointment, Closing, HandOver, LadderRung, Task, Wish
from sijak.kernel.dates import today
from tests.care.folk import silent, workday
from tests.house import House

KEPT = "지난주에 같이 병원에 갔습니다"
ROWS = (Appointment, Closing, HandOver, LadderRung, Task, Wish)

HOSTILE = {
    "nothing": "",
    "a megabyte": "가" * 350_000,
    "marks heaped on a letter": "e" + "\u0301" * 100_000,
    "a resident number": f"{KEPT} 850101-2345678",
}
# What is cleaned and kept: the sign goes, the words stay.
HARMLESS = {
    "control signs": f"{KEPT}\x07\x00",
    "a turned line": f"\u202e{KEPT}",
    "decomposed Hangul": unicodedata.normalize("NFD", KEPT),
    "angle brackets": f"{KEPT}<script>alert(1)</script>",
}
WRONG_CHOICES = ["", "\x00", "nobody", "가" * 5000, "0" * 32]


def pages(house: House, person: dict[str, Any]) -> dict[str, tuple[str, dict[str, str], str]]:
    """Page -> (address, what would be right, the field of words)."""
    at, sora = f"/care/{person['person']}", house.user("sora")
    day = workday().isoformat()
    return {
        "appointment": (
            f"{at}/appointments/new/",
            {"kind": "visit", "day": day, "at": "10:00", "minutes": "60", "second": sora, "place": "x"},
            "what",
        ),
        "task": (f"{at}/tasks/", {"kind": "call", "due_on": day, "owner": sora}, "what"),
        "close": (f"{at}/close/", {"reason": "moved", "remains": "x"}, "changed"),
        "hand-over": (f"{at}/hand-over/", {"to": sora}, "note"),
        "wish": (f"{at}/ladder/wish/", {"check": "yes", "version": "0"}, "words"),
        "ladder": (
            f"{at}/ladder/",
            {"rung": "message", "day": today().isoformat(), "outcome": "no_answer"},
            "words",
        ),
    }


PAGES = ["appointment", "task", "close", "hand-over", "wish", "ladder"]
MAY_BE_EMPTY = {"appointment", "wish", "ladder"}


def written() -> int:
    return sum(model.objects.count() for model in ROWS)


def somebody(house: House, page: str) -> dict[str, Any]:
    person = house.make_person()
    if page == "ladder":
        silent(house, person, 40)
    return person


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("what", HOSTILE)
def test_it_answers_with_a_sentence_and_writes_nothing(house: House, page: str, what: str) -> None:
    url, right, words = pages(house, somebody(house, page))[page]
    if what == "nothing" and page in MAY_BE_EMPTY:
        right = dict.fromkeys(right, "")
    answer = house.client("minji").post(url, right | {words: HOSTILE[what]})
    said = answer.content.decode()
    assert answer.status_code == 200 and "data-error-summary" in said
    assert written() == 0
    if what == "a resident number":
        assert KEPT in said, "nothing of what was typed is lost"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("what", HARMLESS)
def test_it_takes_the_sign_out_and_keeps_the_words(house: House, page: str, what: str) -> None:
    person = somebody(house, page)
    url, right, words = pages(house, person)[page]
    client = house.client("minji")
    answer = client.post(url, right | {words: HARMLESS[what]}, follow=True)
    assert answer.status_code == 200 and written() >= 1
    shown = client.get(f"/care/{person['person']}/ladder/") if page == "wish" else answer
    said = shown.content.decode()
    assert "<script>alert" not in said and "\x07" not in said and "\u202e" not in said
    assert html.escape(KEPT) in said


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("wrong", WRONG_CHOICES)
def test_it_never_repeats_a_wrong_choice(house: House, page: str, wrong: str) -> None:
    url, right, words = pages(house, somebody(house, page))[page]
    for name in right:
        if name in {"place", "remains", "version"}:
            continue
        answer = house.client("minji").post(url, right | {words: KEPT, name: wrong})
        assert answer.status_code == 200, (page, name)
        said = answer.content.decode()
        errors = re.findall(r'class="error".*?</span></span>', said, re.DOTALL)
        assert KEPT in said and "data-error-summary" in said, (page, name)
        assert not any("가가가가" in one for one in errors)
    assert written() == 0


@pytest.mark.parametrize("minutes", ["0", "-5", "601", "1e9", "９９９", "x", "60.5"])
def test_it_takes_only_minutes_that_a_meeting_can_have(house: House, minutes: str) -> None:
    url, right, words = pages(house, house.make_person())["appointment"]
    answer = house.client("minji").post(url, right | {words: KEPT, "minutes": minutes})
    assert answer.status_code == 200 and written() == 0


@pytest.mark.parametrize("person", ["0" * 32, "x", "%00", "가", "a" * 400])
def test_it_is_not_there_for_a_person_who_is_not(house: House, person: str) -> None:
    for part in ("appointments/", "appointments/new/", "tasks/", "ladder/", "close/", "hand-over/"):
        assert house.client("minji").get(f"/care/{person}/{part}").status_code == 404
