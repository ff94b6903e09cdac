"""Do questions go home with somebody, take answers that nobody reads again there, and come back?"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from sijak.counselling.actions import at_home, tablets
from sijak.counselling.models import Handed, HandedAnswer, Screening, WaitingSignal
from sijak.counselling.queries.danger import told_of
from sijak.kernel.dates import now, today
from sijak.kernel.errors import Refused
from sijak.people.models import Shared
from sijak.people.sealing import open_row
from tests.myspace.walk import In, let_in, text_of


def at_home_with(house: Any, key: str = "who5", days: int = 7) -> In:
    someone = let_in(house, has_file={"parts": {"counselling": "heart"}})
    give(house, someone, key, days)
    return someone


def give(house: Any, someone: In, key: str, days: int = 7, once: str = "d" * 32) -> Handed:
    house.state._crowd.clear()
    strands = someone.made["strands"]
    return at_home.ask_at_home(
        by=house.actor("minji"), person=someone.made["person"], strand=strands["counselling"],
        own_page=strands["self"], once=once, key=key, language="ko", until=today() + timedelta(days=days),
    )  # fmt: skip


def say(someone: In, number: int, answer: str, place: int = 1) -> Any:
    ref = Handed.objects.order_by("day", "id")[place - 1].id
    return someone.client.post(f"/my/sheets/{place}/?at={number}", {"answer": answer, "sheet": ref})


def test_it_is_given_on_the_page_where_questions_are_asked(house: Any) -> None:
    someone = let_in(house, has_file={"parts": {"counselling": "heart"}})
    house.vault.share(house.token("minji"), someone.made["strands"]["contact"], house.teams["heart"])
    where = reverse("counselling:ask", args=[someone.made["person"]])
    told = {"instrument": "who5", "mode": "home", "setting": "home", "once": "e" * 32}
    page = house.client("minji").post(where, told)
    assert page.status_code == 200 and "data-error-summary" in text_of(page), "until when?"
    until = (today() + timedelta(days=5)).isoformat()
    for _ in range(2):  # a double click
        assert house.client("minji").post(where, told | {"until": until}).status_code == 302
    assert Handed.objects.count() == 1 and Shared.objects.count() == 1
    assert "/my/sheets/" in someone.page()


def test_it_asks_one_a_screen_may_skip_pause_and_go_on(house: Any) -> None:
    someone = at_home_with(house)
    assert say(someone, 1, "3").url.endswith("/my/sheets/1/?at=2")
    assert say(someone, 2, "skip").url.endswith("?at=3")
    assert "?at=3" in someone.page("sheets/1/"), "it goes on where one stopped"
    assert {row.step for row in HandedAnswer.objects.all()} == {"1", "2"}
    shown = someone.page("sheets/1/?at=1")
    assert " before" not in shown.partition('class="answers"')[2].partition("</form>")[0]


def test_it_comes_back_and_is_taken_in_by_one_press(house: Any) -> None:
    someone = at_home_with(house)
    for number, answer in enumerate(("3", "skip", "3", "3", "3"), 1):
        say(someone, number, answer)
    row = Handed.objects.get()
    with pytest.raises(Refused):
        tablets.take_in(by=house.actor("minji"), handed=row.id, is_sure=True)
    someone.client.post("/my/sheets/1/end/", {"sheet": row.id})
    assert say(someone, 1, "0").url.endswith("/my/sheets/"), "it takes no more answers"
    taken = house.client("minji").post(reverse("counselling:tablet-take", args=[row.id]))
    screening = Screening.objects.get()
    assert screening.id in taken.url and (screening.mode, screening.setting) == ("home", "home")
    content = json.loads(open_row(house.actor("minji"), screening, "test")["content"])
    assert content["answers"] == {"1": 3, "2": None, "3": 3, "4": 3, "5": 3}
    assert not Shared.objects.exists() and "/my/sheets/" not in someone.page()


def test_it_acts_on_a_sign_of_danger_when_it_is_given(house: Any) -> None:
    someone = at_home_with(house, "phq9")
    page = say(someone, 9, "1")
    assert page.url.endswith("/my/sheets/1/quiet/?at=0")
    told = told_of(house.actor("minji"), WaitingSignal.objects.get())
    assert (told["person"], told["strand"]) == (
        someone.made["person"], someone.made["strands"]["counselling"],
    )  # fmt: skip
    say(someone, 9, "2")
    assert WaitingSignal.objects.count() == 1
    shown = someone.page("sheets/1/quiet/?at=0")
    assert 'href="tel:109"' in shown and 'href="tel:119"' in shown


def test_it_ends_with_its_last_day(house: Any) -> None:
    someone = at_home_with(house, days=2)
    say(someone, 1, "3")
    assert tablets.forget_untouched(by=None, before=today()) == 0
    with time_machine.travel(now() + timedelta(days=3), tick=False):
        house.state.passes.update({k: (m, s, u + 10**6) for k, (m, s, u) in house.state.passes.items()})
        assert say(someone, 2, "3").url.endswith("/my/sheets/")
    assert HandedAnswer.objects.count() == 1


def test_it_is_nobody_elses(house: Any) -> None:
    at_home_with(house)
    other = let_in(house, has_file=True)
    assert other.client.get("/my/sheets/1/").status_code == 404
    assert "/my/sheets/1/" not in text_of(other.client.get("/my/sheets/"))


def test_it_writes_no_answer_onto_another_sheet_that_took_its_place(house: Any) -> None:
    someone = at_home_with(house)
    page = someone.client.post("/my/sheets/1/?at=1", {"answer": "3", "sheet": "f" * 32})
    assert page.url.endswith("/my/sheets/") and not HandedAnswer.objects.exists()


def test_it_refuses_what_is_no_answer(house: Any) -> None:
    someone = at_home_with(house)
    for wrong in ("", "7", "x" * 400, "\0"):
        assert say(someone, 1, wrong).status_code == 422
    assert say(someone, 44, "1").status_code == 404 and not HandedAnswer.objects.exists()


@pytest.mark.parametrize("days", [-1, 90])
def test_it_goes_home_for_a_while_and_only_to_who_has_pages(house: Any, days: int) -> None:
    someone = let_in(house, has_file={"parts": {"counselling": "heart"}})
    with pytest.raises(Refused):
        give(house, someone, "who5", days)
    someone.made["strands"]["self"] = ""
    with pytest.raises(Refused):
        give(house, someone, "who5")
