"""Each of the five duties leaves a journal row and a next day, and ends with how it ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sijak.care.models import Task
from sijak.health.actions.duties import go_on_duty
from sijak.health.enums import DutyKind, DutyResult, DutyState
from sijak.health.models import Duty
from sijak.health.queries import duties as queries
from sijak.journal.models import Entry
from sijak.kernel.dates import add_working_days, today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.people.enums import ConsentKind
from tests.health.folk import duty, patient, says_yes, workday
from tests.house import House

SERVICES = {
    DutyKind.EXPLAIN: "explained", DutyKind.ENTITLE: "entitled", DutyKind.INPATIENT: "inpatient",
    DutyKind.LINK: "linked", DutyKind.COMPLAINT: "complaint",
}  # fmt: skip


@pytest.mark.parametrize("kind", list(DutyKind))
def test_it_leaves_a_journal_row_and_a_next_day(house: House, kind: DutyKind) -> None:
    person = patient(house)
    row = duty(house, person, kind, items=("complaint",), agreed=True)
    assert Entry.objects.get().kind == SERVICES[kind]
    task = Task.objects.get()
    assert (task.due_on, task.owner) == (workday(), house.user("yongil"))
    assert task.kind == ("promise" if kind == DutyKind.COMPLAINT else "follow")
    assert row.state == DutyState.OPEN


def test_it_needs_a_next_day_or_a_reason(house: House) -> None:
    person = patient(house)
    with pytest.raises(Refused) as no:
        duty(house, person, next_on=None)
    assert no.value.field == "next_on"
    assert duty(house, person, next_on=None, why_none="혼자 다니겠다고 함").next_on is None
    with pytest.raises(Refused):
        duty(house, person, DutyKind.COMPLAINT, next_on=None, why_none="모름")


def test_it_offers_a_day_for_the_answer_to_a_complaint(house: House) -> None:
    person = patient(house)
    page = house.client("yongil").get(f"/health/{person['person']}/duties/complaint/")
    assert page.context["form"]["next_on"].value() == add_working_days(today(), 5)


def test_it_goes_on_and_ends_and_loses_no_line(house: House) -> None:
    person, by = patient(house), house.actor("yongil")
    row, strand = duty(house, person, DutyKind.INPATIENT, place="302호"), person["strands"]["health"]
    go_on_duty(by=by, strand=strand, duty=row.id, version=1, words="밥을 먹기 시작", next_on=workday(5))
    assert [t.due_on for t in Task.objects.open()] == [workday(5)]
    go_on_duty(by=by, strand=strand, duty=row.id, version=2, words="퇴원", next_on=None,
               result="home")  # fmt: skip
    view = queries.duty(by, strand, row.id)
    assert [line.words for line in view.log] == ["접수대부터 같이 감", "밥을 먹기 시작", "퇴원"]
    assert (view.place, view.row.result, view.row.ended_on) == ("302호", DutyResult.HOME, today())
    assert not Task.objects.open().exists()
    assert Entry.objects.filter(kind="inpatient").count() == 3
    with pytest.raises(Refused):
        go_on_duty(by=by, strand=strand, duty=row.id, version=3, words="다시", next_on=workday())


def test_it_ends_only_with_a_result_of_its_own_kind(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    row = duty(house, person, DutyKind.COMPLAINT)
    url = f"/health/{person['person']}/duties/{row.id}/"
    sent = {"version": "1", "words": "사과를 받음", "next_on": ""}
    for result, field in (("", "next_on"), ("home", "result")):
        page = client.post(url, {**sent, "result": result})
        assert page.status_code == 200 and field in page.context["form"].errors
        assert "사과를 받음" in page.content.decode()
    assert client.post(url, {**sent, "result": "settled"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.result) == ("done", "settled")


def test_it_keeps_end_and_result_together_in_the_store(house: House) -> None:
    row = duty(house, patient(house))
    row.state = DutyState.DONE
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(update_fields=["state"])


def test_it_tells_another_place_only_what_they_said_yes_to(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    url = f"/health/{person['person']}/duties/link/"
    sent = {"once": random_id(), "place": "다른 병원", "words": "무릎 수술", "next_on": workday().isoformat(),
            "why_none": "", "items": ["complaint", "medicine"], "agreed": "on"}  # fmt: skip
    page = client.post(url, sent)
    assert page.status_code == 200 and "agreed" in page.context["form"].errors
    says_yes(house, person, ConsentKind.THIRD_PARTY)
    for missing in ({"items": []}, {"agreed": ""}):
        page = client.post(url, {**sent, **missing})
        assert page.status_code == 200 and "agreed" in page.context["form"].errors
    assert not Duty.objects.exists()
    assert client.post(url, sent).status_code == 302
    view = queries.duty(house.actor("yongil"), person["strands"]["health"], Duty.objects.get().id)
    assert (view.items, view.place) == (("complaint", "medicine"), "다른 병원")


def test_it_keeps_what_the_rules_of_that_day_said_and_what_is_missing(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    url = f"/health/{person['person']}/duties/entitle/"
    page = client.get(url).content.decode()
    assert "중위소득의 100퍼센트까지" in page and "news.sbs.co.kr" in page
    sent = {"once": random_id(), "words": "병원비가 걱정", "next_on": workday().isoformat(), "why_none": "",
            "missing": ["bankbook"], "aid_medical_aid": "may", "aid_foundation": "may",
            "aid_hospital": "ask"}  # fmt: skip
    assert client.post(url, sent).status_code == 302
    shown = client.get(f"/health/{person['person']}/duties/{Duty.objects.get().id}/").content.decode()
    assert "이 규정으로는 될 수도 있음" in shown and "통장 사본" in shown
    assert "받을 수 있습니다" not in shown, "no verdict: the one who pays decides"


def test_it_shows_both_when_two_go_on(house: House) -> None:
    person = patient(house)
    row = duty(house, person)
    url = f"/health/{person['person']}/duties/{row.id}/"
    sent = {"version": "1", "words": "전화함", "next_on": workday().isoformat(), "why_none": "", "result": ""}
    assert house.client("seolhwa").post(url, sent).status_code == 302
    page = house.client("yongil").post(url, {**sent, "words": "만남"})
    assert page.status_code == 409
    assert "전화함" in page.content.decode() and "만남" in page.content.decode()


def test_it_is_begun_once_by_two_clicks(house: House) -> None:
    person, once = patient(house), random_id()
    for _ in range(2):
        duty(house, person, once=once)
    assert (Duty.objects.count(), Entry.objects.count(), Task.objects.count()) == (1, 1, 1)


def test_it_is_not_there_on_another_strand(house: House) -> None:
    row, other = duty(house, patient(house)), patient(house)
    with pytest.raises(NotForYou):
        go_on_duty(by=house.actor("yongil"), strand=other["strands"]["health"], duty=row.id, version=1,
                   words="x", next_on=workday())  # fmt: skip


def test_it_refuses_a_day_too_far_and_a_day_that_has_passed(house: House) -> None:
    person = patient(house)
    for day in (today() - timedelta(days=1), date(today().year + 3, 1, 1)):
        with pytest.raises(Refused):
            duty(house, person, next_on=day)
