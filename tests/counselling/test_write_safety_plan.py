"""A safety plan: in their words, nothing in clear, one version at a time, theirs to read if they wish."""

from __future__ import annotations

from typing import Any

import pytest

from sijak.counselling.actions.safety_plans import share_plan, take_plan_back, write_plan
from sijak.counselling.models import SafetyPlan
from sijak.counselling.queries.safety_plans import PlanView, is_shared, plan_of
from sijak.kernel.errors import Refused
from sijak.people.actions.files import match_person
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.models import Shared
from sijak.people.queries.shared import shared_of
from tests.counselling.danger_folk import file_of, somebody
from tests.house import House

WORDS = {"signs": "잠이 오지 않고 손이 떨린다", "people": "옆집 언니", "means": "약은 언니가 맡는다"}


def write(house: House, made: dict[str, Any], version: int = 0, handle: str = "minji",
          **more: str) -> SafetyPlan:  # fmt: skip
    return write_plan(by=house.actor(handle), file=file_of(house, made, handle), words=WORDS | more,
                      version=version)  # fmt: skip


def url(made: dict[str, Any], deed: str = "") -> str:
    return f"/en/heart/{made['person']}/danger/plan/{deed}"


def test_it_refuses_an_empty_one(house: House) -> None:
    made = somebody(house)
    with pytest.raises(Refused):
        write_plan(by=house.actor("minji"), file=file_of(house, made), words={"signs": ""}, version=0)
    page = house.client("minji").post(url(made, "write/"), {"version": "0"})
    assert page.status_code == 200 and "at least one line" in page.content.decode()
    assert not SafetyPlan.objects.exists()


def test_it_keeps_nothing_in_clear(house: House) -> None:
    row = write(house, somebody(house))
    clear = {f.name for f in SafetyPlan._meta.concrete_fields} - {"content"}
    assert clear == {"id", "strand", "version"}
    assert not any(said.encode() in bytes(row.content) for said in WORDS.values())


def test_it_refuses_the_later_of_two_writers_and_shows_both_texts(house: House) -> None:
    made = somebody(house)
    write(house, made)
    with pytest.raises(ChangedMeanwhileError):
        write(house, made, signs="다른 말")
    late = house.client("eunha").post(url(made, "write/"), WORDS | {"signs": "다른 말", "version": "0"})
    text = late.content.decode()
    assert late.status_code == 409 and "다른 말" in text and WORDS["signs"] in text
    again = house.client("eunha").post(url(made, "write/"), WORDS | {"signs": "다른 말", "version": "1"})
    assert again.status_code == 302
    assert plan_of(house.actor("minji"), made["strands"]["safety"]).words["signs"] == "다른 말"


def test_it_makes_one_row_of_two_clicks(house: House) -> None:
    made = somebody(house)
    for _ in range(2):
        house.client("minji").post(url(made, "write/"), WORDS | {"version": "0"})
    assert SafetyPlan.objects.get().version == 1


def test_it_stands_on_their_own_page_if_they_wish_and_goes_again(house: House) -> None:
    made, by = somebody(house), house.actor("minji")
    write(house, made)
    assert house.client("minji").post(url(made, "share/")).status_code == 302
    shared = shared_of(by, made["strands"]["self"])
    assert [one.kind for one in shared] == ["message"] and "옆집 언니" in shared[0].content["words"]
    assert is_shared(by, file_of(house, made))
    write(house, made, version=1, people="큰언니")
    again = shared_of(by, made["strands"]["self"])
    assert len(again) == 1 and "큰언니" in again[0].content["words"], "what they read is what we have"
    assert house.client("minji").post(url(made, "back/")).status_code == 302
    assert not Shared.objects.exists() and SafetyPlan.objects.exists()
    take_plan_back(by=by, file=file_of(house, made))  # twice does no harm


def test_it_is_shared_in_their_language(house: House) -> None:
    made = somebody(house, language="zh")
    write(house, made)
    share_plan(by=house.actor("minji"), file=file_of(house, made),
               view=plan_of(house.actor("minji"), made["strands"]["safety"]))  # fmt: skip
    words = shared_of(house.actor("minji"), made["strands"]["self"])[0].content["words"]
    assert "怎" in words or "我" in words


def test_it_refuses_to_share_what_is_not_there(house: House) -> None:
    made = somebody(house)
    with pytest.raises(Refused):
        share_plan(by=house.actor("minji"), file=file_of(house, made), view=PlanView(0, {}))
    assert house.client("minji").post(url(made, "share/")).status_code == 409


def test_it_is_printed_without_a_name(house: House) -> None:
    made = somebody(house, display="봄꽃나무")
    assert house.client("minji").get(url(made, "print/")).status_code == 302, "there is none yet"
    write(house, made)
    page = house.client("minji").get(url(made, "print/")).content.decode()
    card = page[page.index('<article class="fold-card">') : page.index("</article>")]
    assert "옆집 언니" in card and "봄꽃나무" not in card and made["code"] not in card


def test_it_is_read_by_whoever_opened_the_safety_card_loudly(house: House) -> None:
    made = somebody(house, names=["림순복"], display="숨은꽃", phones=["010-0000-8820"])
    write(house, made)
    taeho = house.actor("taeho")
    assert house.client("taeho").get(url(made)).status_code == 404
    asked = match_person(by=taeho, names=["림순복"], birth_year=None, phones=["010-0000-8820"])
    data = {"handle": asked.handle, "reason": "own_life", "note": ""}
    page = house.client("taeho").post("/en/people/card/", data).content.decode()
    assert "약은 언니가 맡는다" in page and "숨은꽃" not in page
    assert house.client("taeho").get(url(made)).status_code == 404
    mine = house.client("minji").get(f"/en/people/{made['person']}/safety/").content.decode()
    assert "약은 언니가 맡는다" in mine


def test_it_is_for_nobody_without_the_safety_part(house: House) -> None:
    made = somebody(house)
    write(house, made)
    for deed in ("", "write/", "print/"):
        assert house.client("taeho").get(url(made, deed)).status_code == 404
        assert house.client("dahee").get(url(made, deed)).status_code == 404
        assert house.client("hana").get(url(made, deed)).status_code == 403
    for deed in ("share/", "back/"):
        assert house.client("taeho").post(url(made, deed)).status_code == 404
