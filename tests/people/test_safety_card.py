"""The safety card: short, one version at a time, opened by anybody on duty, loudly and paced."""

import pytest

from sijak.kernel.errors import Refused
from sijak.people.actions.files import match_person
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.actions.safety import let_through, open_window, write_card
from sijak.people.models import SafetyCard
from sijak.people.queries.safety import card_of
from tests.house import House
from tests.people.folk import somebody

WORDS = {"risk": "남편이 때린다", "plan": "먼저 문자", "who": "옆집 언니", "place": "", "avoid": ""}


def told_officers(house: House) -> set[str]:
    return {one["id"] for one in house.vault.notices(house.token("dahee"))}


def test_it_refuses_more_than_a_kilobyte(house: House) -> None:
    strand = house.make_person()["strands"]["safety"]
    with pytest.raises(Refused):
        write_card(by=house.actor("minji"), safety=strand, words={"risk": "가" * 340}, version=0)
    assert not SafetyCard.objects.exists()


def test_it_keeps_one_card_and_refuses_the_later_of_two_writers(house: House) -> None:
    strand = house.make_person()["strands"]["safety"]
    write_card(by=house.actor("minji"), safety=strand, words=WORDS, version=0)
    with pytest.raises(ChangedMeanwhileError):
        write_card(by=house.actor("sora"), safety=strand, words=WORDS, version=0)
    write_card(by=house.actor("sora"), safety=strand, words=WORDS | {"place": "찻집"}, version=1)
    card = card_of(house.actor("minji"), strand)
    assert (card.version, card.place, card.risk) == (2, "찻집", "남편이 때린다")


def test_it_shows_both_texts_to_the_later_writer(house: House) -> None:
    made = house.make_person()
    url = f"/en/people/{made['person']}/safety/write/"
    client = house.client("minji")
    assert client.post(url, WORDS | {"version": "0"}).status_code == 302
    late = house.client("sora").post(url, WORDS | {"risk": "다른 말", "version": "0"})
    text = late.content.decode()
    assert late.status_code == 409 and "다른 말" in text and "남편이 때린다" in text
    assert house.client("sora").post(url, WORDS | {"risk": "다른 말", "version": "1"}).status_code == 302


def test_it_is_one_tap_from_the_file(house: House) -> None:
    made = house.make_person()
    write_card(by=house.actor("minji"), safety=made["strands"]["safety"], words=WORDS, version=0)
    page = house.client("minji").get(f"/en/people/{made['person']}/").content.decode()
    assert f"/en/people/{made['person']}/safety/" in page
    card = house.client("minji").get(f"/en/people/{made['person']}/safety/").content.decode()
    assert "옆집 언니" in card and 'href="tel:112"' in card


def test_it_opens_for_a_worker_of_another_team_and_tells_the_officers(house: House) -> None:
    who = somebody()
    made = house.make_person(names=who["names"], phones=who["phones"], display=who["display"])
    write_card(by=house.actor("minji"), safety=made["strands"]["safety"], words=WORDS, version=0)
    client = house.client("taeho")
    asked = match_person(by=house.actor("taeho"), names=who["names"], birth_year=None,
                         phones=who["phones"])  # fmt: skip
    before = told_officers(house)
    empty = client.post("/en/people/card/", {"handle": asked.handle})
    assert empty.status_code == 200 and "옆집 언니" not in empty.content.decode()
    data = {"handle": asked.handle, "reason": "harm_now", "note": "전화가 왔다"}
    opened = client.post("/en/people/card/", data)
    text = opened.content.decode()
    assert "옆집 언니" in text and "24 hours" in text and opened["Cache-Control"] == "no-store"
    assert len(told_officers(house) - before) == 1
    assert client.get(f"/en/people/{made['person']}/").status_code == 404


def test_it_says_where_to_go_when_the_way_to_the_card_has_closed(house: House) -> None:
    """After a restart, or forty other questions, nobody stands before an empty page at night."""
    page = house.client("jinsook").post("/en/people/card/", {"handle": "a" * 32, "reason": "harm_now"})
    text = page.content.decode()
    assert page.status_code == 409 and "Ask once more" in text and "/en/people/match/" in text
    nowhere = {"person": "a" * 32, "reason": "harm_now"}
    assert house.client("jinsook").post("/en/people/card/", nowhere).status_code == 404


def test_it_paces_the_sixth_and_a_second_worker_lets_it_through(house: House) -> None:
    strands = []
    for _ in range(6):
        who = somebody()
        made = house.make_person(names=who["names"], phones=who["phones"], display=who["display"])
        strands.append((who, made))
    jinsook = house.actor("jinsook")
    last = None
    for who, _ in strands:
        handle = match_person(by=jinsook, names=who["names"], birth_year=None,
                              phones=who["phones"]).handle  # fmt: skip
        last = open_window(by=jinsook, reason="harm_now", handle=handle)
    assert last is not None and last.wait > 0 and last.strand == ""
    page = house.client("jinsook").post(
        "/en/people/card/", {"handle": handle, "reason": "harm_now", "note": ""})  # fmt: skip
    assert last.request in page.content.decode() and "second" in page.content.decode()
    with pytest.raises(Refused):
        let_through(by=jinsook, request=last.request)
    with pytest.raises(Refused):
        let_through(by=house.actor("minji"), request="no such number")
    through = house.client("minji").post("/en/people/card/second/", {"request": last.request})
    assert through.status_code == 302
    assert open_window(by=jinsook, reason="harm_now", handle=handle).wait == 0


def test_it_asks_for_a_name_first_when_no_handle_is_given(house: House) -> None:
    page = house.client("minji").get("/en/people/card/")
    assert page.status_code == 200 and "/en/people/match/" in page.content.decode()


def test_it_is_not_for_finance(house: House) -> None:
    assert house.client("hana").get("/people/card/").status_code == 403


def test_it_keeps_nobody_from_a_card_who_has_opened_too_many_files(house: House) -> None:
    made = house.make_person()
    write_card(by=house.actor("minji"), safety=made["strands"]["safety"], words=WORDS, version=0)
    limits = house.state.budget.limits
    house.state.budget.limits = {**limits, "files-hour": (0, 3600)}
    try:
        url = f"/en/people/{made['person']}/safety/"
        shut = house.client("minji").get(url).content.decode()
        assert "Why do you open it?" in shut
        data = {"person": made["person"], "reason": "harm_now", "note": ""}
        opened = house.client("minji").post("/en/people/card/", data).content.decode()
        assert "옆집 언니" in opened
    finally:
        house.state.budget.limits = limits
