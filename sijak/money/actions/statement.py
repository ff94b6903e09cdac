"""How does a bank statement settle what was on its way?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.money.actions.paying import settle
from sijak.money.enums import PaymentState
from sijak.money.models import BankLine, Payment
from sijak.money.rules.statement import Booked
from sijak.people.team_sealing import seal_team_row


@transaction.atomic
def bring_statement(*, by: Actor, team: str, lines: Sequence[Booked]) -> tuple[int, int]:
    """(new lines, payments settled). The same statement twice changes nothing: a line is known by
    its day, its amount and its place among those. What names an outlay on its way is settled."""
    seen: Counter[tuple[object, int]] = Counter()
    fresh = settled = 0
    for line in lines:
        seen[line.day, line.won] += 1
        place = seen[line.day, line.won]
        if BankLine.objects.filter(day=line.day, won=line.won, place=place).exists():
            continue
        row = BankLine(team=team, day=line.day, won=line.won, place=place)
        seal_team_row(row, by=by, content=json.dumps({"text": line.text}, ensure_ascii=False))
        row.payment = _fitting(line)
        row.save(force_insert=True)
        fresh += 1
        if row.payment is not None:
            settle(by=by, payment=row.payment.pk, state=PaymentState.PAID)
            settled += 1
    return fresh, settled


def _fitting(line: Booked) -> Payment | None:
    return Payment.objects.filter(
        outlay__number=line.number, state=PaymentState.SENT, won=-line.won, bank_line=None
    ).first()


@transaction.atomic
def match_line(*, by: Actor, line: str, payment: str) -> Payment:
    """By hand: this line is that payment. Raises Refused when it is not on its way."""
    row = BankLine.objects.select_for_update().visible_to(by).filter(pk=line, payment=None).first()
    found = Payment.objects.filter(pk=payment, bank_line=None).first()
    if row is None or found is None or found.won != -row.won:
        raise NotForYou
    row.payment = found
    row.save(update_fields=["payment"])
    return settle(by=by, payment=found.pk, state=PaymentState.PAID)
