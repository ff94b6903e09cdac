"""What is written about the people of the practice town? Invented; every text says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sijak.care.enums import Domain, NoteKind, TaskKind
from sijak.care.models import Appointment, Assessment, Note, Plan, Task
from sijak.journal.enums import Channel, Kind
from sijak.journal.models import Entry
from sijak.people.enums import ConsentKind, ConsentState, Stage
from sijak.people.models import Consent, SafetyCard, Shared, StrandRow
from sijak.practice.population import Inhabitant

PRACTICE = "[연습] "
THEIR_WORDS = (
    "밤마다 같은 꿈을 꿉니다. 잠이 오지 않습니다.",
    "딸이 학교에서 말이 없어졌습니다.",
    "병원에서 뭐라 하는지 절반도 모르겠습니다.",
    "일없습니다. 그런데 혼자 밥 먹기가 싫습니다.",
    "허리가 쏘는데 일을 쉬면 돈이 없습니다.",
    "이웃이 말투를 듣고 어디서 왔냐고 자꾸 묻습니다.",
)
SEEN = (
    "차를 마시며 이야기함. 얼굴이 지난번보다 밝음.",
    "냉장고가 비어 있음. 전기료 고지서 두 장이 쌓여 있음.",
    "아이와 함께 나옴. 아이는 중국말을 더 편해함.",
    "약을 사흘 거름. 어지럽다고 함.",
)
THOUGHT = (
    "사람을 만나는 것이 도움이 되는 듯함.",
    "돈 걱정이 잠을 막는 것으로 보임.",
    "스스로 정하는 힘이 늘었음.",
)
NEXT = ("다음 주 화요일에 전화.", "학교 상담 선생님과 셋이 만나기.", "주민센터에 같이 가기.")
GOALS = ("밤에 네 시간 자기", "딸이 학교에서 웃게", "요양보호사 자격 따기", "빚 절반 갚기",
         "집 가까이 친구 한 사람", "허리 치료 끝까지 받기")  # fmt: skip
STEPS = ("병원 날짜 잡기", "학교에 전화", "배움터 알아보기", "서류 같이 쓰기", "모임에 한 번 나가기")
CARD = {
    "risk": PRACTICE + "혼자 있을 때 죽고 싶다는 말을 한 적 있음.",
    "plan": "먼저 이름을 부르고 곁에 있기. 약은 이웃이 맡음.",
    "who": "옆집 언니, 담당 상담사, 109",
    "place": "주민센터 옆 찻집",
    "avoid": "남편에게 전화하지 말 것.",
}
NOTE_KINDS = ((NoteKind.TALK, Channel.ROOM), (NoteKind.TALK, Channel.PHONE),
              (NoteKind.VISIT, Channel.HOME), (NoteKind.ACCOMPANY, Channel.OUTSIDE))  # fmt: skip
ENTRY_OF = {NoteKind.TALK: Kind.TALK, NoteKind.VISIT: Kind.VISIT, NoteKind.ACCOMPANY: Kind.ACCOMPANY}


@dataclass(slots=True)
class Story:
    """Rows to seal with their words, and journal entries that need no seal."""

    sealed: list[tuple[StrandRow, dict[str, str]]]
    entries: list[Entry]


def words(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def tell(who: Inhabitant, strands: dict[str, str], users: dict[str, str], today: date) -> Story:
    """Everything about one inhabitant. ``users``: handle -> user id."""
    story = Story([], [entry(who, strands, Kind.OPENED, who.since)])
    story.sealed += consents(who, strands)
    if who.stage == Stage.CLOSED:
        story.entries.append(entry(who, strands, Kind.CLOSED, who.heard))
        return story
    lead, casework = users[who.lead], strands["casework"]
    story.sealed += list(assessment(who, casework, lead))
    story.sealed += list(plan(who, strands, lead, today))
    for row, text in notes(who, casework, lead):
        story.sealed.append((row, text))
        if row.kind in ENTRY_OF:
            story.entries.append(
                entry(who, strands, ENTRY_OF[NoteKind(row.kind)], row.happened_on, row.minutes, row.channel)
            )
    if who.rng.random() < 0.25 and (who.heard - who.since).days > 60:
        found = who.since + timedelta(days=who.rng.randrange(45, (who.heard - who.since).days))
        story.entries.append(entry(who, strands, Kind.FOUND, found))
    story.sealed += list(appointments(who, casework, users, today))
    if who.stage == Stage.DANGER or who.rng.random() < 0.12:
        story.sealed.append((SafetyCard(strand_id=strands["safety"]), {"content": words(CARD)}))
    return story


def entry(who: Inhabitant, strands: dict[str, str], kind: Kind, day: date, minutes: int = 0,
          channel: str = "") -> Entry:  # fmt: skip
    return Entry(strand_id=strands["casework"], day=day, month=day.isoformat()[:7], kind=kind,
                 minutes=minutes, centre=who.team, channel=channel)  # fmt: skip


def consents(who: Inhabitant, strands: dict[str, str]) -> list[tuple[StrandRow, dict[str, str]]]:
    given = {ConsentKind.ORDINARY: 1.0, ConsentKind.SENSITIVE: 0.8, ConsentKind.THIRD_PARTY: 0.4,
             ConsentKind.PUBLICITY: 0.1}  # fmt: skip
    out: list[tuple[StrandRow, dict[str, str]]] = []
    for kind, chance in given.items():
        state = ConsentState.GIVEN if who.rng.random() < chance else ConsentState.REFUSED
        said = {"state": state, "day": who.since.isoformat(), "method": "spoken", "by": ""}
        detail = {"wording": "2026-11", "language": "ko", "said": [said]}
        row = Consent(strand_id=strands["contact"], kind=kind, state=state)
        out.append((row, {"detail": words(detail)}))
        own = {"kind": "consent", "consent": kind, "state": state, "wording": "2026-11",
               "day": who.since.isoformat(), "row": row.pk}  # fmt: skip
        out.append((Shared(strand_id=strands["self"]), {"content": words(own)}))
    return out


def assessment(who: Inhabitant, strand: str, by: str) -> Iterator[tuple[StrandRow, dict[str, str]]]:
    day = min(who.since + timedelta(days=who.rng.randrange(3, 12)), who.heard)
    found = {
        str(d.value): {"client": (c := who.rng.randrange(4)),
                       "worker": min(3, max(0, c + who.rng.choice((-1, 0, 0, 0, 1, 2)))),
                       "urgency": who.rng.randrange(3), "strengths": ""}
        for d in Domain
    }  # fmt: skip
    found["meaning"]["strengths"] = PRACTICE + "끝까지 해내는 사람. 노래를 좋아함."
    yield Assessment(strand_id=strand, done_on=day, done_by=by), {"content": words(found)}


def plan(who: Inhabitant, strands: dict[str, str], by: str, today: date,
         ) -> Iterator[tuple[StrandRow, dict[str, str]]]:  # fmt: skip
    rng = who.rng
    made_on = min(who.since + timedelta(days=rng.randrange(12, 30)), who.heard)
    goals = [{"words": g, "why": ""} for g in rng.sample(GOALS, rng.randrange(1, 4))]
    review = today + timedelta(days=rng.randrange(-6, 120))
    row = Plan(strand_id=strands["casework"], made_on=made_on, made_by=by, review_on=review,
               agreed_on=made_on)  # fmt: skip
    yield row, {"content": words({"goals": goals, "in_words": ""})}
    shared: dict[str, Any] = {"kind": "plan", "day": made_on.isoformat(), "goals": goals,
              "review_on": review.isoformat(), "steps": []}  # fmt: skip
    for number, _goal in enumerate(goals, 1):
        done = rng.random() < 0.5
        due = today + timedelta(days=rng.randrange(-200, -1) if done else rng.randrange(-4, 60))
        what = rng.choice(STEPS)
        task = Task(
            strand_id=strands["casework"], kind=TaskKind.STEP, owner=by if rng.random() < 0.6 else "",
            due_on=due, plan=row, goal=number, done_on=due if done else None, done_by=by if done else "",
        )  # fmt: skip
        yield task, {"content": words({"what": what})}
        shared["steps"].append({"goal": number, "what": what, "due_on": due.isoformat(), "done": done})
    yield Shared(strand_id=strands["self"]), {"content": words(shared)}


def notes(who: Inhabitant, strand: str, by: str) -> Iterator[tuple[Note, dict[str, str]]]:
    rng, span = who.rng, max(1, (who.heard - who.since).days)
    days = sorted({who.since + timedelta(days=rng.randrange(span)) for _ in range(rng.randrange(2, 7))})
    for day in [*days, who.heard]:
        kind, channel = rng.choice(NOTE_KINDS)
        late = timedelta(days=rng.choice((0, 0, 0, 1, 3)))
        row = Note(strand_id=strand, kind=kind, happened_on=day, written_on=day + late, channel=channel,
                   minutes=rng.choice((20, 30, 50, 50, 90)), author=by)  # fmt: skip
        yield row, {
            "setting": "", "their_words": PRACTICE + rng.choice(THEIR_WORDS), "data": rng.choice(SEEN),
            "assessment": rng.choice(THOUGHT), "plan": rng.choice(NEXT),
        }  # fmt: skip


def appointments(who: Inhabitant, strand: str, users: dict[str, str], today: date,
                 ) -> Iterator[tuple[StrandRow, dict[str, str]]]:  # fmt: skip
    rng, lead = who.rng, users[who.lead]
    if rng.random() > 0.35 and who.stage != Stage.DANGER:
        return
    kind = rng.choice(("visit", "meet", "call", "accompany"))
    second = rng.choice([u for h, u in users.items() if h in ("sora", "yongil", "minji") and u != lead])
    row = Appointment(strand_id=strand, kind=kind, day=today + timedelta(days=rng.randrange(0, 18)),
                      worker=lead, second=second if kind == "visit" else "")  # fmt: skip
    at = f"{rng.randrange(9, 18):02d}:{rng.choice(('00', '30'))}"
    yield row, {"content": words({"at": at, "minutes": 50, "place": PRACTICE, "what": rng.choice(STEPS)})}
