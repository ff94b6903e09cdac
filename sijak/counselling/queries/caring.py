"""How does a worker stand, and what may the lead of a team see of it? Numbers, nothing of persons."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from sijak.accounts.queries import names_of_workers, staff, teams
from sijak.counselling.enums.sessions import SessionState
from sijak.counselling.models import Debrief, HeavySession, Session, SupervisionMeeting
from sijak.counselling.queries.persons import own_teams
from sijak.counselling.rules import caring as rules
from sijak.counselling.rules.caring import Heavy, Load
from sijak.counselling.weights import weights
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people import walking
from sijak.people.enums import Stage
from sijak.people.sealing import open_own
from sijak.people.team_sealing import open_team_rows

WHY = "counselling"
SHOWN = 60


@dataclass(frozen=True, slots=True, repr=False)
class MyDebrief:
    """One's own. ``words`` only where it is done."""

    row: Debrief
    done_with: str
    words: str = ""

    @property
    def is_late(self) -> bool:
        return self.row.done_on is None and self.row.due_on < today()


@dataclass(frozen=True, slots=True, repr=False)
class MyCare:
    load: Load
    heavy: Heavy
    open: list[MyDebrief]
    done: list[MyDebrief]


@dataclass(frozen=True, slots=True)
class TeamLine:
    """What the lead of a team sees of one worker."""

    worker: str
    load: Load
    heavy: Heavy
    debriefs: int


@dataclass(frozen=True, slots=True, repr=False)
class MeetingView:
    row: SupervisionMeeting
    team: str
    who: list[str]
    names: list[str]
    guide: str
    words: str
    written_by: str


def load_of(by: Actor, worker: str) -> Load:
    """Whom they lead or walk along with, and whom they saw in the last months; each person once. Of a
    colleague, as far as one's own keys open them."""
    known = weights()
    walked = [one for one in walking.my_people(by, "" if worker == by.user_id else worker)
              if one.stage not in (Stage.CLOSED, Stage.AFTERCARE)]  # fmt: skip
    since = today() - timedelta(days=known.looks_back_days)
    theirs = Session.objects.filter(Q(worker=worker) | Q(second=worker), day__gte=since)
    seen = theirs.exclude(state=SessionState.CANCELLED).values_list("strand_id", "needs")
    hurt = {strand for strand, needs in seen if set(needs.split()) & set(known.trauma_needs)}
    whose = walking.openable(by, [strand for strand, _ in seen])
    people = {one.person for one in walked} | set(whose.values())
    return rules.load(
        people=len(people), in_danger=sum(one.is_in_danger for one in walked),
        trauma=len({whose[strand] for strand in hurt if strand in whose}), by=known,
    )  # fmt: skip


def heavy_of(worker: str) -> Heavy:
    since = today() - timedelta(days=28)
    days = HeavySession.objects.filter(worker=worker, day__gt=since).values_list("day", flat=True)
    return rules.heavy(days, on=today(), by=weights())


def my_care(by: Actor) -> MyCare:
    rows = list(Debrief.objects.visible_to(by).order_by("done_on", "due_on")[:SHOWN])
    names = names_of_workers(by)
    found = [MyDebrief(row, names.get(row.done_with, ""), _own_words(by, row)) for row in rows]
    waits = [one for one in found if one.row.done_on is None]
    done = [one for one in reversed(found) if one.row.done_on is not None]
    return MyCare(load_of(by, by.user_id), heavy_of(by.user_id), waits, done)


def _own_words(by: Actor, row: Debrief) -> str:
    return open_own(by, row.purpose, bytes(row.content)) if row.content else ""


def my_debrief(by: Actor, debrief: str) -> Debrief:
    row = Debrief.objects.visible_to(by).filter(pk=debrief).first()
    if row is None:
        raise NotForYou
    return row


def open_debriefs(by: Actor) -> int:
    return Debrief.objects.visible_to(by).filter(done_on=None).count()


def led_teams(by: Actor) -> dict[str, str]:
    """team -> name of those that one leads and that walk with people."""
    mine: list[dict[str, Any]] = next((one["teams"] for one in staff(by) if one["user"] == by.user_id), [])
    led = {held["id"] for held in mine if held["lead"]}
    return {team["id"]: team["name"] for team in teams(by) if team["id"] in led and team["kind"] == "care"}


def team_lines(by: Actor, team: str) -> list[TeamLine]:
    """Of each member of a team that ``by`` leads, by name: no order of who carries most."""
    if team not in led_teams(by):
        raise NotForYou
    members = next(one["members"] for one in teams(by) if one["id"] == team)
    here = {one["user"]: one["name"] for one in staff(by) if one["state"] == "active"}
    waits = list(Debrief.objects.filter(team=team, done_on=None).values_list("worker", flat=True))
    lines = [
        TeamLine(here[user], load_of(by, user), heavy_of(user), waits.count(user))
        for user in members if user in here
    ]  # fmt: skip
    return sorted(lines, key=lambda line: line.worker)


# -- supervision -------------------------------------------------------------------------------------
def supervisions(by: Actor) -> list[MeetingView]:
    """The log of one's own teams, newest first."""
    mine = own_teams(by)
    rows = SupervisionMeeting.objects.visible_to(by).filter(team__in=mine).order_by("-day", "-id")[:SHOWN]
    return _views(by, list(rows))


def supervision(by: Actor, meeting: str) -> MeetingView:
    row = SupervisionMeeting.objects.visible_to(by).filter(pk=meeting, team__in=own_teams(by)).first()
    if row is None:
        raise NotForYou
    return _views(by, [row])[0]


def _views(by: Actor, rows: list[SupervisionMeeting]) -> list[MeetingView]:
    names, mine = names_of_workers(by), own_teams(by)
    out = []
    for row, words in zip(rows, open_team_rows(by, rows, WHY), strict=True):
        told = json.loads(words.get("content") or "{}")
        who = [str(user) for user in told.get("who", [])]
        out.append(MeetingView(
            row, mine.get(row.team, ""), who, [names[user] for user in who if user in names],
            str(told.get("guide", "")), str(told.get("words", "")), names.get(row.written_by, ""),
        ))  # fmt: skip
    return out


def supervision_due(by: Actor) -> date | None:
    """The day on which the first of one's teams meets again; None when there is nothing to say."""
    days = []
    for team in own_teams(by):
        last = SupervisionMeeting.objects.filter(team=team).order_by("-day").first()
        if last is not None:
            days.append(rules.next_supervision(last.day, last.next_on, by=weights()))
    return min((day for day in days if day), default=None)
