"""A visit is kept with its words, leaves a next day, and is seen by the health team alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sijak.care.models import Appointment, Task
from sijak.care.queries import tasks
from sijak.health.actions.visits import end_treatment
from sijak.health.enums import Department, VisitState
from sijak.health.models import Visit
from sijak.health.queries import visits as queries
from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from tests.health.folk import patient, visit, workday
from tests.house import House


def sent(**rest: str | list[str]) -> dict[str, str | list[str]]:
    return {
        "once": random_id(), "department": "teeth", "happened_on": today().isoformat(),
        "hospital": "중앙의료원", "complaint": "이쏘기가 심해서 잠을 못 잔다", "for_doctor": "치통이 심함",
        "said": "어금니를 치료해야 한다", "diagnosis": "치수염", "places": ["teeth"], "since": "사흘 전",
        "allergies": "페니실린", "along": "", "state": "runs", "next_on": workday().isoformat(),
        "next_at": "", "with_whom": "no", "why_none": "", **rest,
    }  # fmt: skip


def test_it_keeps_all_words_and_shows_the_words_of_north_and_south(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    answer = client.post(f"/health/{person['person']}/visits/write/", sent())
    row = Visit.objects.get()
    assert answer.status_code == 302 and answer["Location"].endswith(f"/visits/{row.id}/?said=visit")
    page = client.get(f"/health/{person['person']}/visits/{row.id}/").content.decode()
    for words in (
        "이쏘기가 심해서",
        "치통이 심함",
        "어금니를 치료",
        "치수염",
        "사흘 전",
        "페니실린",
        "중앙의료원",
    ):
        assert words in page
    assert '<dt lang="ko">이쏘기</dt><dd lang="ko">치통</dd>' in page
    assert (row.department, row.state, row.next_on) == ("teeth", "runs", workday())


def test_it_looks_for_words_without_keeping_anything(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    page = client.post(f"/health/{person['person']}/visits/write/", {**sent(), "go": "words"})
    assert page.status_code == 200 and "이쏘기</dt>" in page.content.decode()
    assert "어금니를 치료해야 한다" in page.content.decode()
    assert not Visit.objects.exists()


def test_it_leaves_a_task_and_a_journal_row(house: House) -> None:
    person, by = patient(house), house.actor("yongil")
    visit(house, person, state=VisitState.RUNS, next_on=workday())
    task = Task.objects.get()
    assert (task.owner, task.kind, task.strand_id) == (by.user_id, "follow", person["strands"]["health"])
    assert task.due_on > workday()
    assert str(tasks.one(by, task.strand_id, task.id).what) == "병원에 왔는지 보고, 어땠는지 묻기"
    entry = Entry.objects.get()
    assert (entry.kind, entry.strand_id) == ("hospital", person["strands"]["health"])


def test_it_makes_the_next_day_an_appointment_when_the_hour_is_known(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    url = f"/health/{person['person']}/visits/write/"
    given = sent(next_at="10:30", with_whom=house.user("seolhwa"))
    assert client.post(url, given).status_code == 302
    row = Appointment.objects.get()
    assert (row.kind, row.day, row.second) == ("accompany", workday(), house.user("seolhwa"))
    assert row.strand_id == person["strands"]["health"]
    again = client.post(url, sent(next_at="10:30"))
    assert again.status_code == 200 and 'name="sure"' in again.content.decode()
    assert Visit.objects.count() == 1, "nothing half written"
    assert client.post(url, sent(next_at="10:30", sure="on")).status_code == 302


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"complaint": "", "said": ""}, "complaint"),
        ({"happened_on": (today() + timedelta(days=1)).isoformat()}, "happened_on"),
        ({"next_on": ""}, "next_on"),
        ({"next_on": (today() - timedelta(days=1)).isoformat()}, "next_on"),
        ({"department": "soul"}, "department"),
        ({"said": "750101-1234567 이라고 함"}, "said"),
    ],
)
def test_it_says_what_is_wrong_beside_the_field(house: House, given: dict[str, str], field: str) -> None:
    person, client = patient(house), house.client("yongil")
    page = client.post(f"/health/{person['person']}/visits/write/", sent(**given))
    form = page.context["form"]
    assert page.status_code == 200 and field in form.errors
    assert "치수염" in page.content.decode(), "nothing typed is lost"
    assert not Visit.objects.exists() and not Task.objects.exists() and not Entry.objects.exists()


def test_it_goes_on_where_there_is_a_next_day(house: House) -> None:
    assert visit(house, patient(house), state=VisitState.ONCE, next_on=workday()).state == VisitState.RUNS
    assert visit(house, patient(house), state=VisitState.ONCE).state == VisitState.ONCE


def test_it_takes_a_reason_instead_of_a_day(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    given = sent(next_on="", why_none="다음 날은 병원에서 알려 준다고 함")
    assert client.post(f"/health/{person['person']}/visits/write/", given).status_code == 302
    assert not Task.objects.exists()


def test_it_is_written_once_by_two_clicks(house: House) -> None:
    person, once = patient(house), random_id()
    for _ in range(2):
        visit(house, person, once=once)
    assert Visit.objects.count() == 1 and Entry.objects.count() == 1


def test_it_ends_the_question_of_the_visit_before(house: House) -> None:
    """They came: nobody has to ask any more whether they came."""
    person = patient(house)
    visit(house, person, day=today() - timedelta(days=8), state=VisitState.RUNS, next_on=today())
    visit(house, person, department=Department.EYES)
    assert Task.objects.open().count() == 1, "another department is another question"
    visit(house, person, state=VisitState.RUNS, next_on=workday())
    assert [t.due_on > workday() for t in Task.objects.open()] == [True]


def test_it_leaves_the_question_of_a_later_visit_when_written_down_late(house: House) -> None:
    person = patient(house)
    visit(house, person, state=VisitState.RUNS, next_on=workday())
    visit(house, person, day=today() - timedelta(days=20))
    assert [task.due_on > workday() for task in Task.objects.open()] == [True]


def test_it_puts_words_right_after_the_next_day_has_passed(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    row = visit(house, person, state=VisitState.RUNS, next_on=workday())
    passed = today() - timedelta(days=1)
    Visit.objects.filter(pk=row.pk).update(next_on=passed, day=today() - timedelta(days=400))
    url = f"/health/{person['person']}/visits/{row.id}/edit/"
    given = {"complaint": "이쏘기가 덜하다", "state": "runs", "version": "1", "next_on": passed.isoformat()}
    assert client.post(url, given).status_code == 302
    page = client.post(url, given | {"version": "2", "complaint": ""})
    assert page.status_code == 200 and "complaint" in page.context["form"].errors
    other = given | {"version": "2", "next_on": (passed - timedelta(days=1)).isoformat()}
    assert "next_on" in client.post(url, other).context["form"].errors, "a new day lies ahead"


def test_it_is_not_begun_again_by_a_form_that_was_open_before(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    row = visit(house, person, state=VisitState.LASTING, next_on=workday())
    end_treatment(by=house.actor("seolhwa"), strand=person["strands"]["health"], visit=row.id)
    given = {"complaint": "이쏘기", "state": "lasting", "version": "1", "next_on": workday().isoformat()}
    assert client.post(f"/health/{person['person']}/visits/{row.id}/edit/", given).status_code == 409
    row.refresh_from_db()
    assert row.state == "ended" and not Task.objects.open().exists()


def test_it_ends_a_treatment_with_its_question(house: House) -> None:
    person, by = patient(house), house.actor("yongil")
    row = visit(house, person, state=VisitState.LASTING, next_on=workday())
    strand = person["strands"]["health"]
    end_treatment(by=by, strand=strand, visit=row.id)
    row.refresh_from_db()
    assert (row.state, row.next_on) == ("ended", None) and not Task.objects.open().exists()
    assert queries.one(by, strand, row.id).complaint, "no word is lost by it"
    with pytest.raises(Refused):
        end_treatment(by=by, strand=strand, visit=row.id)


def test_it_is_not_there_on_another_strand(house: House) -> None:
    row, other = visit(house, patient(house)), patient(house)
    with pytest.raises(NotForYou):
        queries.one(house.actor("yongil"), other["strands"]["health"], row.id)
    url = f"/health/{other['person']}/visits/{row.id}/"
    for path in (url, f"{url}edit/", f"{url}card/"):
        assert house.client("yongil").get(path).status_code == 404


def test_it_shows_both_texts_when_two_write(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    row = visit(house, person, said="쉬라고 함")
    url = f"/health/{person['person']}/visits/{row.id}/edit/"
    first = {"complaint": "이쏘기", "said": "이틀 쉬라고 함", "state": "once", "version": "1"}
    assert house.client("seolhwa").post(url, first).status_code == 302
    page = client.post(url, first | {"said": "약을 먹으라고 함"})
    assert page.status_code == 409
    assert "이틀 쉬라고 함" in page.content.decode() and "약을 먹으라고 함" in page.content.decode()
    again = first | {"said": "이틀 쉬고 약을 먹으라고 함", "version": "2"}
    assert client.post(url, again).status_code == 302
    assert queries.one(house.actor("yongil"), person["strands"]["health"], row.id).said.startswith(
        "이틀 쉬고"
    )
