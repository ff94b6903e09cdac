"""What is ready to be paid, what is in a payment list, what did the bank say?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.money.enums import PayeeState, PaymentState, State, Way
from sijak.money.models import BankLine, Outlay, Payment, Run
from sijak.money.queries.outlays import Item, items_of
from sijak.money.rules.bankfile import BANKS, Transfer
from sijak.people.enums import Why
from sijak.people.team_sealing import open_team_rows

MOST = 200


@dataclass(frozen=True, slots=True, repr=False)
class Ready:
    """``go``: may go to the bank; ``wait``: the account waits for a call back, or there is none."""

    go: list[Item]
    wait: list[Item]
    runs: list[Run]

    @property
    def won(self) -> int:
        return sum(item.row.won for item in self.go)


def ready(by: Actor) -> Ready:
    rows = list(
        Outlay.objects.filter(state=State.PROMISED, way=Way.TRANSFER)
        .select_related("line__fund", "payee")
        .order_by("due_on", "number")[:MOST]
    )
    items = items_of(by, rows)
    go = [one for one in items if one.row.payee and one.row.payee.state == PayeeState.CHECKED]
    runs = list(Run.objects.order_by("-day", "number")[:20])
    return Ready(go, [one for one in items if one not in go], runs)


@dataclass(frozen=True, slots=True, repr=False)
class RunView:
    run: Run
    payments: list[Payment]

    @property
    def won(self) -> int:
        return sum(one.won for one in self.payments)


def run_view(pk: str) -> RunView:
    found = Run.objects.filter(pk=pk).first()
    if found is None:
        raise NotForYou
    rows = found.payments.select_related("outlay__line__fund", "outlay__payee").order_by("outlay__number")
    return RunView(found, list(rows))


def transfers(by: Actor, view: RunView) -> list[Transfer]:
    """Opened for this answer and kept nowhere. What came back is left out."""
    going = [one for one in view.payments if one.state != PaymentState.BOUNCED and one.outlay.payee]
    rows = [one.outlay.payee for one in going if one.outlay.payee]
    told = [json.loads(words["content"]) for words in open_team_rows(by, rows, Why.MONEY)]
    return [
        Transfer(one.outlay.number, words["bank"], words["number"], words["holder"], one.won)
        for one, words in zip(going, told, strict=True)
    ]


@dataclass(frozen=True, slots=True, repr=False)
class BankLineView:
    row: BankLine
    text: str
    fits: list[Payment]


@dataclass(frozen=True, slots=True, repr=False)
class Reconciling:
    """``lines``: of the bank, that belong to nothing yet; ``waiting``: on their way by our books."""

    lines: list[BankLineView]
    waiting: list[Payment]
    last: date | None


def reconciling(by: Actor) -> Reconciling:
    rows = list(BankLine.objects.visible_to(by).filter(payment=None, won__lt=0).order_by("-day", "id")[:MOST])
    words = [json.loads(one["content"]) for one in open_team_rows(by, rows, Why.MONEY)]
    waiting = list(Payment.objects.filter(state=PaymentState.SENT).select_related("outlay", "run")
                   .order_by("sent_on", "id")[:MOST])  # fmt: skip
    lines = [BankLineView(row, str(one["text"]), [p for p in waiting if p.won == -row.won])
             for row, one in zip(rows, words, strict=True)]  # fmt: skip
    last = BankLine.objects.order_by("-day").values_list("day", flat=True).first()
    return Reconciling(lines, waiting, last)


def bank_name(code: str) -> str:
    return BANKS.get(code, code)
