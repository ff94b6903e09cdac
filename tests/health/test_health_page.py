"""The health page: begun with a yes, opened in one question, closed to everybody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sijak.accounts.line import vault
from sijak.health import pieces
from sijak.health.actions.begin import begin_health
from sijak.health.enums import DutyKind, VisitState
from sijak.health.models import Medicine
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.enums import ConsentKind, Why
from sijak.people.models import Strand
from sijak.people.queries.files import open_file_of, strand_of
from tests.health.folk import duty, patient, says_yes, visit, workday
from tests.house import House
from vault.client import Denied

UNDER_WAY = "병원 도움을 받고 있습니다"


def test_it_shows_all_that_is_known_in_one_opening(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    person = patient(house)
    visit(house, person, state=VisitState.LASTING, next_on=today() - timedelta(days=0), diagnosis="당뇨병")
    duty(house, person, DutyKind.COMPLAINT, words="반말을 들음")
    asked: list[object] = []
    real = type(vault()).open

    def open_(*given: object, **named: object) -> object:
        asked.append(given)
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(type(vault()), "open", open_)
    page = house.client("yongil").get(f"/health/{person['person']}/").content.decode()
    assert len(asked) == 1
    for words in ("이쏘기가 심하고", "당뇨병", "답하기로 함"):
        assert words in page


def test_it_shows_a_piece_of_another_area_in_the_same_opening(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = patient(house)
    row = visit(house, person)
    monkeypatch.setattr(pieces, "_pieces", {})
    pieces.hang_piece("nothing", lambda by, file: None)
    pieces.hang_piece("test", lambda by, file: pieces.Piece(
        "health/parts/under_way.html", [row], lambda words: words[0]["complaint"]))  # fmt: skip
    assert UNDER_WAY in house.client("yongil").get(f"/health/{person['person']}/").content.decode()


def test_it_offers_to_begin_where_no_health_part_is(house: House) -> None:
    person = house.make_person(by="yongil", team="hospital", lead="yongil")
    client, url = house.client("yongil"), f"/health/{person['person']}/"
    assert client.get(url).status_code == 200
    refused = client.post(f"{url}begin/")
    assert refused.status_code == 409 and not Strand.objects.filter(compartment="health").exists()
    says_yes(house, person)
    assert client.post(f"{url}begin/").status_code == 302
    assert Strand.objects.get(compartment="health").team == house.teams["health"]
    assert vault().open_person(house.token("minji"), person["person"], "file")["profile"]["health"] == "now"
    assert client.post(f"{url}begin/").status_code == 302, "a second click meets the first one's part"


def test_it_needs_the_yes_to_things_of_health_and_no_other(house: House) -> None:
    person = house.make_person(by="yongil", team="hospital", lead="yongil")
    says_yes(house, person, ConsentKind.THIRD_PARTY)
    file = open_file_of(house.actor("yongil"), person["person"], Why.HEALTH)
    with pytest.raises(Refused):
        begin_health(by=house.actor("yongil"), file=file)


def test_it_is_closed_to_whoever_is_not_of_the_health_team(house: House) -> None:
    """Minji walks with the same person in the same hospital team: no page, no key, no word."""
    person = patient(house)
    row = visit(house, person, diagnosis="우울증", complaint="밤마다 운다")
    for path in ("", f"visits/{row.id}/", f"visits/{row.id}/card/", "visits/write/", "duties/explain/"):
        assert house.client("minji").get(f"/health/{person['person']}/{path}").status_code == 403
        assert house.client("hana").get(f"/health/{person['person']}/{path}").status_code == 403
    with pytest.raises(NotForYou):
        strand_of(house.actor("minji"), person["person"], "health")
    with pytest.raises(Denied):
        from sijak.people.sealing import open_rows

        open_rows(house.actor("minji"), [row], "health")


def test_it_is_not_there_for_a_peer_of_whom_it_is_hidden(house: House) -> None:
    person = patient(house, hidden_from=[house.user("seolhwa")])
    row = visit(house, person)
    for path in ("", f"visits/{row.id}/", "visits/write/"):
        assert house.client("seolhwa").get(f"/health/{person['person']}/{path}").status_code == 404
        assert house.client("yongil").get(f"/health/{person['person']}/{path}").status_code == 200


def test_it_tells_the_counsellor_one_sentence_and_no_knot(house: House) -> None:
    person = patient(house, profile={"health": "now"})
    visit(house, person, diagnosis="우울증", complaint="밤마다 운다", said="약을 늘림")
    page = house.client("minji").get(f"/people/{person['person']}/").content.decode()
    assert UNDER_WAY in page
    for words in ("우울증", "밤마다 운다", "약을 늘림", "병원에 다녀옴"):
        assert words not in page
    theirs = house.client("yongil").get(f"/people/{person['person']}/").content.decode()
    assert "밤마다 운다" in theirs and UNDER_WAY not in theirs


def test_it_takes_the_sentence_away_when_help_has_ended(house: House) -> None:
    person = patient(house, profile={"health": "now"})
    url = f"/health/{person['person']}/word/"
    assert house.client("yongil").post(url, {"under_way": "no"}).status_code == 302
    assert UNDER_WAY not in house.client("minji").get(f"/people/{person['person']}/").content.decode()
    assert house.client("yongil").post(url, {"under_way": "maybe"}).status_code == 302
    assert house.client("yongil").post(url, {"under_way": "yes"}).status_code == 302
    assert UNDER_WAY in house.client("minji").get(f"/people/{person['person']}/").content.decode()


def test_it_shows_what_stands_on_the_health_part_on_the_day_of_its_worker_only(house: House) -> None:
    person = patient(house)
    visit(house, person, state=VisitState.RUNS, next_on=workday())
    assert Medicine.objects.count() == 0
    page = house.client("minji").get(f"/care/{person['person']}/tasks/").content.decode()
    assert "병원에 왔는지 보고" not in page
    page = house.client("yongil").get(f"/care/{person['person']}/tasks/").content.decode()
    assert "병원에 왔는지 보고" in page
