"""A supervision meeting: opened by the team, put right together, nobody's words lost."""

import pytest

from sijak.counselling.actions import supervision as actions
from sijak.counselling.actions.supervision import Held
from sijak.counselling.models import SupervisionMeeting
from sijak.counselling.queries import caring
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.people.actions.persons import ChangedMeanwhileError
from tests.house import House

WORDS = "둘이 함께 숨을 골랐다"


def write(house: House, by: str = "minji", once: str = "", **given: object) -> SupervisionMeeting:
    held = Held(**{"day": today(), "who": (house.user("eunha"),), "words": WORDS, **given})  # type: ignore[arg-type]
    return actions.write_supervision(by=house.actor(by), team=house.teams["heart"], once=once or random_id(),
                                     held=held)  # fmt: skip


def test_it_opens_for_the_team_alone(house: House) -> None:
    row = write(house)
    assert caring.supervision(house.actor("eunha"), row.id).words == WORDS
    for handle in ("yongil", "jinsook"):
        assert house.client(handle).get(f"/heart/supervision/{row.id}/").status_code == 404
        assert WORDS not in house.client(handle).get("/heart/supervision/").content.decode()
    for handle in ("sora", "hana", "shinae", "dahee"):
        assert house.client(handle).get(f"/heart/supervision/{row.id}/").status_code == 403


def test_it_is_written_in_ones_own_team_and_once(house: House) -> None:
    with pytest.raises(NotForYou):
        write(house, by="yongil")
    once = random_id()
    assert write(house, once=once) == write(house, once=once)
    with pytest.raises(Refused):
        write(house, words=" ")


def test_it_shows_both_texts_to_the_second_of_two(house: House) -> None:
    row = write(house)
    sent = {"team": row.team, "day": today().isoformat(), "version": "1"}
    url = f"/heart/supervision/{row.id}/"
    assert "said=kept" in house.client("eunha").post(url, sent | {"words": "은하의 말"})["Location"]
    answer = house.client("minji").post(url, sent | {"words": "민지의 말"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "은하의 말" in page and "민지의 말" in page
    assert caring.supervision(house.actor("minji"), row.id).words == "은하의 말"
    with pytest.raises(ChangedMeanwhileError):
        actions.change_supervision(by=house.actor("minji"), meeting=row.id, version=1,
                                   held=Held(day=today(), who=(), words="또"))  # fmt: skip


def test_it_says_when_the_team_meets_again(house: House) -> None:
    assert caring.supervision_due(house.actor("minji")) is None
    write(house)
    due = caring.supervision_due(house.actor("minji"))
    assert due is not None and (due - today()).days == 30
    assert caring.supervision_due(house.actor("yongil")) is None


def test_it_is_written_by_a_form(house: House) -> None:
    client = house.client("minji")
    url = "/heart/supervision/new/"
    sent = {"team": house.teams["heart"], "day": today().isoformat(), "guide": "밖에서 온 선생님"}
    assert "밖에서 온 선생님" in client.post(url, sent).content.decode()
    assert "said=kept" in client.post(url, sent | {"words": WORDS})["Location"]
    assert WORDS in client.get("/heart/supervision/").content.decode()
