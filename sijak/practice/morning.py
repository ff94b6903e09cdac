"""What does a morning in the practice town's hospital room look like? Underway; nobody in it exists."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

from sijak.health.boards import Line, Sheet
from sijak.health.enums import Department, TicketState
from sijak.health.models import BoardDay, Ticket
from sijak.kernel import dates
from sijak.kernel.actor import Actor
from sijak.kernel.ids import random_id
from sijak.people.models import Strand
from sijak.people.team_sealing import seal_team_row
from sijak.practice.population import SEED

PRACTICE = "[연습] "
# State -> how many stand there now; nine have gone home.
NOW = {TicketState.GONE: 9, TicketState.PAYING: 3, TicketState.DOCTOR: 6, TicketState.WAITING: 8}
WAY = (TicketState.WAITING, TicketState.DOCTOR, TicketState.PAYING, TicketState.GONE)
MINUTES_EACH = (25, 14, 9)  # waiting, with the doctor, paying
ALIASES = ("봄이", "들레", "까치", "하늘", "감자", "솔잎", "새벽", "달래", "머루", "오동", "버들", "참새",
           "보리", "별이", "억새", "산이", "노을", "단풍", "이슬", "송이", "옥수수", "진달래", "매미", "냇물",
           "고개", "은행")  # fmt: skip
NOTES = ("무릎이 쏨", "약을 다 먹음", "피검사 결과 보러 옴", "속이 쓰림", "", "", "진단서가 있어야 함", "",
         "혼자 옴, 길을 무서워함", "")  # fmt: skip
KNOWN = 6  # of those, we walk with so many
DAYS_BEFORE = 12


def open_room(known: dict[str, Any], by: Actor, today: date) -> None:
    """The room of the health team, sealed like a real one; and some days that are over."""
    rng, team = random.Random(SEED), known["teams"]["health"]
    ours = list(Strand.objects.filter(team=team, compartment="health").values_list("pk", flat=True)[:60])
    strands = rng.sample(ours, min(KNOWN, len(ours)))
    sheet, tickets = Sheet(), []
    states = [state for state, many in NOW.items() for _ in range(many)]
    for number, state in enumerate(states, 1):
        trail = trail_of(state, number, len(states), dates.now())
        line = Line(number, rng.random() < 0.3, ALIASES[number % len(ALIASES)],
                    rng.choice(Department.values), note_of(rng), trail=trail)  # fmt: skip
        line.strand = strands.pop() if strands and number % 4 == 0 else ""
        row = Ticket(id=random_id(), team=team, day=today, number=number, state=state, is_new=line.is_new)
        sheet.lines[row.id] = line
        tickets.append(row)
    board = BoardDay(team=team, day=today)
    seal_team_row(board, by=by, content=sheet.text())
    board.save(force_insert=True)
    Ticket.objects.bulk_create(tickets)
    BoardDay.objects.bulk_create(list(days_before(rng, team, today)))


def note_of(rng: random.Random) -> str:
    note = rng.choice(NOTES)
    return PRACTICE + note if note else ""


def trail_of(state: TicketState, number: int, of: int, now: datetime) -> list[list[str]]:
    """Whoever came first has the lowest number; nobody came before midnight."""
    midnight = now.replace(hour=0, minute=0, second=0)
    at = max(midnight, now - timedelta(minutes=170 - 160 * number // of))
    trail = [[TicketState.WAITING.value, f"{at:%H:%M:%S}"]]
    for step, minutes in zip(WAY[1:], MINUTES_EACH, strict=True):
        if WAY.index(state) < WAY.index(step):
            break
        at = min(now, at + timedelta(minutes=minutes))
        trail.append([step.value, f"{at:%H:%M:%S}"])
    return trail


def days_before(rng: random.Random, team: str, today: date) -> list[BoardDay]:
    rows = []
    for ago in range(1, DAYS_BEFORE * 2):
        day = today - timedelta(days=ago)
        if dates.is_working_day(day):
            came = rng.randrange(28, 41)
            rows.append(BoardDay(team=team, day=day, is_over=True, came=came, stayed_away=rng.randrange(3),
                                 came_new=rng.randrange(5, 12), went=came - rng.randrange(2)))  # fmt: skip
    return rows
