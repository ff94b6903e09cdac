"""Who stands on the practice town's doorstep today? A few requests, some with a letter box."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import Any

from sijak.kernel.actor import Actor
from sijak.people import counting
from sijak.practice.population import SEED
from sijak.reach.enums import Need, RequestState, Way
from sijak.reach.models import Request
from vault.client import Vault

# (days ago, promised in, way, language, danger, answered, what they ask)
ASKED = (
    (0, 1, Way.PAGE, "ko", False, False, ["health", "money"],
     "속이 쏘고 통세나는데 병원 돈이 무서워 못 갑니다."),
    (0, 0, Way.PAGE, "ko", True, False, ["danger"], "집에 있기가 무섭습니다. 문자만 주십시오."),
    (1, 0, Way.PHONE, "ko", False, False, ["heart"], "밤마다 울음이 납니다. 혼자 밥 먹기 싫습니다."),
    (1, 1, Way.PAGE, "zh-hans", False, False, ["study"], "我想上学，可是韩语还不好。"),
    (3, -1, Way.PARTNER, "ko", False, False, ["papers"], "주민센터 서류를 모르겠다고 합니다."),
    (5, 2, Way.PAGE, "ko", False, True, ["work"], "요양 일을 하고 싶습니다. 자격이 없습니다."),
    (9, 2, Way.WALK_IN, "ko", False, True, ["company"], "같은 말씨를 쓰는 사람과 이야기하고 싶다 함."),
)  # fmt: skip


def ring(vault: Vault, known: dict[str, Any], by: Actor, today: date) -> None:
    """Requests in every state, sealed to the intake team like real ones."""
    team = known["teams"]["intake"]
    rows = [request(vault, team, by, today, asked) for asked in (*ASKED, *past_year())]
    Request.objects.bulk_create(rows)
    marks = []
    for row in rows:
        marks.append(counting.Mark("requests", row.received_on, "seoul", "", row.id))
        if row.answered_on:
            marks.append(counting.Mark("answered", row.answered_on, "seoul", "", row.id))
            if row.answered_on <= row.promised_on:
                marks.append(counting.Mark("answered_in_time", row.answered_on, "seoul", "", row.id))
    counting.mark(marks)


def state_of(ago: int, answered: bool) -> RequestState:
    if not answered:
        return RequestState.NEW
    return RequestState.ANSWERED if ago < 10 else RequestState.OPENED


def past_year() -> list[tuple[Any, ...]]:
    """Answered long ago, nearly always in time; without them the figures would begin today."""
    rng, out = random.Random(SEED), []
    for ago in range(12, 365):
        if rng.random() < 0.3:
            way = rng.choices(list(Way), (6, 3, 2, 1))[0]
            ahead = 2 if rng.random() < 0.9 else 0
            out.append((ago, ahead - ago, way, "ko", False, True, [rng.choice(list(Need)).value], "지난 청"))
    return out


def request(vault: Vault, team: str, by: Actor, today: date, asked: tuple[Any, ...]) -> Request:
    ago, ahead, way, language, danger, answered, needs, text = asked
    row = Request(
        team=team, received_on=today - timedelta(days=ago), promised_on=today + timedelta(days=ahead),
        way=way, language=language, is_danger=danger, centre="seoul",
        state=state_of(ago, answered),
        answered_on=today - timedelta(days=ago - 1) if answered else None,
        answered_by=by.user_id if answered else "",
    )  # fmt: skip
    content = {
        "for_whom": "me", "needs": needs, "words": f"[연습] {text}", "name": "", "phone": "",
        "safe": {"channels": ["text"], "hours": "13-17", "alias": "반찬가게", "shared_phone": "",
                 "voicemail": False},
        "language": language,
    }  # fmt: skip
    if way == Way.PAGE and ago < 10:
        box = vault.mailbox_new(team)
        row.mailbox = box["mailbox"]
        if answered:
            vault.mailbox_reply(by.token, row.mailbox, "[연습] 화요일 오후에 문자 드리겠습니다.")
            vault.mailbox_write(box["form"], "[연습] 고맙습니다. 화요일 좋습니다.")
    plain = json.dumps(content, ensure_ascii=False).encode()
    row.content = vault.seal_to_team(team, Request._meta.db_table, "content", row.id, plain)
    return row
