"""Does a right that was asked for by telephone run from the day on which it was asked?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sijak.kernel.dates import today
from sijak.people import letters
from sijak.reach import queries
from sijak.reach.models import Matter
from tests.myspace.walk import In, let_in, text_of


def enter(house: Any, one: In, who: str = "sora", **told: str) -> Any:
    given = {"once": "c" * 32, "kind": "copy", "asked_on": today().isoformat(), "words": "다 보고 싶다고 함"}
    return house.client(who).post(f"/en/help/desk/said/new/{one.made['person']}/", given | told)


@pytest.mark.parametrize(("kind", "is_protected"), [("copy", False), ("correct", False), ("stop", True)])
def test_it_runs_from_the_day_on_which_they_asked(house: Any, kind: str, is_protected: bool) -> None:
    one, day = let_in(house, has_file=True), today() - timedelta(days=3)
    for _ in range(2):
        assert enter(house, one, kind=kind, asked_on=day.isoformat()).status_code == 302
    row = Matter.objects.get()
    assert (row.received_on, row.promised_on, row.is_entered) == (day, day + timedelta(days=10), True)
    assert row.mailbox == one.row.mailbox and (row.team == letters.protection_team()) == is_protected
    opened = queries.open_matter(house.actor("dahee" if is_protected else "sora"), row)
    assert opened.told.noted == "소라" and opened.told.words == "다 보고 싶다고 함"
    assert opened.told.strand == one.made["strands"]["self"]
    assert "answer by" in text_of(house.client("sora").get(f"/en/help/desk/said/new/{one.made['person']}/"))


def test_it_is_answered_in_the_same_list_and_seen_on_their_own_page(house: Any) -> None:
    one = let_in(house, has_file=True)
    enter(house, one)
    row = Matter.objects.get()
    assert row.pk in text_of(house.client("sora").get("/en/help/desk/said/"))
    assert "소라 wrote down" in text_of(house.client("sora").get(f"/en/help/desk/said/{row.pk}/"))
    told = {"outcome": "granted", "text": "화요일에 건네겠습니다."}
    assert house.client("sora").post(f"/help/desk/said/{row.pk}/answer/", told).status_code == 302
    assert "화요일에 건네" in one.page("letters/") and "It is done" in one.page("kept/", "en/")


def test_it_reaches_the_own_page_of_somebody_without_a_letter_box(house: Any) -> None:
    one = let_in(house, has_file=True)
    enter(house, one)
    Matter.objects.update(mailbox="")
    row = Matter.objects.get()
    where = f"/en/help/desk/said/{row.pk}/"
    assert "They have no letter box" in text_of(house.client("sora").get(where))
    assert house.client("sora").post(f"{where}answer/", {"outcome": "refused"}).status_code == 422
    no = {"outcome": "refused", "text": "다른 사람의 말이 들어 있습니다."}
    assert house.client("sora").post(f"{where}answer/", no).status_code == 302
    pass_ = str(house.vault.mailbox_unlock(" ".join(one.words))["pass"])
    said = [one["words"] for one in letters.shared_with(pass_, one.made["strands"]["self"])]
    assert len(said) == 1 and "다른 사람의 말" in said[0] and "118" in said[0]


@pytest.mark.parametrize(("wrong", "says"), [
    ({"kind": "correct", "words": ""}, "Write what is wrong"),
    ({"asked_on": (today() + timedelta(days=1)).isoformat()}, "the day on which they asked"),
    ({"asked_on": (today() - timedelta(days=61)).isoformat()}, "the day on which they asked"),
    ({"kind": "complaint"}, ""),
    ({"words": "900101-2234567"}, "never keep it"),
])  # fmt: skip
def test_it_keeps_what_was_typed_when_something_is_wrong(
    house: Any, wrong: dict[str, str], says: str
) -> None:
    page = enter(house, let_in(house, has_file=True), **wrong)
    assert page.status_code == 422 and says in text_of(page) and not Matter.objects.exists()
    assert wrong.get("words", "다 보고 싶다고 함") in text_of(page)


def test_it_is_for_those_who_walk_with_them(house: Any) -> None:
    one = let_in(house, has_file=True)
    assert enter(house, one, who="eunha").status_code in (403, 404) and not Matter.objects.exists()
