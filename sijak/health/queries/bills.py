"""Where does a bill stand: who was asked, who promised, who paid, and what is left?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sijak.accounts.queries import names_of_workers
from sijak.care.queries.pages import Content, contents
from sijak.health.enums import ORDER, WANTED, Payer, Pen, ShareState
from sijak.health.models import Bill, Share, UsedElsewhere
from sijak.health.rules.bills import Standing, standing
from sijak.health.rules.payers import Ceiling, Limit, Used, ceiling_of, limits
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    code: str
    name: str
    day: date | None
    file: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ShareView:
    row: Share
    content: Content = field(repr=False)
    limits: list[Limit]
    rule: Ceiling | None
    first_name: str = ""

    @property
    def papers(self) -> list[Paper]:
        ticked, files = self.content.get("papers", {}), self.content.get("files", {})
        return [
            Paper(d.value, str(d.label), as_day(ticked.get(d.value, "")), str(files.get(d.value, "")))
            for d in WANTED[Payer(self.row.payer)]
        ]

    @property
    def gathered(self) -> int:
        return sum(one.day is not None for one in self.papers)

    @property
    def payments(self) -> list[tuple[date, int]]:
        return [(date.fromisoformat(day), int(won)) for day, won in self.content.get("paid", [])]

    @property
    def why(self) -> str:
        return str(self.content.get("why", ""))

    @property
    def left_krw(self) -> int:
        return self.row.promised_krw - self.row.paid_krw

    @property
    def is_fund(self) -> bool:
        return self.row.payer == Payer.FUND

    @property
    def is_person(self) -> bool:
        return self.row.payer == Payer.PERSON

    @property
    def is_waiting(self) -> bool:
        return self.row.state in (ShareState.PLANNED, ShareState.ASKED)

    @property
    def is_late(self) -> bool:
        by = self.row.answer_by
        return self.row.state == ShareState.ASKED and by is not None and by < today()

    @property
    def may_come_off(self) -> bool:
        return self.row.state not in (ShareState.PROMISED, ShareState.PAID)

    @property
    def pen(self) -> str:
        return str(Pen(self.row.pen).label) if self.row.pen else ""

    @property
    def tone(self) -> str:
        if self.is_late or self.row.state == ShareState.REFUSED:
            return "due"
        return "ok" if self.row.state in (ShareState.PROMISED, ShareState.PAID) else ""


@dataclass(frozen=True, slots=True, repr=False)
class BillView:
    row: Bill
    content: Content = field(repr=False)
    shares: list[ShareView]

    @property
    def words(self) -> str:
        return str(self.content.get("words", ""))

    @property
    def paper(self) -> str:
        return str(self.content.get("paper", ""))

    @property
    def quoted(self) -> tuple[date, int] | None:
        """What was said before the treatment, once the bill has taken its place: day and won."""
        day, won = self.content.get("quote") or ("", 0)
        return (date.fromisoformat(day), int(won)) if day else None

    @property
    def standing(self) -> Standing:
        return standing(self.row.total_krw, [one.row for one in self.shares])

    @property
    def left_payers(self) -> list[tuple[str, str]]:
        """Who was not asked yet, in the order in which they are asked."""
        asked = {one.row.payer for one in self.shares}
        return [(p.value, str(p.label)) for p in Payer if p.value not in asked and p != Payer.PERSON]


def bills_of(by: Actor, strand: str) -> list[BillView]:
    """Newest first; the standing from clear amounts, the words opened in one call."""
    rows = list(Bill.objects.filter(strand_id=strand).order_by("-day")[:100])
    shares: dict[str, list[ShareView]] = {row.id: [] for row in rows}
    for share in Share.objects.filter(bill__in=rows):
        shares[share.bill_id].append(ShareView(share, {}, [], None))
    words = contents(by, rows, "bills")
    return [BillView(row, words[row.id], in_order(shares[row.id])) for row in rows]


def one_bill(by: Actor, strand: str, bill: str) -> BillView:
    row = Bill.objects.filter(strand_id=strand, pk=bill).first()
    if row is None:
        raise NotForYou
    shares = list(Share.objects.filter(bill=row, strand_id=strand))
    words = contents(by, [row, *shares], "bills")
    names = names_of_workers(by)
    return BillView(row, words[row.id], in_order(share_view(row, s, words[s.id], names) for s in shares))


def share_view(bill: Bill, share: Share, content: Content, names: dict[str, str]) -> ShareView:
    rule = ceiling_of(share.payer, share.kind, bill.day)
    used = used_of(bill.strand_id, share.payer, share.kind, bill.day.year)
    return ShareView(share, content, limits(rule, used, bill.day.year), rule, names.get(share.first_by, ""))


def in_order(shares: Iterable[ShareView]) -> list[ShareView]:
    return sorted(shares, key=lambda one: ORDER[Payer(one.row.payer)])


def one_share(by: Actor, strand: str, bill: str, share: str) -> tuple[BillView, ShareView]:
    view = one_bill(by, strand, bill)
    found = next((one for one in view.shares if one.row.pk == share), None)
    if found is None:
        raise NotForYou
    return view, found


def used_of(strand: str, payer: str, kind: str, year: int) -> Used:
    """Asked, promised or paid on this person's bills, and what they told of elsewhere; in won."""
    year_krw = life_krw = 0
    for share in Share.objects.filter(strand_id=strand, payer=payer, kind=kind).select_related("bill"):
        amount = weighs(share)
        life_krw += amount
        year_krw += amount if share.bill.day.year == year else 0
    for told in UsedElsewhere.objects.filter(strand_id=strand, payer=payer, kind=kind):
        life_krw += told.used_krw
        year_krw += told.used_krw if told.year == year else 0
    return Used(year_krw, life_krw)


def weighs(share: Share) -> int:
    """What a share takes of a ceiling: what was promised, or is asked for."""
    if share.state in (ShareState.PLANNED, ShareState.ASKED):
        return share.asked_krw
    return share.promised_krw


def used_elsewhere(strand: str) -> list[UsedElsewhere]:
    return list(UsedElsewhere.objects.filter(strand_id=strand).order_by("-year", "payer"))


def ceilings_of_person(strand: str, day: date) -> list[Limit]:
    """Every ceiling that is known on this day, with what is left of it for this person."""
    from sijak.health.rules.payers import ceilings

    found: list[Limit] = []
    for rule in ceilings():
        if rule.holds_on(day):
            found += limits(rule, used_of(strand, rule.payer, rule.kind, day.year), day.year)
    return found


def as_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
