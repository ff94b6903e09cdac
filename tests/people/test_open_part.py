"""A department begins its own part of a file."""

from __future__ import annotations

import pytest

from sijak.accounts.line import vault
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.actions.parts import open_part, say_health
from sijak.people.enums import Compartment, Why
from sijak.people.models import Strand
from sijak.people.queries.files import open_file_of, strand_of
from tests.house import House


def test_it_refuses_a_team_that_may_not_hold_the_part(house: House) -> None:
    by, person = house.actor("minji"), house.make_person()
    file = open_file_of(by, person["person"], Why.FILE)
    with pytest.raises(Refused):
        open_part(by=by, file=file, compartment=Compartment.COUNSELLING, team=house.teams["seoul"])
    assert not Strand.objects.filter(compartment="counselling").exists()


def test_it_opens_to_the_department_and_not_to_those_who_sent_them(house: House) -> None:
    """Sora walks with the person and asks the counsellors for help: their words are not hers."""
    person = house.make_person(by="sora", lead="sora")
    sora, eunha = house.actor("sora"), house.actor("eunha")
    with pytest.raises(NotForYou):
        strand_of(eunha, person["person"], "counselling")
    file = open_file_of(sora, person["person"], Why.FILE)
    strand = open_part(by=sora, file=file, compartment=Compartment.COUNSELLING, team=house.teams["heart"])
    row = Strand.objects.get(pk=strand)
    assert (row.team, row.compartment) == (house.teams["heart"], "counselling")
    seen = open_file_of(eunha, person["person"], Why.FILE)
    assert seen.strands["counselling"] == strand
    assert "casework" not in seen.strands and "contact" in seen.strands
    assert "counselling" not in open_file_of(sora, person["person"], Why.FILE).strands


def test_it_says_that_the_part_is_there_when_other_keys_hold_it(house: House) -> None:
    person = house.make_person(by="sora", lead="sora")
    sora = house.actor("sora")
    for expected in (None, Refused):
        file = open_file_of(sora, person["person"], Why.FILE)
        deed = {
            "by": sora,
            "file": file,
            "compartment": Compartment.COUNSELLING,
            "team": house.teams["heart"],
        }
        if expected is None:
            open_part(**deed)
        else:
            with pytest.raises(expected):
                open_part(**deed)
    assert Strand.objects.filter(compartment="counselling").count() == 1


def test_it_opens_once_for_two_clicks_of_one_who_holds_it(house: House) -> None:
    by, person = house.actor("minji"), house.make_person()
    made = [
        open_part(by=by, file=open_file_of(by, person["person"], Why.FILE),
                  compartment=Compartment.COUNSELLING, team=house.teams["heart"])
        for _ in range(2)
    ]  # fmt: skip
    assert made[0] == made[1]


def test_it_tells_one_word_of_health_and_no_more(house: House) -> None:
    person = house.make_person(team="hospital", lead="yongil", parts={"health": "health"})
    say_health(by=house.actor("yongil"), person=person["person"], is_under_way=True)
    seen = open_file_of(house.actor("minji"), person["person"], Why.FILE)
    assert seen.profile["health"] == "now"
    assert "health" not in seen.strands
    say_health(by=house.actor("yongil"), person=person["person"], is_under_way=False)
    assert vault().open_person(house.token("minji"), person["person"], "file")["profile"]["health"] == ""
