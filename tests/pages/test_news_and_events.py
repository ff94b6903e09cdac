"""Does everybody find what comes next, and does what is over leave by itself?"""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import time_machine
from icalendar import Calendar

from sijak.kernel.dates import now, today
from sijak.kernel.ids import random_id
from sijak.pages.models import Page
from sijak.pages.queries import latest
from tests.house import House
from tests.pages.desk import WRITER, make, publish, text, write

ATOM = "{http://www.w3.org/2005/Atom}"


def test_it_says_kindly_that_there_is_nothing(house: House) -> None:
    for address in ("/news/", "/en/events/", "/zh-hans/news/"):
        answer = house.client().get(address)
        assert answer.status_code == 200 and 'class="empty"' in answer.content.decode()
    assert latest("ko").events == () and latest("ko").news == ()


def test_it_says_of_an_event_when_where_and_how(house: House) -> None:
    key = make(house, "event", "kimchi-day")
    publish(house, key, text(title="김치 담그기", place="모임방 2층", way="파란 문입니다."))
    page = house.client().get("/events/kimchi-day/").content.decode()
    assert all(word in page for word in ("김치 담그기", "모임방 2층", "파란 문입니다.", "오후 2:00"))
    assert "김치 담그기" in house.client().get("/events/").content.decode()
    assert [one.shown.name for one in latest("ko").events] == ["kimchi-day"]
    assert house.client().get("/en/events/kimchi-day/").status_code == 404, "not written in English"


def test_it_fits_into_a_calendar(house: House) -> None:
    key = make(house, "event", "kimchi-day")
    publish(house, key, text(title="김치 담그기", place="모임방"))
    answer = house.client().get("/events/kimchi-day/day.ics")
    event = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == "김치 담그기" and event["DTSTART"].dt.hour == 14
    assert "day.ics" in answer["Content-Disposition"]


def test_it_leaves_the_list_by_itself_when_it_is_over(house: House) -> None:
    key = make(house, "event", "kimchi-day", days=1)
    publish(house, key, text(title="김치 담그기"))
    with time_machine.travel(now() + timedelta(days=2), tick=False):
        assert "김치 담그기" not in house.client().get("/events/").content.decode()
        assert "끝난 행사입니다" in house.client().get("/events/kimchi-day/").content.decode()
        assert latest("ko").events == ()


def test_it_changes_day_and_hour_for_everybody_at_once(house: House) -> None:
    key = make(house, "event", "kimchi-day")
    publish(house, key, text(title="김치 담그기"))
    day = (today() + timedelta(days=9)).isoformat()
    given = {"base": "1", "day": day, "starts_at": "10:30"}
    assert house.client(WRITER).post("/write/page/event.kimchi-day/", given).status_code == 302
    assert "오전 10:30" in house.client().get("/events/kimchi-day/").content.decode()
    again = house.client(WRITER).post("/write/page/event.kimchi-day/", {**given, "starts_at": "11:00"})
    assert "오전 10:30" in again.content.decode() and 'value="11:00"' in again.content.decode()
    wrong = {**given, "base": "2", "ends_on": today().isoformat()}
    assert (
        "시작보다 끝이 빠릅니다"
        in house.client(WRITER).post("/write/page/event.kimchi-day/", wrong).content.decode()
    )


def test_it_feeds_a_readers_own_program(house: House) -> None:
    publish(house, make(house, "news", "first"), text(title="첫 소식", summary="한 줄 & 두 줄"))
    key = make(house, "event", "walk")
    publish(house, key, text(title="산길"))
    for address, title in (("/news/feed.xml", "첫 소식"), ("/events/feed.xml", "산길")):
        answer = house.client().get(address)
        feed = ElementTree.fromstring(answer.content)
        assert [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")] == [title]
        assert not answer.cookies
    assert b"<entry>" not in house.client().get("/en/news/feed.xml").content


def test_it_stays_in_its_place_when_it_was_mended(house: House) -> None:
    old = make(house, "news", "first")
    publish(house, old, text(title="첫 소식"))
    with time_machine.travel(now() + timedelta(hours=1), tick=False):
        publish(house, make(house, "news", "second"), text(title="둘째 소식"))
        publish(house, old, text("고친 글", title="첫 소식"))
        assert [one.shown.name for one in latest("ko").news] == ["second", "first"]


def test_it_begins_one_page_of_two_clicks(house: House) -> None:
    given = {"once": random_id(), "name": "autumn-walk"}
    for _ in range(2):
        assert house.client(WRITER).post("/write/news/", given).status_code == 302
    assert Page.objects.count() == 1
    taken = house.client(WRITER).post("/write/news/", {"once": random_id(), "name": "autumn-walk"})
    assert "같은 이름이 벌써 있습니다" in taken.content.decode()
    draft = make(house, "news", "secret-draft")
    write(house, draft, text("초안"))
    assert house.client().get("/news/secret-draft/").status_code == 404
