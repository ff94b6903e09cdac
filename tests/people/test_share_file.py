"""Another team walks along, and is taken out again; never the last one."""

import pytest

from sijak.kernel.errors import Refused
from sijak.people.actions.persons import mark_stage, set_company, share_file, take_back_file
from sijak.people.models import Strand
from sijak.people.queries.files import open_file_of
from tests.house import House
from vault.client import Denied


def test_it_lets_another_team_open_what_was_shared_and_no_more(house: House) -> None:
    made, minji = house.make_person(), house.actor("minji")
    file = open_file_of(minji, made["person"], "share")
    with pytest.raises(Denied):
        open_file_of(house.actor("jinsook"), file.id, "file")
    share_file(by=minji, file=file, compartments=["contact"], team=house.teams["incheon"])
    theirs = open_file_of(house.actor("jinsook"), file.id, "file")
    assert set(theirs.strands) == {"contact"}


def test_it_refuses_a_team_that_may_not_hold_this_part(house: House) -> None:
    made, minji = house.make_person(), house.actor("minji")
    file = open_file_of(minji, made["person"], "share")
    with pytest.raises(Refused):
        share_file(by=minji, file=file, compartments=["casework"], team=house.teams["intake"])


def test_it_takes_back_and_refuses_the_last_team(house: House) -> None:
    made, minji, team = house.make_person(), house.actor("minji"), house.teams["incheon"]
    file = open_file_of(minji, made["person"], "share")
    with pytest.raises(Refused):
        take_back_file(by=minji, file=file, team=house.teams["seoul"])
    share_file(by=minji, file=file, compartments=["contact", "casework"], team=team)
    file = open_file_of(minji, made["person"], "share")
    assert len(file.teams) == 2
    take_back_file(by=minji, file=file, team=team)
    with pytest.raises(Denied):
        open_file_of(house.actor("jinsook"), file.id, "file")


def test_it_stands_in_the_lists_of_the_team_that_is_left(house: House) -> None:
    made, minji, team = house.make_person(), house.actor("minji"), house.teams["incheon"]
    file = open_file_of(minji, made["person"], "share")
    share_file(by=minji, file=file, compartments=["contact", "casework"], team=team)
    take_back_file(by=minji, file=open_file_of(minji, file.id, "share"), team=house.teams["seoul"])
    assert Strand.objects.get(pk=made["strands"]["casework"]).team == team


def test_it_refuses_to_take_back_for_one_who_does_not_lead(house: House) -> None:
    made = house.make_person(team="hospital", lead="yongil")
    minji, team = house.actor("minji"), house.teams["incheon"]
    file = open_file_of(minji, made["person"], "share")
    share_file(by=minji, file=file, compartments=["contact", "casework"], team=team)
    with pytest.raises(Refused):
        take_back_file(by=minji, file=open_file_of(minji, file.id, "share"), team=team)


def test_it_names_who_walks_along(house: House) -> None:
    made, minji = house.make_person(), house.actor("minji")
    file = open_file_of(minji, made["person"], "share")
    set_company(by=minji, file=file, lead=house.user("sora"), helpers=[house.user("minji")])
    after = open_file_of(house.actor("sora"), file.id, "file")
    assert after.lead == house.user("sora") and after.helpers == (house.user("minji"),)


def test_it_refuses_company_from_whom_the_file_is_hidden(house: House) -> None:
    made = house.make_person(hidden_from=[house.user("taeho")])
    minji = house.actor("minji")
    file = open_file_of(minji, made["person"], "share")
    with pytest.raises(Refused):
        set_company(by=minji, file=file, lead=file.lead, helpers=[house.user("taeho")])


def test_it_marks_danger_and_refuses_other_stages(house: House) -> None:
    made, minji = house.make_person(), house.actor("minji")
    file = open_file_of(minji, made["person"], "edit")
    mark_stage(by=minji, file=file, stage="danger")
    assert open_file_of(minji, file.id, "edit").is_in_danger
    with pytest.raises(Refused):
        mark_stage(by=minji, file=file, stage="closed")


def test_it_says_in_words_on_the_page_what_the_rule_refuses(house: House) -> None:
    made = house.make_person()
    url, client = f"/en/people/{made['person']}/team/", house.client("minji")
    assert client.get(url).status_code == 200
    refused = client.post(f"{url}take-back/", {"team": house.teams["seoul"]})
    assert "No team would be left" in refused.content.decode()
    shared = client.post(f"{url}share/", {"team": house.teams["incheon"], "compartments": "contact"})
    assert shared.status_code == 302
    assert house.client("jinsook").get(f"/en/people/{made['person']}/").status_code == 200
    assert client.post(url, {"lead": house.user("minji"), "helpers": []}).status_code == 302
