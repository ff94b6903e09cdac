"""Letting go, for a reason; and taking up the thread again."""

from datetime import timedelta

import pytest

from sijak.care.actions.appointments import make_appointment
from sijak.care.actions.closing import Farewell, close_file, reopen_file
from sijak.care.actions.ladder import Attempt, try_rung
from sijak.care.enums import ClosingReason, Rung, TaskKind, Try
from sijak.care.models import Appointment, Booking, Closing, Task
from sijak.care.queries import closing as queries
from sijak.journal.models import Entry
from sijak.kernel.dates import add_months, today
from sijak.kernel.errors import Refused
from sijak.people.enums import Stage
from sijak.people.queries.shared import shared_of
from tests.care.folk import file_of, plan, silent
from tests.house import House


def close(house: House, person: dict[str, str], reason: str = "reached", *, call: bool = True) -> Closing:
    words = Farewell(ClosingReason(reason), "잠을 잔다", "빚", call)
    return close_file(by=house.actor("minji"), file=file_of(house, person), farewell=words)


def test_it_is_refused_while_they_are_in_danger(house: House) -> None:
    with pytest.raises(Refused):
        close(house, house.make_person(stage="danger"))


def test_it_is_refused_twice(house: House) -> None:
    person = house.make_person()
    close(house, person)
    with pytest.raises(Refused):
        close(house, person)


def test_it_calls_contact_lost_only_after_every_step(house: House) -> None:
    person = house.make_person()
    silent(house, person, 60)
    with pytest.raises(Refused) as no:
        close(house, person, "lost")
    assert no.value.field == "reason" and not Closing.objects.exists()
    steps = ((Rung.MESSAGE, 20), (Rung.CALL, 18), (Rung.SECOND, 15), (Rung.VISIT, 11),
             (Rung.VISIT, 8), (Rung.WELFARE, 4))  # fmt: skip
    for rung, ago in steps:
        second = house.user("sora") if rung in (Rung.VISIT, Rung.WELFARE) else ""
        given = Attempt(rung, today() - timedelta(days=ago), Try.NO_ANSWER, second=second,
                        ground="visits")  # fmt: skip
        try_rung(by=house.actor("minji"), file=file_of(house, person), attempt=given)
    close(house, person, "lost")
    assert file_of(house, person).stage == Stage.CLOSED
    assert not Task.objects.exists(), "there is nobody to call"


def test_it_asks_how_they_are_after_one_three_and_six_months(house: House) -> None:
    person = house.make_person()
    close(house, person)
    assert file_of(house, person).stage == Stage.AFTERCARE
    tasks = Task.objects.filter(kind=TaskKind.AFTERCARE).order_by("due_on")
    assert [one.due_on for one in tasks] == [add_months(today(), n) for n in (1, 3, 6)]
    assert {one.owner for one in tasks} == {house.user("minji")}
    assert Entry.objects.get().kind == "closed"


def test_it_asks_nothing_when_they_said_no(house: House) -> None:
    person = house.make_person()
    close(house, person, call=False)
    assert file_of(house, person).stage == Stage.CLOSED and not Task.objects.exists()


def test_it_reminds_nobody_to_call_somebody_who_died(house: House) -> None:
    person, by = house.make_person(), house.actor("minji")
    strands = person["strands"]
    make_appointment(by=by, strand=strands["casework"], plan=plan(), own_page=strands["self"])
    close(house, person, "died")
    assert Appointment.objects.get().state == "cancelled"
    assert not Booking.objects.exists() and shared_of(by, strands["self"]) == []
    assert not Task.objects.open().exists()


def test_it_seals_what_changed_and_what_remains(house: House) -> None:
    person = house.make_person()
    row = close(house, person)
    assert "잠을".encode() not in bytes(row.content)
    last = queries.last(house.actor("minji"), person["strands"]["casework"])
    assert last and (last.changed, last.remains, last.may_call) == ("잠을 잔다", "빚", True)


def test_it_keeps_nothing_when_the_vault_cannot(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from sijak.people import walking

    person = house.make_person()

    def away(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(walking, "set_stage", away)
    with pytest.raises(OSError):
        close(house, person)
    assert not Closing.objects.exists() and not Task.objects.exists()


def test_it_takes_up_the_thread_where_it_was(house: House) -> None:
    person = house.make_person()
    with pytest.raises(Refused):
        reopen_file(by=house.actor("minji"), file=file_of(house, person))
    close(house, person)
    reopen_file(by=house.actor("minji"), file=file_of(house, person))
    assert file_of(house, person).stage == Stage.OPEN
    assert not Task.objects.open().exists(), "after-care calls fall away"
    assert Closing.objects.get().reopened_on == today()
    close(house, person)
    assert Closing.objects.count() == 2


def test_it_says_why_a_reason_cannot_be_chosen(house: House) -> None:
    person, client = house.make_person(), house.client("minji")
    url = f"/care/{person['person']}/close/"
    page = client.get(url).content.decode()
    lost = page[page.index('value="lost"') - 200 : page.index('value="lost"') + 300]
    assert "disabled" in lost and "title=" in lost
    sent = {"reason": "lost", "changed": "글", "remains": ""}
    answer = client.post(url, sent)
    assert answer.status_code == 200 and not Closing.objects.exists()
    assert "글" in answer.content.decode()
    assert client.post(url, sent | {"reason": "moved"}).status_code == 302
    assert "글" in client.get(f"/care/{person['person']}/reopen/").content.decode()
    assert client.post(f"/care/{person['person']}/reopen/").status_code == 302
    assert file_of(house, person).stage == Stage.OPEN


def test_it_is_not_there_for_a_stranger(house: House) -> None:
    person = house.make_person()
    for part in ("close/", "reopen/"):
        url = f"/care/{person['person']}/{part}"
        assert house.client("taeho").get(url).status_code == 404
        assert house.client("shinae").get(url).status_code == 403
        assert house.client("taeho").post(url).status_code == 404
