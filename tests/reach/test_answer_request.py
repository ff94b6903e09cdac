"""Is a request answered by its day, by those who may, and counted as it happened?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client

from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.kernel.ids import random_id
from sijak.people import letters
from sijak.reach import actions, queries
from sijak.reach.asked import Asked
from sijak.reach.enums import CloseReason, RequestState, Way
from sijak.reach.models import Request
from tests.reach.test_receive_request import counted
from tests.reach.walk import asked_for_help, take_words, text_of


def spoken(house: Any) -> Request:
    row, _new = actions.receive_request(
        by=house.actor("sora"), request_id=random_id(), way=Way.PHONE,
        asked=Asked(words="전화로 청함", name="강물"),
    )  # fmt: skip
    return row


def test_it_keeps_the_promise_and_counts_it(house: Any) -> None:
    row = spoken(house)
    before = [counted(house, name) for name in ("answered", "answered_in_time")]
    day = today() + timedelta(days=2)
    for _ in range(2):
        row = actions.answer_request(by=house.actor("sora"), request=row, text="", promised=day)
    assert (row.state, row.answered_on, row.next_on) == (RequestState.ANSWERED, today(), day)
    assert row.answered_by == house.user("sora")
    after = [counted(house, name) for name in ("answered", "answered_in_time")]
    assert [now - then for now, then in zip(after, before, strict=True)] == [2, 2]


def test_it_does_not_count_a_late_answer_as_kept(house: Any) -> None:
    row = spoken(house)
    Request.objects.filter(pk=row.pk).update(promised_on=today() - timedelta(days=1))
    before = counted(house, "answered_in_time")
    actions.answer_request(by=house.actor("sora"), request=row, text="", promised=None)
    assert counted(house, "answered_in_time") == before


@pytest.mark.parametrize("days", [-1, 31])
def test_it_promises_no_day_that_has_been_or_is_far(house: Any, days: int) -> None:
    row = spoken(house)
    with pytest.raises(Refused):
        actions.answer_request(by=house.actor("sora"), request=row, text="",
                               promised=today() + timedelta(days=days))  # fmt: skip
    row.refresh_from_db()
    assert row.state == RequestState.NEW


def test_it_refuses_once_it_is_closed(house: Any) -> None:
    row = spoken(house)
    actions.close_request(by=house.actor("sora"), request=row, reason=CloseReason.TWICE)
    with pytest.raises(Refused):
        actions.answer_request(by=house.actor("sora"), request=row, text="", promised=None)


def test_it_does_not_exist_for_other_teams(house: Any) -> None:
    row = spoken(house)
    assert house.client("minji").get(f"/help/desk/{row.pk}/").status_code == 403
    with pytest.raises(Http404):
        queries.find_request(house.actor("jinsook"), row.pk)
    with pytest.raises(Request.DoesNotExist):
        actions.answer_request(by=house.actor("minji"), request=row, text="", promised=None)


def test_it_writes_both_ways_and_marks_what_is_unread(house: Any, client: Client) -> None:
    kept, row = asked_for_help(client, needs=["heart"])
    words, _page = take_words(client, kept)
    page = house.client("sora").post(
        f"/help/desk/{row.pk}/reply/", {"text": "내일 뵙겠습니다.", "promised": ""}
    )
    assert page.status_code == 302 and page.url.endswith("?said=answered")
    pass_ = letters.knock(" ".join(words)).pass_
    letters.write_to_us(pass_, "고맙습니다")
    mine = [one for one in queries.unread(house.actor("sora")) if one.request == row.pk]
    assert len(mine) == 1 and mine[0].count == 1
    shown = text_of(house.client("sora").get(f"/help/desk/{row.pk}/"))
    assert "내일 뵙겠습니다." in shown and "고맙습니다" in shown and "새 편지" in shown
    assert not [one for one in queries.unread(house.actor("sora")) if one.request == row.pk]


def test_it_keeps_the_text_when_the_answer_is_refused(house: Any, client: Client) -> None:
    kept, row = asked_for_help(client, needs=["heart"])
    take_words(client, kept)
    late = (today() - timedelta(days=1)).isoformat()
    page = house.client("sora").post(f"/help/desk/{row.pk}/reply/", {"text": "긴 답", "promised": late})
    assert page.status_code == 422 and "긴 답" in text_of(page)


def test_it_lets_the_walking_team_answer_a_person(house: Any, client: Client) -> None:
    kept, row = asked_for_help(client, needs=["heart"])
    words, _page = take_words(client, kept)
    row.refresh_from_db()
    made = house.make_person(mailbox=row.mailbox)
    letters.move_box(house.actor("sora"), row.mailbox, house.teams["seoul"])
    letters.write_to_us(letters.knock(" ".join(words)).pass_, "민지 선생님께")
    waiting = [one for one in queries.unread(house.actor("minji")) if one.mailbox == row.mailbox]
    assert waiting and waiting[0].person == made["person"]
    url = f"/help/desk/letters/{row.mailbox}/"
    assert "민지 선생님께" in text_of(house.client("minji").get(url))
    assert house.client("minji").post(url, {"text": "답이에요", "promised": ""}).status_code == 302
    of = text_of(house.client("minji").get(f"{url}?of={made['person']}"))
    assert "답이에요" in of and "안전하게" in of
    other = house.make_person()["person"]
    assert house.client("minji").get(f"{url}?of={other}").status_code == 404
    assert house.client("jinsook").get(url).status_code == 404
    assert house.client("hana").get(url).status_code == 403


def test_it_holds_when_and_by_whom_together(house: Any) -> None:
    row = spoken(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.filter(pk=row.pk).update(answered_on=today())
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.filter(pk=row.pk).update(state=RequestState.CLOSED)
