"""From one worker to another, with everything that was promised."""

from typing import Any

import pytest

from sijak.care.actions.appointments import make_appointment
from sijak.care.actions.hand_over import hand_over_caseload, hand_over_file
from sijak.care.actions.tasks import write_task
from sijak.care.enums import AppointmentKind, TaskKind
from sijak.care.models import Appointment, Booking, HandOver, Task
from sijak.care.queries import hand_over as queries
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people import walking
from sijak.people.models import Strand
from sijak.people.sealing import open_row
from tests.care.folk import file_of, plan
from tests.house import House


def busy(house: House) -> dict[str, Any]:
    """One person with a task, a promise and two appointments of Minji's."""
    person, by = house.make_person(), house.actor("minji")
    strand = person["strands"]["casework"]
    for kind in (TaskKind.CALL, TaskKind.PROMISE):
        write_task(by=by, strand=strand, kind=kind, what="전화", due_on=today())
    write_task(by=by, strand=strand, kind=TaskKind.CALL, what="소라의 일", due_on=today(),
               owner=house.user("sora"))  # fmt: skip
    visit = plan(kind=AppointmentKind.VISIT, second=house.user("sora"))
    make_appointment(by=by, strand=strand, plan=visit)
    return person


def give(house: House, person: dict[str, Any], to: str) -> None:
    file = file_of(house, person)
    hand_over_file(by=house.actor("minji"), file=file, to=house.user(to), note="딸이 아픕니다")


@pytest.mark.parametrize("to", ["minji", "hana", "jisoo", "shinae"])
def test_it_goes_only_to_somebody_else_who_walks_with_people(house: House, to: str) -> None:
    with pytest.raises(Refused) as no:
        give(house, busy(house), to)
    assert no.value.field == "to" and not HandOver.objects.exists()


def test_it_is_refused_to_the_one_it_is_hidden_from(house: House) -> None:
    person = house.make_person(hidden_from=[house.user("yongil")])
    with pytest.raises(Refused):
        give(house, person, "yongil")


def test_it_takes_tasks_promises_and_appointments_along(house: House) -> None:
    person = busy(house)
    give(house, person, "yongil")
    assert file_of(house, person, "yongil").lead == house.user("yongil")
    owners = sorted(Task.objects.values_list("owner", flat=True))
    assert owners == sorted([house.user("yongil")] * 2 + [house.user("sora")])
    row = Appointment.objects.get()
    assert (row.worker, row.second) == (house.user("yongil"), house.user("sora"))
    taken = set(Booking.objects.values_list("worker", flat=True))
    assert taken == {house.user("yongil"), house.user("sora")}


def test_it_takes_along_what_was_promised_in_the_hospital_room(house: House) -> None:
    person = house.make_person(team="hospital", lead="yongil", parts={"health": "health"})
    by = house.actor("yongil")
    write_task(by=by, strand=person["strands"]["health"], kind=TaskKind.CALL, what="약", due_on=today())
    hand_over_file(by=by, file=file_of(house, person, "yongil"), to=house.user("minji"), note="x")
    assert Task.objects.get().owner == by.user_id, "she does not open the part of the room"
    hand_over_file(by=house.actor("minji"), file=file_of(house, person), to=by.user_id, note="x")
    hand_over_file(by=by, file=file_of(house, person, "yongil"), to=house.user("seolhwa"), note="x")
    assert Task.objects.get().owner == house.user("seolhwa")


def test_it_keeps_a_visit_by_two_when_the_second_takes_the_file(house: House) -> None:
    give(house, busy(house), "sora")
    row = Appointment.objects.get()
    assert (row.worker, row.second) == (house.user("sora"), house.user("minji"))


def test_it_shares_the_file_with_another_team(house: House) -> None:
    person = busy(house)
    give(house, person, "taeho")
    assert file_of(house, person, "taeho").display
    casework = Strand.objects.get(pk=person["strands"]["casework"])
    assert casework.team == house.teams["daejeon"]
    assert [one.person for one in walking.my_people(house.actor("taeho"))].count(person["person"]) == 1


def test_it_tells_the_next_one_first_what_they_must_know(house: House) -> None:
    person = busy(house)
    give(house, person, "sora")
    row = HandOver.objects.get()
    assert "딸이".encode() not in bytes(row.content)
    assert "딸이 아픕니다" in open_row(house.actor("sora"), row, "hand-over")["content"]
    history = queries.history(house.actor("sora"), person["strands"]["casework"])
    assert [(one.giver, one.to, one.note) for one in history] == [("민지", "소라", "딸이 아픕니다")]


def test_it_hands_over_all_files_or_none(house: House) -> None:
    by = house.actor("jinsook")
    people = [house.make_person(by="sora", team="incheon", lead="jinsook") for _ in range(3)]
    chosen = [one["person"] for one in people]
    with pytest.raises(Refused):
        hand_over_caseload(by=by, giver=by.user_id, to=house.user("taeho"), persons=[], note="x")
    moved = hand_over_caseload(
        by=by, giver=by.user_id, to=house.user("taeho"), persons=chosen[:2], note="휴가"
    )
    assert moved == 2 and HandOver.objects.count() == 2
    theirs = {one.person for one in walking.my_people(house.actor("taeho"))}
    assert set(chosen[:2]) <= theirs and chosen[2] not in theirs


def test_it_hands_over_the_files_of_a_colleague(house: House) -> None:
    person = house.make_person(lead="sora")
    by = house.actor("minji")
    assert house.user("sora") in queries.may_give_for(by), "Minji leads the team"
    moved = hand_over_caseload(
        by=by, giver=house.user("sora"), to=by.user_id, persons=[person["person"]], note="떠남"
    )
    assert moved == 1 and file_of(house, person).lead == by.user_id
    page = house.client("minji").get(f"/care/hand-over/?of={house.user('sora')}")
    assert "소라" in page.content.decode()


def test_it_is_refused_to_one_who_neither_leads_the_file_nor_the_team(house: House) -> None:
    person = house.make_person(by="minji", team="hospital", lead="yongil")
    with pytest.raises(Refused):
        hand_over_file(by=house.actor("minji"), file=file_of(house, person, "minji"),
                       to=house.user("minji"), note="x")  # fmt: skip
    assert not HandOver.objects.exists()
    assert house.user("yongil") not in queries.may_give_for(house.actor("minji"))


def test_it_shows_what_goes_along(house: House) -> None:
    person = busy(house)
    strand = person["strands"]["casework"]
    rest = queries.rest_of([strand], house.user("minji"))[strand]
    assert (rest.tasks, rest.promises, rest.appointments) == (1, 1, 1)


def test_it_is_done_by_forms(house: House) -> None:
    person, client = busy(house), house.client("minji")
    url = f"/care/{person['person']}/hand-over/"
    assert client.get(url).status_code == 200
    empty = client.post(url, {"to": "", "note": "메모"})
    assert empty.status_code == 200 and "메모" in empty.content.decode()
    assert client.post(url, {"to": house.user("sora"), "note": "메모"}).status_code == 302
    assert "메모" in client.get(url).content.decode()
    mine = house.make_person(lead="minji")
    page = client.get("/care/hand-over/").content.decode()
    assert mine["person"] in page
    sent = {"to": house.user("sora"), "note": "휴가", "persons": [mine["person"]]}
    assert client.post("/care/hand-over/", sent).status_code == 302
    assert file_of(house, mine, "sora").lead == house.user("sora")


def test_it_does_not_hand_over_what_the_giver_may_not_open(house: House) -> None:
    person = house.make_person(by="sora", team="incheon", lead="jinsook")
    url = f"/care/{person['person']}/hand-over/"
    assert house.client("taeho").get(url).status_code == 404
    assert house.client("hana").get(url).status_code == 403
    sent = {"to": house.user("taeho"), "note": "x", "persons": [person["person"]]}
    house.client("taeho").post(f"/care/hand-over/?of={house.user('jinsook')}", sent)
    assert file_of(house, person, "jinsook").lead == house.user("jinsook")
