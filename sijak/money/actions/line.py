"""How is money asked for, signed by two, promised, refused, taken back, called back?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.kernel.ids import random_id
from sijak.money.actions.ledger import reverse_entry, write_entry
from sijak.money.enums import AccountKind, EntryKind, HelpKind, Source, State, Way
from sijak.money.hooks import Changed, tell_changed
from sijak.money.models import Ask, BudgetLine, Outlay, Payee
from sijak.money.queries.given import given_before, strand_of_number
from sijak.money.queries.ledger import account_of, standing_entry
from sijak.money.queries.teams import role_of
from sijak.money.rules import line as rules
from sijak.people.sealing import open_row, seal_row
from sijak.people.walking import openable


@dataclass(frozen=True, slots=True, repr=False)
class Asking:
    """``strand``: the person's money strand; '' when the asking department keeps whose it is. ``ref``: its
    own code. ``month``: YYYY-MM that the help is for. ``words``: sealed there. ``tail``: see ``Ask``."""

    kind: HelpKind
    won: int
    source: Source = Source.HELP
    way: Way = Way.TRANSFER
    month: str = ""
    due_on: date | None = None
    is_urgent: bool = False
    ref: str = ""
    strand: str = ""
    words: str = ""
    payee: str = ""
    tail: str = ""


@transaction.atomic
def ask(*, by: Actor, asking: Asking, once: str = "") -> Outlay:
    """One outlay, asked. ``once``: two clicks make one. Raises Refused: not paid by us, over a ceiling."""
    before = Outlay.objects.filter(pk=once).first() if once else None
    if before is not None:
        return before
    day, month = today(), asking.month or today().isoformat()[:7]
    rules.may_ask(asking.kind, asking.won)
    rules.must_be_under(asking.source, asking.kind, asking.won, month, given_before(asking.strand), day)
    row = Outlay(
        id=once or random_id(), source=asking.source, ref=asking.ref, kind=asking.kind, way=asking.way,
        won=asking.won, month=month, due_on=asking.due_on or day, is_urgent=asking.is_urgent, asked_on=day,
        asked_by=by.user_id, payee_id=asking.payee or None,
    )  # fmt: skip
    row.save(force_insert=True)
    if asking.strand:
        _lay_on(by, row, asking)
    _tell(by, row)
    return row


def _lay_on(by: Actor, row: Outlay, asking: Asking) -> None:
    held = Ask(id=row.pk, strand_id=asking.strand, number=row.number)
    seal_row(by, held, content=json.dumps({"words": asking.words, "tail": asking.tail}, ensure_ascii=False))
    held.save(force_insert=True)


def _tell(by: Actor | None, row: Outlay) -> None:
    tell_changed(by, Changed(row.number, row.source, row.ref, row.state, row.won, today()))


def held(*, by: Actor, number: str) -> Outlay:
    """Locked. NotForYou when there is none, or when the vault keeps its person hidden from this worker: so
    nobody decides about their own relative."""
    row = Outlay.objects.select_for_update().filter(number=number).first()
    strand = strand_of_number(number) if row else ""
    if row is None or (strand and strand not in openable(by, [strand])):
        raise NotForYou
    return row


@transaction.atomic
def sign(*, by: Actor, number: str, line: str = "") -> Outlay:
    """The first signature names the budget line; the second makes it a promise: the money is set aside in the
    same moment, or there is no promise. Raises Refused."""
    row = held(by=by, number=number)
    rules.may_sign(state=row.state, worker=by.user_id, role=by.role, asked_by=row.asked_by,
                   first_by=row.first_by)  # fmt: skip
    row.line_id = _line_for(row, line or row.line_id or "").pk
    if row.state == State.ASKED:
        row.state, row.first_by = State.FIRST, by.user_id
        row.save(update_fields=["state", "first_by", "line"])
        _tell(by, row)
        return row
    rules.may_promise(won=row.won, roles=(role_of(by, row.first_by), by.role))
    row.state, row.second_by, row.decided_on = State.PROMISED, by.user_id, today()
    write_entry(
        by=by,
        kind=EntryKind.COMMIT,
        debit=account_of(row.line_id, AccountKind.FREE),
        credit=account_of(row.line_id, AccountKind.PROMISED),
        won=row.won,
        ref=row.number,
    )
    row.save(update_fields=["state", "second_by", "decided_on", "line"])
    _tell(by, row)
    return row


def _line_for(row: Outlay, line: str) -> BudgetLine:
    found = BudgetLine.objects.select_related("fund").filter(pk=line).first()
    if found is None:
        raise NotForYou
    fund = found.fund
    rules.may_pay_from(kinds=fund.kinds, kind=row.kind, starts_on=fund.starts_on, ends_on=fund.ends_on,
                       is_closed=fund.closed_on is not None, day=today())  # fmt: skip
    return found


@transaction.atomic
def refuse(*, by: Actor, number: str) -> Outlay:
    """Not possible. One person may say so; why, is said to the person."""
    row = held(by=by, number=number)
    rules.may_refuse(row.state)
    return _end(by, row, State.REFUSED)


@transaction.atomic
def withdraw(*, by: Actor | None, number: str) -> Outlay:
    """Not wanted any more, as long as nobody decided. ``by`` None: the person, with their eight words."""
    row = held(by=by, number=number) if by else Outlay.objects.select_for_update().get(number=number)
    rules.may_withdraw(row.state)
    return _end(by, row, State.WITHDRAWN)


@transaction.atomic
def call_back(*, by: Actor, number: str) -> Outlay:
    """A promise that is not kept: the won are free again by an entry the other way."""
    row = held(by=by, number=number)
    rules.may_call_back(row.state)
    reverse_entry(by=by, entry=standing_entry(row.number, EntryKind.COMMIT))
    return _end(by, row, State.UNDONE)


def _end(by: Actor | None, row: Outlay, state: State) -> Outlay:
    row.state, row.ended_on = state, today()
    row.save(update_fields=["state", "ended_on"])
    _tell(by, row)
    return row


@transaction.atomic
def change_account(*, by: Actor, number: str, payee: str, tail: str) -> Outlay:
    """Another account than before; it waits for a second person. Raises Refused when money is on its way."""
    row = held(by=by, number=number)
    rules.may_change_account(row.state)
    row.payee = Payee.objects.get(pk=payee)
    row.save(update_fields=["payee"])
    ask_row = Ask.objects.select_for_update().filter(number=number).first()
    if ask_row is not None:
        _say_tail(by, ask_row, tail)
    return row


def _say_tail(by: Actor, row: Ask, tail: str) -> None:
    content = json.loads(open_row(by, row, "money")["content"])
    row.version += 1
    seal_row(by, row, content=json.dumps(content | {"tail": tail}, ensure_ascii=False))
    row.save(update_fields=["version", "content"])
