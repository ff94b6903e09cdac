"""Search: at most ten, from the body and never from an address, empty said in words."""

from tests.house import House
from tests.people.folk import somebody


def test_it_finds_by_name_and_leads_to_the_file(house: House) -> None:
    who = somebody()
    made = house.make_person(display=who["display"], names=who["names"])
    page = house.client("minji").post("/en/people/search/", {"q": who["names"][0]})
    assert f"/en/people/{made['person']}/" in page.content.decode()
    assert page["Cache-Control"] == "no-store"


def test_it_says_in_words_that_nobody_was_found(house: House) -> None:
    page = house.client("minji").post("/en/people/search/", {"q": "뷁뷁뷁뷁뷁뷁"})
    assert "Nobody found" in page.content.decode()


def test_it_asks_nothing_of_the_address(house: House) -> None:
    who = somebody()
    house.make_person(display=who["display"])
    page = house.client("minji").get("/en/people/search/", {"q": who["display"]})
    assert who["display"] not in page.content.decode()


def test_it_answers_at_most_ten(house: House) -> None:
    for _ in range(12):
        house.make_person(display="마가목꽃")
    page = house.client("minji").post("/en/people/search/", {"q": "마가목꽃"}).content.decode()
    assert page.count('class="hit"') == 10


def test_it_finds_nobody_of_another_team(house: House) -> None:
    who = somebody()
    house.make_person(display=who["display"], names=who["names"])
    page = house.client("taeho").post("/en/people/search/", {"q": who["names"][0]})
    assert "Nobody found" in page.content.decode()


def test_it_names_more_people_than_one_answer_holds(house: House) -> None:
    person = house.make_person()
    faces = house.vault.faces(house.token("minji"), [person["strands"]["contact"]] * 1001)
    assert len(faces) == 1001 and all(face and face["person"] == person["person"] for face in faces)
