"""A session ahead: in the calendar, at home by an expert and a peer, seen by the team alone."""

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from sijak.care.models import Appointment, Booking
from sijak.counselling.actions import sessions as actions
from sijak.counselling.enums.sessions import SessionKind
from sijak.counselling.models import Session
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.kernel.ids import random_id
from sijak.people.queries.shared import shared_of
from tests.care.folk import workday
from tests.counselling.folk import ahead, plan, somebody, strand
from tests.house import House

SENT = {"kind": "individual", "at": "10:00", "minutes": "50", "sure": "on"}


@pytest.mark.parametrize("second", ["", "minji", "eunha", "sora"])
def test_it_refuses_a_home_without_expert_and_peer(house: House, second: str) -> None:
    person = somebody(house)
    named = house.user(second) if second else ""
    with override("en"), pytest.raises(Refused) as no:
        plan(house, person, kind=SessionKind.VISIT, second=named)
    assert no.value.field == "second"
    assert not Session.objects.exists() and not Appointment.objects.exists()


def test_it_visits_a_home_by_a_counsellor_and_a_peer(house: House) -> None:
    row = plan(house, somebody(house), kind=SessionKind.VISIT, second=house.user("seolhwa"))
    assert row.appointment is not None and row.appointment.kind == "visit"
    assert Booking.objects.count() == 2


def test_it_is_held_by_the_data_store_too(house: House) -> None:
    person = somebody(house)
    row = plan(house, person)
    for broken in ({"kind": "visit"}, {"kind": "visit", "second": row.worker}, {"written_on": today()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Session.objects.filter(pk=row.pk).update(**broken)


def test_it_makes_one_session_of_two_clicks(house: House) -> None:
    person, once = somebody(house), random_id()
    for _ in range(2):
        actions.plan_session(by=house.actor("minji"), strand=strand(person), once=once, ahead=ahead())
    assert Session.objects.count() == Appointment.objects.count() == 1


def test_it_stands_on_their_own_page_when_they_are_to_see_it(house: House) -> None:
    person = somebody(house)
    plan(house, person, own_page=person["strands"]["self"])
    assert len(shared_of(house.actor("minji"), person["strands"]["self"])) == 1


def test_it_stands_on_todays_list_and_leads_to_its_own_page(house: House) -> None:
    person = somebody(house)
    row = plan(house, person)
    client = house.client("minji")
    url = f"/care/{person['person']}/appointments/{row.appointment_id}/"
    assert client.get(url)["Location"] == f"/heart/{person['person']}/sessions/{row.id}/"
    assert client.post(url + "missed/").status_code == 409, "it is ended on its own page"
    assert house.client("sora").get(url).status_code == 404, "walking together opens no session"


def test_it_is_planned_by_a_form(house: House) -> None:
    person, client = somebody(house), house.client("minji")
    url = f"/heart/{person['person']}/sessions/plan/"
    assert client.post(url, SENT).status_code == 200 and not Session.objects.exists()
    answer = client.post(url, SENT | {"day": workday().isoformat()})
    assert "said=planned" in answer["Location"]
    shown = client.get(f"/heart/{person['person']}/").content.decode()
    assert Session.objects.get().id in shown and client.get("/heart/").status_code == 200


def test_it_asks_when_the_time_is_taken_and_loses_nothing(house: House) -> None:
    person, client = somebody(house), house.client("minji")
    day = workday()
    plan(house, person, day=day)
    sent = SENT | {"day": day.isoformat(), "at": "14:10", "what": "숨 고르기"}
    del sent["sure"]
    page = client.post(f"/heart/{person['person']}/sessions/plan/", sent).content.decode()
    assert "숨 고르기" in page and 'name="sure"' in page


def test_it_is_not_there_for_a_stranger(house: House) -> None:
    person = somebody(house)
    url = f"/heart/{person['person']}/sessions/plan/"
    assert house.client("taeho").get(url).status_code == 404
    assert house.client("sora").get(url).status_code == 403
    assert house.client("yongil").get(url).status_code == 404
