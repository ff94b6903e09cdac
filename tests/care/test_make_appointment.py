"""Making an appointment: by two where it must be, never over another one without a word."""

import json
from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from sijak.care.actions.appointments import make_appointment
from sijak.care.enums import AppointmentKind
from sijak.care.models import Appointment, Booking
from sijak.care.queries import appointments as queries
from sijak.care.rules import appointments as rules
from sijak.kernel.dates import now, today
from sijak.kernel.errors import Refused
from sijak.people.queries.shared import shared_of
from tests.care.folk import at_noon, file_of, plan, workday
from tests.house import House


def made_by(house: House, person: dict[str, dict[str, str]], **given: object) -> Appointment:
    return make_appointment(by=house.actor("minji"), strand=person["strands"]["casework"], plan=plan(**given))


def test_it_refuses_a_home_visit_alone(house: House) -> None:
    person = house.make_person()
    with pytest.raises(Refused) as no:
        made_by(house, person, kind=AppointmentKind.VISIT)
    assert no.value.field == "second"
    with pytest.raises(Refused):
        made_by(house, person, kind=AppointmentKind.VISIT, second=house.user("minji"))
    made_by(house, person, kind=AppointmentKind.VISIT, second=house.user("sora"))


def test_it_is_refused_by_the_database_too(house: House) -> None:
    person = house.make_person()
    for second in ("", house.user("minji")):
        row = Appointment(
            strand_id=person["strands"]["casework"], kind="visit", day=today(),
            worker=house.user("minji"), second=second, content=b"x",
        )  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_it_refuses_what_is_over_and_what_is_too_far(house: House) -> None:
    person = house.make_person()
    for day in (today() - timedelta(days=1), today() + timedelta(days=400)):
        with pytest.raises(Refused) as no:
            made_by(house, person, day=day)
        assert no.value.field == "day"


def test_it_asks_before_it_takes_a_time_that_is_taken(house: House) -> None:
    person = house.make_person()
    made_by(house, person)
    with pytest.raises(Refused) as no:
        made_by(house, person, at=time(14, 30))
    assert no.value.field == "sure"
    assert "2:00" in str(no.value.sentence)
    made_by(house, person, at=time(14, 30), is_sure=True)
    made_by(house, person, at=time(15, 30))
    assert Booking.objects.count() == 3


def test_it_asks_about_the_second_workers_time_as_well(house: House) -> None:
    person = house.make_person()
    visit = {"kind": AppointmentKind.VISIT, "second": house.user("sora")}
    made_by(house, person, **visit)
    other = house.make_person(lead="yongil", by="minji", team="hospital")
    with pytest.raises(Refused) as no:
        make_appointment(by=house.actor("yongil"), strand=other["strands"]["casework"], plan=plan(**visit))
    assert no.value.field == "sure"


def test_it_asks_about_a_holiday(house: House) -> None:
    person = house.make_person()
    with at_noon(date(2026, 9, 20)), pytest.raises(Refused) as no:
        made_by(house, person, day=date(2026, 9, 25))
    assert "추석" in str(no.value.sentence)


def test_it_seals_the_words_and_books_both_workers_without_a_strand(house: House) -> None:
    person = house.make_person()
    row = made_by(house, person, kind=AppointmentKind.VISIT, second=house.user("sora"))
    assert "차 한 잔".encode() not in bytes(row.content)
    one = queries.one(house.actor("minji"), person["strands"]["casework"], row.id)
    assert (one.at, one.minutes, one.what) == (time(14, 0), 60, "차 한 잔")
    assert set(Booking.objects.values_list("worker", flat=True)) == {
        house.user("minji"), house.user("sora"),
    }  # fmt: skip
    assert "strand" not in {field.name for field in Booking._meta.get_fields()}


def test_it_stands_on_the_persons_own_page_when_they_wish(house: House) -> None:
    person, by = house.make_person(), house.actor("minji")
    strands = person["strands"]
    make_appointment(by=by, strand=strands["casework"], plan=plan(), own_page=strands["self"])
    make_appointment(by=by, strand=strands["casework"], plan=plan(at=time(16, 0)))
    shown = shared_of(by, strands["self"])
    assert [one.kind for one in shown] == ["appointment"]
    assert shown[0].day == workday() and shown[0].content["at"] == "14:00"


def test_it_is_not_for_a_stranger(house: House) -> None:
    person = house.make_person()
    url = f"/care/{person['person']}/appointments/new/"
    assert house.client("taeho").get(url).status_code == 404
    assert house.client("hana").get(url).status_code == 403
    assert house.client().get(url).status_code == 302
    assert house.client("minji").get(url).status_code == 200


def test_it_is_made_by_a_form_and_keeps_what_was_typed(house: House) -> None:
    person = house.make_person()
    url = f"/care/{person['person']}/appointments/new/"
    sent = {"kind": "visit", "day": workday().isoformat(), "at": "14:00", "minutes": "60",
            "place": "집", "what": "안부", "second": ""}  # fmt: skip
    answer = house.client("minji").post(url, sent)
    assert answer.status_code == 200 and "안부" in answer.content.decode()
    answer = house.client("minji").post(url, sent | {"second": house.user("sora")})
    assert answer.status_code == 302 and "said=made" in answer["Location"]
    page = house.client("minji").get(answer["Location"].split("?")[0]).content.decode()
    assert "안부" in page and file_of(house, person).display in page


def test_it_knows_when_two_times_overlap() -> None:
    noon = now().replace(hour=12, minute=0, second=0, microsecond=0)
    hour = timedelta(hours=1)
    assert rules.overlaps((noon, 60), (noon + hour / 2, 60))
    assert not rules.overlaps((noon, 60), (noon + hour, 60))
    assert rules.overlaps((noon, 180), (noon + hour, 10))


def test_it_leaves_no_word_of_it_in_the_row(house: House) -> None:
    row = made_by(house, house.make_person())
    clear = json.dumps({f.name: str(getattr(row, f.name)) for f in row._meta.concrete_fields
                        if f.name != "content"}, ensure_ascii=False)  # fmt: skip
    assert "14" not in clear.replace(row.id, "").replace(row.strand_id, "").replace(
        row.worker, "").replace(row.day.isoformat(), "")  # fmt: skip
