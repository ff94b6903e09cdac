"""Do calls, visits and partners come into the same queue, and does the queue show who waits?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client

from sijak.kernel.dates import today
from sijak.reach import actions, queries
from sijak.reach.enums import RequestState, Way
from sijak.reach.models import Request
from tests.reach.walk import asked_for_help, text_of

CALL = {
    "way": "phone", "for_whom": "me", "needs": ["health"], "words": "속이 쏘고 통세난다고 함",
    "name": "강물", "phone": "010-0000-9999", "language": "ko", "key": "e" * 32,
}  # fmt: skip


def test_it_enters_a_call_once(house: Any) -> None:
    sora = house.client("sora")
    for _ in range(2):
        assert sora.post("/help/desk/new/", CALL).status_code == 302
    row = Request.objects.get()
    assert (row.way, row.centre, row.state) == (Way.PHONE, "seoul", RequestState.NEW)
    assert queries.asked_in(house.actor("sora"), row).name == "강물"


def test_it_refuses_a_resident_number_and_keeps_the_rest(house: Any) -> None:
    page = house.client("sora").post(
        "/en/help/desk/new/", {**CALL, "words": "900101-2234567 says he", "sent_by": "동사무소"}
    )
    assert page.status_code == 422 and "never keep it" in text_of(page) and "동사무소" in text_of(page)
    assert not Request.objects.exists()


def test_it_needs_one_sentence_or_one_picture(house: Any) -> None:
    empty = {**CALL, "needs": [], "words": ""}
    assert house.client("sora").post("/help/desk/new/", empty).status_code == 422


def test_it_is_for_those_who_hear_requests(house: Any, client: Client) -> None:
    for url in ("/help/desk/", "/help/desk/new/"):
        assert house.client("minji").get(url).status_code == 403
        assert client.get(url).status_code == 302
        assert house.client("yongil").get(url).status_code == 200


def test_it_shows_danger_first_then_the_nearest_day(house: Any) -> None:
    by = house.actor("sora")
    for number, danger, days in (
        ("1", False, -1),
        ("2", False, 3),
        ("3", True, 1),
        ("4", False, 0),
    ):
        row, _new = actions.receive_request(
            by=by,
            request_id=number * 32,
            asked=actions.Asked(words="x"),
            way=Way.PHONE,
            is_danger=danger,
        )
        Request.objects.filter(pk=row.pk).update(promised_on=today() + timedelta(days=days))
    found = queries.queue(by, state="open", way="", page=None)
    assert [line.request.pk[0] for line in found.lines] == ["3", "1", "4", "2"]
    assert [line.days_left for line in found.lines] == [1, -1, 0, 3]
    assert (found.overdue, found.today) == (1, 1)
    assert [line.request.pk[0] for line in queries.waiting(by)] == ["3", "1", "4", "2"]
    assert queries.counts(by)["reach:request-list"] == 4


def test_it_narrows_by_the_address_alone(house: Any, client: Client) -> None:
    asked_for_help(client, needs=["health"])
    house.client("sora").post("/help/desk/new/", CALL)
    sora = house.client("sora")
    assert text_of(sora.get("/en/help/desk/?way=phone")).count('class="row led"') == 1
    assert text_of(sora.get("/en/help/desk/?state=all")).count('class="row led"') == 2
    assert "Nothing here" in text_of(sora.get("/en/help/desk/?state=closed"))
    wrong = sora.get("/en/help/desk/?state=%00nothing&way=%F0&page=-1x")
    assert wrong.status_code == 200 and 'class="row led"' in text_of(wrong)


def test_it_says_when_nobody_waits(house: Any) -> None:
    assert "Nobody is waiting" in text_of(house.client("sora").get("/en/help/desk/"))


def test_it_names_nobody_in_list_or_title(house: Any) -> None:
    house.client("sora").post("/help/desk/new/", CALL)
    row = Request.objects.get()
    listed = text_of(house.client("sora").get("/help/desk/"))
    opened = text_of(house.client("sora").get(f"/help/desk/{row.pk}/"))
    assert "강물" not in listed and "강물" in opened
    assert "강물" not in opened.split("</title>")[0]


def test_it_explains_northern_words_and_writes_the_reading_down(house: Any) -> None:
    house.client("sora").post("/help/desk/new/", CALL)
    row = Request.objects.get()
    before = house.state.store.row("SELECT count(*) FROM audit WHERE verb='open_for_team'")[0]
    page = text_of(house.client("sora").get(f"/help/desk/{row.pk}/"))
    assert "통세난다" in page and "통증이 심하다" in page
    after = house.state.store.row("SELECT count(*) FROM audit WHERE verb='open_for_team'")[0]
    assert after == before + 1
