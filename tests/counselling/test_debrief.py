"""After a sign of danger or a death: the worker talks it over, and nobody else reads of it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sijak.care.actions.closing import Farewell, close_file
from sijak.care.enums import ClosingReason
from sijak.care.models import Appointment, Task
from sijak.counselling.actions import debriefs as actions
from sijak.counselling.models import Debrief, Session
from sijak.kernel.dates import is_working_day, today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.actions.persons import set_company
from tests.counselling.folk import file_of, plan, somebody
from tests.house import House


def ask(house: House, worker: str = "minji", because: str = "signal", team: str = "heart") -> Debrief:
    actions.ask_debrief(by=house.actor("minji"), worker=house.user(worker), because=because,
                        team=house.teams[team])  # fmt: skip
    return Debrief.objects.get(worker=house.user(worker))


def finish(house: House, row: Debrief, by: str = "minji", with_: str = "eunha", ahead: int = 0) -> Debrief:
    day = today() + timedelta(days=ahead)
    return actions.finish_debrief(by=house.actor(by), debrief=row.id, day=day,
                                  done_with=house.user(with_), words="손이 떨렸다")  # fmt: skip


def test_it_is_asked_once_a_day_for_one_cause(house: House) -> None:
    row = ask(house)
    ask(house)
    assert row.due_on > today() and is_working_day(row.due_on)


def test_it_is_nobodys_to_finish_but_ones_own(house: House) -> None:
    row = ask(house)
    with pytest.raises(NotForYou):
        finish(house, row, by="eunha", with_="minji")
    url = f"/heart/care/debriefs/{row.id}/"
    assert house.client("eunha").get(url).status_code == 404
    for handle in ("hana", "shinae", "jisoo"):
        assert house.client(handle).get(url).status_code == 403


@pytest.mark.parametrize(("with_", "ahead"), [("minji", 0), ("eunha", 1), ("eunha", -1)])
def test_it_is_not_done_alone_nor_on_another_day(house: House, with_: str, ahead: int) -> None:
    with pytest.raises(Refused):
        finish(house, ask(house), with_=with_, ahead=ahead)


def test_it_opens_its_words_for_its_worker_alone(house: House) -> None:
    row = finish(house, ask(house))
    assert "손이 떨렸다" in house.client("minji").get("/heart/care/").content.decode()
    for handle in ("eunha", "yongil", "dahee"):
        assert "손이 떨렸다" not in house.client(handle).get("/heart/care/").content.decode()
    with pytest.raises(Refused):
        finish(house, row)


def test_it_has_day_and_colleague_or_neither(house: House) -> None:
    row = ask(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        Debrief.objects.filter(pk=row.pk).update(done_on=today())


def test_it_is_written_by_a_form(house: House) -> None:
    row, client = ask(house), house.client("minji")
    url = f"/heart/care/debriefs/{row.id}/"
    assert client.post(url, {"day": today().isoformat(), "words": "그날"}).status_code == 200
    sent = {"day": today().isoformat(), "words": "그날", "done_with": house.user("eunha")}
    assert "said=talked" in client.post(url, sent)["Location"]


def test_it_is_asked_of_all_who_walked_with_somebody_who_died(house: House) -> None:
    person, by = somebody(house), house.actor("minji")
    set_company(by=by, file=file_of(house, person), lead=house.user("minji"), helpers=[house.user("sora")])
    plan(house, person)
    farewell = Farewell(ClosingReason.DIED, "", "", may_call=False)
    close_file(by=by, file=file_of(house, person), farewell=farewell)
    asked = set(Debrief.objects.values_list("worker", "because", "team"))
    team = house.teams["seoul"]
    assert asked == {(house.user("minji"), "death", team), (house.user("sora"), "death", team)}
    assert Session.objects.get().state == Appointment.objects.get().state == "cancelled"
    assert not Task.objects.open().exists()


def test_it_is_not_asked_when_a_file_closes_well(house: House) -> None:
    person, by = somebody(house), house.actor("minji")
    row = plan(house, person)
    close_file(by=by, file=file_of(house, person),
               farewell=Farewell(ClosingReason.REACHED, "잘 지냄", "", may_call=False))  # fmt: skip
    row.refresh_from_db()
    assert not Debrief.objects.exists() and row.state == "planned"
