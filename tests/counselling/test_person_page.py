"""The counselling page of a person, what other areas hang into it, and how it begins."""

from datetime import timedelta
from typing import Any

import pytest

from sijak.care.models import Appointment, Task
from sijak.counselling import pieces
from sijak.counselling.models import Session
from sijak.counselling.pieces import Corner, Piece
from sijak.counselling.queries import home as homes
from sijak.kernel.dates import today
from sijak.people.models import Strand
from tests.counselling.family import NAME, ask, open_season
from tests.counselling.folk import plan, somebody, strand, write
from tests.house import House


@pytest.fixture
def empty_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_pieces", {})
    monkeypatch.setattr(pieces, "_corners", {})


def test_it_says_calmly_that_nothing_has_begun_and_begins(house: House) -> None:
    person, client = house.make_person(), house.client("minji")
    url = f"/heart/{person['person']}/"
    assert "/begin/" in client.get(url).content.decode()
    assert client.post(url + "begin/", {"team": house.teams["seoul"]}).status_code == 200
    assert "said=begun" in client.post(url + "begin/", {"team": house.teams["heart"]})["Location"]
    assert Strand.objects.get(compartment="counselling").team == house.teams["heart"]
    page = client.get(url).content.decode()
    assert "/sessions/plan/" in page and "/begin/" not in page
    assert house.client("eunha").get(url).status_code == 200, "that team may reach them now"


def test_it_tells_another_team_no_more_than_that(house: House) -> None:
    person = house.make_person(team="hospital", lead="yongil", parts={"counselling": "shelter"})
    url = f"/heart/{person['person']}/"
    assert house.client("yongil").get(url).status_code == 200
    answer = house.client("yongil").post(url + "begin/", {"team": house.teams["heart"]})
    assert answer.status_code == 200 and "said=" not in answer.get("Location", "")
    assert house.client("taeho").get(url).status_code == 404


def test_it_shows_what_comes_and_what_was(house: House) -> None:
    person = somebody(house)
    ahead, past = plan(house, person), write(house, person)
    answer = house.client("eunha").get(f"/heart/{person['person']}/")
    page = answer.content.decode()
    assert ahead.id in page and past.id in page and "밤마다 고향" in page
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("empty_shelves")
def test_it_opens_what_others_hang_into_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    person = somebody(house)
    write(house, person)
    seen: list[Any] = []

    def piece_of(by: Any, file: Any) -> Piece:
        rows = list(Task.objects.filter(strand_id=strand(person)))
        return Piece("care/parts/word_pairs.html", list(rows), seen.append)

    pieces.hang_piece("groups", lambda by, file: None)
    pieces.hang_piece("screenings", piece_of)
    assert house.client("minji").get(f"/heart/{person['person']}/").status_code == 200
    assert seen == [[]]


@pytest.mark.usefixtures("empty_shelves")
def test_it_gives_corners_names_in_one_call(house: House) -> None:
    person = somebody(house, display="금낭화")
    names: list[Any] = []

    def corner_of(by: Any) -> Corner:
        return Corner("care/parts/word_pairs.html", names.append, [strand(person)])

    pieces.hang_corner("signals", corner_of)
    assert house.client("eunha").get("/heart/").status_code == 200
    assert names[0][strand(person)].display == "금낭화"
    assert house.client("taeho").get("/heart/").status_code == 200
    assert names[1] == {}, "no name beyond what the keys open"


def test_it_shows_the_way_through_a_season_of_visits(house: House) -> None:
    made = somebody(house)
    row = ask(house, open_season(house), made)
    page = house.client("eunha").get(f"/heart/{made['person']}/").content.decode()
    assert NAME in page and f"/heart/families/{made['person']}/{row.id}/" in page


def test_it_lets_no_old_session_crowd_out_todays(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(homes, "SHOWN", 1)
    old, now = plan(house, somebody(house)), plan(house, somebody(house))
    for row, day in ((old, today() - timedelta(days=20)), (now, today())):
        Session.objects.filter(pk=row.pk).update(day=day)
        Appointment.objects.filter(pk=row.appointment_id).update(day=day)
    page = homes.home(house.actor("minji"), {})
    assert [one.row.id for one in page.today] == [now.id]
    assert [one.row.id for one in page.unwritten] == [old.id]
