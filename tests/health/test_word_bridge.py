"""Words here and there: found, added, put right, agreed on by two, and on a card without a name."""

from __future__ import annotations

import json

from sijak.health.models import Word
from sijak.health.queries import words as queries
from sijak.kernel.ids import random_id
from sijak.people.team_sealing import open_team_row
from tests.health.folk import patient, visit
from tests.house import House


def sent(**rest: str) -> dict[str, str]:
    return {"once": random_id(), "version": "", "north": "배꼴", "south": "배 속", "field": "body",
            "note": "혜산에서", **rest}  # fmt: skip


def added(house: House, by: str = "yongil", **rest: str) -> Word:
    answer = house.client(by).post("/health/words/write/", sent(**rest))
    assert answer.status_code == 302, answer.context["form"].errors
    return Word.objects.get()


def test_it_finds_a_word_from_either_side_without_an_address(house: House) -> None:
    client = house.client("yongil")
    assert "이쏘기" in client.get("/health/words/").content.decode()
    for word in ("이쏘기", "치통"):
        page = client.post("/health/words/", {"q": word}).content.decode()
        assert "이쏘기" in page and "게걸증" not in page
    page = client.post("/health/words/", {"q": "없는말"}).content.decode()
    assert "그런 말은 아직 없습니다" in page
    assert "다리 풀쳤다" in client.get("/health/words/?field=symptom").content.decode()
    assert client.get("/health/words/?field=<b>").status_code == 200


def test_it_counts_when_two_different_people_say_so(house: House) -> None:
    row = added(house)
    assert not queries.pairs_for(house.actor("yongil"), ["배꼴이 아프다"])
    vote = f"/health/words/{row.id}/vote/"
    assert house.client("yongil").post(vote, {"vote": "yes"}).status_code == 409, "one voice a worker"
    assert house.client("seolhwa").post(vote, {"vote": "yes"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "accepted"
    found = queries.pairs_for(house.actor("yongil"), ["배꼴이 아프다"])
    assert [(pair.north, pair.south) for pair in found] == [("배꼴", "배 속")]


def test_it_is_set_aside_when_the_other_does_not_say_so(house: House) -> None:
    row = added(house)
    house.client("seolhwa").post(f"/health/words/{row.id}/vote/", {"vote": "no"})
    row.refresh_from_db()
    assert row.state == "set_aside"


def test_it_asks_anew_when_the_words_were_put_right(house: House) -> None:
    row = added(house)
    house.client("seolhwa").post(f"/health/words/{row.id}/vote/", {"vote": "yes"})
    url = f"/health/words/{row.id}/"
    assert house.client("seolhwa").post(url, sent(north="배꿈", version="2")).status_code == 302
    row.refresh_from_db()
    content = json.loads(open_team_row(house.actor("yongil"), row, "health")["content"])
    assert row.state == "proposed" and content["north"] == "배꿈"
    assert list(content["votes"]) == [house.user("seolhwa")]
    page = house.client("yongil").post(url, sent(north="뱃속", version="2"))
    assert page.status_code == 409 and "배꿈" in page.content.decode()


def test_it_never_writes_over_the_list_that_ships(house: House) -> None:
    page = house.client("yongil").post("/health/words/write/", sent(north="이쏘기", south="치통"))
    assert page.status_code == 200 and "north" in page.context["form"].errors
    page = house.client("yongil").post("/health/words/write/", sent(north="배", south="배"))
    assert page.status_code == 200 and not Word.objects.exists()
    before = queries.shipped()
    added(house, north="이아픔", south="치통")
    assert queries.shipped() == before


def test_it_is_sealed_to_the_health_team(house: House) -> None:
    row = added(house)
    assert row.team == house.teams["health"]
    for word in ("배꼴", "배 속", "혜산"):
        assert word.encode() not in bytes(row.content)
    assert house.client("minji").get(f"/health/words/{row.id}/").status_code == 403


def test_it_gives_the_doctor_a_card_without_any_name(house: House) -> None:
    person = patient(house, display="봄이네", names=["리봉란"], phones=["010-0000-1234"])
    row = visit(house, person, for_doctor="치통이 심함", since="사흘 전", places=("teeth",),
                allergies="페니실린")  # fmt: skip
    page = house.client("yongil").get(f"/health/{person['person']}/visits/{row.id}/card/").content.decode()
    card = page[page.index("<article") : page.index("</article>")]
    for words in (
        "치통이 심함",
        "이쏘기가 심하고",
        "사흘 전",
        "페니실린",
        "이와 입",
        "천천히 말씀해 주십시오",
    ):
        assert words in card
    for word in ("봄이네", "리봉란", person["code"], "0000", person["person"]):
        assert word not in card


def test_it_speaks_korean_to_the_doctor_whatever_the_worker_reads(house: House) -> None:
    person = patient(house)
    row = visit(house, person)
    url = f"/en/health/{person['person']}/visits/{row.id}/card/"
    page = house.client("yongil").get(url).content.decode()
    assert "천천히 말씀해 주십시오" in page and "Card for the doctor" in page


def test_it_shows_false_friends_first(house: House) -> None:
    found = queries.pairs_for(house.actor("yongil"), ["이쏘기 때문에 1차 치료를 받았다"])
    assert found[0].is_false_friend and found[0].north == "1차 치료"
