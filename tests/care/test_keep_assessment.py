"""Needs seen by two: everything may be skipped, the difference is in one picture, no look is lost."""

from datetime import timedelta

import pytest
import time_machine

from sijak.care.actions.assessments import keep_assessment
from sijak.care.enums import Domain
from sijak.care.models import Assessment
from sijak.care.queries.assessments import looked
from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from tests.care.folk import at_noon
from tests.house import House

SEEN = {"money": {"client": 0, "worker": 3, "urgency": 2, "strengths": "이웃이 돕는다"}}


def test_it_refuses_an_empty_look(house: House) -> None:
    strand = house.make_person()["strands"]["casework"]
    with pytest.raises(Refused):
        keep_assessment(by=house.actor("minji"), strand=strand, content={}, base="")


def test_it_refuses_the_later_of_two_writers(house: House) -> None:
    strand = house.make_person()["strands"]["casework"]
    keep_assessment(by=house.actor("minji"), strand=strand, content=SEEN, base="")
    with pytest.raises(ChangedMeanwhileError):
        keep_assessment(by=house.actor("sora"), strand=strand, content=SEEN, base="")
    assert Assessment.objects.count() == 1


def test_it_changes_todays_look_and_writes_a_new_one_beside_an_older(house: House) -> None:
    strand, minji = house.make_person()["strands"]["casework"], house.actor("minji")
    first = keep_assessment(by=minji, strand=strand, content=SEEN, base="")
    same = keep_assessment(by=minji, strand=strand, content=SEEN, base=f"{first.id}:1")
    assert (same.id, same.version) == (first.id, 2)
    with time_machine.travel("2027-03-01 10:00+09:00", tick=False):
        later = keep_assessment(by=minji, strand=strand, content=SEEN, base=f"{first.id}:2")
    assert later.id != first.id and Assessment.objects.count() == 2
    assert Entry.objects.filter(kind="assessed").count() == 2


def test_it_finds_what_is_seen_quite_differently(house: House) -> None:
    strand, minji = house.make_person()["strands"]["casework"], house.actor("minji")
    keep_assessment(by=minji, strand=strand, content=SEEN, base="")
    now = looked(minji, strand)
    assert [line.domain for line in now.apart] == [Domain.MONEY]
    assert [line.domain for line in now.strengths] == [Domain.MONEY]
    assert len(now.lines) == 13 and len(now.seen) == 1


def test_it_draws_two_dots_and_the_line_between_them_with_its_words(house: House) -> None:
    made, client = house.make_person(), house.client("minji")
    url = f"/en/care/{made['person']}/needs/"
    assert client.get(url).status_code == 302
    data = {"base": "", "money_client": "0", "money_worker": "3", "mind_client": "1",
            "mind_worker": "1"}  # fmt: skip
    assert client.post(f"{url}look/", data)["Location"].startswith(url)
    text = client.get(url).content.decode()
    assert text.count('class="between"') == 1 and 'class="between" d="M8 6H92"' in text
    assert text.count('<circle class="theirs"') == 3  # the legend's, and two domains
    assert "They: Well. You: Too hard." in text


def test_it_shows_both_looks_to_the_later_writer(house: House) -> None:
    made = house.make_person()
    url = f"/en/care/{made['person']}/needs/look/"
    assert house.client("minji").post(url, {"base": "", "money_client": "0"}).status_code == 302
    late = house.client("sora").post(
        url, {"base": "", "money_client": "3", "work_strengths": "손이 빠르다"})  # fmt: skip
    text = late.content.decode()
    assert late.status_code == 409
    assert "Kept by the other" in text and "Too hard / –" in text and "손이 빠르다" in text
    data = {"base": late.context["form"]["base"].value(), "money_client": "3"}
    assert house.client("sora").post(url, data).status_code == 302


def test_it_is_not_there_for_another_team(house: House) -> None:
    made = house.make_person()
    for path in ("needs/", "needs/look/"):
        assert house.client("taeho").get(f"/care/{made['person']}/{path}").status_code == 404


def test_it_shows_that_the_first_look_is_past_its_day(house: House) -> None:
    made = house.make_person()
    for days, is_late in ((10, False), (11, True)):
        with at_noon(today() + timedelta(days=days)):
            text = house.client("minji").get(f"/en/care/{made['person']}/needs/look/").content.decode()
            assert "A first look is due by" in text and ("past its day" in text) == is_late
