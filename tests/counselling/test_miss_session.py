"""They did not come: the lead calls, the ladder opens its first two steps, and nobody is blamed."""

from datetime import timedelta

import pytest

from sijak.care.enums import Rung, Try
from sijak.care.models import Task
from sijak.care.queries.ladder import silence_of
from sijak.counselling.actions import sessions as actions
from sijak.journal.models import Entry
from sijak.kernel.dates import is_working_day
from sijak.kernel.errors import Refused
from sijak.people.queries.shared import shared_of
from tests.care.folk import at_noon, attempt, silent
from tests.counselling.folk import file_of, plan, somebody, strand
from tests.house import House


def test_it_asks_the_lead_to_call_on_the_next_working_day(house: House) -> None:
    person = somebody(house)
    row = plan(house, person)
    silent(house, person, 2)
    with at_noon(row.day):
        actions.miss_session(by=house.actor("minji"), file=file_of(house, person), strand=strand(person),
                             session=row.id)  # fmt: skip
    task = Task.objects.get()
    assert (task.owner, task.strand_id) == (house.user("minji"), person["strands"]["casework"])
    assert task.due_on > row.day and is_working_day(task.due_on)
    row.refresh_from_db()
    assert row.state == "missed" and Entry.objects.get().outcome == "missed"


def test_it_asks_the_counsellor_where_the_lead_could_not_read_it(house: House) -> None:
    """A task on a part whose keys the lead does not have would be seen by nobody."""
    person = somebody(house, lead="sora")
    row = plan(house, person, by="eunha")
    with at_noon(row.day):
        actions.miss_session(by=house.actor("eunha"), file=file_of(house, person, "eunha"),
                             strand=strand(person), session=row.id)  # fmt: skip
    task = Task.objects.get()
    assert (task.owner, task.strand_id) == (house.user("eunha"), strand(person))


def test_it_opens_the_first_two_steps_of_the_ladder(house: House) -> None:
    from sijak.care.actions.ladder import try_rung

    person = somebody(house)
    row = plan(house, person)
    silent(house, person, 1)
    by = house.actor("minji")
    with at_noon(row.day):
        assert not silence_of(by, file_of(house, person)).is_open
        actions.miss_session(by=by, file=file_of(house, person), strand=strand(person), session=row.id)
        url = f"/care/{person['person']}/ladder/"
        assert 'id="try"' in house.client("minji").get(url).content.decode()
        try_rung(by=by, file=file_of(house, person), attempt=attempt(house, Rung.MESSAGE))
    with at_noon(row.day + timedelta(days=1)):
        with pytest.raises(Refused):
            try_rung(by=by, file=file_of(house, person), attempt=attempt(house, Rung.VISIT))
        try_rung(by=by, file=file_of(house, person), attempt=attempt(house, Rung.CALL, Try.REACHED))
        assert not silence_of(by, file_of(house, person)).is_open, "they were reached"
        assert Entry.objects.filter(kind="heard").exists(), "they were never silent: it is word, no finding"


def test_it_is_called_off_and_leaves_their_own_page(house: House) -> None:
    person = somebody(house)
    row = plan(house, person, own_page=person["strands"]["self"])
    url = f"/heart/{person['person']}/sessions/{row.id}/called-off/"
    assert house.client("taeho").post(url).status_code == 404
    assert "said=cancelled" in house.client("minji").post(url)["Location"]
    row.refresh_from_db()
    assert row.state == "cancelled" and shared_of(house.actor("minji"), person["strands"]["self"]) == []
    assert house.client("minji").post(url).status_code == 409


def test_it_is_said_by_a_button(house: House) -> None:
    person = somebody(house)
    row = plan(house, person)
    url = f"/heart/{person['person']}/sessions/{row.id}/missed/"
    assert house.client("minji").post(url).status_code == 409, "that day has not come"
    with at_noon(row.day):
        assert "said=missed" in house.client("minji").post(url)["Location"]
        page = house.client("minji").get(f"/heart/{person['person']}/sessions/{row.id}/")
        assert "/ladder/" in page.content.decode()
