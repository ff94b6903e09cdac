"""Who is on call now, whom does the rota name, and which watches are empty?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sijak.accounts.queries import members_of, names_of_workers, staff, teams
from sijak.counselling.enums.danger import Watch, WhichDays
from sijak.counselling.models import OnCall
from sijak.counselling.rules.oncall import BEGINS, ENDS, Slot, needs_somebody, order, slot_at, slots
from sijak.kernel.actor import Actor
from sijak.kernel.dates import (
    WEEKDAYS,
    add_months,
    clock_words,
    first_of_month,
    holiday_name,
    now,
    today,
    tongue,
)
from sijak.people.enums import Why
from sijak.people.refusals import OverBudget
from sijak.people.team_sealing import open_team_row

CARE = "care"
GAP_DAYS = 14
LOOK_BACK_DAYS = 60


@dataclass(frozen=True, slots=True, repr=False)
class Reach:
    """Whom to call. ``phone`` is empty when the rota knows none."""

    worker: str
    name: str
    phone: str
    is_me: bool

    @property
    def dial(self) -> str:
        return "tel:" + "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True, slots=True, repr=False)
class TeamNow:
    """One team in this hour: who is on call, or else who leads it. Never empty."""

    team: str
    name: str
    watch: str
    until: str
    on_call: Reach | None
    leads: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """``row`` None: nobody. ``is_gap``: and somebody should be."""

    watch: str
    label: str
    row: OnCall | None
    name: str
    is_gap: bool
    is_now: bool
    may_go: bool


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    weekday: str
    is_today: bool
    is_off: bool
    holiday: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    before: date
    after: date
    days: tuple[Day, ...]

    @property
    def is_empty(self) -> bool:
        return not any(cell.row for day in self.days for cell in day.cells)


def own_teams(by: Actor) -> dict[str, str]:
    """id -> name of the teams of this worker that walk with people: each may have a rota."""
    return {t["id"]: t["name"] for t in teams(by) if t["id"] in by.teams and t["kind"] == CARE}


def leads(by: Actor, team: str) -> bool:
    return by.user_id in leads_of(by, team)


def leads_of(by: Actor, team: str) -> list[str]:
    """Workers who lead the team and work here now."""
    return [one["user"] for one in staff(by) if one["state"] == "active"
            and any(t["id"] == team and t["lead"] for t in one["teams"])]  # fmt: skip


def on_call_now(by: Actor, team: str) -> Reach | None:
    """Who is on call in this hour of Korea; None when nobody is, or this worker is not of the team. Who
    has left the team since is nobody."""
    day, watch = slot_at(now())
    row = OnCall.objects.visible_to(by).filter(team=team, day=day, watch=watch).first()
    return reach_of(by, row) if row and row.worker in members_of(by, {team}) else None


def reach_of(by: Actor, row: OnCall) -> Reach:
    """Without the number when this worker has read more names than are theirs today."""
    try:
        phone = open_team_row(by, row, Why.SAFETY).get("phone", "")
    except OverBudget:
        phone = ""
    return Reach(row.worker, names_of_workers(by).get(row.worker, ""), phone, row.worker == by.user_id)


def teams_now(by: Actor, first: str = "") -> list[TeamNow]:
    """The teams of this worker that have somebody on call now, ``first`` before the others; when none
    has, all of them with those who lead them."""
    found = [team_now(by, team, name) for team, name in own_teams(by).items()]
    found = [one for one in found if one.on_call] or found
    return sorted(found, key=lambda one: (one.team != first, one.name))


def team_now(by: Actor, team: str, name: str) -> TeamNow:
    _, watch = slot_at(now())
    on_call = on_call_now(by, team)
    instead = () if on_call else tuple(_lead_reach(by, team, user) for user in leads_of(by, team))
    return TeamNow(team, name, str(watch.label), clock_words(ENDS[watch]), on_call, instead)


def _lead_reach(by: Actor, team: str, user: str) -> Reach:
    """The lead, with the number that the rota had of them last."""
    since = today() - timedelta(days=LOOK_BACK_DAYS)
    rows = OnCall.objects.visible_to(by).filter(team=team, worker=user, day__gte=since)
    row = rows.order_by("-day").first()
    return reach_of(by, row) if row else Reach(user, names_of_workers(by).get(user, ""), "",
                                               user == by.user_id)  # fmt: skip


def month_of(by: Actor, team: str, first: date) -> Month:
    """A month of one team, day by day; gaps only from today on."""
    first = first_of_month(first)
    after = add_months(first, 1)
    rows = OnCall.objects.visible_to(by).filter(team=team, day__gte=first, day__lt=after)
    held = {(row.day, Watch(row.watch)): row for row in rows}
    names = names_of_workers(by)
    days = tuple(
        _day(first + timedelta(days=n), held, names, leads(by, team)) for n in range((after - first).days)
    )
    return Month(first, add_months(first, -1), after, days)


def gaps_ahead(by: Actor, team: str, days: int = GAP_DAYS) -> list[Slot]:
    """Watches from this hour on in which nobody is on call and somebody should be."""
    slot, until = slot_at(now()), today() + timedelta(days=days - 1)
    rows = OnCall.objects.visible_to(by).filter(team=team, day__range=(slot[0], until))
    held = {(day, Watch(watch)) for day, watch in rows.values_list("day", "watch")}
    wanted = [slot, *(one for one in slots(today(), until, Watch, WhichDays.ALL) if order(one) > order(slot))]
    return [one for one in wanted if one not in held and needs_somebody(*one)]


def _day(day: date, held: dict[tuple[date, Watch], OnCall], names: dict[str, str], is_lead: bool) -> Day:
    slot = slot_at(now())
    cells = []
    for watch in Watch:
        row, is_over = held.get((day, watch)), order((day, watch)) < order(slot)
        cells.append(Cell(
            watch.value, str(watch.label), row, names.get(row.worker, "") if row else "",
            row is None and not is_over and needs_somebody(day, watch),
            (day, watch) == slot, row is not None and not is_over and is_lead,
        ))  # fmt: skip
    is_off = needs_somebody(day, Watch.DAY)
    return Day(day, weekday_words(day), day == today(), is_off, holiday_name(day), tuple(cells))


def weekday_words(day: date) -> str:
    """As short as a narrow column: 금, Fri, 五."""
    words = tongue()
    name = WEEKDAYS[words][day.weekday()]
    return {"ko": name[:1], "en": name[:3], "zh": name[-1:]}[words]


def hours() -> list[tuple[str, str, str]]:
    """(watch, from, until) in words."""
    return [(str(w.label), clock_words(BEGINS[w]), clock_words(ENDS[w])) for w in Watch]
