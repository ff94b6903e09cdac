"""Hiding: it wins over everything, and nobody locks themselves out."""

import re

import pytest

from sijak.kernel.errors import Refused
from sijak.people.actions.files import match_person
from sijak.people.actions.persons import hide_file
from sijak.people.queries.files import find, open_file_of
from tests.house import House
from tests.people.folk import somebody
from vault.client import Denied

SEEN = re.compile(r'name="seen" value="([^"]*)"')
CHOSEN = re.compile(r'name="hidden_from" value="([0-9a-f]{32})"[^>]* checked')


def told_officers(house: House) -> set[str]:
    return {one["id"] for one in house.vault.notices(house.token("dahee"))}


def test_it_refuses_oneself_and_the_lead(house: House) -> None:
    made, sora = house.make_person(), house.actor("sora")
    file = open_file_of(sora, made["person"], "hide")
    for handle in ("sora", "minji"):
        with pytest.raises(Refused):
            hide_file(by=sora, file=file, hidden_from=[house.user(handle)])


def test_it_refuses_a_team_in_which_one_is_not(house: House) -> None:
    made, sora = house.make_person(), house.actor("sora")
    file = open_file_of(sora, made["person"], "hide")
    with pytest.raises(Refused):
        hide_file(by=sora, file=file, hidden_from=[], only_team=house.teams["incheon"])


def test_it_takes_the_person_from_search_match_and_page(house: House) -> None:
    who = somebody()
    made = house.make_person(display=who["display"], names=who["names"], phones=who["phones"])
    minji, sora = house.actor("minji"), house.actor("sora")
    assert find(sora, who["display"], None)
    file = open_file_of(minji, made["person"], "hide")
    hide_file(by=minji, file=file, hidden_from=[house.user("sora")])
    assert not find(sora, who["display"], None)
    asked = match_person(by=sora, names=who["names"], birth_year=None, phones=who["phones"])
    assert asked.answer == "nobody"
    with pytest.raises(Denied):
        open_file_of(sora, made["person"], "file")
    assert house.client("sora").get(f"/people/{made['person']}/").status_code == 404


def test_it_lets_only_a_lead_show_the_file_again(house: House) -> None:
    made = house.make_person(team="hospital", lead="yongil")
    minji, yongil = house.actor("minji"), house.actor("yongil")
    hide_file(by=minji, file=open_file_of(minji, made["person"], "hide"),
              hidden_from=[house.user("taeho")])  # fmt: skip
    with pytest.raises(Refused):
        hide_file(by=minji, file=open_file_of(minji, made["person"], "hide"), hidden_from=[])
    hide_file(by=yongil, file=open_file_of(yongil, made["person"], "hide"), hidden_from=[])
    assert open_file_of(minji, made["person"], "hide").hidden_from == ()


def test_it_is_set_on_the_page_and_the_officers_are_told(house: House) -> None:
    made = house.make_person()
    before = told_officers(house)
    url = f"/en/people/{made['person']}/hide/"
    answer = house.client("minji").post(url, {"hidden_from": [house.user("taeho")]})
    assert answer.status_code == 302
    assert len(told_officers(house) - before) == 1
    refused = house.client("minji").post(url, {"hidden_from": ["nobody-known"]})
    assert refused.status_code == 200 and "Please choose one of these" in refused.content.decode()


def test_it_shows_nobody_again_through_a_page_that_was_opened_before(house: House) -> None:
    made = house.make_person()
    url, taeho, hana = f"/en/people/{made['person']}/hide/", house.user("taeho"), house.user("hana")
    minji = house.client("minji")
    seen = SEEN.findall(minji.get(url).content.decode())[0]
    assert house.client("sora").post(url, {"hidden_from": [taeho], "seen": seen}).status_code == 302
    late = minji.post(url, {"hidden_from": [hana], "seen": seen})
    text = late.content.decode()
    assert late.status_code == 200 and "Somebody changed this meanwhile" in text
    file = open_file_of(house.actor("minji"), made["person"], "hide")
    assert file.hidden_from == (taeho,)
    chosen = CHOSEN.findall(text)
    assert set(chosen) == {taeho, hana}, "theirs and one's own stand ticked"
    again = {"hidden_from": chosen, "seen": SEEN.findall(text)[0]}
    assert minji.post(url, again).status_code == 302
    assert set(open_file_of(house.actor("minji"), made["person"], "hide").hidden_from) == {taeho, hana}
