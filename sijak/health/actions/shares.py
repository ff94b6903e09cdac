"""How does a payer's part go on: papers, question, answer, signatures, payments, and off the bill?"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction

from sijak.care.enums import TaskKind
from sijak.care.queries.pages import contents
from sijak.health.actions.bills import locked_bill, settle_if_paid, show_own
from sijak.health.actions.follow import end_follow, plan_follow
from sijak.health.enums import WANTED, CommitmentKind, Payer, Pen, ShareState
from sijak.health.models import Bill, Commitment, Share
from sijak.health.rules import bills as rules
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.models import Paper
from sijak.people.sealing import seal_row


@transaction.atomic
def tick_papers(*, by: Actor, strand: str, share: str, codes: Collection[str]) -> Share:
    """Papers that are there, each with the day on which it came; one taken off is not there."""
    row, _bill = locked(by=by, strand=strand, share=share)
    content = contents(by, [row], "bills")[row.id]
    before: dict[str, str] = content.get("papers", {})
    content["papers"] = {code: before.get(code) or today().isoformat() for code in sorted(codes)}
    content["files"] = {code: file for code, file in content.get("files", {}).items() if code in codes}
    seal_again(by=by, row=row, content=content)
    row.save(update_fields=["version", "content"])
    return row


@transaction.atomic
def lay_file(*, by: Actor, strand: str, share: str, code: str, paper: str) -> Share:
    """A file of this person's health part is the paper ``code`` of the checklist: with it it is there."""
    row, _bill = locked(by=by, strand=strand, share=share)
    if code not in WANTED[Payer(row.payer)] or not Paper.objects.filter(pk=paper, strand_id=strand).exists():
        raise NotForYou
    content = contents(by, [row], "bills")[row.id]
    content["papers"] = {code: today().isoformat()} | content.get("papers", {})
    content["files"] = content.get("files", {}) | {code: paper}
    seal_again(by=by, row=row, content=content)
    row.save(update_fields=["version", "content"])
    return row


@transaction.atomic
def say_asked(*, by: Actor, strand: str, share: str, asked_on: date, answer_by: date) -> Share:
    """Asked on a day; the promised day of the answer stands on the worker's list, once."""
    row, _bill = locked(by=by, strand=strand, share=share)
    rules.may_say_asked(state=row.state, asked_on=asked_on, answer_by=answer_by, today=today())
    content = _answered(by, row)
    content["task"] = plan_follow(by=by, strand=strand, because="bill-answer", due_on=answer_by,
                                  kind=TaskKind.CALL)  # fmt: skip
    row.state, row.asked_on, row.answer_by = ShareState.ASKED, asked_on, answer_by
    seal_again(by=by, row=row, content=content)
    row.save(update_fields=["state", "asked_on", "answer_by", "version", "content"])
    return row


@transaction.atomic
def take_off(*, by: Actor, strand: str, share: str) -> None:
    """The payer stands on the bill no longer and can be put on it anew: a slip of the hand, a fund that
    says no, a payer who refused and is asked again."""
    row, _bill = locked(by=by, strand=strand, share=share)
    rules.may_take_off(state=row.state)
    _answered(by, row)
    row.delete()


@transaction.atomic
def answer_share(
    *, by: Actor, strand: str, share: str, promised_krw: int, why: str = "", own_page: str = ""
) -> Share:  # fmt: skip
    """What a payer outside answered; nothing promised is a refusal, with its reason. ``own_page``, here and
    below: the ``self`` strand, for the person to see where it stands."""
    row, bill = locked(by=by, strand=strand, share=share)
    rules.may_answer(payer=row.payer, state=row.state, promised_krw=promised_krw, asked_krw=row.asked_krw,
                     why=why)  # fmt: skip
    content = _answered(by, row) | {"why": why}
    row.state = ShareState.PROMISED if promised_krw else ShareState.REFUSED
    row.promised_krw, row.answered_on = promised_krw, today()
    seal_again(by=by, row=row, content=content)
    row.save(update_fields=["state", "promised_krw", "answered_on", "version", "content"])
    show_own(by=by, bill=bill, own_page=own_page)
    return row


@transaction.atomic
def pay_share(
    *, by: Actor, strand: str, share: str, paid_krw: int, day: date, own_page: str = ""
) -> Share:  # fmt: skip
    """A part payment, or all of it."""
    row, bill = locked(by=by, strand=strand, share=share)
    left = row.promised_krw - row.paid_krw
    rules.may_pay(state=row.state, paid_krw=paid_krw, left_krw=left, day=day, today=today())
    content = contents(by, [row], "bills")[row.id]
    content["paid"] = [*content.get("paid", []), [day.isoformat(), paid_krw]]
    row.paid_krw += paid_krw
    row.state = ShareState.PAID if row.paid_krw == row.promised_krw else ShareState.PROMISED
    seal_again(by=by, row=row, content=content)
    row.save(update_fields=["paid_krw", "state", "version", "content"])
    settle_if_paid(by=by, bill=bill)
    show_own(by=by, bill=bill, own_page=own_page)
    return row


@transaction.atomic
def sign_share(*, by: Actor, strand: str, share: str, own_page: str = "") -> Commitment | None:
    """The first signature waits for another worker's; the second one makes the commitment, which money
    takes over unchanged."""
    row, bill = locked(by=by, strand=strand, share=share)
    rules.may_sign(payer=row.payer, state=row.state, pen=row.pen, first_by=row.first_by, worker=by.user_id)
    if row.pen == Pen.NONE:
        _hold_pen(by, row, Pen.PROMISE)
        return None
    made = Commitment.objects.create(
        kind=CommitmentKind.PROMISED, bill_number=bill.number, payer=row.payer, promised_krw=row.asked_krw,
        day=today(), signed_by=row.first_by, second_by=by.user_id,
    )  # fmt: skip
    seal_again(by=by, row=row, content=_answered(by, row))
    row.state, row.promised_krw, row.answered_on = ShareState.PROMISED, row.asked_krw, today()
    row.pen, row.first_by = Pen.NONE, ""
    row.save(update_fields=["state", "promised_krw", "answered_on", "pen", "first_by", "version", "content"])
    write_entry(by=by, strand=strand, kind=Kind.COSTED, day=today(), won=row.promised_krw,
                channel=Channel.ROOM, outcome=Outcome.DONE)  # fmt: skip
    show_own(by=by, bill=bill, own_page=own_page)
    return made


@transaction.atomic
def call_back(*, by: Actor, strand: str, share: str, own_page: str = "") -> Commitment | None:
    """By two as well: the second signature writes a reversing row. Nothing is erased."""
    row, bill = locked(by=by, strand=strand, share=share)
    rules.may_call_back(state=row.state, paid_krw=row.paid_krw, pen=row.pen, first_by=row.first_by,
                        worker=by.user_id)  # fmt: skip
    promise = Commitment.objects.filter(
        kind=CommitmentKind.PROMISED, bill_number=bill.number, payer=row.payer, reversal__isnull=True
    ).first()
    if promise is None:
        raise NotForYou
    if row.pen == Pen.NONE:
        _hold_pen(by, row, Pen.REVERSE)
        return None
    made = Commitment.objects.create(
        kind=CommitmentKind.REVERSED, bill_number=bill.number, payer=row.payer, reverses=promise,
        promised_krw=promise.promised_krw, day=today(), signed_by=row.first_by, second_by=by.user_id,
    )  # fmt: skip
    row.state, row.promised_krw, row.pen, row.first_by = ShareState.REFUSED, 0, Pen.NONE, ""
    row.save(update_fields=["state", "promised_krw", "pen", "first_by"])
    show_own(by=by, bill=bill, own_page=own_page)
    return made


def _answered(by: Actor, row: Share) -> dict[str, Any]:
    """What is sealed beside the part; nobody has to ask after its answer any more."""
    content = contents(by, [row], "bills")[row.id]
    end_follow(by=by, strand=row.strand_id, task=str(content.pop("task", "")))
    return content


def _hold_pen(by: Actor, row: Share, pen: Pen) -> None:
    row.pen, row.first_by = pen, by.user_id
    row.save(update_fields=["pen", "first_by"])


def locked(*, by: Actor, strand: str, share: str) -> tuple[Share, Bill]:
    """The bill first, then its share: the same order everywhere."""
    found = Share.objects.filter(strand_id=strand, pk=share).first()
    if found is None:
        raise NotForYou
    bill = locked_bill(by=by, strand=strand, bill=found.bill_id)
    return Share.objects.select_for_update().get(pk=found.pk), bill


def seal_again(*, by: Actor, row: Share, content: dict[str, Any]) -> None:
    row.version += 1
    seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
