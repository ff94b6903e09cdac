"""A note: once for two clicks, late marked, never written over, a private word apart."""

from datetime import timedelta
from typing import Any

import pytest

from sijak.care.actions.notes import Written, amend_note, write_note
from sijak.care.enums import NoteKind
from sijak.care.models import Note, Supervision
from sijak.care.queries.notes import note_page
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.people.queries.files import open_file_of
from tests.house import House

SAID = Written(
    at="14:30",
    place="국립의료원",
    present="딸",
    their_words="잠이 안 옵니다",
    data="차를 마심",
    supervision="나도 힘들다",
)


def write(house: House, strand: str, *, by: str = "minji", ago: int = 0, once: str = "",
          kind: NoteKind = NoteKind.TALK, written: Written = SAID) -> Note:  # fmt: skip
    return write_note(
        by=house.actor(by), strand=strand, once=once or random_id(), kind=kind, minutes=50,
        happened_on=today() - timedelta(days=ago), channel=Channel.ROOM, written=written,
    )  # fmt: skip


def test_it_refuses_a_day_to_come_an_old_one_and_no_words(house: House) -> None:
    strand = house.make_person()["strands"]["casework"]
    for ago in (-1, 400):
        with pytest.raises(Refused):
            write(house, strand, ago=ago)
    with pytest.raises(Refused):
        write(house, strand, written=Written(supervision="nur ich"))
    assert not Note.objects.exists()


def test_it_is_counted_in_the_journal_within_the_deed(house: House) -> None:
    made = house.make_person()
    write(house, made["strands"]["casework"], ago=3)
    row = Entry.objects.get()
    assert (row.kind, row.minutes, row.channel) == ("talk", 50, "room")
    assert row.day == today() - timedelta(days=3)
    assert open_file_of(house.actor("minji"), made["person"], "file").days == 0


def test_it_counts_no_desk_work_and_no_meeting_twice(house: House) -> None:
    strand, minji = house.make_person()["strands"]["casework"], house.actor("minji")
    write(house, strand, kind=NoteKind.OFFICE)
    assert not Entry.objects.exists()
    write_entry(by=minji, strand=strand, kind=Kind.VISIT, day=today(), outcome=Outcome.DONE)
    write(house, strand, kind=NoteKind.VISIT)
    assert Entry.objects.count() == 1
    write(house, strand, kind=NoteKind.VISIT)
    assert Entry.objects.count() == 2


def test_it_makes_one_note_for_two_clicks(house: House) -> None:
    strand, once = house.make_person()["strands"]["casework"], random_id()
    assert write(house, strand, once=once).id == write(house, strand, once=once).id
    assert Note.objects.count() == 1 and Entry.objects.count() == 1


def test_it_marks_what_is_written_later(house: House) -> None:
    strand = house.make_person()["strands"]["casework"]
    assert write(house, strand, ago=2).is_late
    assert not write(house, strand).is_late


def test_it_keeps_the_note_and_puts_the_addendum_beside_it(house: House) -> None:
    strand, sora = house.make_person()["strands"]["casework"], house.actor("sora")
    note = write(house, strand)
    before = bytes(Note.objects.get(pk=note.id).data)
    once = random_id()
    for _ in range(2):
        added = amend_note(by=sora, note=note, once=once, words="딸이 아니라 조카")
    assert bytes(Note.objects.get(pk=note.id).data) == before
    page = note_page(house.actor("minji"), strand, note.id)
    assert page.note.data == "차를 마심" and [a.data for a in page.addenda] == ["딸이 아니라 조카"]
    assert page.addenda[0].author == "소라" and Entry.objects.count() == 1
    with pytest.raises(Refused):
        amend_note(by=sora, note=added, once=random_id(), words="noch eins")
    with pytest.raises(Refused):
        amend_note(by=sora, note=note, once=random_id(), words="  ")


def test_it_shows_the_private_word_to_its_writer_only(house: House) -> None:
    strand = house.make_person()["strands"]["casework"]
    note = write(house, strand)
    assert note_page(house.actor("minji"), strand, note.id).supervision == "나도 힘들다"
    assert note_page(house.actor("sora"), strand, note.id).supervision == ""
    assert "나도".encode() not in bytes(Supervision.objects.get().content)


def test_it_is_found_on_its_own_strand_only(house: House) -> None:
    note = write(house, house.make_person()["strands"]["casework"])
    with pytest.raises(NotForYou):
        note_page(house.actor("minji"), house.make_person()["strands"]["casework"], note.id)


# -- in pages -----------------------------------------------------------------------------------------
def sent(**rest: Any) -> dict[str, Any]:
    return {"once": random_id(), "kind": "visit", "happened_on": today().isoformat(),
            "channel": "home", "minutes": "40", "at": "15:20", "place": "다리 앞 찻집",
            "present": "딸", "their_words": "쏜다",
            "facts": "허리를 잡음", "assessment": "", "plan": "병원", "supervision": "", **rest}  # fmt: skip


def test_it_is_written_read_and_added_to_in_pages(house: House) -> None:
    made, client = house.make_person(), house.client("minji")
    url = f"/en/care/{made['person']}/notes/"
    data = sent()
    made_note = client.post(f"{url}write/", data)
    assert made_note.status_code == 302
    assert client.post(f"{url}write/", data)["Location"] == made_note["Location"]
    shown = client.get(made_note["Location"])
    assert shown["Cache-Control"] == "no-store" and "허리를 잡음" in shown.content.decode()
    assert "다리 앞 찻집" in shown.content.decode() and "3:20" in shown.content.decode()
    add = made_note["Location"].split("?")[0] + "add/"
    assert client.post(add, {"once": random_id(), "facts": "왼쪽 허리"}).status_code == 302
    assert "왼쪽 허리" in client.get(made_note["Location"]).content.decode()
    thread = client.get(f"/en/people/{made['person']}/").content.decode()
    assert "쏜다" in thread and thread.count('class="knot-') == 1


def test_it_keeps_what_was_typed_when_it_refuses(house: House) -> None:
    made, client = house.make_person(), house.client("minji")
    url = f"/en/care/{made['person']}/notes/write/"
    page = client.post(url, sent(happened_on=(today() + timedelta(days=2)).isoformat()))
    text = page.content.decode()
    assert page.status_code == 200 and "That day has not come yet." in text and "허리를 잡음" in text
    words = client.post(url, sent(their_words="복통이 심하다", go="words")).content.decode()
    assert "배아픔" in words and not Note.objects.exists()


def test_it_is_not_there_for_another_team(house: House) -> None:
    made = house.make_person()
    note = write(house, made["strands"]["casework"])
    client = house.client("taeho")
    base = f"/care/{made['person']}/notes/"
    assert client.get(f"{base}{note.id}/").status_code == 404
    assert client.post(f"{base}write/", sent()).status_code == 404
    assert client.post(f"{base}{note.id}/add/", {"facts": "x"}).status_code == 404
