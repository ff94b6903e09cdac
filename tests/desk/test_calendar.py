"""A month, a week, and when a colleague is free."""

from datetime import date, timedelta

import pytest

from sijak.care.actions.appointments import make_appointment
from sijak.care.enums import AppointmentKind
from sijak.desk import calendars
from sijak.desk.queries.calendar import weeks
from sijak.kernel.dates import today
from tests.care.folk import plan, workday
from tests.house import House


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 2, 1), date(2024, 2, 29), date(2026, 12, 31)])
def test_it_begins_each_week_on_monday(day: date) -> None:
    for view in ("month", "week"):
        sheet = calendars.sheet(view, day)
        assert day in sheet.days and sheet.first.weekday() == 0 and sheet.last.weekday() == 6
        assert all(len(week) == 7 for week in sheet.weeks)
    month = calendars.month_of(day)
    assert {one for one in month.days if one.month == day.month} >= {day.replace(day=1), day}
    assert month.before.month != month.day.month != month.after.month


@pytest.mark.parametrize("text", ["", "gestern", "2026-13-40", "0001-01-01", "9999-12-31", "\x00"])
def test_it_shows_today_for_a_day_that_makes_no_sense(house: House, text: str) -> None:
    assert calendars.asked_day(text) == today()
    answer = house.client("minji").get("/desk/calendar/", {"day": text, "view": text, "with": text})
    assert answer.status_code == 200


def test_it_shows_meetings_names_and_holidays(house: House) -> None:
    person, by = house.make_person(display="물안개"), house.actor("minji")
    make_appointment(by=by, strand=person["strands"]["casework"], plan=plan())
    answer = house.client("minji").get(f"/desk/calendar/?day={workday().isoformat()}")
    page = answer.content.decode()
    assert "물안개" in page and "오후 2:00" in page
    assert "물안개" not in page.split("</title>")[0]
    assert answer["Cache-Control"] == "no-store"
    chuseok = house.client("minji").get("/desk/calendar/?day=2026-09-25").content.decode()
    assert "추석" in chuseok


def test_it_leaves_out_what_was_called_off(house: House) -> None:
    from sijak.care.actions.appointments import cancel_appointment

    person, by = house.make_person(), house.actor("minji")
    strand = person["strands"]["casework"]
    row = make_appointment(by=by, strand=strand, plan=plan())
    sheet = calendars.week_of(workday())
    assert sum(len(cell.meetings) for week in weeks(by, sheet) for cell in week) == 1
    cancel_appointment(by=by, strand=strand, appointment=row.id, own_page="")
    assert sum(len(cell.meetings) for week in weeks(by, sheet) for cell in week) == 0


def test_it_tells_when_a_colleague_is_taken_and_not_with_whom(house: House) -> None:
    person = house.make_person(display="은행나무집", team="hospital", by="minji", lead="yongil")
    visit = plan(kind=AppointmentKind.VISIT, second=house.user("minji"), what="귀띔")
    make_appointment(by=house.actor("yongil"), strand=person["strands"]["casework"], plan=visit)
    query = {"day": workday().isoformat(), "view": "week", "with": house.user("yongil")}
    page = house.client("taeho").get("/desk/calendar/", query).content.decode()
    assert "용일" in page and "오후 2:00" in page and 'class="taken' in page
    assert "은행나무집" not in page and "귀띔" not in page


def test_it_opens_for_those_who_have_a_calendar(house: House) -> None:
    for handle, status in (("minji", 200), ("shinae", 200), ("hana", 200), ("jisoo", 403)):
        assert house.client(handle).get("/desk/calendar/").status_code == status
    assert house.client().get("/desk/calendar/").status_code == 302


def test_it_asks_for_names_and_words_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from typing import Any

    from vault.client import Vault

    by = house.actor("minji")
    for n in range(4):
        person = house.make_person()
        make_appointment(by=by, strand=person["strands"]["casework"],
                         plan=plan(day=workday(n + 1), is_sure=True))  # fmt: skip
    asked: list[str] = []
    real = Vault.call

    def call(self: Vault, verb: str, *args: Any, **more: Any) -> Any:
        asked.append(verb)
        return real(self, verb, *args, **more)

    monkeypatch.setattr(Vault, "call", call)
    sheet = calendars.Sheet("month", today(), today(), today() + timedelta(days=13), today(), today())
    assert sum(len(c.meetings) for week in weeks(by, sheet) for c in week) == 4
    assert asked == ["faces", "open"]
