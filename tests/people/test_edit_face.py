"""Changing a face: the later of two writers sees both texts and loses nothing."""

from typing import Any

import pytest

from sijak.people.actions.persons import ChangedMeanwhileError, edit_face
from sijak.people.queries.files import open_file_of
from tests.house import House
from vault.client import Denied


def sent(version: int, **rest: Any) -> dict[str, Any]:
    return {
        "display": "봄이네", "names": "", "birth_year": "", "phones": "", "language": "ko",
        "channels": ["text"], "hours": "", "alias": "", "voicemail": "no", "shared_phone": "",
        "safe_note": "", "address": "", "version": str(version), **rest,
    }  # fmt: skip


def test_it_refuses_the_second_of_two_writers(house: House) -> None:
    made, minji = house.make_person(), house.actor("minji")
    edit_face(by=minji, person=made["person"], face={"display": "하나"}, version=1)
    with pytest.raises(ChangedMeanwhileError):
        edit_face(by=house.actor("sora"), person=made["person"], face={"display": "둘"}, version=1)
    assert open_file_of(minji, made["person"], "file").display == "하나"


def test_it_shows_both_texts_and_keeps_what_was_typed(house: House) -> None:
    made, url = house.make_person(), ""
    url = f"/en/people/{made['person']}/edit/"
    first = house.client("minji").post(url, sent(1, hours="아침에만"))
    assert first.status_code == 302
    second = house.client("sora").post(url, sent(1, hours="저녁에만", shared_phone="남편"))
    text = second.content.decode()
    assert second.status_code == 409
    assert "아침에만" in text and "저녁에만" in text and "남편" in text
    again = second.context["form"]
    assert again["version"].value() == "2"
    third = house.client("sora").post(url, sent(2, hours="아침과 저녁", shared_phone="남편"))
    assert third.status_code == 302
    file = open_file_of(house.actor("minji"), made["person"], "file")
    assert (file.safe.hours, file.safe.shared_phone) == ("아침과 저녁", "남편")


def test_it_does_not_exist_for_another_team(house: House) -> None:
    made = house.make_person()
    url = f"/people/{made['person']}/edit/"
    assert house.client("jinsook").get(url).status_code == 404
    assert house.client("jinsook").post(url, sent(1)).status_code == 404
    with pytest.raises(Denied):
        edit_face(by=house.actor("jinsook"), person=made["person"], face={"display": "x"}, version=1)


def test_it_keeps_what_the_form_does_not_ask(house: House) -> None:
    made, minji = house.make_person(), house.actor("minji")
    file = open_file_of(minji, made["person"], "file")
    face = {**file.face, "gender_words": "누나"}
    edit_face(by=minji, person=file.id, face=face, version=file.version)
    url = f"/people/{file.id}/edit/"
    assert house.client("minji").post(url, sent(2, display=file.display)).status_code == 302
    assert open_file_of(minji, file.id, "file").words == "누나"


def test_it_keeps_codes_for_the_figures_beside_the_person(house: House) -> None:
    made, url = house.make_person(), ""
    url = f"/en/people/{made['person']}/edit/"
    data = sent(1, sex="f", province="seoul", arrival_band="2010", birth_year="1984")
    assert house.client("minji").post(url, data).status_code == 302
    profile = open_file_of(house.actor("minji"), made["person"], "file").profile
    assert profile["sex"] == "f" and profile["arrival_band"] == "2010"
    assert profile["age_band"].endswith("0s")
    assert house.client("minji").post(url, sent(2)).status_code == 302
