"""The afternoon: one tap, a reserve that is asked at once, a report that its teller cannot open."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from sijak.care.models import Task
from sijak.health.actions.taking_in import Taken, take_in
from sijak.health.enums import GoingState, Step
from sijak.health.models import Bill, Going, Outing, Reimbursement, Telling
from sijak.health.queries import going as queries
from sijak.health.queries.afternoon import one_slip, slips
from sijak.journal.models import Entry
from sijak.kernel.dates import KST, today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.team_sealing import open_team_row
from tests.files import samples
from tests.health.company_folk import asked, chosen, goes, later, patient, slip_of, step, told
from tests.house import House
from vault.client import Denied


def on_its_day(row: Going) -> time_machine.travel:
    return time_machine.travel(datetime(row.day.year, row.day.month, row.day.day, 13, tzinfo=KST), tick=False)


def test_it_hands_the_slip_to_the_reserve_at_once(house: House) -> None:
    goes(house)
    goes(house, "seolhwa")
    made = patient(house)
    row = chosen(house, made, asked(house, made), reserve="seolhwa")
    assert slips(house.actor("seolhwa")) == [], "before that they read nothing"
    row = step(house, Step.OFF)
    assert (row.state, row.is_fallen, row.is_reserve) == (GoingState.BACKUP, True, True)
    assert slips(house.actor("jisoo")) == []
    assert [one.going for one in slips(house.actor("seolhwa"))] == [row.id]
    assert list(Outing.objects.values_list("worker", flat=True)) == [house.user("seolhwa")]
    row = step(house, Step.YES, "seolhwa")
    assert (row.state, row.is_fallen) == (GoingState.TAKEN, False)


def test_it_stands_open_and_warm_when_nobody_is_in_reserve(house: House) -> None:
    goes(house)
    made = patient(house)
    chosen(house, made, asked(house, made))
    row = step(house, Step.OFF)
    assert (row.state, row.is_fallen) == (GoingState.OPEN, True)
    assert not Outing.objects.exists()
    board = queries.board(house.actor("seolhwa"))
    assert board.warm == 1 and queries.waiting(house.actor("seolhwa")) == 1
    desk = house.client("seolhwa").get("/en/health/").content.decode()
    assert "Going along · 1 needs somebody" in desk, "the room sees it where it looks all day"
    assert chosen(house, made, row).state == GoingState.OFFERED


def test_it_takes_the_slip_from_whoever_called_off(house: House) -> None:
    """Else they would read of the person again, and speak, as soon as somebody else is chosen."""
    goes(house)
    goes(house, "seolhwa")
    made = patient(house)
    row = chosen(house, made, asked(house, made))
    slip = slip_of(house)
    step(house, Step.OFF)
    assert slips(house.actor("jisoo")) == []
    with pytest.raises(Denied):
        house.vault.slip_open(house.token("jisoo"), slip)
    chosen(house, made, row, goer="seolhwa")
    assert slips(house.actor("jisoo")) == []


def test_it_counts_the_half_day_of_the_one_who_went(house: House) -> None:
    """A cap of half days a week holds when the report is in; whoever only stood by is free again."""
    goes(house, cap=1)
    goes(house, "seolhwa")
    made = patient(house)
    row = chosen(house, made, asked(house, made), reserve="seolhwa")
    with on_its_day(row):
        one = queries.one_told(house.actor("yongil"), told(house).pk)
        take_in(by=house.actor("yongil"), strand=made["strands"]["health"], told=one,
                taken=Taken(180, None, 0, 0))  # fmt: skip
    assert list(Outing.objects.values_list("worker", flat=True)) == [house.user("jisoo")]


def test_it_tells_nothing_of_somebody_hidden(house: House) -> None:
    goes(house)
    made = patient(house, hidden_from=[house.user("seolhwa")])
    row = chosen(house, made, asked(house, made))
    with on_its_day(row):
        told(house)
        assert len(queries.board(house.actor("yongil")).told) == queries.waiting(house.actor("yongil")) == 1
        assert queries.board(house.actor("seolhwa")).told == []
        assert queries.waiting(house.actor("seolhwa")) == 0


def test_it_goes_on_in_steps_and_never_back(house: House) -> None:
    goes(house)
    made = patient(house)
    row = chosen(house, made, asked(house, made))
    with pytest.raises(Refused):
        step(house, Step.WAY)  # the day has not come
    assert step(house, Step.YES).state == GoingState.TAKEN
    with pytest.raises(Refused):
        step(house, Step.YES)
    with on_its_day(row):
        assert step(house, Step.WAY).state == GoingState.WAY
        assert slips(house.actor("jisoo"))[0].may_call_off, "the bus may break down"
        assert step(house, Step.HERE).state == GoingState.HERE
        with pytest.raises(Refused):
            step(house, Step.OFF)


def test_it_is_the_slip_of_nobody_else(house: House) -> None:
    goes(house)
    made = patient(house)
    chosen(house, made, asked(house, made))
    with pytest.raises(NotForYou):
        one_slip(house.actor("seolhwa"), slip_of(house))


def test_it_seals_a_report_that_only_the_team_opens(house: House) -> None:
    goes(house)
    made = patient(house)
    row = chosen(house, made, asked(house, made))
    with on_its_day(row):
        telling = told(house, picture=("bill.jpg", samples.picture()))
        assert Going.objects.get(pk=row.pk).state == GoingState.TOLD
        with pytest.raises(Refused):
            told(house)  # a second tap
        assert Telling.objects.count() == 1
        with pytest.raises((NotForYou, Denied)):
            open_team_row(house.actor("jisoo"), telling, "company")
        assert "다 알아들었음" in open_team_row(house.actor("yongil"), telling, "company")["content"]


def test_it_takes_a_picture_as_a_telephone_makes_it(house: House) -> None:
    """Larger than other forms may be; what is wrong with it stands beside it, and nothing typed is lost."""
    goes(house)
    made = patient(house)
    row = chosen(house, made, asked(house, made))
    with on_its_day(row):
        url, given = f"/health/afternoon/{slip_of(house)}/report/", {"how": "well", "minutes": "90"}
        large = samples.picture() + bytes(5 * 1024 * 1024)
        wrong = SimpleUploadedFile("bill.jpg", b"no picture at all")
        page = house.client("jisoo").post(url, {**given, "words": "길이 멀었음", "picture": wrong})
        assert page.status_code == 200 and "picture" in page.context["form"].errors
        assert "길이 멀었음" in page.content.decode()
        right = SimpleUploadedFile("bill.jpg", large)
        assert house.client("jisoo").post(url, {**given, "picture": right}).status_code == 302
    assert Telling.objects.count() == 1


def test_it_takes_a_report_in_with_all_that_hangs_on_it(house: House) -> None:
    goes(house)
    made = patient(house)
    row, strand = chosen(house, made, asked(house, made)), made["strands"]["health"]
    with on_its_day(row):
        one = queries.one_told(house.actor("seolhwa"), told(house).pk)
        next_on = today() + timedelta(days=14)
        bill = take_in(by=house.actor("seolhwa"), strand=strand, told=one,
                       taken=Taken(180, next_on, 82_000, 3_000))  # fmt: skip
        with pytest.raises(Refused):
            take_in(by=house.actor("yongil"), strand=strand, told=one, taken=Taken(180, None, 82_000, 0))
    assert bill is not None and Bill.objects.get().total_krw == 82_000
    task = Task.objects.get(strand_id=strand)
    assert (task.due_on, task.kind, task.owner) == (next_on, "follow", house.user("seolhwa"))
    back = Reimbursement.objects.get()
    assert (back.worker, back.laid_out_krw, back.state) == (house.user("jisoo"), 3_000, "waiting")
    assert sorted(Entry.objects.values_list("kind", flat=True)) == ["accompany", "costed"]
    assert Entry.objects.get(kind="accompany").minutes == 180
    assert not Telling.objects.exists()
    done = queries.one(house.actor("yongil"), strand, row.pk)
    assert done.row.state == GoingState.DONE and done.content["told"]["how"] == "well"


def test_it_takes_no_next_date_before_the_afternoon(house: House) -> None:
    goes(house)
    made = patient(house)
    row = chosen(house, made, asked(house, made))
    with on_its_day(row):
        for wrong in (row.day - timedelta(days=1), row.day + timedelta(days=3660)):
            with pytest.raises(Refused) as no:
                told(house, next_on=wrong)
            assert no.value.field == "next_on"
        one = queries.one_told(house.actor("yongil"), told(house).pk)
        with pytest.raises(Refused):
            take_in(by=house.actor("yongil"), strand=made["strands"]["health"], told=one,
                    taken=Taken(60, row.day - timedelta(days=1), 0, 0))  # fmt: skip
    assert not Task.objects.exists() and Telling.objects.count() == 1


def test_it_takes_nothing_in_on_another_strand(house: House) -> None:
    goes(house)
    made, other = patient(house), patient(house)
    row = chosen(house, made, asked(house, made))
    with on_its_day(row):
        one = queries.one_told(house.actor("yongil"), told(house).pk)
        with pytest.raises(NotForYou):
            take_in(by=house.actor("yongil"), strand=other["strands"]["health"], told=one,
                    taken=Taken(10, None, 0, 0))  # fmt: skip


def test_it_refuses_a_day_that_is_over_or_too_far(house: House) -> None:
    made = patient(house)
    for day in (today() - timedelta(days=1), today() + timedelta(days=31)):
        with pytest.raises(Refused) as no:
            asked(house, made, day=day)
        assert no.value.field == "day"
    assert asked(house, made, day=later(29)).state == GoingState.OPEN
