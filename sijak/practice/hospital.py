"""What is written in the practice town's hospital room? Invented; every text says so."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sijak.care.enums import AppointmentKind
from sijak.care.models import Appointment
from sijak.health.enums import (
    CertificateKind,
    Department,
    DutyKind,
    DutyResult,
    DutyState,
    Holder,
    MedicineState,
    VisitState,
    WordState,
)
from sijak.health.models import Certificate, Duty, Medicine, Visit, Word
from sijak.journal.enums import Channel, Kind
from sijak.journal.models import Entry
from sijak.kernel.actor import Actor
from sijak.kernel.dates import add_working_days
from sijak.people.models import StrandRow
from sijak.people.team_sealing import seal_team_row
from sijak.practice.population import Inhabitant
from sijak.practice.story import PRACTICE, Story, words

type Sealed = tuple[StrandRow, dict[str, str]]
# Department, how they say it, the same for the doctor, where, what the doctor said, diagnosis, medicine.
ILLS = (
    (Department.BONES, "다리 풀쳤다가 낫지 않고 밤마다 통세난다.", "발목을 삔 뒤 통증이 심함", ["foot"],
     "뼈는 성하니 두 주 동안 무리하지 말라고 함.", "발목 염좌", ("소염제", "아침저녁 먹고 한 알")),
    (Department.PSYCHIATRY, "잠이 오지 않고 가슴이 두근거린다. 슬픔증이라고 한다.", "불면, 우울감", ["mind"],
     "약은 천천히 듣는다고 함. 마음대로 끊지 말라고 함.", "우울 삽화", ("잠 돕는 약", "자기 전 한 알")),
    (Department.INSIDE, "냉이 있다. 먹으면 게어내고 싶다.", "소화가 안 되고 구역감", ["belly"],
     "위 내시경을 하자고 함. 전날 밤부터 굶고 오라고 함.", "만성 위염", ("위장약", "먹기 전 한 알")),
    (Department.TEETH, "이쏘기 때문에 씹지 못한다.", "치통", ["teeth"], "어금니를 살릴 수 있다고 함.",
     "치수염", ("진통제", "아플 때 한 알, 하루 세 알까지")),
    (Department.NERVES, "쪽머리아픔이 심해 일을 쉰다.", "편두통", ["head"],
     "밝은 빛을 피하고 물을 자주 마시라 함.", "편두통", ("두통약", "시작될 때 한 알")),
    (Department.URINE, "소변이 자주 마렵고 허리아픔이 있다.", "빈뇨, 요통", ["back", "below"],
     "소변 검사를 다시 하자고 함.", "방광염", ("항생제", "하루 세 번")),
)  # fmt: skip
HOSPITALS = ("국립중앙의료원", "서울의료원", "적십자병원")
SINCE = ("사흘 전", "지난달", "남에 온 뒤로", "오래전 북에서부터")
ALLERGIES = ("", "", "", "페니실린", "복숭아")
DUTIES = {
    DutyKind.EXPLAIN: ("접수대, 수납, 약국 차례를 같이 걸어 봄.", ""),
    DutyKind.ENTITLE: ("의료급여와 하나재단 의료비를 같이 살펴봄.", ""),
    DutyKind.INPATIENT: ("밥을 반쯤 먹음. 창가 자리가 춥다고 함.", "7층 병동 12호"),
    DutyKind.LINK: ("무릎 수술을 할 수 있는 곳을 알아봄.", "큰 병원 사회사업실"),
    DutyKind.COMPLAINT: ("말투를 듣고 웃었다고 함. 사과를 바람.", "외래 접수대"),
}
LATER = ("전화로 물어봄. 다음 주에 다시 답을 준다고 함.", "같이 가서 이야기함.")
SERVICE = {
    DutyKind.EXPLAIN: Kind.EXPLAINED, DutyKind.ENTITLE: Kind.ENTITLED, DutyKind.INPATIENT: Kind.INPATIENT,
    DutyKind.LINK: Kind.LINKED, DutyKind.COMPLAINT: Kind.COMPLAINT,
}  # fmt: skip
ENDS = {
    DutyKind.EXPLAIN: DutyResult.CLEAR, DutyKind.ENTITLE: DutyResult.ASKED,
    DutyKind.INPATIENT: DutyResult.HOME, DutyKind.LINK: DutyResult.ACCEPTED,
    DutyKind.COMPLAINT: DutyResult.SETTLED,
}  # fmt: skip
# North, South, field, does a second colleague say so?
ADDED = (("배꼴", "배 속", "body", True), ("줄기침", "계속 나오는 기침", "symptom", True),
         ("알약통", "약통", "medicine", False))  # fmt: skip


def tell(who: Inhabitant, strands: dict[str, str], users: dict[str, str], today: date) -> Story:
    """Visits, medicine, duties and papers of one who has a health part. ``users``: handle -> user id."""
    strand = strands.get("health")
    if not strand:
        return Story([], [])
    # Own dice, so that what others tell of the same person does not change.
    rng = random.Random(f"hospital-{who.number}")
    by = users[rng.choice(("yongil", "seolhwa"))]
    story = Story([], [])
    for ill in rng.sample(ILLS, rng.choice((1, 1, 2))):
        tell_treatment(story, who, strand, by, ill, rng, today)
    if rng.random() < 0.4:
        tell_duty(story, who, strand, by, rng, today)
    if rng.random() < 0.15:
        story.sealed.append(paper(strand, by, rng, today))
    return story


def entry(who: Inhabitant, strand: str, kind: Kind, day: date) -> Entry:
    return Entry(strand_id=strand, day=day, month=day.isoformat()[:7], kind=kind, minutes=0,
                 centre=who.team, channel=Channel.OUTSIDE)  # fmt: skip


def tell_treatment(story: Story, who: Inhabitant, strand: str, by: str, ill: tuple[Any, ...],
                   rng: random.Random, today: date) -> None:  # fmt: skip
    """One to three visits; the last says how it goes on. None after the last word from them: they
    would not have fallen silent then."""
    last = max(who.since, who.heard - timedelta(days=rng.randrange(0, 20)))
    days = sorted({max(who.since, last - timedelta(days=28 * n)) for n in range(rng.choice((1, 2, 3)))})
    state = rng.choice((VisitState.RUNS, VisitState.RUNS, VisitState.LASTING, VisitState.ONCE))
    for day in days:
        is_last = day == days[-1]
        ahead = today + timedelta(days=rng.choice((-9, -4, 2, 6, 11, 20)))
        next_on = max(ahead, day + timedelta(days=7)) if is_last and state != VisitState.ONCE else None
        row, text = visit(strand, by, ill, day, state if is_last else VisitState.RUNS, next_on, rng)
        story.sealed.append((row, text))
        story.entries.append(entry(who, strand, Kind.HOSPITAL, day))
        if is_last:
            story.sealed.extend(after(row, strand, by, ill, rng, today))


def visit(strand: str, by: str, ill: tuple[Any, ...], day: date, state: VisitState, next_on: date | None,
          rng: random.Random) -> tuple[Visit, dict[str, str]]:  # fmt: skip
    department, complaint, for_doctor, places, said, diagnosis, _ = ill
    row = Visit(strand_id=strand, department=department, day=day, next_on=next_on, state=state, author=by)
    detail = {"hospital": rng.choice(HOSPITALS), "since": rng.choice(SINCE), "places": places,
              "for_doctor": for_doctor, "allergies": rng.choice(ALLERGIES)}  # fmt: skip
    return row, {"complaint": PRACTICE + complaint, "said": PRACTICE + said, "diagnosis": diagnosis,
                 "detail": words({name: value for name, value in detail.items() if value})}  # fmt: skip


def after(row: Visit, strand: str, by: str, ill: tuple[Any, ...], rng: random.Random,
          today: date) -> Iterator[Sealed]:  # fmt: skip
    """The medicine of a visit, and the next day as an appointment."""
    name, how = ill[6]
    state = rng.choices(list(MedicineState), (12, 2, 2, 1, 3))[0]
    until = today + timedelta(days=rng.choice((-2, 1, 3, 6, 12, 20, 26)))
    until = max(row.day, until if state != MedicineState.ENDED else min(until, today))
    taken = Medicine(strand_id=strand, visit=row, state=state, since=row.day, until=until)
    told = {MedicineState.HOARDED: "아플 때 먹으려고 남겨 둠.",
            MedicineState.SHARED: "옆집 언니와 나눠 먹음.",
            MedicineState.STOPPED: "나은 것 같아 그만둠."}.get(state, "")  # fmt: skip
    yield taken, {"content": words({"name": name, "how": how, "words": PRACTICE + told if told else ""})}
    if row.next_on and row.next_on >= today:
        meet = Appointment(strand_id=strand, kind=AppointmentKind.ACCOMPANY, day=row.next_on, worker=by)
        at = f"{rng.randrange(9, 17):02d}:{rng.choice(('00', '20', '40'))}"
        yield meet, {"content": words({"at": at, "minutes": 60, "place": HOSPITALS[0], "what": PRACTICE})}


def tell_duty(story: Story, who: Inhabitant, strand: str, by: str, rng: random.Random, today: date) -> None:
    kind = rng.choices(list(DutyKind), (3, 4, 2, 2, 2))[0]
    day = max(who.since, who.heard - timedelta(days=rng.randrange(0, 6)))
    is_over = rng.random() < 0.35
    text, place = DUTIES[kind]
    next_on = None if is_over else add_working_days(today, rng.choice((-1, 0, 1, 2, 4)))
    row = Duty(
        strand_id=strand, kind=kind, day=day, author=by, next_on=next_on,
        state=DutyState.DONE if is_over else DutyState.OPEN, result=ENDS[kind] if is_over else "",
        ended_on=today if is_over else None,
    )  # fmt: skip
    log = [{"day": day.isoformat(), "by": by, "words": PRACTICE + text}]
    if is_over or rng.random() < 0.5:
        log.append({"day": today.isoformat(), "by": by, "words": PRACTICE + rng.choice(LATER)})
    content: dict[str, Any] = {"words": PRACTICE + text, "place": place, "log": log}
    if kind == DutyKind.LINK:
        content["items"] = ["complaint", "diagnosis"]
    if kind == DutyKind.ENTITLE:
        content |= {"aids": {"medical_aid": "may", "foundation": "may", "hospital": "ask"},
                    "missing": ["bankbook", "bill"]}  # fmt: skip
    story.sealed.append((row, {"content": words(content)}))
    story.entries.append(entry(who, strand, SERVICE[kind], day))


def paper(strand: str, by: str, rng: random.Random, today: date) -> Sealed:
    is_here = rng.random() < 0.4
    asked_on = today - timedelta(days=rng.randrange(1, 9))
    row = Certificate(
        strand_id=strand, kind=rng.choice(list(CertificateKind)[:5]), asked_on=asked_on, author=by,
        holder=Holder.PERSON if is_here else Holder.HOSPITAL, handed_on=today if is_here else None,
    )  # fmt: skip
    return row, {"content": words({"what_for": PRACTICE + "일자리에 내려고", "who_asked": "주민센터"})}


def hang_words(team: str, by: Actor, second: str, today: date) -> None:
    """Words that the peers of the room added to the list that ships."""
    for north, south, field, is_agreed in ADDED:
        row = Word(team=team, added_on=today, state=WordState.ACCEPTED if is_agreed else WordState.PROPOSED)
        votes = {second: "yes"} | ({by.user_id: "yes"} if is_agreed else {})
        seal_team_row(row, by=by, content=words({
            "south": south, "north": north, "field": field, "note": PRACTICE.strip(), "votes": votes,
        }))  # fmt: skip
        row.save(force_insert=True)
