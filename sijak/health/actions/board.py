"""How does somebody get a number, and how does it move over the board?

Two at one desk write the same sealed column: each deed takes the day's row in a transaction (IMMEDIATE),
opens, changes, and seals the next version, so that nothing of either is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from sijak.health.boards import Line, Sheet, clock_of
from sijak.health.enums import Late, TicketState
from sijak.health.models import BoardDay, Ticket
from sijak.health.queries.board import sheet_of, ticket_of
from sijak.health.queries.rooms import RoomView
from sijak.health.rules import board as rules
from sijak.kernel.actor import Actor
from sijak.kernel.dates import now, today
from sijak.kernel.errors import NotForYou
from sijak.people.enums import Compartment
from sijak.people.queries.files import strand_of
from sijak.people.team_sealing import seal_team_row


@dataclass(frozen=True, slots=True, repr=False)
class WalkIn:
    """What the desk wrote of somebody who came in; all but ``is_new`` may be empty."""

    alias: str = ""
    is_new: bool = False
    department: str = ""
    note: str = ""
    late: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Ticked:
    """What the board says after a tick: its version before and after, and the ticket's state."""

    before: int
    version: int
    ticket: str
    state: str


@contextmanager
def _writing(by: Actor, team: str, day: date) -> Iterator[tuple[BoardDay, Sheet]]:
    """The day's row, locked, and what stands on it; sealed anew and saved if the block changed it."""
    row, _ = BoardDay.objects.get_or_create(team=team, day=day)
    row = BoardDay.objects.select_for_update().get(pk=row.pk)
    rules.may_change(is_over=row.is_over)
    sheet = sheet_of(by, row)
    before = sheet.text()
    yield row, sheet
    if (text := sheet.text()) != before:
        row.version += 1
        seal_team_row(row, by=by, content=text)
        row.save(update_fields=["version", "content"])


@transaction.atomic
def take_ticket(*, by: Actor, room: RoomView, once: str, walk_in: WalkIn, ago: int = 0) -> Ticket:
    """A number for somebody. ``once``: the ticket's own id, so that a form sent twice finds the first
    one; ``ago``: seconds for which the form waited for the network. Raises Refused."""
    known = Ticket.objects.filter(pk=once).first()
    if known is not None:
        return ticket_of(by, known.pk)
    moment = now()
    rules.may_take(is_new=walk_in.is_new, at=moment.time(), new_until=room.new_until, late=walk_in.late)
    is_later = walk_in.is_new and walk_in.late == Late.LATER
    day = rules.may_expect(walk_in.day, today()) if is_later else today()
    state = TicketState.EXPECTED if is_later else TicketState.WAITING
    with _writing(by, room.team, day) as (_, sheet):
        row = Ticket(id=once, team=room.team, day=day, number=_next_number(room.team, day), state=state,
                     is_new=walk_in.is_new)  # fmt: skip
        row.save(force_insert=True)
        at = clock_of(moment, ago, day)
        sheet.lines[once] = Line(row.number, row.is_new, walk_in.alias, walk_in.department, walk_in.note,
                                 trail=[[state.value, at]])  # fmt: skip
    return row


def _next_number(team: str, day: date) -> int:
    number = (Ticket.objects.filter(team=team, day=day).aggregate(most=Max("number"))["most"] or 0) + 1
    rules.may_number(number)
    return number


@transaction.atomic
def move_ticket(*, by: Actor, ticket: str, to: str, once: str, ago: int = 0) -> Ticked:
    """One tick. ``once``: its random name; a tick that was heard already changes nothing. ``ago``:
    seconds since it was pressed: what was pressed last wins, whatever came over the line first."""
    rules.may_tick(to)
    row = ticket_of(by, ticket)
    at = clock_of(now(), ago, row.day)
    with _writing(by, row.team, row.day) as (board, sheet):
        before = board.version
        if ticket not in sheet.lines:
            raise NotForYou
        sheet.tick(ticket, to, at, once)
        row.state = sheet.lines[ticket].state
        row.save(update_fields=["state"])
    return Ticked(before, board.version, ticket, row.state)


@transaction.atomic
def write_on_ticket(*, by: Actor, ticket: str, alias: str, department: str, note: str) -> None:
    """What stands beside a number is put right."""
    row = ticket_of(by, ticket)
    with _writing(by, row.team, row.day) as (_, sheet):
        line = sheet.lines[ticket]
        line.alias, line.department, line.note = alias, department, note


@transaction.atomic
def join_ticket(*, by: Actor, ticket: str, person: str) -> None:
    """Says whose number it is; with an empty ``person``, that it is nobody's whom we know."""
    row = ticket_of(by, ticket)
    strand = _strand_of(by, person) if person else ""
    with _writing(by, row.team, row.day) as (_, sheet):
        sheet.lines[ticket].strand = strand


def _strand_of(by: Actor, person: str) -> str:
    """One that this worker opens: what we know of the body, else how to reach them."""
    try:
        return strand_of(by, person, Compartment.HEALTH)
    except NotForYou:
        return strand_of(by, person, Compartment.CONTACT)


# -- by night, without a session --------------------------------------------------------------------
@transaction.atomic
def end_days(*, by: Actor | None, before: date) -> int:
    """Days that are over are counted by state alone, and their numbers taken away. Answers how many."""
    ended = 0
    for row in BoardDay.objects.select_for_update().filter(day__lt=before, is_over=False):
        tickets = Ticket.objects.filter(team=row.team, day=row.day)
        there = list(tickets.values_list("state", "is_new"))
        came = [(state, is_new) for state, is_new in there if state != TicketState.EXPECTED]
        row.came, row.came_new = len(came), sum(is_new for _, is_new in came)
        row.went = sum(state == TicketState.GONE for state, _ in came)
        row.stayed_away = len(there) - len(came)
        row.is_over, row.screen = True, ""
        row.save(update_fields=["came", "came_new", "went", "stayed_away", "is_over", "screen"])
        tickets.delete()
        ended += 1
    return ended


@transaction.atomic
def forget_words(*, by: Actor | None, before: date) -> int:
    """The sealed words of boards older than that; their counts stay. Answers how many."""
    return BoardDay.objects.filter(day__lt=before).exclude(content=b"").update(content=b"")
