"""Kept, missed or called off: what each leaves behind."""

from datetime import time, timedelta

import pytest
from django.utils.translation import override

from sijak.care.actions import appointments as actions
from sijak.care.enums import AppointmentKind, AppointmentState, TaskKind
from sijak.care.models import Appointment, Booking, Task
from sijak.care.queries import tasks
from sijak.journal.models import Entry
from sijak.kernel.dates import is_working_day, today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.queries.shared import shared_of
from tests.care.folk import at_noon, heard, plan, silent, workday
from tests.house import House


@pytest.fixture
def met(house: House) -> tuple[dict[str, dict[str, str]], Appointment]:
    person, by = house.make_person(), house.actor("minji")
    strands = person["strands"]
    visit = plan(kind=AppointmentKind.VISIT, second=house.user("sora"))
    row = actions.make_appointment(by=by, strand=strands["casework"], plan=visit, own_page=strands["self"])
    return person, row


Met = tuple[dict[str, dict[str, str]], Appointment]


def test_it_cannot_be_kept_before_its_day(house: House, met: Met) -> None:
    person, row = met
    for deed in (actions.miss_appointment,):
        with pytest.raises(Refused):
            deed(by=house.actor("minji"), strand=person["strands"]["casework"], appointment=row.id)


def test_it_counts_a_kept_visit_once_and_hears_the_person(house: House, met: Met) -> None:
    person, row = met
    silent(house, person, 5)
    with at_noon(row.day):
        kept = actions.keep_appointment(
            by=house.actor("minji"), strand=person["strands"]["casework"], appointment=row.id,
            minutes=80,
        )  # fmt: skip
        assert kept.state == AppointmentState.KEPT
        entry = Entry.objects.get()
        assert (entry.kind, entry.minutes, entry.channel) == ("visit", 80, "home")
        assert heard(house, person) == row.day.isoformat()
        assert not Booking.objects.exists()
        with pytest.raises(Refused):
            actions.miss_appointment(
                by=house.actor("minji"), strand=person["strands"]["casework"], appointment=row.id
            )


def test_it_opens_a_call_for_the_next_working_day_when_missed(house: House, met: Met) -> None:
    person, row = met
    silent(house, person, 5)
    before = heard(house, person)
    with at_noon(row.day):
        task = actions.miss_appointment(
            by=house.actor("sora"), strand=person["strands"]["casework"], appointment=row.id
        )
    assert task.kind == TaskKind.CALL and task.owner == house.user("minji")
    assert task.due_on > row.day and is_working_day(task.due_on)
    assert heard(house, person) == before, "a missed meeting is no word of them"
    shown = tasks.of_person(house.actor("minji"), [person["strands"]["casework"]])
    assert len(shown) == 1 and str(shown[0].what)
    assert Entry.objects.get().outcome == "missed"


def test_it_leaves_their_own_page_when_called_off(house: House, met: Met) -> None:
    person, row = met
    by, strands = house.actor("minji"), person["strands"]
    assert len(shared_of(by, strands["self"])) == 1
    actions.cancel_appointment(
        by=by, strand=strands["casework"], appointment=row.id, own_page=strands["self"]
    )
    assert shared_of(by, strands["self"]) == []
    assert not Booking.objects.exists() and not Task.objects.exists()


def test_it_is_not_called_off_behind_the_persons_back(house: House, met: Met) -> None:
    """A team without their own page would leave them waiting at a door."""
    person, row = met
    with override("en"), pytest.raises(Refused, match="own page"):
        actions.cancel_appointment(
            by=house.actor("minji"), strand=person["strands"]["casework"], appointment=row.id, own_page=""
        )
    row.refresh_from_db()
    assert row.state == "planned"


def test_it_frees_only_its_own_time(house: House, met: Met) -> None:
    person, row = met
    by, strands = house.actor("minji"), person["strands"]
    actions.make_appointment(by=by, strand=strands["casework"], plan=plan(at=time(16, 0)))
    actions.cancel_appointment(
        by=by, strand=strands["casework"], appointment=row.id, own_page=strands["self"]
    )
    left = Booking.objects.get()
    assert left.worker == house.user("minji")


def test_it_is_not_there_for_another_strand(house: House, met: Met) -> None:
    _person, row = met
    other = house.make_person()
    with pytest.raises(NotForYou):
        actions.cancel_appointment(
            by=house.actor("minji"), strand=other["strands"]["casework"], appointment=row.id,
            own_page="",
        )  # fmt: skip


@pytest.mark.parametrize("deed", ["kept", "missed", "called-off"])
def test_it_is_not_there_for_a_stranger(house: House, met: Met, deed: str) -> None:
    person, row = met
    url = f"/care/{person['person']}/appointments/{row.id}/{deed}/"
    sent = {"minutes": "30"}
    assert house.client("taeho").post(url, sent).status_code == 404
    assert house.client("hana").post(url, sent).status_code == 403
    assert house.client("minji").get(url).status_code == 405
    row.refresh_from_db()
    assert row.state == AppointmentState.PLANNED


def test_it_is_ended_by_buttons(house: House, met: Met) -> None:
    person, row = met
    url = f"/care/{person['person']}/appointments/{row.id}/"
    early = house.client("minji").post(url + "kept/", {"minutes": "30"})
    assert early.status_code == 409
    with at_noon(row.day):
        client = house.client("minji")
        assert client.post(url + "kept/", {"minutes": "x"}).status_code == 200
        assert "said=kept" in client.post(url + "kept/", {"minutes": "50"})["Location"]
        assert Entry.objects.filter(strand_id=person["strands"]["casework"]).count() == 1


def test_it_lists_what_is_to_come_and_what_was(house: House, met: Met) -> None:
    person, _row = met
    answer = house.client("minji").get(f"/care/{person['person']}/appointments/")
    assert "차 한 잔" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert workday() > today() - timedelta(days=1)


def test_it_is_ended_elsewhere_when_it_is_another_departments(house: House, met: Met) -> None:
    """Ended without a row of service: the department counts the meeting itself."""
    person, row = met
    with at_noon(row.day):
        ended = actions.end_appointment(
            by=house.actor("minji"), strand=person["strands"]["casework"], appointment=row.id,
            state=AppointmentState.KEPT,
        )  # fmt: skip
    assert ended.state == "kept" and not Entry.objects.exists() and not Booking.objects.exists()
