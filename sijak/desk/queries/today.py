"""What waits for this worker today? All of it computed from dates, nothing of it stored.

One call to the vault for names, one for the sealed words, whatever the length of the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from sijak.accounts.queries import counts_for
from sijak.care.enums import AppointmentKind, AppointmentState, Rung
from sijak.care.models import Appointment, Plan, Task
from sijak.care.queries import appointments, ladder, tasks
from sijak.care.queries.appointments import Meeting, meeting
from sijak.care.queries.pages import contents_of_list
from sijak.care.queries.tasks import Todo, todo
from sijak.desk.enums import AHEAD_DAYS, MOST_ROWS
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people import walking
from sijak.people.enums import Stage
from sijak.people.models import StrandRow
from sijak.people.walking import Name, Walked
from sijak.reach import queries as reach
from sijak.reach.enums import RequestState
from sijak.reach.models import Request
from sijak.reach.queries import Line, Unread


@dataclass(frozen=True, slots=True)
class TodoRow:
    name: Name
    todo: Todo


@dataclass(frozen=True, slots=True)
class MeetingRow:
    name: Name
    meeting: Meeting
    with_whom: str


@dataclass(frozen=True, slots=True)
class SilentRow:
    name: Name
    one: Walked
    rung: Rung | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    name: Name
    one: Walked


@dataclass(frozen=True, slots=True)
class LetterRow:
    name: Name | None
    letter: Unread


@dataclass(frozen=True, slots=True)
class ReviewRow:
    name: Name
    plan: Plan


@dataclass(slots=True)
class Today:
    """The page. ``requests`` wait for a first answer and their promised day has come."""

    day: date
    meetings: list[MeetingRow] = field(default_factory=list)
    overdue: list[TodoRow] = field(default_factory=list)
    due: list[TodoRow] = field(default_factory=list)
    ahead: list[TodoRow] = field(default_factory=list)
    requests: list[Line] = field(default_factory=list)
    letters: list[LetterRow] = field(default_factory=list)
    silent: list[SilentRow] = field(default_factory=list)
    danger: list[PersonRow] = field(default_factory=list)
    lost: list[PersonRow] = field(default_factory=list)
    reviews: list[ReviewRow] = field(default_factory=list)
    notices: int = 0
    walked_with: int = 0
    visits: int = 0
    waiting: int = 0

    @property
    def today_count(self) -> int:
        return len(self.meetings) + len(self.due) + len(self.requests)

    @property
    def review_count(self) -> int:
        return len(self.reviews) + self.notices

    @property
    def count(self) -> int:
        rest = (self.overdue, self.letters, self.silent, self.danger, self.lost)
        return self.today_count + self.review_count + sum(len(rows) for rows in rest)


def today_of(by: Actor, workers: dict[str, str]) -> Today:
    """``workers``: user id -> name, for visits by two."""
    day, people = today(), [p for p in walking.my_people(by) if p.stage != Stage.CLOSED]
    letters, to_do = reach.unread(by), _tasks(by, day)
    week = _week(by, day)
    meets = [row for row in week if row.day == day and row.state == AppointmentState.PLANNED]
    silent, plans = [p for p in people if p.is_silent], _plans(people, day)
    danger = [p for p in people if p.is_in_danger and not p.is_silent]
    lost = [p for p in people if p.is_lost]
    strands = _strands([*to_do, *meets, *plans], [*silent, *danger, *lost], letters)
    names = walking.names_of(by, strands, why="today")
    page = Today(day, walked_with=sum(p.stage != Stage.AFTERCARE and not p.is_lost for p in people))
    words = contents_of_list(by, [*to_do, *meets], "today") if to_do or meets else {}
    shown = [row for row in to_do if row.id in words and row.strand_id in names]
    _sort_tasks(page, [TodoRow(names[row.strand_id], todo(row, words[row.id])) for row in shown])
    page.meetings = sorted(
        (
            MeetingRow(names[row.strand_id], meeting(row, words[row.id]), _other(row, by, workers))
            for row in meets
            if row.id in words and row.strand_id in names
        ),
        key=lambda row: row.meeting.at,
    )
    steps = ladder.next_steps(silent) if silent else {}
    page.silent = [
        SilentRow(names[p.strand], p, steps[p.person]) for p in _longest(silent) if p.strand in names
    ]
    page.danger = [PersonRow(names[p.strand], p) for p in _longest(danger) if p.strand in names]
    page.lost = [PersonRow(names[p.strand], p) for p in _longest(lost) if p.strand in names]
    page.reviews = [ReviewRow(names[row.strand_id], row) for row in plans if row.strand_id in names]
    page.letters = [LetterRow(names.get(one.strand), one) for one in letters]
    _requests(by, page)
    page.visits = sum(row.kind == AppointmentKind.VISIT for row in week)
    return page


def _strands(rows: Iterable[StrandRow], people: Iterable[Walked], letters: Iterable[Unread]) -> list[str]:
    return [
        *(row.strand_id for row in rows),
        *(one.strand for one in people),
        *(one.strand for one in letters if one.strand),
    ]


def _tasks(by: Actor, day: date) -> list[Task]:
    return list(tasks.of_owner(by.user_id, day + timedelta(days=AHEAD_DAYS))[:MOST_ROWS])


def _week(by: Actor, day: date) -> list[Appointment]:
    """This week's, Monday to Sunday: today's are shown, visits of all its days are counted."""
    monday = day - timedelta(days=day.weekday())
    return list(appointments.of_worker(by.user_id, monday, monday + timedelta(days=6)))


def _plans(people: Iterable[Walked], day: date) -> list[Plan]:
    strands = [one.strand for one in people if one.is_lead]
    if not strands:
        return []
    rows = Plan.objects.filter(strand_id__in=strands, is_current=True, review_on__lte=day)
    return list(rows.defer("content").order_by("review_on"))


def _sort_tasks(page: Today, rows: Iterable[TodoRow]) -> None:
    for row in rows:
        if row.todo.is_overdue:
            page.overdue.append(row)
        elif row.todo.is_due:
            page.due.append(row)
        elif row.todo.is_promise:
            page.ahead.append(row)


def _other(row: Appointment, by: Actor, workers: dict[str, str]) -> str:
    """Who goes along: the other one of the two."""
    return workers.get(row.second if row.worker == by.user_id else row.worker, "") if row.second else ""


def _longest(people: Iterable[Walked]) -> list[Walked]:
    return sorted(people, key=lambda one: (not one.is_in_danger, -one.days))


def _requests(by: Actor, page: Today) -> None:
    """Requests carry no name and stay closed here: a clock and a way are enough."""
    if by.may("requests"):
        lines = reach.waiting(by, page.day)
        page.waiting = sum(line.request.state == RequestState.NEW for line in lines)
        page.requests = [line for line in lines if line.days_left <= 0 or line.request.is_danger]
    page.notices = counts_for(by).get("accounts:reviews", 0)


@dataclass(frozen=True, slots=True)
class Clocks:
    """What a director may see: clocks of the house, no person. Counted from coded columns."""

    waiting: int
    late: int
    answered: int
    in_time: int


def clocks(days: int = 30) -> Clocks:
    """First answers of the last ``days``, and what waits now."""
    day = today()
    waiting = Request.objects.filter(state=RequestState.NEW)
    answered = Request.objects.filter(answered_on__gt=day - timedelta(days=days))
    rows = list(answered.values_list("answered_on", "promised_on"))
    return Clocks(
        waiting=waiting.count(), late=waiting.filter(promised_on__lt=day).count(),
        answered=len(rows), in_time=sum(done is not None and done <= by for done, by in rows),
    )  # fmt: skip
