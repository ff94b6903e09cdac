"""Who pays what is left, when may a part be asked, promised, paid and signed for?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from sijak.health.enums import BillKind, BillState, Payer, Pen, ShareState
from sijak.kernel.dates import absolute_day
from sijak.kernel.errors import Refused
from sijak.kernel.won import amount_said, won

WAITING = (ShareState.PLANNED, ShareState.ASKED)
FURTHEST_YEARS = 3


class Part(Protocol):
    """One payer's part, as a row holds it."""

    payer: str
    state: str
    asked_krw: int
    promised_krw: int
    paid_krw: int
    answer_by: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a bill stands, in won. ``rest``: what the person pays if all who are asked agree; ``most``:
    if nobody of them does. ``by``: the last promised day of an answer."""

    total_krw: int
    promised_krw: int
    waiting_krw: int
    paid_krw: int
    own_paid_krw: int
    by: date | None

    @property
    def rest_krw(self) -> int:
        return max(0, self.total_krw - self.promised_krw - self.waiting_krw)

    @property
    def most_krw(self) -> int:
        return max(0, self.total_krw - self.promised_krw)

    @property
    def free_krw(self) -> int:
        """What nobody was asked for yet."""
        return self.rest_krw

    @property
    def own_left_krw(self) -> int:
        return max(0, self.rest_krw - self.own_paid_krw)

    @property
    def unpaid_krw(self) -> int:
        """What the hospital has from nobody yet. A person may lay all of it out, and be paid back later by
        who promised a part: some payers want to see the receipt first."""
        return max(0, self.total_krw - self.paid_krw - self.own_paid_krw)

    @property
    def is_settled(self) -> bool:
        return not self.waiting_krw and not self.unpaid_krw and self.paid_krw >= self.promised_krw

    @property
    def sentence(self) -> str:
        """What the person pays, in one sentence, in the language that is spoken now."""
        day = absolute_day(self.by) if self.by else ""
        said = {"total": won(self.total_krw), "rest": amount_said(self.rest_krw), "day": day,
                "most": amount_said(self.most_krw)}  # fmt: skip
        if self.waiting_krw and self.by:
            if not self.rest_krw:
                return _("Of %(total)s you pay nothing yourself if all who are asked agree by %(day)s, and "
                         "at most %(most)s if they do not.") % said  # fmt: skip
            return _("Of %(total)s you pay %(rest)s yourself if all who are asked agree by %(day)s, and at "
                     "most %(most)s if they do not.") % said  # fmt: skip
        if self.waiting_krw:
            return _("Of %(total)s you pay at most %(most)s yourself, and %(rest)s if all whom we will ask "
                     "agree.") % said  # fmt: skip
        if not self.rest_krw:
            return _("Of %(total)s you pay nothing yourself: the others have promised all of it.") % said
        return _("Of %(total)s you pay %(rest)s yourself.") % said


def standing(total_krw: int, parts: Iterable[Part]) -> Standing:
    parts = list(parts)
    others = [one for one in parts if one.payer != Payer.PERSON]
    waiting = [one for one in others if one.state in WAITING]
    days = [one.answer_by for one in waiting if one.answer_by]
    return Standing(
        total_krw=total_krw,
        promised_krw=sum(one.promised_krw for one in others if one.state not in WAITING),
        waiting_krw=sum(one.asked_krw for one in waiting),
        paid_krw=sum(one.paid_krw for one in others),
        own_paid_krw=sum(one.paid_krw for one in parts if one.payer == Payer.PERSON),
        by=max(days) if days and len(days) == len(waiting) else None,
    )


def may_open(*, day: date, total_krw: int, today: date) -> None:
    if day.year < today.year - FURTHEST_YEARS or day > today.replace(year=today.year + 1, day=1):
        raise Refused(_("Look at the day again: it is far away."), field="day")
    if total_krw <= 0:
        raise Refused(_("Please write an amount in won, such as 300,000."), field="total_krw")


def may_come(*, kind: str, total_krw: int, spoken_for_krw: int) -> None:
    """``spoken_for_krw``: what payers were asked for, promised or paid on the quote."""
    if kind != BillKind.QUOTE:
        raise Refused(_("This is the bill already."))
    if total_krw < spoken_for_krw:
        no = _("Payers stand on it with %(won)s together, more than the bill. Take one off first.") % {
            "won": won(spoken_for_krw)
        }
        raise Refused(no, field="total_krw")


def may_add(*, state: str, asked_krw: int, free_krw: int) -> None:
    if state != BillState.OPEN:
        raise Refused(_("This bill is settled."))
    if asked_krw <= 0:
        raise Refused(_("Please write an amount in won, such as 300,000."), field="asked_krw")
    if asked_krw > free_krw:
        no = _("Only %(left)s of this bill is still without a payer.") % {"left": won(free_krw)}
        raise Refused(no, field="asked_krw")


def may_say_asked(*, state: str, asked_on: date, answer_by: date, today: date) -> None:
    if state not in WAITING:
        raise Refused(_("They have answered already."))
    if asked_on > today:
        raise Refused(_("That day has not come yet."), field="asked_on")
    if answer_by < asked_on:
        raise Refused(_("The answer comes after the question."), field="answer_by")


def may_take_off(*, state: str) -> None:
    if state in (ShareState.PROMISED, ShareState.PAID):
        raise Refused(_("What was promised or paid stays on the bill."))


def may_answer(*, payer: str, state: str, promised_krw: int, asked_krw: int, why: str) -> None:
    if payer == Payer.FUND:
        raise Refused(_("Our own fund answers by two signatures, below."))
    if state != ShareState.ASKED:
        raise Refused(_("First write down on which day they were asked."))
    if promised_krw > asked_krw:
        no = _("They were asked for %(asked)s: more cannot be promised.") % {"asked": won(asked_krw)}
        raise Refused(no, field="promised_krw")
    if not promised_krw and not why:
        raise Refused(_("Write down why they refused, in their words."), field="why")


def may_pay(*, state: str, paid_krw: int, left_krw: int, day: date, today: date) -> None:
    if state != ShareState.PROMISED:
        raise Refused(_("Only what was promised can be paid."))
    may_pay_part(paid_krw=paid_krw, left_krw=left_krw, day=day, today=today)


def may_pay_part(*, paid_krw: int, left_krw: int, day: date, today: date) -> None:
    if paid_krw <= 0:
        raise Refused(_("Please write an amount in won, such as 300,000."), field="paid_krw")
    if paid_krw > left_krw:
        no = _("Only %(left)s is still open.") % {"left": won(left_krw)}
        raise Refused(no, field="paid_krw")
    if day > today:
        raise Refused(_("That day has not come yet."), field="day")


def may_sign(*, payer: str, state: str, pen: str, first_by: str, worker: str) -> None:
    """The first signature or the second one of a promise of our own fund."""
    if payer != Payer.FUND:
        raise Refused(_("Only our own fund is promised here."))
    if pen == Pen.REVERSE or state not in WAITING:
        raise Refused(_("This was promised or refused already."))
    if pen == Pen.PROMISE and first_by == worker:
        raise Refused(_("Somebody else signs too: one pair of eyes is not enough for money."))


def may_call_back(*, state: str, paid_krw: int, pen: str, first_by: str, worker: str) -> None:
    if state != ShareState.PROMISED:
        raise Refused(_("Only what was promised can be called back."))
    if paid_krw:
        raise Refused(_("A part is paid already: it cannot be called back."))
    if pen == Pen.REVERSE and first_by == worker:
        raise Refused(_("Somebody else signs too: one pair of eyes is not enough for money."))
