"""What is to decide, to pay, to report; and where does one outlay stand?"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Sum

from sijak.accounts.queries import names_of_workers
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.money.enums import State
from sijak.money.models import Ask, Entry, Outlay, Payment
from sijak.money.queries.funds import LineView, lines_for
from sijak.money.queries.given import asked_before, given_before, strand_of_number
from sijak.money.rules import line as rules
from sijak.people.enums import Why
from sijak.people.sealing import open_row
from sijak.people.team_sealing import open_team_row
from sijak.people.walking import openable

PAGE_SIZE = 25
TABS: dict[str, tuple[State, ...]] = {
    "decide": (State.ASKED, State.FIRST),
    "pay": (State.PROMISED,),
    "way": (State.SENT,),
    "report": (State.PAID,),
    "ended": (State.PAID, State.REFUSED, State.WITHDRAWN, State.UNDONE),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list. No words: they are opened on the page of the outlay."""

    row: Outlay
    asked_by: str
    first_by: str
    is_late: bool

    @property
    def tone(self) -> str:
        """Of the word that says its state."""
        return {State.PAID: "ok", State.ASKED: "due", State.FIRST: "due"}.get(State(self.row.state), "")


@dataclass(frozen=True, slots=True)
class Day:
    """The treasurer's day. ``sums``: tab -> won."""

    tab: str
    page: Page[Outlay]
    items: list[Item]
    counts: dict[str, int]
    sums: dict[str, int]


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    bank: str
    number: str
    holder: str


@dataclass(frozen=True, slots=True, repr=False)
class OutlayView:
    """``words``, ``tail``: opened from the strand; '' where a department keeps whose it is."""

    row: Outlay
    words: str
    tail: str
    is_twice: bool
    workers: dict[str, str]
    lines: list[LineView]
    entries: list[Entry]
    payments: list[Payment]
    account: Account | None = None
    nos: dict[str, str] = field(default_factory=dict)

    @property
    def asked_name(self) -> str:
        return self.workers.get(self.row.asked_by, "")

    @property
    def first_name(self) -> str:
        return self.workers.get(self.row.first_by, "")

    @property
    def second_name(self) -> str:
        return self.workers.get(self.row.second_by, "")

    @property
    def is_open(self) -> bool:
        return self.row.state in (State.ASKED, State.FIRST)


def of_tab(tab: str) -> QuerySet[Outlay]:
    rows = Outlay.objects.filter(state__in=TABS[tab])
    return rows.filter(receipt_on=None) if tab == "report" else rows


def treasurers_day(by: Actor, tab: str, page: str | None) -> Day:
    """Urgent ones first, then by the day on which they are due."""
    tab = tab if tab in TABS else "decide"
    bare = Q(receipt_on=None)
    known = Outlay.objects.values("state").annotate(
        n=Count("pk"), s=Sum("won"), bare_n=Count("pk", filter=bare), bare_s=Sum("won", filter=bare)
    )
    rows_of = {row["state"]: row for row in known}
    counts, sums = ({one: sum(rows_of[state][what] for state in states if state in rows_of)
                     for one, states in TABS.items()} for what in ("n", "s"))  # fmt: skip
    paid: dict[str, Any] = dict(rows_of.get(State.PAID, {}))
    counts["report"], sums["report"] = paid.get("bare_n", 0), paid.get("bare_s") or 0
    rows = of_tab(tab).select_related("line__fund", "payee").order_by("-is_urgent", "due_on", "number")
    pages = Paginator(rows, PAGE_SIZE)
    pages.count = counts[tab]  # known already
    shown = pages.get_page(page)
    return Day(tab, shown, items_of(by, list(shown)), counts, sums)


def items_of(by: Actor, rows: list[Outlay]) -> list[Item]:
    """Those whose person is hidden from this worker are left out."""
    strands = dict(
        Ask.objects.filter(number__in=[row.number for row in rows]).values_list("number", "strand_id")
    )
    opens = openable(by, list(strands.values()))
    workers, day = names_of_workers(by), today()
    return [
        Item(row, workers.get(row.asked_by, ""), workers.get(row.first_by, ""), row.due_on < day)
        for row in rows if row.number not in strands or strands[row.number] in opens
    ]  # fmt: skip


def numbers_of(strand: str) -> list[str]:
    return list(Ask.objects.filter(strand_id=strand).values_list("number", flat=True)) if strand else []


def outlays_of(strand: str) -> list[Outlay]:
    """What one person asked and was given, the newest first; nothing is opened."""
    rows = Outlay.objects.filter(number__in=numbers_of(strand)).select_related("line__fund")
    return list(rows.order_by("-asked_on", "-due_on", "number"))


def by_number(number: str) -> Outlay:
    found = Outlay.objects.select_related("line__fund", "payee").filter(number=number).first()
    if found is None:
        raise NotForYou
    return found


def ask_of(pk: str) -> Ask:
    """Raises NotForYou. Whose it is, is asked next."""
    found = Ask.objects.filter(pk=pk).first()
    if found is None:
        raise NotForYou
    return found


def outlay_view(by: Actor, number: str) -> OutlayView:
    """Raises NotForYou: not there, or its person is hidden from this worker."""
    row = by_number(number)
    strand = strand_of_number(number)
    told = words_of(by, number, strand) if strand else {}
    before = given_before(strand, without=number) + asked_before(row.source, row.ref, without=number)
    return OutlayView(
        row, str(told.get("words", "")), str(told.get("tail", "")),
        rules.is_helped_twice(row.kind, row.month, row.ref, before), names_of_workers(by),
        lines_for(row.kind, row.won, today()) if row.state in TABS["decide"] else [],
        list(Entry.objects.filter(ref=number).select_related("debit__line__fund", "credit__line__fund",
                                                             "reversal").order_by("day", "id")),
        list(row.payments.select_related("run").order_by("sent_on", "id")), account_of(by, row),
    )  # fmt: skip


def words_of(by: Actor, number: str, strand: str) -> dict[str, Any]:
    if strand not in openable(by, [strand]):
        raise NotForYou
    held = Ask.objects.get(number=number)
    told: dict[str, Any] = json.loads(open_row(by, held, Why.MONEY)["content"] or "{}")
    return told


def account_of(by: Actor, row: Outlay) -> Account | None:
    """Whole for those who pay, and for nobody else."""
    if row.payee is None or row.payee.team not in by.teams:
        return None
    told = json.loads(open_team_row(by, row.payee, Why.MONEY)["content"])
    return Account(told["bank"], told["number"], told["holder"])


def account_before(strand: str) -> Outlay | None:
    """The last outlay of this person that has an account which was checked."""
    rows = Outlay.objects.filter(number__in=numbers_of(strand), payee__state="checked")
    return rows.order_by("-asked_on").first()
