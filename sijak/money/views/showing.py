"""Which sentence stands beside a button that may not be pressed, and what is a line called?"""

from __future__ import annotations

from sijak.kernel.actor import Actor
from sijak.kernel.errors import why_not
from sijak.kernel.won import won
from sijak.money.enums import PayeeState, State, Way
from sijak.money.queries.funds import LineView
from sijak.money.queries.outlays import OutlayView
from sijak.money.rules import line as rules


def line_choices(lines: list[LineView]) -> list[tuple[str, str]]:
    return [
        (one.line.pk, f"{one.line.fund.name} · {one.line.name} ({won(one.stands.free)})") for one in lines
    ]


def nos_of(view: OutlayView, by: Actor) -> dict[str, str]:
    """Beside each button the sentence that forbids it, or nothing."""
    row, payee = view.row, view.row.payee
    return {
        "sign": why_not(lambda: rules.may_sign(state=row.state, worker=by.user_id, role=by.role,
                                               asked_by=row.asked_by, first_by=row.first_by)),
        "send": why_not(lambda: rules.may_send(
            state=row.state, needs_account=row.way == Way.TRANSFER,
            is_checked=payee is not None and payee.state == PayeeState.CHECKED)),
        "check": why_not(lambda: rules.may_check_account(
            worker=by.user_id, typed_by=payee.typed_by if payee else "",
            is_checked=payee is not None and payee.state == PayeeState.CHECKED)),
        "back": "" if row.state == State.PROMISED else "-",
    }  # fmt: skip
