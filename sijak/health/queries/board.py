"""What stands on a room's board today? One opening for all words, and none to see what has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sijak.health.boards import Line, Sheet, minutes_since
from sijak.health.enums import CALLED, COLUMNS, Department, TicketState
from sijak.health.models import BoardDay, Ticket
from sijak.health.queries.rooms import RoomView
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.enums import Compartment, Why
from sijak.people.models import Strand
from sijak.people.team_sealing import open_team_row
from sijak.people.walking import Name, names_of

KEPT_DAYS = 30
LONG_MINUTES = 60  # from then on the board says that somebody waits long


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """One number on the board. ``person``: of somebody whom we know and whom this worker may see."""

    id: str
    line: Line
    minutes: int
    person: str = ""
    name: str = ""
    has_health: bool = False

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def department(self) -> str:
        return word_of(self.line.department)

    @property
    def state_word(self) -> str:
        return str(TicketState(self.line.state).label)

    @property
    def before(self) -> str:
        """Where the last move can be taken back to; '' when there was none."""
        return self.line.trail[-2][0] if len(self.line.trail) > 1 else ""

    @property
    def is_long(self) -> bool:
        return self.minutes >= LONG_MINUTES

    @property
    def steps(self) -> list[dict[str, Any]]:
        return [{"label": TicketState(state).label, "at": time.fromisoformat(at)}
                for state, at in self.line.trail]  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Column:
    state: TicketState
    cards: list[Card] = field(default_factory=list)


@dataclass(frozen=True, slots=True, repr=False)
class Board:
    room: RoomView
    day: date
    version: int
    columns: list[Column]
    expected: list[Card]

    @property
    def came(self) -> int:
        return sum(len(column.cards) for column in self.columns)

    @property
    def came_new(self) -> int:
        return sum(card.line.is_new for column in self.columns for card in column.cards)


def word_of(department: str) -> str:
    return str(Department(department).label) if department in Department else ""


def board_row(team: str, day: date) -> BoardDay | None:
    return BoardDay.objects.filter(team=team, day=day).first()


def sheet_of(by: Actor, row: BoardDay | None) -> Sheet:
    return Sheet.of(open_team_row(by, row, Why.HEALTH).get("content", "")) if row else Sheet()


def board_of(by: Actor, room: RoomView, moment: datetime) -> Board:
    row = board_row(room.team, moment.date())
    cards = cards_of(by, sheet_of(by, row), moment)
    columns = [Column(state, in_state(cards, state)) for state in COLUMNS]
    expected = in_state(cards, TicketState.EXPECTED)
    return Board(room, moment.date(), row.version if row else 0, columns, expected)


def in_state(cards: Sequence[Card], state: TicketState) -> list[Card]:
    """Who waits longest comes first; of those who have gone, who went last."""
    there = [card for card in cards if card.line.state == state]
    if state == TicketState.GONE:
        return sorted(there, key=lambda card: (card.line.trail[-1][1], card.number), reverse=True)
    return sorted(there, key=lambda card: (card.line.came_at, card.number))


def cards_of(by: Actor, sheet: Sheet, moment: datetime) -> list[Card]:
    strands = [line.strand for line in sheet.lines.values() if line.strand]
    names = names_of(by, strands, Why.HEALTH) if strands else {}
    of_health = set(
        Strand.objects.filter(pk__in=names, compartment=Compartment.HEALTH).values_list("pk", flat=True)
        if names else ()
    )  # fmt: skip
    return [
        card_of(ticket, line, names.get(line.strand), line.strand in of_health, moment)
        for ticket, line in sheet.lines.items()
    ]


def card_of(ticket: str, line: Line, name: Name | None, has_health: bool, moment: datetime) -> Card:
    minutes = minutes_since(line.came_at, moment)
    if name is None:
        return Card(ticket, line, minutes)
    return Card(ticket, line, minutes, name.person, name.display, has_health)


# -- without opening anything ---------------------------------------------------------------------
def states_of(team: str, day: date) -> tuple[int, dict[str, str]]:
    """The day's version, and ticket -> state."""
    version = BoardDay.objects.filter(team=team, day=day).values_list("version", flat=True).first()
    return version or 0, dict(Ticket.objects.filter(team=team, day=day).values_list("id", "state"))


def version_of(team: str, day: date) -> int:
    return BoardDay.objects.filter(team=team, day=day).values_list("version", flat=True).first() or 0


def ticket_of(by: Actor, ticket: str) -> Ticket:
    """A number of one of the worker's own rooms, or NotForYou."""
    row = Ticket.objects.visible_to(by).filter(pk=ticket).first()
    if row is None:
        raise NotForYou
    return row


def digest_of(secret: str) -> str:
    """The secret has 256 bits of chance, so that a plain digest of it cannot be guessed back."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def numbers_on(screen: str) -> list[tuple[TicketState, list[int]]]:
    """What a wall in the waiting room shows: the numbers that are called, nothing else."""
    row = BoardDay.objects.filter(day=today(), screen=digest_of(screen)).first()
    if row is None:
        raise NotForYou
    called = list(Ticket.objects.filter(team=row.team, day=row.day, state__in=CALLED)
                  .order_by("number").values_list("state", "number"))  # fmt: skip
    return [(state, [n for of, n in called if of == state]) for state in CALLED]


# -- one number, and days that are over -----------------------------------------------------------
def card(by: Actor, ticket: str, moment: datetime) -> Card:
    row = ticket_of(by, ticket)
    sheet = sheet_of(by, board_row(row.team, row.day))
    if ticket not in sheet.lines:
        raise NotForYou
    return cards_of(by, Sheet({ticket: sheet.lines[ticket]}), moment)[0]


def days_of(room: RoomView) -> list[BoardDay]:
    """Days that are over, the newest first, as far back as their words are kept."""
    since = today() - timedelta(days=KEPT_DAYS)
    return list(BoardDay.objects.filter(team=room.team, is_over=True, day__gte=since).order_by("-day"))


def past_day(room: RoomView, day: str) -> BoardDay:
    """A day of which words are kept, by its date; else NotForYou."""
    row = next((row for row in days_of(room) if row.day.isoformat() == day and row.content), None)
    if row is None:
        raise NotForYou
    return row


def past_cards(by: Actor, row: BoardDay, moment: datetime) -> list[Card]:
    """Who came on a day that is over, by number."""
    return sorted(cards_of(by, sheet_of(by, row), moment), key=lambda card: card.number)
