"""What is written about the one person and on the one list that are measured? The same on both
sides: sealed in the house, in clear in the plain pages."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

NOTES, TASKS, MEETINGS, SHARED, TRIES = 110, 40, 24, 12, 8
LISTED = 100
WORDS = (
    "밤마다 같은 꿈을 꿉니다. 잠이 오지 않습니다.", "딸이 학교에서 말이 없어졌습니다.",
    "병원에서 뭐라 하는지 절반도 모르겠습니다.", "일없습니다. 그런데 혼자 밥 먹기가 싫습니다.",
)  # fmt: skip
SEEN = "차를 마시며 이야기함. 얼굴이 지난번보다 밝음. 냉장고가 비어 있고 고지서 두 장이 쌓여 있음. "
STEPS = (
    "병원 날짜 잡기",
    "학교에 전화",
    "배움터 알아보기",
    "서류 같이 쓰기",
    "모임에 한 번 나가기",
)


@dataclass(slots=True)
class Written:
    """``kind``: the model's name; ``clear``: coded columns; ``words``: sealed columns."""

    kind: str
    clear: dict[str, Any]
    words: dict[str, str] = field(default_factory=dict)


def told(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def of_one_person(today: date) -> list[Written]:
    """Two hundred rows over three years; every service with its journal row beside them."""
    rng = random.Random(28)
    rows: list[Written] = []
    for n in range(NOTES):
        day = today - timedelta(days=9 * n + 1)
        rows.append(Written("Note", {
            "kind": rng.choice(("talk", "visit")), "happened_on": day, "written_on": day,
            "minutes": 50, "channel": rng.choice(("room", "phone", "home")),
        }, {"setting": "", "their_words": rng.choice(WORDS), "data": SEEN * 3,
            "assessment": SEEN, "plan": rng.choice(STEPS)}))  # fmt: skip
    for n in range(TASKS):
        rows.append(Written("Task", {"kind": "task", "due_on": today + timedelta(days=n - 20)},
                            {"content": told({"what": rng.choice(STEPS)})}))  # fmt: skip
    for n in range(MEETINGS):
        content = {"at": "14:00", "minutes": 50, "place": "상담실", "what": rng.choice(STEPS)}
        day = today + timedelta(days=3 * n - 30)
        rows.append(Written("Appointment", {"kind": "meet", "day": day},
                            {"content": told(content)}))  # fmt: skip
    for n in range(SHARED):
        shared = {
            "kind": "message",
            "day": (today - timedelta(days=n)).isoformat(),
            "text": WORDS[0],
        }
        rows.append(Written("Shared", {}, {"content": told(shared)}))
    for n in range(TRIES):
        rows.append(Written("LadderRung", {"rung": "message", "day": today - timedelta(days=90 + n),
                                           "outcome": "reached"}, {"content": SEEN}))  # fmt: skip
    rows += _once(today)
    return rows


def _once(today: date) -> list[Written]:
    goals = [{"words": "밤에 네 시간 자기", "why": ""}, {"words": "딸이 학교에서 웃게", "why": ""}]
    days = {"made_on": today, "review_on": today + timedelta(days=60), "agreed_on": today}
    card = {"risk": WORDS[0], "plan": SEEN, "who": "옆집 언니", "place": "찻집", "avoid": ""}
    return [
        Written("Plan", days, {"content": told({"goals": goals, "in_words": ""})}),
        Written("SafetyCard", {}, {"content": told(card)}),
        *(Written("Consent", {"kind": kind, "state": "given"}, {"detail": told({"said": []})})
          for kind in ("ordinary", "sensitive", "third_party", "publicity")),
    ]  # fmt: skip


def of_one_list(today: date) -> list[Written]:
    """A hundred things to do, one for each person: due, overdue and a little ahead."""
    rng = random.Random(100)
    return [
        Written("Task", {"kind": "task", "due_on": today + timedelta(days=n % 12 - 6)},
                {"content": told({"what": rng.choice(STEPS)})})
        for n in range(LISTED)
    ]  # fmt: skip


def face(n: int) -> dict[str, Any]:
    return {"display": f"들꽃 {n:03d}", "names": [f"리들꽃{n:03d}"], "birth_year": 1975,
            "phones": [f"010-0999-{n:04d}"], "language": "ko",
            "safe": {"channels": ["text"], "hours": "13-17", "alias": "꽃집", "voicemail": False,
                     "shared_phone": "", "note": ""}}  # fmt: skip


# -- the board of a hospital room ------------------------------------------------------------------
AT_THE_DESK = 40
WAY = (("waiting", 0), ("doctor", 25), ("paying", 14), ("gone", 9))
DEPARTMENTS = ("inside", "bones", "teeth", "eyes", "skin", "women")
NOTES_AT_THE_DESK = ("무릎이 쏨", "약을 다 먹음", "피검사 결과 보러 옴", "")


@dataclass(slots=True)
class AtTheDesk:
    """``trail``: [state, clock] until where they are now."""

    number: int
    is_new: bool
    is_known: bool
    alias: str
    department: str
    note: str
    trail: list[list[str]]


def of_one_desk() -> list[AtTheDesk]:
    """Twelve wait, eight are with the doctor, four pay, sixteen have gone."""
    rng = random.Random(17)
    steps = [4] * 16 + [3] * 4 + [2] * 8 + [1] * 12
    return [
        AtTheDesk(number, rng.random() < 0.3, number % 6 == 0, f"들꽃{number}", rng.choice(DEPARTMENTS),
                  rng.choice(NOTES_AT_THE_DESK), trail_of(number, many))
        for number, many in enumerate(steps, 1)
    ]  # fmt: skip


def trail_of(number: int, many: int) -> list[list[str]]:
    minute, trail = number, []
    for state, later in WAY[:many]:
        minute += later
        trail.append([state, f"{minute // 60:02}:{minute % 60:02}:00"])
    return trail
