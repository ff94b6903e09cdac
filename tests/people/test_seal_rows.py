"""Do words go into a sealed column and come out only for whom they are?"""

import pytest

from sijak.people.models import SafetyCard
from sijak.people.sealing import open_row, seal_row
from tests.house import House
from vault.client import Denied


def test_it_opens_for_a_team_mate_what_was_sealed(house: House) -> None:
    made = house.make_person()
    card = SafetyCard(strand_id=made["strands"]["safety"])
    seal_row(house.actor("minji"), card, content="밤에는 옆집 언니")
    assert "옆집".encode() not in bytes(card.content)
    assert open_row(house.actor("sora"), card, "test")["content"] == "밤에는 옆집 언니"


def test_it_opens_for_no_other_team_and_in_no_other_place(house: House) -> None:
    made = house.make_person()
    card = SafetyCard(strand_id=made["strands"]["safety"])
    seal_row(house.actor("minji"), card, content="밤에는 옆집 언니")
    with pytest.raises(Denied):
        open_row(house.actor("jinsook"), card, "test")
    card.version = 2
    with pytest.raises(Denied):
        open_row(house.actor("minji"), card, "test")
