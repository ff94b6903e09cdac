"""Somebody with eight words and a file, in a running practice house. Prints what a browser needs to know.

python -m tests.journeys.own_folk      (SIJAK_DATA_DIR, SIJAK_PRACTICE, DJANGO_SETTINGS_MODULE)
"""

from __future__ import annotations

import json
import os
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import django


def come_alive() -> dict[str, Any]:
    """Runs once Django stands: the house's own code, as a worker's day would run it."""
    from sijak.accounts.enums import permissions_of
    from sijak.accounts.line import vault
    from sijak.care.actions.appointments import Plan, make_appointment
    from sijak.care.actions.sharing import share_words
    from sijak.care.enums import AppointmentKind
    from sijak.counselling.actions.at_home import ask_at_home
    from sijak.kernel.actor import Actor
    from sijak.kernel.dates import add_working_days, today
    from sijak.kernel.ids import random_id
    from sijak.people.models import Strand
    from sijak.reach.actions import answer_request, receive_request
    from sijak.reach.asked import Asked
    from sijak.reach.models import Request

    line = vault()
    cast = json.loads((Path(os.environ["SIJAK_DATA_DIR"]) / "practice" / "cast.json").read_text())
    teams = cast["teams"]

    def actor(handle: str) -> Actor:
        token = line.unlock(handle, cast["people"][handle]["phrase"])["token"]
        who = line.whoami(token)
        return Actor(
            token=token, user_id=who["user"], name=who["name"], role=who["role"],
            permissions=permissions_of(who["role"]), teams=tuple(t["id"] for t in who["teams"]),
            centre=who["centre"], language="ko", where="journey", is_officer=False,
        )  # fmt: skip

    sora, minji = actor("sora"), actor("minji")
    request, _new = receive_request(by=None, request_id=random_id(), asked=Asked(words="속이 쏩니다"))
    box = line.mailbox_new(teams["intake"])
    Request.objects.filter(pk=request.pk).update(mailbox=box["mailbox"])
    request.refresh_from_db()
    answer_request(
        by=sora,
        request=request,
        text="잘 읽었습니다. 화요일 오후에 만나요.",
        promised=today() + timedelta(days=3),
    )
    face = {"display": f"들꽃{int(random_id(), 16) % 10_000}"}
    ticket = line.match(sora.token, names=[face["display"]], birth_year=None, phones=[])
    seoul, heart = [teams["seoul"], teams["intake"]], [teams["heart"]]
    made = line.create_person(
        sora.token, ticket=ticket["ticket"], face=face, profile={}, lead=minji.user_id, hidden_from=(),
        strands={"contact": [*seoul, *heart], "self": seoul, "safety": seoul[:1], "casework": seoul[:1],
                 "counselling": heart},
        mailbox=box["mailbox"], only_team="", different=True, stage="open",
    )  # fmt: skip
    of = {"casework": seoul[0], "counselling": heart[0]}
    Strand.objects.bulk_create(
        [Strand(id=s, compartment=c, team=of.get(c, "")) for c, s in made["strands"].items()]
    )
    own = made["strands"]["self"]
    plan = Plan(
        kind=AppointmentKind.MEET, day=add_working_days(today(), 3), at=time(14, 30), minutes=50,
        place="국립의료원 2층", what="함께 이야기하는 날", bring="신분증, 병원에서 받은 종이", is_sure=True,
        way="동대문역사문화공원역 13번으로 나와 왼쪽으로 100걸음. 큰 병원 문이 보입니다.",
    )  # fmt: skip
    make_appointment(by=minji, strand=made["strands"]["casework"], plan=plan, own_page=own)
    due = today() + timedelta(days=9)
    share_words(by=minji, strand=own, kind="plan", ref="plan", words={
        "day": today().isoformat(), "in_words": "천천히, 하나씩 합니다.", "review_on": due.isoformat(),
        "goals": [{"words": "밤에 잠을 잘 자기", "why": "몸이 무거워 일을 못 갑니다"},
                  {"words": "딸과 다시 이야기하기", "why": ""}],
        "steps": [{"goal": 1, "what": "병원에 함께 가기", "due_on": due.isoformat(), "done": False},
                  {"goal": 1, "what": "저녁에 찻물 끊기", "due_on": "", "done": True, "own": True},
                  {"goal": 2, "what": "일요일에 전화하기", "due_on": due.isoformat(), "own": True}],
    })  # fmt: skip
    share_words(by=minji, strand=own, kind="promise", ref="p1", words={
        "day": (today() + timedelta(days=5)).isoformat(), "words": "집 종이를 함께 봅니다."})  # fmt: skip
    share_words(by=minji, strand=own, kind="message", ref="m1", words={
        "day": today().isoformat(), "words": "어제 전화 고마웠습니다. 잘하고 계십니다."})  # fmt: skip
    share_words(by=minji, strand=own, kind="money", ref="b1", words={
        "day": today().isoformat(), "number": "B-204817", "words": "", "total": 900_000,
        "promised": 500_000, "waiting": 200_000, "paid": 300_000, "own_paid": 50_000,
        "by": due.isoformat()})  # fmt: skip
    ask_at_home(
        by=minji, person=made["person"], strand=made["strands"]["counselling"], own_page=own,
        once=random_id(), key="phq9", language="ko", until=due,
    )  # fmt: skip
    return {"words": box["words"], "spelled": box["spelled"], "person": made["person"]}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(come_alive(), ensure_ascii=False))
