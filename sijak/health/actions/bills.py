"""How does help with a bill begin, and how is it said to the person what they pay?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sijak.care.actions.sharing import share_words
from sijak.care.queries.pages import contents
from sijak.health.enums import BillKind, BillState, Payer, PayKind, ShareState
from sijak.health.models import Bill, Share, UsedElsewhere
from sijak.health.models.bills import draw_number
from sijak.health.queries.bills import used_of
from sijak.health.queries.strands import must_open
from sijak.health.rules import bills as rules
from sijak.health.rules.payers import ceiling_of, may_ask_for
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.models import Strand
from sijak.people.rules import may_change_own_page
from sijak.people.sealing import seal_row

TRIES = 5


@dataclass(frozen=True, slots=True, repr=False)
class Opening:
    """A bill, or what the hospital says it will cost, in won."""

    kind: BillKind
    hospital: str
    day: date
    total_krw: int
    words: str = ""
    paper: str = ""


@transaction.atomic
def open_bill(*, by: Actor, strand: str, once: str, opening: Opening) -> Bill:
    """``once``: a random id that came with the form, so that two clicks make one bill."""
    rules.may_open(day=opening.day, total_krw=opening.total_krw, today=today())
    before = Bill.objects.filter(pk=once, strand_id=strand).first()
    if before is not None:
        return before
    row = Bill(id=once, strand_id=strand, kind=opening.kind, hospital=opening.hospital, day=opening.day,
               total_krw=opening.total_krw)  # fmt: skip
    words = {"words": opening.words, "paper": opening.paper}
    seal_row(by, row, content=json.dumps(words, ensure_ascii=False))
    _save_with_number(row)
    write_entry(by=by, strand=strand, kind=Kind.COSTED, day=today(), channel=Channel.ROOM,
                outcome=Outcome.DONE)  # fmt: skip
    return row


@transaction.atomic
def bill_comes(*, by: Actor, strand: str, bill: str, day: date, total_krw: int) -> Bill:
    """After the treatment the bill takes the place of the quote: payers and papers stay on it, and what
    the quote said is remembered."""
    row = locked_bill(by=by, strand=strand, bill=bill)
    rules.may_open(day=day, total_krw=total_krw, today=today())
    standing = rules.standing(row.total_krw, Share.objects.filter(bill=row))
    spoken_for = standing.promised_krw + standing.waiting_krw + standing.own_paid_krw
    rules.may_come(kind=row.kind, total_krw=total_krw, spoken_for_krw=spoken_for)
    content = contents(by, [row], "bills")[row.id]
    content["quote"] = [row.day.isoformat(), row.total_krw]
    row.kind, row.day, row.total_krw, row.version = BillKind.BILL, day, total_krw, row.version + 1
    seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
    row.save(update_fields=["kind", "day", "total_krw", "version", "content"])
    settle_if_paid(by=by, bill=row)
    return row


def _save_with_number(row: Bill) -> None:
    """A number that another bill has is drawn anew."""
    for left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                row.save(force_insert=True)
            return
        except IntegrityError:
            if not left:
                raise
            row.number = draw_number()


@transaction.atomic
def ask_payer(*, by: Actor, strand: str, bill: str, payer: Payer, kind: PayKind, asked_krw: int) -> Share:
    """One more payer on the bill; over a ceiling it is refused with what is left, and by which rule. What
    is used is counted while the strand is locked: two bills of one person do not pass a ceiling at once."""
    Strand.objects.select_for_update().filter(pk=strand).first()
    row = locked_bill(by=by, strand=strand, bill=bill)
    parts = list(Share.objects.filter(bill=row))
    free = rules.standing(row.total_krw, parts).free_krw
    rules.may_add(state=row.state, asked_krw=asked_krw, free_krw=free)
    rule = ceiling_of(payer, kind, row.day)
    used = used_of(strand, payer, kind, row.day.year)
    may_ask_for(asked_krw, rule=rule, used=used, year=row.day.year)
    share = Share(strand_id=strand, bill=row, payer=payer, kind=kind, asked_krw=asked_krw)
    seal_row(by, share, content="{}")
    try:
        with transaction.atomic():
            share.save(force_insert=True)
    except IntegrityError:
        raise Refused(_("This payer stands on the bill already."), field="payer") from None
    return share


@transaction.atomic
def pay_self(
    *, by: Actor, strand: str, bill: str, paid_krw: int, day: date, own_page: str = ""
) -> Share:  # fmt: skip
    """What the person paid themselves, in parts as they can. ``own_page``: see ``show_own``."""
    row = locked_bill(by=by, strand=strand, bill=bill)
    parts = list(Share.objects.filter(bill=row))
    left = rules.standing(row.total_krw, parts).unpaid_krw
    rules.may_pay_part(paid_krw=paid_krw, left_krw=left, day=day, today=today())
    share = next((one for one in parts if one.payer == Payer.PERSON), None)
    is_new = share is None
    share = share or Share(strand_id=strand, bill=row, payer=Payer.PERSON, kind=PayKind.GENERAL, asked_krw=0)
    content = {} if is_new else contents(by, [share], "bills")[share.id]
    content["paid"] = [*content.get("paid", []), [day.isoformat(), paid_krw]]
    share.asked_krw += paid_krw
    share.promised_krw = share.paid_krw = share.asked_krw
    share.state, share.version = ShareState.PAID, share.version + (0 if is_new else 1)
    seal_row(by, share, content=json.dumps(content))
    if is_new:
        share.save(force_insert=True)
    else:
        share.save(update_fields=["asked_krw", "promised_krw", "paid_krw", "state", "version", "content"])
    settle_if_paid(by=by, bill=row)
    show_own(by=by, bill=row, own_page=own_page)
    return share


@transaction.atomic
def tell_own_page(*, by: Actor, strand: str, bill: str, own_page: str) -> Bill:
    """The sentence, onto the page that the person opens too: in the three languages, as it stands today."""
    may_change_own_page(own_page)
    row = locked_bill(by=by, strand=strand, bill=bill)
    show_own(by=by, bill=row, own_page=own_page)
    return row


def show_own(*, by: Actor, bill: Bill, own_page: str) -> None:
    """Where this bill stands, on the person's own page: our number, won and days, no word of what the
    treatment was. ``own_page``: the ``self`` strand, '' when this worker's team does not hold it."""
    from sijak.health.queries.sentences import in_each_language

    if not own_page:
        return
    stands = rules.standing(bill.total_krw, Share.objects.filter(bill=bill))
    words = "\n\n".join(sentence for _code, sentence in in_each_language(stands))
    shown = {
        "day": today().isoformat(), "number": bill.number, "words": words,
        "total": stands.total_krw, "promised": stands.promised_krw, "waiting": stands.waiting_krw,
        "paid": stands.paid_krw, "own_paid": stands.own_paid_krw,
        "by": stands.by.isoformat() if stands.by else "",
    }  # fmt: skip
    share_words(by=by, strand=own_page, kind="money", ref=bill.id, words=shown)


@transaction.atomic
def tell_used(
    *, by: Actor, strand: str, payer: Payer, kind: PayKind, year: int, used_krw: int
) -> UsedElsewhere:
    """As the person tells it; told anew, it takes the place of what stood there."""
    if not 2000 <= year <= today().year:
        raise Refused(_("Which year was that?"), field="year")
    must_open(by, strand)
    rows = UsedElsewhere.objects.select_for_update().filter(strand_id=strand)
    found = rows.filter(payer=payer, kind=kind, year=year).first()
    if found is None:
        return UsedElsewhere.objects.create(strand_id=strand, payer=payer, kind=kind, year=year,
                                            used_krw=used_krw, told_on=today())  # fmt: skip
    found.used_krw, found.told_on = used_krw, today()
    found.save(update_fields=["used_krw", "told_on"])
    return found


def locked_bill(*, by: Actor, strand: str, bill: str) -> Bill:
    must_open(by, strand)
    row = Bill.objects.select_for_update().filter(strand_id=strand, pk=bill).first()
    if row is None:
        raise NotForYou
    return row


def settle_if_paid(*, by: Actor, bill: Bill) -> None:
    del by
    if rules.standing(bill.total_krw, Share.objects.filter(bill=bill)).is_settled:
        bill.state = BillState.SETTLED
        bill.save(update_fields=["state"])
