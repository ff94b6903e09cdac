"""Who is on call in the practice town, which signs of danger wait, and whose plan is written?

Through the deeds of the house itself, a handful of each: nobody in it exists, every text says so.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sijak.care.actions.tasks import finish_task
from sijak.counselling.actions.danger import mark_step, raise_signal
from sijak.counselling.actions.safety_plans import write_plan
from sijak.counselling.enums.danger import SignalStep, Watch
from sijak.counselling.models import OnCall, SafetyPlan, Signal
from sijak.counselling.rules.oncall import needs_somebody
from sijak.kernel.actor import Actor
from sijak.people.enums import Stage
from sijak.people.faces import File
from sijak.people.queries.files import open_file_of
from sijak.people.team_sealing import seal_team_row
from sijak.people.walking import my_people
from sijak.practice.story import PRACTICE

PHONES = {"minji": "010-0000-0101", "eunha": "010-0000-0102", "yongil": "010-0000-0103",
          "seolhwa": "010-0000-0104"}  # fmt: skip
ROTA = {"heart": ("minji", ("minji", "eunha")), "health": ("yongil", ("yongil", "seolhwa"))}
WEEKS = 6
PLANS, LOOKED_AT = 3, 5  # each file that is opened counts against the hour's budget
PLAN = {
    "signs": PRACTICE + "밤에 자꾸 깨고, 사람 소리가 싫어진다.",
    "alone": "강가를 걷는다. 국수를 민다. 노래를 듣는다.",
    "away": "시장 국숫집, 교회 마당, 조카.",
    "people": "옆집 언니. 010-0000-7001",
    "helpers": "담당 상담사, 당번, 109",
    "means": "약은 언니가 사흘치씩 맡아 준다.",
}


def live(known: dict[str, Any], actors: dict[str, Actor], today: date) -> None:
    """``known``: the cast's users and teams; ``actors``: the leads, signed in."""
    for code, (lead, turns) in ROTA.items():
        set_rota(actors[lead], known, code, turns, today)
    people = known_people(actors["minji"])
    for file in people[:PLANS]:
        if not SafetyPlan.objects.filter(strand_id=file.strands["safety"]).exists():
            write_plan(by=actors["minji"], file=file, words=PLAN, version=0)
    tell_signals(actors["minji"], known["teams"]["heart"], people)


def set_rota(by: Actor, known: dict[str, Any], code: str, turns: tuple[str, ...], today: date) -> None:
    """Week by week in turns, from a week ago on; one night stays empty, so that a gap is seen."""
    team, first, rows = known["teams"][code], today - timedelta(days=7), []
    for number in range(7 * WEEKS):
        who, day = turns[number // 7 % len(turns)], first + timedelta(days=number)
        for watch in Watch:
            is_gap = watch == Watch.NIGHT and day == today + timedelta(days=3)
            if needs_somebody(day, watch) and not is_gap:
                row = OnCall(team=team, day=day, watch=watch, worker=known["people"][who]["user"])
                seal_team_row(row, by=by, phone=PHONES[who])
                rows.append(row)
    OnCall.objects.bulk_create(rows)


def known_people(by: Actor) -> list[File]:
    """Minji's people who have a part for the counsellors; those in danger first."""
    walked = [one for one in my_people(by) if one.stage not in (Stage.CLOSED, Stage.AFTERCARE)]
    walked.sort(key=lambda one: (not one.is_in_danger, one.person))
    files = [open_file_of(by, one.person, "safety") for one in walked[:LOOKED_AT]]
    return [file for file in files if {"counselling", "safety"} <= set(file.strands)]


def tell_signals(by: Actor, team: str, people: list[File]) -> None:
    """One open, one that was talked over, and one that waits from a tablet."""
    for file, source, item in zip(people[:2], ("phq9", "told"), ("9", ""), strict=False):
        made = raise_signal(by=by, team=team, person=file.id, strand=file.strands["counselling"],
                            source=source, item=item)  # fmt: skip
        for step in (SignalStep.CONTACT, SignalStep.ASK, SignalStep.STAY):
            mark_step(by=by, file=file, signal=made, step=step, is_done=True)
    for row in Signal.objects.filter(strand_id=people[1].strands["counselling"]) if people[1:] else ():
        finish_task(by=by, strand=row.strand_id, task=str(row.task_id), reached=True,
                    words=PRACTICE + "밥을 먹었고 언니가 같이 있음.")  # fmt: skip
    for file in people[2:3]:
        raise_signal(by=None, team=team, person=file.id, strand=file.strands["counselling"],
                     source="phq9", item="9")  # fmt: skip
