"""Does a volunteer see what was handed over, until it ends, and nothing else?"""

import time
from typing import Any

import pytest

from tests.accounts.conftest import Enter
from tests.house import House

SLIPS = "/en/staff/slips/"


@pytest.fixture
def slip(house: House) -> dict[str, Any]:
    person = house.make_person(display="꽃님")
    fields = {"name": "꽃님", "place": "장터 앞", "when": "오늘 세 시"}
    number = house.vault.slip_give(
        house.token("minji"), to=house.user("jisoo"), person=person["person"], purpose="visit",
        ends_at=int(time.time()) + 3600, fields=fields,
    )  # fmt: skip
    return {"slip": number, "person": person["person"]}


def test_it_lists_what_was_handed_over_without_a_name(enter: Enter, slip: dict[str, Any]) -> None:
    page = enter("jisoo").get(SLIPS).content.decode()
    assert "A visit" in page and "민지" in page
    assert "꽃님" not in page, "the list opens nothing"


def test_it_opens_what_was_handed_over_and_says_who_gave_it(enter: Enter, slip: dict[str, Any]) -> None:
    answer = enter("jisoo").get(f"{SLIPS}{slip['slip']}/")
    page = answer.content.decode()
    assert "꽃님" in page and "장터 앞" in page and "민지 handed this to you" in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert "꽃님" not in page.split("<title>")[1].split("</title>")[0]


def test_it_ends_when_it_is_given_back(enter: Enter, slip: dict[str, Any]) -> None:
    client = enter("jisoo")
    assert client.post(f"{SLIPS}{slip['slip']}/back/").status_code == 302
    assert client.get(f"{SLIPS}{slip['slip']}/").status_code == 404
    assert slip["slip"] not in client.get(SLIPS).content.decode()


def test_it_ends_by_itself(
    house: House, enter: Enter, slip: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, now = enter("jisoo"), time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3601)
    assert client.get(f"{SLIPS}{slip['slip']}/").status_code == 404


@pytest.mark.parametrize("handle", ["minji", "sora", "dahee", "hana"])
def test_it_is_a_page_of_volunteers_only(enter: Enter, slip: dict[str, Any], handle: str) -> None:
    assert enter(handle).get(f"{SLIPS}{slip['slip']}/").status_code == 403


def test_it_opens_nothing_that_was_handed_to_another(
    house: House, enter: Enter, slip: dict[str, Any], new_worker: Any
) -> None:
    other = enter(new_worker("volunteer", ())["handle"])
    assert other.get(f"{SLIPS}{slip['slip']}/").status_code == 404
    assert other.post(f"{SLIPS}{slip['slip']}/back/").status_code == 404
    assert enter("jisoo").get(f"{SLIPS}{slip['slip']}/").status_code == 200


# -- handing over
def give(house: House, enter: Enter, who: str, person: str, **other: str) -> Any:
    given = {"to": house.user("jisoo"), "purpose": "bring", "hours": "8", "name": "보름이",
             "place": "역 앞", **other}  # fmt: skip
    return enter(who).post(f"{SLIPS}for/{person}/", given)


def test_it_is_handed_over_by_one_who_may_open_the_file(house: House, enter: Enter) -> None:
    person = house.make_person()["person"]
    before = {one["slip"] for one in house.vault.slips(house.token("jisoo"))}
    answer = give(house, enter, "minji", person)
    assert answer.headers["Location"].endswith("?said=given")
    client = enter("jisoo")
    known = house.vault.slips(house.token("jisoo"))
    newest = next(one for one in known if one["slip"] not in before)
    assert newest["purpose"] == "bring"
    assert newest["ends_at"] <= time.time() + 8 * 3600 + 5
    assert "보름이" in client.get(f"{SLIPS}{newest['slip']}/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("taeho", 404), ("hana", 403), ("jisoo", 403)])
def test_it_is_not_handed_over_by_one_who_may_not(house: House, enter: Enter, who: str, status: int) -> None:
    person = house.make_person(team="seoul")["person"]
    before = len(house.vault.slips(house.token("jisoo")))
    assert give(house, enter, who, person).status_code == status
    assert len(house.vault.slips(house.token("jisoo"))) == before


def test_it_is_not_handed_to_one_from_whom_the_file_is_hidden(house: House, enter: Enter) -> None:
    person = house.make_person(hidden_from=[house.user("jisoo")])["person"]
    page = give(house, enter, "minji", person).content.decode()
    assert "This cannot be handed to this colleague." in page and 'value="보름이"' in page


def test_it_wants_something_to_stand_on_it(house: House, enter: Enter) -> None:
    person = house.make_person()["person"]
    page = give(house, enter, "minji", person, name="", place="").content.decode()
    assert "Nothing would stand on it." in page
