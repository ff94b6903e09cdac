"""How is a season opened, and a household led through it, step by step?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from sijak.care.actions.appointments import (
    Plan,
    cancel_appointment,
    keep_appointment,
    make_appointment,
    miss_appointment,
)
from sijak.care.enums import AppointmentState, TaskKind
from sijak.care.models import Task
from sijak.care.queries.pages import contents
from sijak.counselling.actions.sharing import part_for_team
from sijak.counselling.enums.families import Helper, Moment, Source, Step
from sijak.counselling.models import Expert, HomeVisit, Household, HouseholdSurvey, Season
from sijak.counselling.queries import families as queries
from sijak.counselling.rules import families as rules
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.kernel.actor import Actor
from sijak.kernel.dates import add_working_days, today
from sijak.kernel.errors import NotForYou
from sijak.people import walking
from sijak.people.faces import File
from sijak.people.sealing import seal_row
from sijak.people.team_sealing import seal_team_row


@dataclass(frozen=True, slots=True, repr=False)
class NewSeason:
    team: str
    name: str
    opens_on: date
    closes_on: date
    starts_on: date
    ends_on: date
    places: int
    visits: int
    smallest: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """As it was told when visits were asked for. ``people`` of the household, all counted."""

    source: Source
    people: int
    fields: tuple[str, ...]
    words: str = ""


def _as_text(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False)


# -- the season --------------------------------------------------------------------------------------
@transaction.atomic
def open_season(*, by: Actor, once: str, new: NewSeason) -> Season:
    rules.may_open_season(opens_on=new.opens_on, closes_on=new.closes_on, starts_on=new.starts_on,
                          ends_on=new.ends_on, sources=new.sources)  # fmt: skip
    if new.team not in by.teams:
        raise NotForYou
    before = Season.objects.visible_to(by).filter(pk=once).first()
    if before is not None:
        return before
    row = Season(
        id=once, team=new.team, opens_on=new.opens_on, closes_on=new.closes_on, starts_on=new.starts_on,
        ends_on=new.ends_on, places=new.places, visits=new.visits, smallest=new.smallest,
    )  # fmt: skip
    seal_team_row(row, by=by, content=_as_text({"name": new.name, "sources": new.sources}))
    row.save(force_insert=True)
    return row


@transaction.atomic
def name_expert(
    *, by: Actor, team: str, worker: str, kind: Helper, fields: Sequence[str], hours: str
) -> Expert:
    """A colleague who visits for this team; named again, the new words stand."""
    if team not in by.teams:
        raise NotForYou
    row = Expert.objects.select_for_update().filter(team=team, worker=worker).first()
    is_new = row is None
    row = row or Expert(team=team, worker=worker)
    row.kind, row.version = kind, row.version if is_new else row.version + 1
    seal_team_row(row, by=by, content=_as_text({"fields": list(fields), "hours": hours}))
    if is_new:
        row.save(force_insert=True)
    else:
        row.save(update_fields=["kind", "version", "content"])
    return row


# -- a place -----------------------------------------------------------------------------------------
@transaction.atomic
def ask_for_visits(*, by: Actor, season: str, once: str, file: File, asked: Asked) -> Household:
    """The counselling part is begun for the season's team where there is none, else shared with it."""
    row = queries.season_row(by, season)
    Season.objects.select_for_update().get(pk=row.pk)  # two workers who ask for one household at once
    rules.may_apply(**_terms(by, row, file, asked, once))
    strand = part_for_team(by=by, file=file, team=row.team)
    before = Household.objects.filter(pk=once, strand=strand).first()
    if before is not None:
        return before
    household = Household(id=once, strand_id=strand, season=row, source=asked.source,
                          people=asked.people, applied_on=today(), step_on=today())  # fmt: skip
    seal_row(by, household, content=_as_text({"fields": list(asked.fields), "asked": asked.words}))
    household.save(force_insert=True)
    return household


def _terms(by: Actor, row: Season, file: File, asked: Asked, once: str) -> dict[str, Any]:
    strand = file.strands.get("counselling", "")
    inside = row.households.filter(strand=strand).exclude(state=Step.LEFT).exclude(pk=once)
    return {
        "people": asked.people, "smallest": row.smallest, "day": today(), "opens_on": row.opens_on,
        "closes_on": row.closes_on, "source": asked.source,
        "sources": queries.season_view(by, row).sources, "is_in_already": inside.exists(),
    }  # fmt: skip


@transaction.atomic
def accept_household(*, by: Actor, strand: str, household: str) -> Household:
    """A place when one is free, else the household waits. The season is locked, so that two workers at
    once cannot give the last place twice; the data store refuses it too."""
    row = _held(by, strand, household)
    rules.may_accept(state=row.state)
    row.place = _free_place(row.season)
    _step(row, Step.WAITING if row.place is None else Step.ACCEPTED, "place")
    return row


def _held(by: Actor, strand: str, household: str) -> Household:
    """Season first, then household: everybody locks in the same order."""
    row = queries.household_row(by, [strand], household)
    Season.objects.select_for_update().get(pk=row.season_id)
    return Household.objects.select_for_update().select_related("season").get(pk=household)


def _free_place(season: Season) -> int | None:
    taken = season.households.filter(place__isnull=False).values_list("place", flat=True)
    return rules.first_free(season.places, {one for one in taken if one is not None})


def _step(row: Household, state: Step, *fields: str) -> None:
    row.state, row.step_on = state, today()
    row.save(update_fields=["state", "step_on", *fields])


def _write(by: Actor, row: Household, state: Step, told: Mapping[str, Any], *fields: str) -> None:
    """The sealed words with what is new in them, and the step that was reached."""
    kept = contents(by, [row], "family-visits")[row.id]
    row.version += 1
    seal_row(by, row, content=_as_text({**kept, **told}))
    _step(row, state, "version", "content", *fields)


# -- before the visits -------------------------------------------------------------------------------
@transaction.atomic
def keep_survey(
    *, by: Actor, strand: str, household: str, moment: Moment, answers: Mapping[str, int], words: str
) -> HouseholdSurvey:
    """The same questions before and after; each may be left out."""
    row = _held(by, strand, household)
    if moment == Moment.BEFORE:
        rules.may_ask_before(state=row.state)
    else:
        kept, planned = _counts(row)
        rules.may_ask_after(state=row.state, kept=kept, planned=planned)
    if row.surveys.filter(moment=moment).exists():
        rules.may_ask_before(state=Step.SURVEYED)
    survey = HouseholdSurvey(strand_id=row.strand_id, household=row, moment=moment, day=today(),
                             asked_by=by.user_id)  # fmt: skip
    seal_row(by, survey, content=_as_text({"answers": dict(answers), "words": words}))
    survey.save(force_insert=True)
    _step(row, Step.SURVEYED if moment == Moment.BEFORE else Step(row.state))
    write_entry(by=by, strand=row.strand_id, kind=Kind.SCREENED, day=today(), channel=Channel.HOME,
                outcome=Outcome.DONE)  # fmt: skip
    return survey


@transaction.atomic
def assign_two(*, by: Actor, strand: str, household: str, expert: str, peer: str) -> Household:
    """An expert for what weighs on them, and a trained peer: always two."""
    row = _held(by, strand, household)
    told = contents(by, [row], "family-visits")[row.id]
    experts, peers = queries.fitting(by, row.season.team, told.get("fields", ()))
    rules.may_assign(
        state=row.state, expert=expert, peer=peer,
        experts=[one.row.worker for one in experts], peers=[one.row.worker for one in peers],
    )  # fmt: skip
    row.expert, row.peer = expert, peer
    state = Step.AGREED if row.state == Step.AGREED else Step.ASSIGNED
    _step(row, state, "expert", "peer")
    return row


@transaction.atomic
def agree_together(*, by: Actor, strand: str, household: str, what: str, often: str, how: str) -> Household:
    """In the household's own words. A later agreement stands above the earlier one, not over it."""
    row = _held(by, strand, household)
    rules.may_agree(state=row.state)
    said = contents(by, [row], "family-visits")[row.id].get("agreed", [])
    new = {"day": today().isoformat(), "by": by.user_id, "what": what, "often": often, "how": how}
    if not said or {**said[-1], "day": "", "by": ""} != {**new, "day": "", "by": ""}:
        said = [*said, new]
    state = Step.VISITING if row.state == Step.VISITING else Step.AGREED
    _write(by, row, state, {"agreed": said})
    return row


# -- the visits --------------------------------------------------------------------------------------
def _counts(row: Household) -> tuple[int, int]:
    """(kept, planned) visits; missed and called-off ones are none."""
    states = list(row.home_visits.values_list("appointment__state", flat=True))
    return states.count(AppointmentState.KEPT), states.count(AppointmentState.PLANNED)


@transaction.atomic
def plan_visit(*, by: Actor, strand: str, household: str, plan: Plan, own_page: str = "") -> HomeVisit:
    """By the two who were chosen. ``plan.what`` stays here; the calendar shows the visit without it."""
    row = _held(by, strand, household)
    kept, planned = _counts(row)
    rules.may_visit(
        state=row.state, counted=kept + planned, allowed=row.season.visits + row.extra, planned=planned,
        is_asked_after=row.surveys.filter(moment=Moment.AFTER).exists(),
    )  # fmt: skip
    by_two = Plan(kind=plan.kind, day=plan.day, at=plan.at, minutes=plan.minutes, place=plan.place,
                  second=row.peer, is_sure=plan.is_sure)  # fmt: skip
    made = make_appointment(by=by, strand=row.strand_id, plan=by_two, own_page=own_page, worker=row.expert)
    visit = HomeVisit(strand_id=row.strand_id, household=row, appointment=made, number=kept + planned + 1)
    seal_row(by, visit, content=_as_text({"what": plan.what, "words": ""}))
    visit.save(force_insert=True)
    _step(row, Step.VISITING)
    return visit


def _visit(by: Actor, strand: str, visit: str) -> HomeVisit:
    row = HomeVisit.objects.select_for_update().filter(pk=visit, strand=strand).first()
    if row is None:
        raise NotForYou
    _held(by, strand, row.household_id)
    return row


@transaction.atomic
def keep_visit(*, by: Actor, strand: str, visit: str, minutes: int, words: str) -> HomeVisit:
    """It took place: counted as the home visit that it was, with what was done."""
    row = _visit(by, strand, visit)
    keep_appointment(by=by, strand=strand, appointment=row.appointment_id, minutes=minutes)
    told = contents(by, [row], "family-visits")[row.id]
    row.version += 1
    seal_row(by, row, content=_as_text({**told, "words": words}))
    row.save(update_fields=["version", "content"])
    return row


@transaction.atomic
def miss_visit(*, by: Actor, strand: str, visit: str) -> HomeVisit:
    """Nobody opened. It is not one of the five; somebody calls on the next working day."""
    row = _visit(by, strand, visit)
    miss_appointment(by=by, strand=strand, appointment=row.appointment_id)
    return row


@transaction.atomic
def cancel_visit(*, by: Actor, strand: str, visit: str, own_page: str) -> HomeVisit:
    row = _visit(by, strand, visit)
    cancel_appointment(by=by, strand=strand, appointment=row.appointment_id, own_page=own_page)
    return row


@transaction.atomic
def allow_one_more(*, by: Actor, strand: str, household: str, because: str) -> Household:
    """Beyond the visits of the season: by the lead of the team, with a reason."""
    row = _held(by, strand, household)
    rules.may_extend(state=row.state, is_lead=queries.is_lead(by, row.season.team))
    row.extra += 1
    more = contents(by, [row], "family-visits")[row.id].get("more", [])
    new = {"day": today().isoformat(), "by": by.user_id, "because": because}
    _write(by, row, Step.VISITING, {"more": [*more, new]}, "extra")
    return row


# -- afterwards --------------------------------------------------------------------------------------
@transaction.atomic
def close_household(*, by: Actor, strand: str, household: str, changed: str, after_on: date) -> Household:
    """The programme ends, the bond does not: a day on which somebody asks how they are."""
    row = _held(by, strand, household)
    rules.may_close(state=row.state, planned=_counts(row)[1],
                    is_asked_after=row.surveys.filter(moment=Moment.AFTER).exists())  # fmt: skip
    rules.may_look_after(after_on=after_on, today=today())
    _write(by, row, Step.CLOSED, {"changed": changed, "after_on": after_on.isoformat()})
    _ask_somebody(by, row, TaskKind.AFTERCARE, "aftercare", after_on, row.expert)
    return row


@transaction.atomic
def leave_programme(*, by: Actor, strand: str, household: str, because: str) -> Household | None:
    """The place goes to whoever waits longest; answers who has it now."""
    row = _held(by, strand, household)
    rules.may_leave(state=row.state, planned=_counts(row)[1])
    had_place, row.place = row.place is not None, None
    _write(by, row, Step.LEFT, {"left": because}, "place")
    waiting = row.season.households.select_for_update().filter(state=Step.WAITING)
    following = waiting.order_by("applied_on", "step_on", "id").first() if had_place else None
    if following is not None:
        following.place = _free_place(row.season)
        _step(following, Step.ACCEPTED, "place")
        _ask_somebody(by, following, TaskKind.CALL, "visits-place", add_working_days(today(), 1), "")
    return following


def _ask_somebody(by: Actor, row: Household, kind: TaskKind, because: str, due_on: date, owner: str) -> None:
    """Somebody who is hidden from this worker still moves up; the board tells the others."""
    if row.strand_id not in walking.openable(by, [row.strand_id]):
        return
    task = Task(strand_id=row.strand_id, kind=kind, owner=owner or by.user_id, due_on=due_on)
    seal_row(by, task, content=_as_text({"because": because}))
    task.save(force_insert=True)
