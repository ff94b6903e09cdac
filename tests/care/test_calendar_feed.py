"""A calendar on the telephone that says when, and one word."""

from datetime import time

from icalendar import Calendar

from sijak.care.actions.appointments import make_appointment
from sijak.care.actions.feeds import end_feed, make_feed
from sijak.care.enums import AppointmentKind
from sijak.care.models import Feed
from sijak.care.queries.feeds import digest_of
from tests.care.folk import plan, workday
from tests.house import House

ALLOWED = {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "CLASS", "TRANSP"}


def feed_of(house: House, secret: str) -> Calendar:
    answer = house.client().get(f"/care/feed/{secret}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["Cache-Control"] == "no-store"
    return Calendar.from_ical(answer.content)


def test_it_says_when_and_one_word_and_nothing_else(house: House) -> None:
    person, by = house.make_person(display="들국화"), house.actor("minji")
    visit = plan(kind=AppointmentKind.VISIT, second=house.user("sora"), place="봄길 3", what="약 타기")
    row = make_appointment(by=by, strand=person["strands"]["casework"], plan=visit)
    secret = make_feed(by=by)
    events = feed_of(house, secret).walk("VEVENT")
    assert len(events) == 1
    event = events[0]
    assert str(event["SUMMARY"]) == "약속"
    assert set(event) <= ALLOWED, "no place, no description, no other person"
    starts = event.decoded("DTSTART")
    assert (starts.date(), starts.time(), str(starts.tzinfo)) == (workday(), time(14), "Asia/Seoul")
    assert (event.decoded("DTEND") - starts).total_seconds() == 3600
    told = feed_of(house, secret).to_ical().decode()
    for word in ("들국화", "봄길", "약 타기", "visit", person["code"], row.id, by.user_id, by.name):
        assert word not in told


def test_it_opens_for_the_second_worker_too(house: House) -> None:
    person, by = house.make_person(), house.actor("minji")
    visit = plan(kind=AppointmentKind.VISIT, second=house.user("sora"))
    make_appointment(by=by, strand=person["strands"]["casework"], plan=visit)
    assert len(feed_of(house, make_feed(by=house.actor("sora"))).walk("VEVENT")) == 1
    assert len(feed_of(house, make_feed(by=house.actor("taeho"))).walk("VEVENT")) == 0


def test_it_keeps_only_a_digest_of_the_secret(house: House) -> None:
    secret = make_feed(by=house.actor("minji"))
    row = Feed.objects.get()
    assert len(secret) >= 43 and row.digest == digest_of(secret)
    assert secret not in str(vars(row))


def test_it_turns_and_ends(house: House) -> None:
    by, client = house.actor("minji"), house.client()
    old = make_feed(by=by)
    new = make_feed(by=by)
    assert client.get(f"/care/feed/{old}.ics").status_code == 404
    assert client.get(f"/care/feed/{new}.ics").status_code == 200
    end_feed(by=by)
    assert client.get(f"/care/feed/{new}.ics").status_code == 404
    assert client.get("/care/feed/%F0%9F%98%80.ics").status_code == 404


def test_it_shows_its_address_once(house: House) -> None:
    client = house.client("minji")
    assert "<code" not in client.get("/care/feed/").content.decode()
    answer = client.post("/care/feed/").content.decode()
    path = answer.split("<code")[1].split(">")[1].split("<")[0]
    assert house.client().get(path.removeprefix("http://testserver")).status_code == 200
    again = client.get("/care/feed/").content.decode()
    assert path not in again
    assert client.post("/care/feed/end/").status_code == 302
    assert not Feed.objects.exists()


def test_it_is_for_those_with_a_calendar(house: House) -> None:
    assert house.client("jisoo").get("/care/feed/").status_code == 403
    assert house.client().get("/care/feed/").status_code == 302
