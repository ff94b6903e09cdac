"""When somebody is erased, is anything left of them in this house?"""

from __future__ import annotations

import pytest

from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people.actions.erasure import _rows_on, erase_person
from sijak.people.models import Erasure, Strand, StrandRow
from sijak.people.queries.files import open_file_of
from sijak.reach.models import Matter, Request
from tests.house import House
from tests.promises.things import make_request, make_row, row_models
from vault.client import Denied

PIN = "2580"


def with_everything(house: House) -> tuple[dict[str, object], list[str]]:
    """Somebody with a row of every kind that lies on a strand."""
    made = house.make_person(by="minji", parts={"counselling": "heart", "health": "health"})
    person = {**made, "by": "minji", "lead": "minji", "team": "seoul", "hidden": ()}
    beside: dict[str, str] = {}
    for name, model in row_models().items():
        if issubclass(model, StrandRow) and name not in beside:
            beside[name] = make_row(house, model, person, beside).id
    return made, list(made["strands"].values())


def test_it_leaves_no_row_of_any_department_and_no_key(house: House) -> None:
    made, strands = with_everything(house)
    officer = house.actor("dahee")
    file = open_file_of(officer, str(made["person"]), "erase")
    house.vault.resume_pin(house.token("dahee"), PIN)
    row = erase_person(by=officer, file=file, typed=f" {file.code.lower()} ")
    assert row.rows > 20 and row.complete_on > row.erased_on == today()
    assert sum(rows.count() for rows in _rows_on(strands)) == 0
    assert not Strand.objects.filter(pk__in=strands).exists()
    for handle in ("minji", "sora", "dahee"):
        with pytest.raises(Denied):
            open_file_of(house.actor(handle), str(made["person"]), "file")


def test_it_takes_what_was_asked_and_said_in_their_letter_box(house: House) -> None:
    request = make_request(house)
    made = house.make_person(mailbox=request.mailbox)
    Matter.objects.create(team=request.team, kind="erase", received_on=today(), promised_on=today(),
                          mailbox=request.mailbox, content=b"x")  # fmt: skip
    other = make_request(house)
    house.vault.resume_pin(house.token("dahee"), PIN)
    officer = house.actor("dahee")
    file = open_file_of(officer, made["person"], "erase")
    erase_person(by=officer, file=file, typed=file.code)
    assert not Matter.objects.exists() and list(Request.objects.values_list("pk", flat=True)) == [other.pk]


def test_it_erases_nobody_by_a_slip(house: House) -> None:
    made = house.make_person()
    officer = house.actor("dahee")
    file = open_file_of(officer, made["person"], "erase")
    house.vault.resume_pin(house.token("dahee"), PIN)
    with pytest.raises(Refused):
        erase_person(by=officer, file=file, typed="S-0000")
    assert open_file_of(officer, made["person"], "file") and not Erasure.objects.exists()


def test_it_asks_the_officer_for_the_key_and_shows_a_certificate(house: House) -> None:
    made = house.make_person()
    url, client = f"/en/people/{made['person']}/erase/", house.client("dahee")
    page = client.get(url)
    assert page.status_code == 200 and "cannot be undone" in page.content.decode()
    house.state.sessions.live[_session(house)].stepped_until = 0.0
    code = {"code": made["code"]}
    asked = client.post(url, code)
    assert asked.status_code == 302 and "once-more" in asked.headers["Location"]
    house.vault.resume_pin(house.token("dahee"), PIN)
    assert client.post(url, {"code": "S-1"}).status_code == 422
    done = client.post(url, code)
    assert done.status_code == 302
    paper = client.get(done.headers["Location"]).content.decode()
    assert "Certificate of erasure" in paper and made["code"] not in paper
    assert client.get(url).status_code == 404
    assert house.client("minji").get(url).status_code == 403


def _session(house: House) -> str:
    from tests.house import _id

    return _id(house.token("dahee"))


def test_it_prints_their_own_data_and_no_colleague_s_words(house: House) -> None:
    from sijak.care.models import Note
    from sijak.people.sealing import seal_row

    made = house.make_person(display="봄이네", phones=["010-0000-4821"], parts={})
    note = Note(
        strand_id=made["strands"]["casework"],
        kind="talk",
        happened_on=today(),
        written_on=today(),
        author="x",
    )
    seal_row(house.actor("minji"), note, their_words="밤에 잠이 오지 않는다", assessment="남편이 거짓말한다")
    note.save(force_insert=True)
    page = house.client("minji").get(f"/en/people/{made['person']}/copy/")
    text = page.content.decode()
    assert page.status_code == 200 and page.headers["Cache-Control"] == "no-store"
    assert "봄이네" in text and "010-0000-4821" in text and "밤에 잠이 오지" in text
    assert "거짓말" not in text
    assert house.vault.readers(house.token("sora"), made["person"], 5)[0]["why"] == "copy"
    assert house.client("jinsook").get(f"/en/people/{made['person']}/copy/").status_code == 404
