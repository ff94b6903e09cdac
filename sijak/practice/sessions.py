"""What is written in the counselling rooms of the practice town? Invented; every text says so."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import Any

from sijak.care.models import Appointment
from sijak.counselling.enums.sessions import Need, SessionKind, SessionState, Theme
from sijak.counselling.models import Debrief, HeavySession, Session, SupervisionMeeting
from sijak.journal.enums import Channel, Kind
from sijak.journal.models import Entry
from sijak.kernel.actor import Actor
from sijak.people.enums import Stage
from sijak.people.team_sealing import seal_team_row
from sijak.practice.population import Inhabitant
from sijak.practice.story import PRACTICE, Story, words

THEIR_WORDS = (
    "밤이면 두만강 물소리가 들립니다.",
    "웃다가도 두고 온 동생 생각이 나면 밥이 안 넘어갑니다.",
    "가슴이 한심합니다. 누구한테 말도 못 합니다.",
    "요즘은 아침에 일어나는 게 조금 헐합니다.",
    "전화벨만 울려도 놀랍니다.",
    "여기 사람들 말이 빨라서 반은 놓칩니다.",
)
SEEN = ("말끝이 또렷해짐. 차를 다 마심.", "오래 울고 나서 어깨가 내려감.", "손을 계속 만짐. 눈을 맞춤.",
        "아이 이야기를 할 때 처음으로 웃음.")  # fmt: skip
NEXT = ("다음 주 같은 시각.", "잠 적기를 이레 동안.", "숨 고르기를 자기 전에 한 번.")
KINDS = (SessionKind.INDIVIDUAL,) * 6 + (SessionKind.PHONE, SessionKind.PHONE, SessionKind.VISIT)
# Themes as often as the helpers of such rooms tell of them; no figure of any study.
THEMES = (Theme.SLEEP, Theme.SLEEP, Theme.HOME, Theme.FAMILY, Theme.FAMILY, Theme.CHILDREN, Theme.MONEY,
          Theme.BODY, Theme.FEAR, Theme.LOSS, Theme.PAST, Theme.BELONGING, Theme.STRENGTH)  # fmt: skip
NEEDS = (Need.TRAUMA, Need.ALONE, Need.POVERTY, Need.ILLNESS, Need.PARENT)
HOURS = ("10:00", "11:00", "14:00", "15:30", "17:00")
LATEST = 9  # sessions told of one person


def tell(who: Inhabitant, strands: dict[str, str], users: dict[str, str], today: date) -> Story:
    """Sessions over the years of those whom the counsellors know, and this week's planned ones."""
    story = Story([], [])
    strand = strands.get("counselling")
    if not strand or who.stage == Stage.CLOSED:
        return story
    rng = random.Random(who.number)  # of its own: what others tell stays as it was
    worker = users[rng.choice(("minji", "eunha"))]
    peer = users[rng.choice(("yongil", "seolhwa"))]
    span = max(1, (who.heard - who.since).days)
    for back in sorted({rng.randrange(span) for _ in range(rng.randrange(2, LATEST))}, reverse=True):
        keep(story, rng, strand, worker, peer, who.heard - timedelta(days=back))
    if rng.random() < 0.25:
        plan(story, rng, strand, worker, peer, today)
    return story


def keep(story: Story, rng: random.Random, strand: str, worker: str, peer: str, day: date) -> None:
    kind, minutes = rng.choice(KINDS), rng.choice((30, 50, 50, 60, 80))
    late = timedelta(days=rng.choice((0, 0, 0, 0, 1)))
    row = Session(
        strand_id=strand, kind=kind, state=SessionState.KEPT, day=day, worker=worker,
        second=peer if kind == SessionKind.VISIT else "", written_on=day + late, written_by=worker,
        minutes=minutes,
        themes=codes(rng, THEMES, 3), needs=codes(rng, NEEDS, 2),
    )  # fmt: skip
    story.sealed.append((row, {
        "setting": "{}", "their_words": PRACTICE + rng.choice(THEIR_WORDS), "data": rng.choice(SEEN),
        "assessment": "", "plan": rng.choice(NEXT),
    }))  # fmt: skip
    visit = kind == SessionKind.VISIT
    story.entries.append(Entry(
        strand_id=strand, day=day, month=day.isoformat()[:7], kind=Kind.VISIT if visit else Kind.SESSION,
        minutes=minutes, centre="seoul", channel=Channel.HOME if visit else Channel.ROOM,
    ))  # fmt: skip


def plan(story: Story, rng: random.Random, strand: str, worker: str, peer: str, today: date) -> None:
    kind, day = rng.choice(KINDS), today + timedelta(days=rng.randrange(0, 7))
    second = peer if kind == SessionKind.VISIT else ""
    of_care = {SessionKind.VISIT: "visit", SessionKind.PHONE: "call"}.get(kind, "meet")
    met = Appointment(strand_id=strand, kind=of_care, day=day, worker=worker, second=second)
    at = {"at": rng.choice(HOURS), "minutes": 50, "place": PRACTICE + "작은 방", "what": ""}
    row = Session(strand_id=strand, kind=kind, day=day, worker=worker, second=second, appointment=met)
    story.sealed += [(met, {"content": words(at)}), (row, {"setting": "{}"})]


def codes(rng: random.Random, among: tuple[Any, ...], most: int) -> str:
    return " ".join(dict.fromkeys(str(rng.choice(among).value) for _ in range(rng.randrange(1, most + 1))))


# -- care for those who care -------------------------------------------------------------------------
MEETINGS = (
    (18, "밤 이야기를 너무 많이 들은 달. 서로 쉬는 날을 정함.", 12),
    (49, "집에 둘이 가는 순서를 다시 나눔.", None),
    (77, "처음 온 사람에게 무엇을 묻지 않을지 이야기함.", None),
)


def care(by: Actor, users: dict[str, str], teams: dict[str, str], today: date) -> None:
    """The counsellors' log of supervision, their heavy hours, and one talk that waits."""
    rng = random.Random(7)
    both, team = [users["minji"], users["eunha"]], teams["heart"]
    for ago, said, ahead in MEETINGS:
        row = SupervisionMeeting(
            team=team, day=today - timedelta(days=ago), written_by=users["minji"],
            next_on=today + timedelta(days=ahead) if ahead else None,
        )  # fmt: skip
        told = {"who": both, "guide": PRACTICE + "밖에서 온 선생님", "words": PRACTICE + said}
        seal_team_row(row, by=by, content=json.dumps(told, ensure_ascii=False))
        row.save(force_insert=True)
    HeavySession.objects.bulk_create(
        HeavySession(worker=worker, day=today - timedelta(days=rng.randrange(40)),
                     weight=rng.choice(("some", "some", "much")))
        for worker in both for _ in range(6)
    )  # fmt: skip
    Debrief.objects.create(
        worker=users["minji"], team=team, because="signal", asked_on=today - timedelta(days=1),
        due_on=today + timedelta(days=1),
    )  # fmt: skip
