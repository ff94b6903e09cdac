"""When may a file be closed, for which reason, and what comes after?"""

from datetime import date

import pytest

from sijak.care.enums import ClosingReason
from sijak.care.rules import closing as rules
from sijak.kernel.errors import Refused
from sijak.people.enums import Stage


@pytest.mark.parametrize(
    ("stage", "allowed"), [("open", True), ("danger", False), ("aftercare", False), ("closed", False)]
)
def test_it_closes_only_what_is_open_and_out_of_danger(stage: str, allowed: bool) -> None:
    if allowed:
        rules.may_close(stage=stage)
    else:
        with pytest.raises(Refused):
            rules.may_close(stage=stage)


@pytest.mark.parametrize("reason", list(ClosingReason))
@pytest.mark.parametrize("is_done", [True, False])
def test_it_calls_contact_lost_only_after_the_whole_ladder(reason: ClosingReason, is_done: bool) -> None:
    if reason == ClosingReason.LOST and not is_done:
        with pytest.raises(Refused) as no:
            rules.may_give_reason(reason=reason, ladder_is_done=is_done)
        assert no.value.field == "reason"
    else:
        rules.may_give_reason(reason=reason, ladder_is_done=is_done)


def test_it_knows_no_reason_by_which_a_programme_ends_a_bond() -> None:
    assert set(ClosingReason) == {"reached", "moved", "referred", "refused", "lost", "died"}


def test_it_asks_how_they_are_after_one_three_and_six_months() -> None:
    days = rules.aftercare_days(date(2026, 8, 31))
    assert days == [date(2026, 9, 30), date(2026, 11, 30), date(2027, 2, 28)]


@pytest.mark.parametrize(
    ("reason", "may_call", "stage"),
    [
        ("reached", True, Stage.AFTERCARE),
        ("reached", False, Stage.CLOSED),
        ("moved", True, Stage.AFTERCARE),
        ("died", True, Stage.CLOSED),
        ("lost", True, Stage.CLOSED),
    ],
)
def test_it_calls_only_those_who_said_yes_and_can_be_called(
    reason: str, may_call: bool, stage: Stage
) -> None:
    assert rules.stage_after(reason=reason, may_call=may_call) == stage


@pytest.mark.parametrize("stage", ["closed", "aftercare"])
def test_it_takes_up_again_what_was_let_go(stage: str) -> None:
    rules.may_reopen(stage=stage)
    with pytest.raises(Refused):
        rules.may_reopen(stage="open")
