"""A season of visits in the practice town: fifty households at every step. Invented; every text says so."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from sijak.care.models import Appointment
from sijak.counselling.enums.families import HOLDS_A_PLACE, Field, Helper, Moment, Question, Source, Step
from sijak.counselling.models import Expert, HomeVisit, Household, HouseholdSurvey, Season
from sijak.journal.enums import Channel, Kind
from sijak.journal.models import Entry
from sijak.journal.rules import marks_of
from sijak.kernel.actor import Actor
from sijak.people import counting
from sijak.people.models import Strand, StrandRow
from sijak.people.sealing import seal_rows
from sijak.people.team_sealing import seal_team_row
from sijak.practice.population import SEED
from sijak.practice.story import PRACTICE, words

PLACES, VISITS, AHEAD = 50, 5, 8
# How many of fifty stand at each step; who asked and has no place yet comes first.
SPREAD = (
    (Step.APPLIED, 3), (Step.ACCEPTED, 5), (Step.SURVEYED, 4), (Step.ASSIGNED, 4), (Step.AGREED, 5),
    (Step.VISITING, 18), (Step.CLOSED, 9), (Step.LEFT, 2),
)  # fmt: skip
WISHES = ("저녁에 함께 밥을 먹고 싶습니다.", "아이가 학교에서 말이 없습니다.", "집에서 큰소리가 납니다.",
          "혼자 아이 둘을 키웁니다.")  # fmt: skip
DONE = ("함께 국을 끓이고 이야기함.", "아이 숙제를 같이 봄.", "집 앞을 걸으며 이야기함.")
HELPERS = (
    ("eunha", Helper.EXPERT, (Field.CONFLICT, Field.HEART)),
    ("minji", Helper.EXPERT, (Field.GROWTH, Field.HEALTH, Field.POVERTY)),
    ("seolhwa", Helper.PEER, ()), ("yongil", Helper.PEER, ()),
)  # fmt: skip

# Parents before children.
KINDS: tuple[type[StrandRow], ...] = (Household, HouseholdSurvey, Appointment, HomeVisit)


@dataclass(slots=True)
class Told:
    """Rows to be sealed with their words, and rows of service."""

    rows: list[tuple[StrandRow, dict[str, str]]]
    entries: list[Entry]

    def add(self, row: StrandRow, content: dict[str, Any]) -> None:
        self.rows.append((row, {"content": words(content)}))


def settle(known: dict[str, Any], by: Actor, today: date) -> None:
    """Households on counselling strands of the team that are there; a small town has fewer."""
    team, users = known["teams"]["heart"], {h: p["user"] for h, p in known["people"].items()}
    strands = Strand.objects.filter(compartment="counselling", team=team).order_by("id")
    chosen = list(strands.values_list("id", flat=True)[: sum(number for _, number in SPREAD)])
    if not chosen:
        return
    season = open_season(team, by, today)
    name_helpers(team, users, by)
    rng, told = random.Random(SEED), Told([], [])
    steps = [step for step, number in SPREAD for _ in range(number)]
    for place, (strand, step) in enumerate(zip(chosen, steps, strict=False), 1):
        tell(told, season, strand, step, place, users, today, rng)
    seal_rows(by, told.rows)
    with transaction.atomic():
        for model in KINDS:
            model._default_manager.bulk_create([row for row, _ in told.rows if type(row) is model])
        Entry.objects.bulk_create(told.entries)
    counting.mark([mark for one in told.entries for mark in marks_of(one)])


def open_season(team: str, by: Actor, today: date) -> Season:
    day = timedelta(days=1)
    season = Season(
        team=team, opens_on=today - 60 * day, closes_on=today + 10 * day, starts_on=today - 45 * day,
        ends_on=today + 150 * day, places=PLACES, visits=VISITS, smallest=2,
    )  # fmt: skip
    name = {"name": PRACTICE + "찾아가는 가정돌봄", "sources": Source.values}
    seal_team_row(season, by=by, content=words(name))
    season.save(force_insert=True)
    return season


def name_helpers(team: str, users: dict[str, str], by: Actor) -> None:
    for handle, kind, fields in HELPERS:
        row = Expert(team=team, worker=users[handle], kind=kind)
        seal_team_row(row, by=by, content=words({"fields": fields, "hours": "화요일 오후"}))
        row.save(force_insert=True)


def tell(told: Told, season: Season, strand: str, step: Step, place: int, users: dict[str, str], today: date,
         rng: random.Random) -> None:  # fmt: skip
    """One household, as far as it has come."""
    held, order = step in HOLDS_A_PLACE, list(Step)
    has_two = held and order.index(step) >= order.index(Step.ASSIGNED)
    has_agreed = held and order.index(step) >= order.index(Step.AGREED)
    field = rng.choice(list(Field))
    expert = "eunha" if field in HELPERS[0][2] else "minji"
    row = Household(
        strand_id=strand, season=season, state=step, source=rng.choice(list(Source)),
        people=rng.randrange(2, 6), applied_on=today - timedelta(days=rng.randrange(30, 55)),
        step_on=today - timedelta(days=rng.randrange(0, 14)), place=place if held else None,
        expert=users[expert] if has_two else "",
        peer=users[rng.choice(("seolhwa", "yongil"))] if has_two else "",
    )  # fmt: skip
    said = {"day": row.applied_on.isoformat(), "by": users["minji"], "what": PRACTICE + "밥을 함께 짓기",
            "often": "두 주에 한 번", "how": "이야기하며"}  # fmt: skip
    content: dict[str, Any] = {"fields": [field], "asked": PRACTICE + rng.choice(WISHES)}
    content |= {"agreed": [said]} if has_agreed else {}
    if step == Step.CLOSED:
        content |= {"changed": PRACTICE + "저녁을 함께 먹는 날이 늘었습니다.",
                    "after_on": (today + timedelta(days=30)).isoformat()}  # fmt: skip
    told.add(row, content | ({"left": PRACTICE + "이사"} if step == Step.LEFT else {}))
    moments = [Moment.BEFORE] if held and step != Step.ACCEPTED else []
    for moment in [*moments, *([Moment.AFTER] if step == Step.CLOSED else [])]:
        answer(told, row, moment, users, today, rng)
    if step in (Step.VISITING, Step.CLOSED):
        visit(told, row, today, rng)


def answer(told: Told, row: Household, moment: Moment, users: dict[str, str], today: date,
           rng: random.Random) -> None:  # fmt: skip
    day = row.applied_on + timedelta(days=7) if moment == Moment.BEFORE else today - timedelta(days=2)
    survey = HouseholdSurvey(strand_id=row.strand_id, household=row, moment=moment, day=day,
                             asked_by=users["minji"])  # fmt: skip
    low = 0 if moment == Moment.BEFORE else 1
    said = {str(q.value): rng.randrange(low, low + 4) for q in Question if rng.random() < 0.9}
    told.add(survey, {"answers": said, "words": ""})
    told.entries.append(entry(row.strand_id, Kind.SCREENED, day))


def visit(told: Told, row: Household, today: date, rng: random.Random) -> None:
    """Kept ones every week before today; of some the next is planned."""
    kept = VISITS if row.state == Step.CLOSED else rng.randrange(1, VISITS)
    days = [today - timedelta(days=3 + 7 * back) for back in reversed(range(kept))]
    ahead = row.state == Step.VISITING and rng.random() < 0.7
    days += [today + timedelta(days=rng.randrange(1, AHEAD))] if ahead else []
    for number, day in enumerate(days, 1):
        state = "planned" if ahead and number == len(days) else "kept"
        made = Appointment(strand_id=row.strand_id, kind="visit", day=day, worker=row.expert, second=row.peer,
                           state=state)  # fmt: skip
        told.add(made, {"at": f"{rng.randrange(10, 18)}:00", "minutes": 90, "place": PRACTICE, "what": ""})
        one = HomeVisit(strand_id=row.strand_id, household=row, appointment=made, number=number)
        done = PRACTICE + rng.choice(DONE) if state == "kept" else ""
        told.add(one, {"what": PRACTICE + "함께 밥 짓기", "words": done})
        if state == "kept":
            told.entries.append(entry(row.strand_id, Kind.VISIT, day, 90))


def entry(strand: str, kind: Kind, day: date, minutes: int = 0) -> Entry:
    return Entry(strand_id=strand, day=day, month=day.isoformat()[:7], kind=kind, minutes=minutes,
                 centre="seoul", channel=Channel.HOME)  # fmt: skip
