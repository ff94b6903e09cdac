"""Who is on call: a night is one night, a gap is said, and only the lead sets the rota."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sijak.counselling.actions.oncall import take_off_call
from sijak.counselling.enums.danger import Watch, WhichDays
from sijak.counselling.models import OnCall
from sijak.counselling.queries.oncall import gaps_ahead, month_of, on_call_now, teams_now
from sijak.counselling.rules.oncall import needs_somebody, slot_at, slots
from sijak.kernel.dates import KST, today
from sijak.kernel.errors import NotForYou, Refused
from tests.counselling.danger_folk import PHONE, at, put
from tests.house import House

FRIDAY = date(2026, 11, 27)
HOLIDAY = date(2026, 12, 25)


def moment(day: date, hour: int, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=KST)


@pytest.mark.parametrize(
    ("hour", "minute", "watch", "back"),
    [(9, 0, Watch.DAY, 0), (17, 59, Watch.DAY, 0), (18, 0, Watch.EVENING, 0), (21, 59, Watch.EVENING, 0),
     (22, 0, Watch.NIGHT, 0), (23, 40, Watch.NIGHT, 0), (0, 0, Watch.NIGHT, 1), (2, 10, Watch.NIGHT, 1),
     (8, 59, Watch.NIGHT, 1)],
)  # fmt: skip
def test_it_tells_the_watch_of_an_hour(hour: int, minute: int, watch: Watch, back: int) -> None:
    assert slot_at(moment(FRIDAY, hour, minute)) == (FRIDAY - timedelta(days=back), watch)


def test_it_is_one_night_before_and_after_midnight() -> None:
    before, after = moment(FRIDAY, 23, 40), moment(FRIDAY + timedelta(days=1), 2, 10)
    assert slot_at(before) == slot_at(after) == (FRIDAY, Watch.NIGHT)


def test_it_leaves_working_days_to_the_office() -> None:
    assert not needs_somebody(FRIDAY, Watch.DAY)
    assert needs_somebody(FRIDAY, Watch.NIGHT) and needs_somebody(FRIDAY, Watch.EVENING)
    assert needs_somebody(FRIDAY + timedelta(days=1), Watch.DAY) and needs_somebody(HOLIDAY, Watch.DAY)


def test_it_counts_the_days_that_were_meant() -> None:
    week = (FRIDAY, FRIDAY + timedelta(days=6))
    found = {which: len(list(slots(*week, [Watch.NIGHT], which))) for which in WhichDays}
    assert found == {WhichDays.ALL: 7, WhichDays.WORK: 5, WhichDays.OFF: 2}


def test_it_knows_who_is_on_call_at_2340_and_at_0210(house: House) -> None:
    by = house.actor("minji")
    put(house, "eunha")
    for day, hour, minute in ((today(), 23, 40), (today() + timedelta(days=1), 2, 10)):
        with at(day, hour, minute):
            found = on_call_now(house.actor("minji"), house.teams["heart"])
            assert found is not None
            assert (found.name, found.phone, found.dial) == ("은하", PHONE, "tel:01000004410")
            assert not found.is_me
            mine = on_call_now(house.actor("eunha"), house.teams["heart"])
            assert mine is not None and mine.is_me
    with at(today() + timedelta(days=1), 22, 1):
        assert on_call_now(by, house.teams["heart"]) is None


def test_it_tells_nobody_of_another_team(house: House) -> None:
    put(house, "eunha", watches=tuple(Watch))
    for stranger in ("sora", "yongil", "taeho", "dahee"):
        assert on_call_now(house.actor(stranger), house.teams["heart"]) is None


def test_it_names_the_lead_when_nobody_is_on_call_and_the_number_that_it_knows(house: House) -> None:
    put(house, "minji", first=today() + timedelta(days=3), last=today() + timedelta(days=3))
    with at(today(), 23, 40):
        found = next(t for t in teams_now(house.actor("eunha")) if t.team == house.teams["heart"])
    assert found.on_call is None
    assert [(one.name, one.phone) for one in found.leads] == [("민지", PHONE)]


def test_it_is_set_by_the_lead_alone(house: House) -> None:
    with pytest.raises(Refused):
        put(house, "eunha", by="eunha")
    with pytest.raises(Refused):
        put(house, "eunha", by="sora")
    assert not OnCall.objects.exists()


def test_it_refuses_a_watch_that_somebody_else_holds_and_changes_nothing(house: House) -> None:
    day = today() + timedelta(days=2)
    put(house, "eunha", first=day, last=day)
    with pytest.raises(Refused) as no:
        put(house, "minji", last=today() + timedelta(days=4))
    assert "은하" in str(no.value.sentence)
    assert OnCall.objects.count() == 1


def test_it_fills_a_month_and_a_second_click_fills_nothing(house: House) -> None:
    month = {"last": today() + timedelta(days=30), "watches": (Watch.EVENING, Watch.NIGHT)}
    assert put(house, "eunha", **month) == 62
    assert put(house, "eunha", **month) == 0


@pytest.mark.parametrize(
    ("given", "field"),
    [({"first": -1}, "first"), ({"first": 3, "last": 2}, "last"), ({"last": 80}, "last"),
     ({"first": 400, "last": 401}, "last")],
)  # fmt: skip
def test_it_refuses_days_that_make_no_sense(house: House, given: dict[str, int], field: str) -> None:
    with at(today(), 12), pytest.raises(Refused) as no:
        put(house, "eunha", **{name: today() + timedelta(days=n) for name, n in given.items()})
    assert no.value.field == field


def test_it_takes_off_from_today_on_and_leaves_the_past(house: House) -> None:
    put(house, "eunha")
    row = OnCall.objects.get()
    with pytest.raises(Refused):
        take_off_call(by=house.actor("eunha"), on_call=row.id)
    with pytest.raises(NotForYou):
        take_off_call(by=house.actor("sora"), on_call=row.id)
    with at(today() + timedelta(days=1), 9), pytest.raises(Refused):
        take_off_call(by=house.actor("minji"), on_call=row.id)
    take_off_call(by=house.actor("minji"), on_call=row.id)
    assert not OnCall.objects.exists()


def test_it_changes_who_is_on_call_in_the_middle_of_the_night(house: House) -> None:
    """Whoever falls ill at two in the morning is replaced at two in the morning."""
    put(house, "eunha", watches=tuple(Watch))
    day, by = today(), house.actor("minji")
    with at(day + timedelta(days=1), 2, 10):
        take_off_call(by=by, on_call=OnCall.objects.get(watch=Watch.NIGHT).id)
        with pytest.raises(Refused):
            take_off_call(by=by, on_call=OnCall.objects.get(watch=Watch.EVENING).id)
        house.token("minji")
        page = house.client("minji").get(f"/en/heart/rota/?team={house.teams['heart']}").content.decode()
        assert f'value="{day:%Y-%m-%d}"' in page, "the form proposes the night that goes on"
        assert put(house, "minji", first=day, last=day) == 1
        assert put(house, "minji", first=day, last=day, watches=tuple(Watch)) == 0
    assert OnCall.objects.get(watch=Watch.NIGHT).worker == house.user("minji")


def test_it_has_one_on_call_a_watch_in_the_data_store(house: House) -> None:
    put(house, "eunha")
    row = OnCall.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        OnCall.objects.create(team=row.team, day=row.day, watch=row.watch, worker="x", phone=b"")


def test_it_seals_the_number(house: House) -> None:
    put(house, "eunha")
    assert PHONE.encode() not in bytes(OnCall.objects.get().phone)


def test_it_names_the_gaps_from_this_hour_on(house: House) -> None:
    with at(date(2026, 11, 26), 12):
        put(house, "eunha", last=date(2026, 12, 11), watches=tuple(Watch))
        take_off_call(by=house.actor("minji"), on_call=OnCall.objects.get(day=FRIDAY, watch="night").id)
        by, team = house.actor("eunha"), house.teams["heart"]
        assert gaps_ahead(by, team) == [(FRIDAY, Watch.NIGHT)]
        month = month_of(by, team, FRIDAY)
    assert [c.watch for d in month.days for c in d.cells if c.is_gap] == [Watch.NIGHT]
    assert len(month.days) == 30
    assert not any(c.may_go for d in month.days for c in d.cells), "Eunha leads nothing here"
    with at(FRIDAY + timedelta(days=1), 2, 10):
        assert gaps_ahead(house.actor("eunha"), team)[0] == (FRIDAY, Watch.NIGHT), "it is still that night"
    with at(FRIDAY + timedelta(days=1), 9):
        assert (FRIDAY, Watch.NIGHT) not in gaps_ahead(house.actor("eunha"), team)


def test_it_proposes_the_first_empty_watch(house: House) -> None:
    with at(date(2026, 11, 27), 12):
        put(house, "eunha", last=date(2026, 11, 28), watches=tuple(Watch))
        page = house.client("minji").get(f"/en/heart/rota/?team={house.teams['heart']}").content.decode()
    assert 'value="2026-11-29"' in page


# -- the pages ------------------------------------------------------------------------------------
def test_it_shows_the_gap_on_the_page_and_the_form_to_the_lead(house: House) -> None:
    with at(date(2026, 11, 27), 12):
        for handle in ("minji", "eunha"):
            house.token(handle)
        page = house.client("minji").get(f"/en/heart/rota/?team={house.teams['heart']}").content.decode()
        assert "Nobody is on call:" in page and "Friday 27 November, night watch" in page
        assert "Put somebody on call" in page
        theirs = house.client("eunha").get(f"/en/heart/rota/?team={house.teams['heart']}").content.decode()
    assert "Put somebody on call" not in theirs


@pytest.mark.parametrize("month", ["9999-12", "9999-11", "0001-01", "2026-13", "x"])
def test_it_shows_this_month_where_there_is_none(house: House, month: str) -> None:
    url = f"/en/heart/rota/?team={house.teams['heart']}"
    page = house.client("minji").get(f"{url}&month={month}")
    assert page.status_code == 200 and 'aria-current="date"' in page.content.decode()


def test_it_shows_no_rota_of_another_team(house: House) -> None:
    url = f"/en/heart/rota/?team={house.teams['hospital']}"
    assert house.client("eunha").get(url).status_code == 404
    assert house.client("hana").get("/en/heart/rota/").status_code == 403
    assert house.client("dahee").get("/en/heart/rota/").status_code == 200


def test_it_keeps_what_was_typed_when_the_number_is_none(house: House) -> None:
    data = {"worker": house.user("eunha"), "first": today().isoformat(), "last": today().isoformat(),
            "watches": ["night"], "which": "all", "phone": "집 전화"}  # fmt: skip
    url = f"/en/heart/rota/?team={house.teams['heart']}"
    page = house.client("minji").post(url, data)
    assert page.status_code == 200 and "집 전화" in page.content.decode()
    assert not OnCall.objects.exists()
    done = house.client("minji").post(url, data | {"phone": PHONE})
    assert done.status_code == 302 and OnCall.objects.count() == 1
    off = house.client("minji").post(f"/en/heart/rota/{OnCall.objects.get().id}/off/")
    assert off.status_code == 302 and not OnCall.objects.exists()
