"""It took place: the note, counted once, the private words apart, the others with a line of their own."""

from datetime import timedelta

import pytest

from sijak.care.models import Appointment, Booking
from sijak.counselling.actions import sessions as actions
from sijak.counselling.enums.sessions import SessionKind
from sijak.counselling.models import HeavySession, ProcessNote, Session
from sijak.counselling.queries.sessions import knots, session_page
from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.people.sealing import open_own
from tests.care.folk import at_noon, heard, silent
from tests.counselling.folk import file_of, heavy, plan, somebody, strand, told, write
from tests.house import House
from vault.client import VaultError


def keep(house: House, person: dict[str, str], row: Session, by: str = "minji", **given: object) -> Session:
    return actions.keep_session(by=house.actor(by), strand=strand(person), session=row.id, told=told(**given))


def test_it_is_counted_once_by_its_own_kind_and_hears_the_person(house: House) -> None:
    person = somebody(house)
    row = plan(house, person)
    silent(house, person, 5)
    with at_noon(row.day):
        keep(house, person, row)
        entry = Entry.objects.get()
        assert (entry.kind, entry.minutes, entry.strand_id) == ("session", 55, strand(person))
        assert heard(house, person) == row.day.isoformat()
    assert Appointment.objects.get().state == "kept" and not Booking.objects.exists()


def test_it_counts_a_home_as_a_visit(house: House) -> None:
    person = somebody(house)
    write(house, person, kind=SessionKind.VISIT, second=house.user("yongil"))
    assert (Entry.objects.get().kind, Entry.objects.get().channel) == ("visit", "home")


def test_it_is_not_kept_before_its_day_nor_twice(house: House) -> None:
    person = somebody(house)
    row = plan(house, person)
    with pytest.raises(Refused):
        keep(house, person, row)
    with at_noon(row.day):
        keep(house, person, row)
        with pytest.raises(Refused):
            keep(house, person, row, by="eunha")
    assert Entry.objects.count() == 1


def test_it_needs_a_line_and_keeps_no_half(house: House) -> None:
    person = somebody(house)
    with pytest.raises(Refused):
        write(house, person, data="", their_words="")
    assert not Session.objects.exists() and not Entry.objects.exists()


def test_it_reads_back_what_was_written(house: House) -> None:
    person = somebody(house)
    row = write(house, person, day=today() - timedelta(days=3), plan="다음 화요일")
    page = session_page(house.actor("eunha"), strand(person), row.id)
    assert page.session.their_words.startswith("밤마다") and page.session.plan == "다음 화요일"
    assert page.session.row.is_late and len(page.session.themes) == 2


def test_it_opens_a_private_note_for_its_writer_alone(house: House) -> None:
    person = somebody(house)
    row = write(house, person, process="나도 울 뻔했다")
    assert session_page(house.actor("minji"), strand(person), row.id).process == "나도 울 뻔했다"
    assert session_page(house.actor("eunha"), strand(person), row.id).process == ""
    note = ProcessNote.objects.get()
    with pytest.raises(VaultError):
        open_own(house.actor("eunha"), note.purpose, bytes(note.content))


def test_it_keeps_what_was_heavy_away_from_the_person(house: House) -> None:
    write(house, somebody(house), heavy=heavy())
    row = HeavySession.objects.get()
    assert row.worker == house.user("minji")
    assert {f.name for f in HeavySession._meta.fields} == {"id", "worker", "day", "weight"}


def test_it_gives_the_others_a_line_of_their_own_without_words(house: House) -> None:
    first, other = somebody(house), somebody(house, display="둘째")
    row = write(house, first, kind=SessionKind.FAMILY, others=(other["person"],))
    theirs = Session.objects.get(strand_id=strand(other))
    assert (theirs.kind, theirs.minutes, theirs.themes) == ("family", 55, "")
    page = session_page(house.actor("minji"), strand(other), theirs.id)
    assert page.session.texts == ["", "", "", ""]
    assert [name.person for name, _ in page.others] == [first["person"]]
    shown = session_page(house.actor("minji"), strand(first), row.id)
    assert [name.display for name, _ in shown.others] == ["둘째"]
    assert Entry.objects.count() == 2, "both were there"


def test_it_never_shows_who_is_hidden_from_the_reader(house: House) -> None:
    first, other = somebody(house), somebody(house, display="숨은이", hidden_from=[house.user("eunha")])
    row = write(house, first, kind=SessionKind.COUPLE, others=(other["person"],))
    assert session_page(house.actor("eunha"), strand(first), row.id).others == []
    url = f"/heart/{first['person']}/sessions/{row.id}/"
    assert "숨은이" not in house.client("eunha").get(url).content.decode()
    found = house.client("eunha").post(
        f"/heart/{first['person']}/sessions/write/", {"go": "look", "look": "숨은이"}
    )
    assert "숨은이 ·" not in found.content.decode()


def test_it_refuses_somebody_whose_part_does_not_open(house: House) -> None:
    first, stranger = somebody(house), house.make_person()
    for others in ((stranger["person"],), (stranger["person"],) * 2):
        with pytest.raises(Refused) as no:
            write(house, first, kind=SessionKind.COUPLE, others=others)
        assert no.value.field == "others"
    with pytest.raises(Refused):
        write(house, first, kind=SessionKind.PHONE, others=(somebody(house)["person"],))
    assert not Session.objects.exists()


def test_it_is_added_to_and_never_written_over(house: House) -> None:
    person = somebody(house)
    row = write(house, person)
    url = f"/heart/{person['person']}/sessions/{row.id}/add/"
    client = house.client("eunha")
    assert client.post(url, {"words": ""}).status_code == 200
    once = random_id()
    for _ in range(2):
        assert "said=added" in client.post(url, {"words": "동생은 둘이 아니라 셋", "once": once})["Location"]
    page = session_page(house.actor("minji"), strand(person), row.id)
    assert [one.words for one in page.added] == ["동생은 둘이 아니라 셋"]
    assert page.session.data == "오래 이야기함."


def test_it_is_written_by_a_form_that_finds_words_and_people(house: House) -> None:
    first, other = somebody(house), somebody(house, display="참나무")
    client, url = house.client("minji"), f"/heart/{first['person']}/sessions/write/"
    sent = {
        "kind": "family", "day": today().isoformat(), "minutes": "40", "heavy": "some", "look": "참나무",
        "their_words": "일없습니다", "facts": "함께 밥을 먹음", "themes": ["family"],
    }  # fmt: skip
    looked = client.post(url, sent | {"go": "look"}).content.decode()
    assert other["person"] in looked and "함께 밥을 먹음" in looked and not Session.objects.exists()
    kept = client.post(url, sent | {"others": [other["person"]]})
    assert "said=kept" in kept["Location"] and Session.objects.count() == 2
    assert client.get(kept["Location"]).status_code == 200
    assert client.post(url, sent | {"others": ["0" * 31 + "1"]}).status_code == 200


def test_it_hangs_on_the_thread_for_those_who_hold_the_part(house: House) -> None:
    person = somebody(house)
    write(house, person)
    shown = house.client("minji").get(f"/people/{person['person']}/").content.decode()
    assert "밤마다 고향 길을" in shown
    assert "밤마다 고향 길을" not in house.client("sora").get(f"/people/{person['person']}/").content.decode()
    assert knots(house.actor("sora"), file_of(house, person, "sora").strands, 5) == []


def test_it_is_not_there_on_another_strand(house: House) -> None:
    row, other = write(house, somebody(house)), somebody(house)
    with pytest.raises(NotForYou):
        session_page(house.actor("minji"), strand(other), row.id)
    assert house.client("minji").get(f"/heart/{other['person']}/sessions/{row.id}/").status_code == 404


def test_it_says_who_wrote_it_when_that_was_another(house: House) -> None:
    person = somebody(house)
    row = plan(house, person)
    with at_noon(row.day):
        keep(house, person, row, by="eunha")
    page = house.client("minji").get(f"/heart/{person['person']}/sessions/{row.id}/").content.decode()
    row.refresh_from_db()
    assert (row.worker, row.written_by) == (house.user("minji"), house.user("eunha")) and "은하" in page
