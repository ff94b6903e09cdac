"""The pages of the desk: the board, a tick with and without script, the quiet question, one number."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from sijak.health.models import BoardDay, Ticket
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from tests.health.desk import at, board, columns, come, tick
from tests.house import House

JSON = {"HTTP_ACCEPT": "application/json"}


def ask_state(house: House, tag: str = "") -> Any:
    headers = {"HTTP_X_SIJAK_DEED": "0"} | ({"HTTP_IF_NONE_MATCH": tag} if tag else {})
    return house.client("seolhwa").get("/health/state/", **headers)  # type: ignore[arg-type]


def audits(house: House) -> int:
    return int(house.state.store.row("SELECT count(*) FROM audit")[0])


def walk_in(house: House, **given: str) -> Any:
    return house.client("yongil").post("/health/tickets/new/", {"who": "known", **given})


def test_it_shows_four_columns_and_says_how_many(house: House) -> None:
    with at(10):
        come(house, "봄이", is_new=True, department="eyes", note="눈이 침침")
    tick(house, come(house, "들레"), "doctor")
    text = house.client("seolhwa").get("/en/health/").content.decode()
    for word in ("봄이", "들레", "Eyes", "눈이 침침", "came today", "of them new"):
        assert word in text
    assert text.count('class="board-column"') == 4


def test_it_gives_the_columns_alone_to_a_page_that_is_open(house: House) -> None:
    come(house, "봄이")
    text = house.client("yongil").get("/health/?part=1").content.decode()
    assert text.strip().startswith("<div") and "봄이" in text and "<html" not in text


def test_it_answers_no_change_without_opening_anything(house: House) -> None:
    ticket = come(house)
    first = ask_state(house)
    assert json.loads(first.content)["states"] == {ticket.pk: "waiting"}
    before = audits(house)
    assert ask_state(house, first["ETag"]).status_code == 304
    assert audits(house) == before, "a timer that asks is no reading"
    tick(house, ticket, "doctor")
    again = ask_state(house, first["ETag"])
    assert again.status_code == 200 and json.loads(again.content)["states"] == {ticket.pk: "doctor"}


def test_it_tells_no_word_to_who_only_asks_for_changes(house: House) -> None:
    come(house, "봄비나무", note="피검사")
    text = ask_state(house).content.decode()
    assert "봄비나무" not in text and "피검사" not in text


def test_it_takes_a_tick_of_a_script_in_codes_and_a_button_by_the_board(house: House) -> None:
    ticket, client = come(house), house.client("yongil")
    given = {"move": f"{ticket.pk}-doctor", "once": random_id()}
    told = client.post("/health/tick/", given, **JSON)  # type: ignore[arg-type]
    assert json.loads(told.content)["state"] == "doctor"
    plain = client.post("/health/tick/", {"move": f"{ticket.pk}-paying", "state": "doctor"})
    assert (plain.status_code, plain["Location"]) == (302, "/health/?said=moved&state=doctor")
    assert columns(house) == [[], [], [1], []]


def test_it_says_so_when_a_tick_makes_no_sense(house: House) -> None:
    ticket, client = come(house), house.client("yongil")
    for move in ("", f"{ticket.pk}-nowhere"):
        told = client.post("/health/tick/", {"move": move}, **JSON)  # type: ignore[arg-type]
        assert told.status_code == 422
    assert client.post("/health/tick/", {"move": f"{random_id()}-gone"}).status_code == 404
    assert client.post("/health/tick/", {"move": f"{ticket.pk}-gone", "ago": "-x"}).status_code == 302


def test_it_gives_a_number_for_nothing_but_enter(house: House) -> None:
    answer = walk_in(house)
    assert (answer.status_code, answer["Location"]) == (302, "/health/?said=numbered&given=1")
    told = house.client("yongil").post("/health/tickets/new/", {"once": random_id()}, **JSON)  # type: ignore[arg-type]
    assert json.loads(told.content)["number"] == 2


def test_it_keeps_what_was_typed_when_it_must_say_no(house: House) -> None:
    page = walk_in(house, alias="봄이", note="750101-2345678").content.decode()
    assert "봄이" in page and 'aria-invalid="true"' in page
    assert not Ticket.objects.exists()


def test_it_asks_what_to_do_with_somebody_new_who_comes_late(house: House) -> None:
    with at(16, 40):
        page = walk_in(house, who="new", alias="봄이").content.decode()
        assert 'name="late"' in page and "봄이" in page and not Ticket.objects.exists()
        assert walk_in(house, who="known").status_code == 302, "who was here before just gets a number"
        assert walk_in(house, who="new", late="today").status_code == 302
    assert columns(house)[0] == [1, 2]


def test_it_gives_a_day_to_somebody_who_comes_late(house: House) -> None:
    day = today() + timedelta(days=1)
    with at(17):
        assert 'name="day"' in walk_in(house, who="new", late="later").content.decode()
        assert (
            "said=expected"
            in walk_in(house, who="new", late="later", day=f"{day}", alias="내일이")["Location"]
        )
    ticket = Ticket.objects.get()
    assert (ticket.day, ticket.state, ticket.number) == (day, "expected", 1)
    with at(10, on=day):
        there = board(house)
        assert (there.came, [card.line.alias for card in there.expected]) == (0, ["내일이"])
        tick(house, ticket, "waiting")
        assert columns(house) == [[1], [], [], []]


def test_it_finds_a_number_without_script(house: House) -> None:
    come(house, "봄이")
    client = house.client("yongil")
    assert client.get("/en/health/?number=1").content.decode().count("봄이") == 2
    assert "No such number today." in client.get("/en/health/?number=7").content.decode()
    assert client.get("/en/health/?number=봄이&state=x&given=<b>").status_code == 200


def test_it_puts_right_what_stands_beside_a_number(house: House) -> None:
    ticket, client = come(house, "봄이"), house.client("seolhwa")
    given = {"alias": "봄비", "department": "bones", "note": ""}
    assert client.post(f"/health/tickets/{ticket.pk}/", given).status_code == 302
    line = board(house).columns[0].cards[0].line
    assert (line.alias, line.department) == ("봄비", "bones")
    bad = client.post(f"/health/tickets/{ticket.pk}/", given | {"department": "moon"})
    assert bad.status_code == 200 and b'aria-invalid="true"' in bad.content


def test_it_joins_a_number_with_somebody_whom_we_know(house: House) -> None:
    person = house.make_person(team="hospital", lead="yongil", parts={"health": "health"}, display="꽃사슴")
    ticket, client = come(house, "봄이"), house.client("yongil")
    page = client.post(f"/health/tickets/{ticket.pk}/find/", {"q": "꽃사슴"}).content.decode()
    assert person["person"] in page
    assert (
        "Nobody found"
        in client.post(f"/en/health/tickets/{ticket.pk}/find/", {"q": "없는이름"}).content.decode()
    )
    path = f"/health/tickets/{ticket.pk}/join/"
    assert client.post(path, {"person": person["person"]}).status_code == 302
    card = board(house).columns[0].cards[0]
    assert (card.name, card.person, card.has_health) == ("꽃사슴", person["person"], True)
    assert client.post(path, {"person": random_id()}).status_code == 404
    client.post(path, {"person": ""})
    assert not board(house).columns[0].cards[0].person


def test_it_does_not_show_whose_number_it_is_to_who_may_not_see_them(house: House) -> None:
    person = house.make_person(
        team="hospital", lead="yongil", parts={"health": "health"}, display="흰꽃사슴",
        hidden_from=[house.user("seolhwa")],
    )  # fmt: skip
    ticket = come(house, "봄이")
    house.client("yongil").post(f"/health/tickets/{ticket.pk}/join/", {"person": person["person"]})
    for path in ("/health/", f"/health/tickets/{ticket.pk}/"):
        theirs = house.client("seolhwa").get(path).content.decode()
        assert "봄이" in theirs and "흰꽃사슴" not in theirs and person["person"] not in theirs
        assert "흰꽃사슴" in house.client("yongil").get(path).content.decode()
    nobody = "Nobody needs to be known to get a number."
    theirs = house.client("seolhwa").get(f"/en/health/tickets/{ticket.pk}/").content.decode()
    assert nobody in theirs, "it reads as a number of somebody whom we do not know"


def test_it_keeps_how_the_room_is_kept_and_loses_no_colleague_s_change(house: House) -> None:
    client, path = house.client("yongil"), f"/health/rooms/{house.teams['health']}/"
    given: dict[str, Any] = {"version": "0", "new_until": "15:00", "departments": ["eyes", "teeth"]}
    assert client.post(path, given).status_code == 302
    assert client.post(path, given).status_code == 200, "the page was older than the room"
    text = client.get("/en/health/").content.decode()
    assert "3:00 pm" in text and "Teeth" in text and "Skin" not in text
    assert client.get(f"/health/rooms/{house.teams['heart']}/").status_code == 404


def test_it_says_when_no_room_is_theirs(house: House) -> None:
    assert house.client("minji").get("/health/").status_code == 403
    assert BoardDay.objects.count() == 0, "looking makes nothing"
