"""What stands in the queue, what is in one request, and which letters has nobody read?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils.translation import gettext as _

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people import letters
from sijak.people.own import Own, OwnPanel
from sijak.people.walking import openable
from sijak.reach.asked import Asked
from sijak.reach.enums import MatterState, NotTo, RequestState
from sijak.reach.matters import Told
from sijak.reach.models import Matter, Request, RequestQuerySet

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Line:
    """One request in the queue. ``tone`` colours the clock: danger is kept for danger."""

    request: Request
    clock_on: date | None
    days_left: int
    is_overdue: bool
    is_today: bool
    unread: int


@dataclass(frozen=True, slots=True)
class Queue:
    page: Page[Request]
    lines: list[Line]
    counts: dict[str, int]
    overdue: int
    today: int


@dataclass(frozen=True, slots=True)
class Opened:
    request: Request
    asked: Asked
    letters: list[letters.Letter] = field(default_factory=list)
    box_is_elsewhere: bool = False
    clock: Line | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """``person`` and ``strand`` (casework) are empty while no file is open."""

    mailbox: str
    count: int
    person: str
    strand: str
    request: str


def queue(by: Actor, *, state: str, way: str, page: str | None) -> Queue:
    mine = Request.objects.visible_to(by)
    counts = {row["state"]: row["n"] for row in mine.values("state").annotate(n=Count("pk"))}
    found = narrowed(mine, state, way)
    shown = Paginator(found, PAGE_SIZE).get_page(page)
    boxes = letters.states_of(by, [one.mailbox for one in shown if one.mailbox])
    day = today()
    waiting = mine.waiting()
    return Queue(
        shown,
        [line_of(one, day, boxes) for one in shown],
        counts,
        waiting.filter(promised_on__lt=day).count(),
        waiting.filter(promised_on=day).count(),
    )


def narrowed(rows: RequestQuerySet, state: str, way: str) -> RequestQuerySet:
    if way:
        rows = rows.filter(way=way)
    if state == "open":
        return rows.waiting().by_clock()
    if state != "all":
        rows = rows.filter(state=state)
    return rows.order_by("-received_on", "promised_on", "id")


def line_of(request: Request, day: date, boxes: dict[str, dict[str, int]]) -> Line:
    clock = clock_of(request)
    left = (clock - day).days if clock else 0
    unread = boxes.get(request.mailbox, {}).get("theirs_unread", 0) if request.mailbox else 0
    return Line(request, clock, left, bool(clock) and left < 0, bool(clock) and left == 0, unread)


def clock_of(request: Request) -> date | None:
    """The day that was promised and is still to come: the first answer, then the next word."""
    if request.state == RequestState.NEW:
        return request.promised_on
    return request.next_on if request.state == RequestState.ANSWERED else None


def promise_to(mailbox: str) -> date | None:
    """What the asker was promised last, for their own page."""
    found = Request.objects.filter(mailbox=mailbox).first()
    if found:
        return clock_of(found)
    days = Matter.objects.waiting().filter(mailbox=mailbox).values_list("promised_on", flat=True)
    return min(days, default=None)


def own_requests(own: Own) -> OwnPanel | None:
    """What the person asked for and where it stands: days and states, never the words."""
    found = list(Request.objects.filter(mailbox=own.mailbox).order_by("-received_on", "id"))
    if not found:
        return None
    shown = [(one, clock_of(one)) for one in found]
    return OwnPanel(_("What I asked for"), "reach/own/asked.html", shown, found[0].own_state)


def find_request(by: Actor, request_id: str) -> Request:
    """Raises NotForYou."""
    found = Request.objects.visible_to(by).filter(pk=request_id).first()
    if found is None:
        raise NotForYou
    return found


def asked_in(by: Actor, request: Request) -> Asked:
    """What was asked; audited. Also for the page that opens a file from a request."""
    table = Request._meta.db_table
    return Asked.from_json(
        letters.open_request(by, request.team, table, "content", request.id, bytes(request.content))
    )


def open_request(by: Actor, request: Request) -> Opened:
    """The page of one request; its letters count as read from now on."""
    asked = asked_in(by, request)
    clock = line_of(request, today(), {})
    if not request.mailbox:
        return Opened(request, asked, clock=clock)
    found = letters.letters_of(by, request.mailbox)
    return Opened(request, asked, found or [], box_is_elsewhere=found is None, clock=clock)


def unread(by: Actor) -> list[Unread]:
    """Letter boxes with letters that nobody here has read: for the page of today."""
    kept_from = kept_from_officers(by)
    found = [one for one in letters.unread(by) if one["mailbox"] not in kept_from]
    of_request = dict(
        Request.objects.visible_to(by)
        .filter(mailbox__in=[one["mailbox"] for one in found])
        .values_list("mailbox", "id")
    )
    return [
        Unread(
            one["mailbox"],
            one["count"],
            one["person"],
            one.get("strand", ""),
            of_request.get(one["mailbox"], ""),
        )
        for one in found
    ]


def kept_from_officers(by: Actor) -> frozenset[str]:
    """Letter boxes of complaints about an officer: no officer reads them, whatever team they are in."""
    if not by.is_officer:
        return frozenset()
    rows = Matter.objects.filter(not_to=NotTo.OFFICERS).exclude(mailbox="")
    return frozenset(rows.values_list("mailbox", flat=True))


def writer_of(by: Actor, mailbox: str) -> str:
    """The person who wrote what nobody has read yet in this box, or ''."""
    return next((one["person"] for one in letters.unread(by) if one["mailbox"] == mailbox), "")


def waiting(by: Actor, on: date | None = None) -> list[Line]:
    """Requests that wait for their first answer or for a day promised: for the page of today."""
    day = on or today()
    mine = Request.objects.visible_to(by)
    rows = [
        *mine.waiting().by_clock(),
        *mine.filter(state=RequestState.ANSWERED, next_on__lte=day).order_by("next_on"),
    ]
    return [line_of(one, day, {}) for one in rows]


def counts(by: Actor) -> dict[str, int]:
    """Numbers beside the links of the rail."""
    return {
        "reach:request-list": Request.objects.visible_to(by).waiting().count(),
        "reach:matter-list": Matter.objects.visible_to(by).waiting().count(),
    }


def rights_of(mailbox: str) -> list[Matter]:
    """What this person asked for by right, newest first: codes and days, for their own page."""
    return list(Matter.objects.rights().filter(mailbox=mailbox).order_by("-received_on", "id"))


# -- what somebody said to us -------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class MatterLine:
    """``is_mine``: this worker's keys open it; officers see the clock of the others."""

    matter: Matter
    days_left: int
    is_mine: bool
    unread: int = 0

    @property
    def is_waiting(self) -> bool:
        return self.matter.state == MatterState.NEW

    @property
    def is_overdue(self) -> bool:
        return self.is_waiting and self.days_left < 0


@dataclass(frozen=True, slots=True)
class Matters:
    page: Page[Matter]
    lines: list[MatterLine]
    waiting: int
    overdue: int
    kinds: dict[str, int]


def matters(by: Actor, *, state: str, kind: str, page: str | None) -> Matters:
    rows = Matter.objects.visible_to(by)
    if by.may("watch"):
        rows = rows | Matter.objects.rights()
    waiting = rows.waiting()
    kinds = dict(waiting.values_list("kind").annotate(n=Count("pk")).values_list("kind", "n"))
    found = waiting.order_by("promised_on", "id") if state == "open" else rows.order_by("-received_on", "id")
    shown = Paginator(found.filter(kind=kind) if kind else found, PAGE_SIZE).get_page(page)
    boxes = letters.states_of(by, [one.mailbox for one in shown if one.mailbox and not one.is_right])
    day, overdue = today(), waiting.filter(promised_on__lt=today()).count()
    lines = [
        MatterLine(one, (one.promised_on - day).days, one.team in by.teams,
                   boxes.get(one.mailbox, {}).get("theirs_unread", 0))
        for one in shown
    ]  # fmt: skip
    return Matters(shown, lines, waiting.count(), overdue, kinds)


@dataclass(frozen=True, slots=True, repr=False)
class OpenedMatter:
    """``person`` is their file, where they told it and this worker may see it."""

    line: MatterLine
    told: Told
    person: str
    letters: list[letters.Letter]


def find_matter(by: Actor, pk: str) -> Matter:
    """Raises NotForYou."""
    found = Matter.objects.visible_to(by).filter(pk=pk).first()
    if found is None:
        raise NotForYou
    return found


def open_matter(by: Actor, matter: Matter) -> OpenedMatter:
    """Audited before a letter of it is given out. Letters in a box of its own count as read."""
    table = Matter._meta.db_table
    told = Told.from_json(
        letters.open_request(by, matter.team, table, "content", matter.id, bytes(matter.content))
    )
    person = openable(by, [told.strand]).get(told.strand, "") if told.strand else ""
    both = letters.letters_of(by, matter.mailbox) if matter.mailbox and not matter.is_right else []
    line = MatterLine(matter, (matter.promised_on - today()).days, is_mine=True)
    return OpenedMatter(line, told, person, both or [])
