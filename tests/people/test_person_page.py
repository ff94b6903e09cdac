"""The person's page: safe contact first, what one may open, who read it; a title without name."""

from datetime import timedelta

from sijak.journal.actions import write_entry
from sijak.journal.enums import Kind
from sijak.kernel.dates import today
from sijak.people.actions.persons import share_file
from sijak.people.queries.files import open_file_of
from sijak.people.queries.persons import person_page
from tests.house import House


def test_it_shows_the_safe_contact_rule_before_anything_else(house: House) -> None:
    made = house.make_person(display="봄이네", safe={"channels": ["text"], "alias": "반찬가게",
                                                  "shared_phone": "남편"})  # fmt: skip
    text = house.client("minji").get(f"/en/people/{made['person']}/").content.decode()
    main = text[text.index("<main") :]
    assert main.index("반찬가게") < main.index("The way so far")
    assert "봄이네" not in text[: text.index("</title>")]
    assert "There may be more that you cannot see; ask." in main


def test_it_says_who_has_read_the_file_and_why(house: House) -> None:
    made = house.make_person()
    open_file_of(house.actor("sora"), made["person"], "visit-that-nobody-named")
    house.client("sora").get(f"/people/{made['person']}/edit/")
    page = house.client("minji").get(f"/en/people/{made['person']}/readers/").content.decode()
    assert "소라" in page and "To change how to reach them" in page


def test_it_pages_the_thread_by_twenty(house: House) -> None:
    made, minji = house.make_person(), house.actor("minji")
    for n in range(45):
        write_entry(by=minji, strand=made["strands"]["casework"], kind=Kind.MESSAGE,
                    day=today() - timedelta(days=n))  # fmt: skip
    client, url = house.client("minji"), f"/en/people/{made['person']}/"
    counts = [client.get(f"{url}?page={n}").content.decode().count('class="knot-') for n in (1, 2, 3)]
    assert counts == [20, 20, 5]
    assert client.get(f"{url}?page=%EF%BC%91").status_code == 200
    assert client.get(f"{url}?page=-1").status_code == 200


def test_it_shows_another_team_only_its_part(house: House) -> None:
    made, minji = house.make_person(), house.actor("minji")
    write_entry(by=minji, strand=made["strands"]["casework"], kind=Kind.VISIT, day=today())
    share_file(by=minji, file=open_file_of(minji, made["person"], "share"),
               compartments=["contact"], team=house.teams["incheon"])  # fmt: skip
    page = house.client("jinsook").get(f"/en/people/{made['person']}/").content.decode()
    assert "strand-contact" in page and "strand-casework" not in page
    assert "Home visit" not in page


def test_it_opens_everything_that_is_shown_in_one_call(house: House, monkeypatch: object) -> None:
    from sijak.people import sealing

    made = house.make_person()
    calls: list[str] = []
    real = sealing.vault().open

    def counted(token: str, items: object, why: str) -> object:
        calls.append(why)
        return real(token, items, why)  # type: ignore[arg-type]

    monkeypatch.setattr(sealing.vault(), "open", counted)  # type: ignore[attr-defined]
    assert house.client("minji").get(f"/people/{made['person']}/").status_code == 200
    assert len(calls) <= 1


def test_it_is_not_there_for_strangers_other_teams_and_made_up_numbers(house: House) -> None:
    made = house.make_person()
    assert house.client().get(f"/people/{made['person']}/").status_code == 302
    assert house.client("taeho").get(f"/people/{made['person']}/").status_code == 404
    assert house.client("minji").get("/people/%00/").status_code == 404
    assert house.client("minji").get(f"/people/{'f' * 32}/").status_code == 404
    assert house.client("hana").get(f"/people/{made['person']}/").status_code == 403


def test_it_prints_no_word_of_a_person_when_it_is_printed(house: House) -> None:
    """What is printed ends in a log some day."""
    made = house.make_person(display="봄이네", phones=["010-0000-7712"], safe={"alias": "반찬가게"})
    file = open_file_of(house.actor("minji"), made["person"], "file")
    assert file.display == "봄이네" and file.safe.alias == "반찬가게"
    said = repr([file, person_page(house.actor("minji"), made["person"], 1)])
    assert not any(word in said for word in ("봄이네", "7712", "반찬가게"))
