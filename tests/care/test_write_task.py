"""Something to do: written, promised, done, and never lost."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sijak.care.actions.tasks import finish_task, write_task
from sijak.care.enums import TaskKind
from sijak.care.models import Task
from sijak.care.queries import tasks as queries
from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from tests.care.folk import heard, silent
from tests.house import House


def written(house: House, person: dict[str, dict[str, str]], **given: object) -> Task:
    first = {"kind": TaskKind.PROMISE, "what": "학교에 전화", "due_on": today()}
    return write_task(by=house.actor("minji"), strand=person["strands"]["casework"], **(first | given))  # type: ignore[arg-type]


def test_it_refuses_a_day_that_has_passed(house: House) -> None:
    with pytest.raises(Refused) as no:
        written(house, house.make_person(), due_on=today() - timedelta(days=1))
    assert no.value.field == "due_on"


def test_it_belongs_to_the_writer_or_to_a_colleague(house: House) -> None:
    person = house.make_person()
    assert written(house, person).owner == house.user("minji")
    assert written(house, person, owner=house.user("sora")).owner == house.user("sora")


def test_it_is_due_today_and_overdue_tomorrow(house: House) -> None:
    person, by = house.make_person(), house.actor("minji")
    row = written(house, person)
    one = queries.one(by, person["strands"]["casework"], row.id)
    assert one.is_due and not one.is_overdue and one.is_promise
    row.due_on = today() - timedelta(days=1)
    assert queries.todo(row, {"what": "x"}).is_overdue


def test_it_is_done_with_words_and_by_somebody(house: House) -> None:
    person, by = house.make_person(), house.actor("minji")
    row = written(house, person)
    strand = person["strands"]["casework"]
    finish_task(by=by, strand=strand, task=row.id, words="내일 다시 하기로")
    one = queries.one(by, strand, row.id)
    assert (one.done, one.what, one.row.done_by) == ("내일 다시 하기로", "학교에 전화", by.user_id)
    with pytest.raises(Refused):
        finish_task(by=by, strand=strand, task=row.id)
    assert not Entry.objects.exists(), "a thing done is no service of its own"


def test_it_has_who_and_when_together_or_not_at_all(house: House) -> None:
    row = written(house, house.make_person())
    row.done_on = today()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(update_fields=["done_on"])


@pytest.mark.parametrize(("reached", "was_heard"), [(True, True), (False, False)])
def test_it_hears_the_person_only_when_after_care_reached_them(
    house: House, reached: bool, was_heard: bool
) -> None:
    person = house.make_person()
    silent(house, person, 12)
    row = written(house, person, kind=TaskKind.AFTERCARE)
    finish_task(by=house.actor("minji"), strand=person["strands"]["casework"], task=row.id, reached=reached)
    assert (heard(house, person) == today().isoformat()) is was_heard
    assert Entry.objects.get().kind == "aftercare"


def test_it_is_not_there_for_another_strand(house: House) -> None:
    row = written(house, house.make_person())
    with pytest.raises(NotForYou):
        finish_task(by=house.actor("minji"), strand=house.make_person()["strands"]["casework"],
                    task=row.id)  # fmt: skip


def test_it_is_written_and_done_by_forms(house: House) -> None:
    person, client = house.make_person(), house.client("minji")
    url = f"/care/{person['person']}/tasks/"
    bad = client.post(url, {"what": "", "kind": "promise", "due_on": "gestern", "owner": "x"})
    assert bad.status_code == 200 and not Task.objects.exists()
    sent = {"what": "약 타러 같이 가기", "kind": "call", "due_on": today().isoformat(),
            "owner": house.user("sora")}  # fmt: skip
    assert client.post(url, sent).status_code == 302
    row = Task.objects.get()
    page = client.get(f"{url}{row.id}/done/").content.decode()
    assert "약 타러 같이 가기" in page
    client.post(f"{url}{row.id}/done/", {"words": "", "reached": "yes"})
    row.refresh_from_db()
    assert row.done_on == today()


def test_it_is_not_there_for_a_stranger(house: House) -> None:
    person = house.make_person()
    row = written(house, person)
    for url in (f"/care/{person['person']}/tasks/", f"/care/{person['person']}/tasks/{row.id}/done/"):
        assert house.client("taeho").get(url).status_code == 404
        assert house.client("shinae").get(url).status_code == 403
