"""How does a promise become money: a payment list, paid or come back, a receipt? Each step once."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.kernel.ids import random_id
from sijak.money.actions.funds import bank
from sijak.money.actions.ledger import reverse_entry, write_entry
from sijak.money.actions.line import held
from sijak.money.enums import (
    AccountKind,
    CheckedHow,
    EntryKind,
    PayeeState,
    PaymentState,
    State,
    Way,
)
from sijak.money.hooks import Changed, tell_changed
from sijak.money.models import Outlay, Payee, Payment, Run
from sijak.money.queries.ledger import account_of, standing_entry
from sijak.money.rules import line as rules
from sijak.people.team_sealing import seal_team_row


# -- where it goes ---------------------------------------------------------------------------------------
@transaction.atomic
def keep_payee(*, by: Actor, team: str, bank_code: str, account: str, holder: str) -> Payee:
    """Sealed to those who pay; whoever typed it cannot read it again."""
    row = Payee(team=team, typed_by=by.user_id)
    told = {"bank": bank_code, "number": account, "holder": holder}
    seal_team_row(row, by=by, content=json.dumps(told, ensure_ascii=False))
    row.save(force_insert=True)
    return row


@transaction.atomic
def check_payee(*, by: Actor, number: str, how: CheckedHow) -> Payee:
    """A second person called back, on a number that was known before. Raises Refused."""
    outlay = held(by=by, number=number)
    row = Payee.objects.select_for_update().filter(pk=outlay.payee_id).first()
    if row is None:
        raise NotForYou
    rules.may_check_account(worker=by.user_id, typed_by=row.typed_by,
                            is_checked=row.state == PayeeState.CHECKED)  # fmt: skip
    row.state, row.checked_by, row.checked_on, row.how = PayeeState.CHECKED, by.user_id, today(), how
    row.save(update_fields=["state", "checked_by", "checked_on", "how"])
    return row


# -- on its way ------------------------------------------------------------------------------------------
@transaction.atomic
def make_run(*, by: Actor, numbers: Sequence[str], once: str = "") -> Run:
    """All of them or none. ``once``: two clicks make one list. Raises Refused for one that may not go."""
    before = Run.objects.filter(pk=once).first() if once else None
    if before is not None:
        return before
    run = Run(id=once or random_id(), day=today(), made_by=by.user_id)
    run.save(force_insert=True)
    for number in dict.fromkeys(numbers):
        _send(by, held(by=by, number=number), run)
    return run


@transaction.atomic
def hand_over(*, by: Actor, number: str) -> Payment:
    """Cash, voucher or thing, given into the hand: on its way and paid in one deed."""
    payment = _send(by, held(by=by, number=number), None)
    return settle(by=by, payment=payment.pk, state=PaymentState.PAID)


def _send(by: Actor, row: Outlay, run: Run | None) -> Payment:
    needs_account = row.way == Way.TRANSFER
    is_checked = row.payee is not None and row.payee.state == PayeeState.CHECKED
    rules.may_send(state=row.state, needs_account=needs_account, is_checked=is_checked)
    payment = Payment(outlay=row, run=run, way=row.way, won=row.won, sent_on=today())
    payment.save(force_insert=True)
    write_entry(
        by=by,
        kind=EntryKind.SEND,
        debit=account_of(row.line_id or "", AccountKind.PROMISED),
        credit=account_of(row.line_id or "", AccountKind.TRANSIT),
        won=row.won,
        ref=row.number,
    )
    _go_on(by, row, State.SENT)
    return payment


@transaction.atomic
def settle(*, by: Actor, payment: str, state: PaymentState) -> Payment:
    """It arrived, or it came back: then it is promised as before, and may be paid once more."""
    found = Payment.objects.select_for_update().filter(pk=payment).first()
    if found is None:
        raise NotForYou
    row = Outlay.objects.select_for_update().get(pk=found.outlay_id)
    rules.may_settle(state=found.state, wanted=state)
    line = row.line_id or ""
    if state == PaymentState.PAID:
        write_entry(by=by, kind=EntryKind.PAY, debit=account_of(line, AccountKind.TRANSIT),
                    credit=bank(by=by), won=row.won, ref=row.number)  # fmt: skip
    else:
        if found.state == PaymentState.PAID:
            reverse_entry(by=by, entry=standing_entry(row.number, EntryKind.PAY))
        reverse_entry(by=by, entry=standing_entry(row.number, EntryKind.SEND))
    found.state, found.done_on = state, today()
    found.save(update_fields=["state", "done_on"])
    _go_on(by, row, State.PAID if state == PaymentState.PAID else State.PROMISED)
    return found


def _go_on(by: Actor, row: Outlay, state: State) -> None:
    row.state, row.ended_on = state, today() if state == State.PAID else None
    row.save(update_fields=["state", "ended_on"])
    tell_changed(by, Changed(row.number, row.source, row.ref, row.state, row.won, today()))


@transaction.atomic
def keep_receipt(*, by: Actor, number: str) -> Outlay:
    """A receipt lies with the papers of the person; here stands only since when."""
    row = held(by=by, number=number)
    rules.may_keep_receipt(row.state)
    row.receipt_on = today()
    row.save(update_fields=["receipt_on"])
    return row
