"""May a request be closed as it stands? Never for silence."""

from __future__ import annotations

from typing import Any

import pytest

from sijak.kernel.errors import Refused
from sijak.reach import actions, rules
from sijak.reach.asked import Asked
from sijak.reach.enums import CloseReason, RequestState, Way
from sijak.reach.models import Request
from tests.reach.walk import text_of


def waiting(house: Any, *, is_danger: bool = False) -> Request:
    row, _new = actions.receive_request(
        by=house.actor("sora"), request_id="d" * 32, asked=Asked(words="x"), way=Way.PHONE,
        is_danger=is_danger,
    )  # fmt: skip
    return row


def test_it_refuses_enough_before_an_answer(house: Any) -> None:
    row = waiting(house)
    with pytest.raises(Refused):
        actions.close_request(by=house.actor("sora"), request=row, reason=CloseReason.ENOUGH)
    actions.answer_request(by=house.actor("sora"), request=row, text="", promised=None)
    closed = actions.close_request(by=house.actor("sora"), request=row, reason=CloseReason.ENOUGH)
    assert (closed.state, closed.reason) == (RequestState.CLOSED, CloseReason.ENOUGH)


def test_it_does_not_pass_danger_on_unheard(house: Any) -> None:
    row = waiting(house, is_danger=True)
    with pytest.raises(Refused):
        actions.close_request(by=house.actor("sora"), request=row, reason=CloseReason.PASSED_ON)


def test_it_knows_no_reason_called_silence() -> None:
    assert not {"silent", "lost", "no_answer"} & set(CloseReason.values)


def test_it_closes_once_and_never_after_a_file(house: Any) -> None:
    row = waiting(house)
    actions.mark_opened(by=house.actor("sora"), request=row)
    row.refresh_from_db()
    assert row.answered_by == house.user("sora"), "whoever opens a file has spoken with them"
    for deed in (lambda: rules.may_close(row, CloseReason.KNOWN), lambda: rules.may_open_file(row)):
        with pytest.raises(Refused):
            deed()


def test_it_says_the_rule_on_the_page(house: Any) -> None:
    row = waiting(house)
    sora = house.client("sora")
    page = sora.post(f"/en/help/desk/{row.pk}/close/", {"reason": "enough"})
    assert page.status_code == 422 and "Answer first" in text_of(page)
    done = sora.post(f"/en/help/desk/{row.pk}/close/", {"reason": "twice"})
    assert done.status_code == 302
    assert "The same request came twice" in text_of(sora.get(f"/en/help/desk/{row.pk}/"))
