"""Medicine is written without blame; a paper is asked for, fetched and handed over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sijak.care.models import Task
from sijak.health.models import Certificate, Medicine
from sijak.health.queries import duties as queries
from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from tests.health.folk import Person, patient, visit, workday
from tests.house import House


def sent(**rest: str) -> dict[str, str]:
    return {
        "once": random_id(), "version": "", "visit": "", "name": "소염제", "how": "아침저녁 한 알",
        "since": today().isoformat(), "until": (today() + timedelta(days=5)).isoformat(),
        "state": "taken", "words": "", **rest,
    }  # fmt: skip


def written(house: House, person: Person, **rest: str) -> Medicine:
    answer = house.client("yongil").post(f"/health/{person['person']}/medicines/write/", sent(**rest))
    assert answer.status_code == 302
    return Medicine.objects.order_by("-since").first()  # type: ignore[return-value]


def test_it_keeps_how_it_was_told_and_how_it_is_taken(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    row = written(house, person)
    url = f"/health/{person['person']}/medicines/{row.id}/"
    changed = sent(state="hoarded", words="아픈 날에 쓰려고", version="1")
    assert client.post(url, changed).status_code == 302
    view = queries.medicine(house.actor("yongil"), person["strands"]["health"], row.id)
    assert (view.row.state, view.words, view.name, view.needs_talk) == (
        "hoarded", "아픈 날에 쓰려고", "소염제", True)  # fmt: skip
    page = client.get(f"/health/{person['person']}/").content.decode()
    assert "아플 때 쓰려고 모아 둠" in page


def test_it_belongs_to_the_visit_in_which_it_was_given(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    of = visit(house, person)
    row = written(house, person, visit=of.id)
    assert row.visit_id == of.id
    assert "소염제" in client.get(f"/health/{person['person']}/visits/{of.id}/").content.decode()
    other = visit(house, patient(house))
    assert written(house, person, visit=other.id, since=(today() - timedelta(days=1)).isoformat()).id
    assert Medicine.objects.filter(visit=other).count() == 0, "never on a visit of somebody else"


def test_it_tells_the_doctor_what_they_take_and_not_what_they_stopped(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    of = visit(house, person)
    written(house, person, state="stopped", name="잠 돕는 약")
    written(house, person, state="hoarded", name="진통제")
    card = client.get(f"/health/{person['person']}/visits/{of.id}/card/").content.decode()
    assert "진통제" in card and "잠 돕는 약" not in card


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name"),
        ({"until": (today() - timedelta(days=1)).isoformat()}, "until"),
        ({"since": (today() + timedelta(days=1)).isoformat()}, "since"),
        ({"state": "ended"}, "until"),
        ({"state": "lost"}, "state"),
    ],
)
def test_it_says_what_is_wrong_beside_the_field(house: House, given: dict[str, str], field: str) -> None:
    person = patient(house)
    page = house.client("yongil").post(f"/health/{person['person']}/medicines/write/", sent(**given))
    assert page.status_code == 200 and field in page.context["form"].errors
    assert "아침저녁 한 알" in page.content.decode()
    assert not Medicine.objects.exists()


def test_it_shows_both_texts_when_two_write(house: House) -> None:
    person = patient(house)
    row = written(house, person)
    url = f"/health/{person['person']}/medicines/{row.id}/"
    assert house.client("seolhwa").post(url, sent(version="1", words="그만 먹음")).status_code == 302
    page = house.client("yongil").post(url, sent(version="1", words="나눠 먹음"))
    assert page.status_code == 409
    assert "그만 먹음" in page.content.decode() and "나눠 먹음" in page.content.decode()


def asked(**rest: str) -> dict[str, str]:
    return {
        "once": random_id(), "kind": "diagnosis", "who_asked": "주민센터", "what_for": "일자리",
        "asked_on": today().isoformat(), "next_on": workday().isoformat(), "why_none": "", **rest,
    }  # fmt: skip


def test_it_asks_for_a_paper_and_hands_it_over(house: House) -> None:
    person, client = patient(house), house.client("yongil")
    url = f"/health/{person['person']}/certificates/"
    assert client.post(f"{url}ask/", asked()).status_code == 302
    row = Certificate.objects.get()
    assert Task.objects.get().due_on == workday() and not Entry.objects.exists()
    handed = {"holder": "person", "handed_on": today().isoformat(), "to": "본인에게"}
    late = client.post(f"{url}{row.id}/", {**handed, "handed_on": (today() + timedelta(days=1)).isoformat()})
    assert late.status_code == 200 and "handed_on" in late.context["form"].errors
    assert client.post(f"{url}{row.id}/", handed).status_code == 302
    row.refresh_from_db()
    assert (row.holder, row.handed_on) == ("person", today())
    assert Entry.objects.get().kind == "certified" and not Task.objects.open().exists()
    assert "본인에게" in client.get(f"{url}{row.id}/").content.decode()
    again = client.post(f"{url}{row.id}/", handed)
    assert again.status_code == 200 and Entry.objects.count() == 1


def test_it_wants_a_day_on_which_the_paper_is_fetched(house: House) -> None:
    person = patient(house)
    page = house.client("yongil").post(f"/health/{person['person']}/certificates/ask/", asked(next_on=""))
    assert page.status_code == 200 and "next_on" in page.context["form"].errors
    assert not Certificate.objects.exists()


def test_it_keeps_holder_and_day_together_in_the_store(house: House) -> None:
    person = patient(house)
    house.client("yongil").post(f"/health/{person['person']}/certificates/ask/", asked())
    row = Certificate.objects.get()
    row.holder = "person"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(update_fields=["holder"])
