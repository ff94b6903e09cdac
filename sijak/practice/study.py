"""Which scholarships are there in the practice town? A round that was decided, and one that is open.

Nobody wrote these texts: they were made up, and say so in their first words.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sijak.kernel.actor import Actor
from sijak.kernel.ids import random_id
from sijak.practice.story import PRACTICE
from sijak.scholarships.actions import applying, deciding, reading, releasing, rounds
from sijak.scholarships.actions.applying import Mine
from sijak.scholarships.actions.rounds import Rules
from sijak.scholarships.models import Draft, Review, Round
from sijak.scholarships.queries import desk
from sijak.scholarships.rules.reading import Points

AIMS = (
    "아픈 사람 곁에 앉아 있던 겨울에, 사람을 낫게 하는 일을 배우기로 마음먹었습니다.",
    "집을 짓는 사람이 되고 싶습니다. 비가 새지 않는 방에서 아이들이 자라게 하고 싶습니다.",
    "수를 다루는 일이 즐겁습니다. 작은 가게도 살림을 바로 세울 수 있게 돕고 싶습니다.",
    "말을 배우는 아이들을 가르치고 싶습니다. 저도 새 말을 배우느라 오래 조용했습니다.",
)
PLAN = "아침마다 도서실에 가고, 모르는 것은 선배에게 묻겠습니다. 힘들면 먼저 말하겠습니다."
LIFE = "밤에 일을 해서 잠이 모자랍니다."
NAMES = ("들꽃", "새벽별", "민들레", "느티", "가람", "여울", "솔잎", "하늬")
READERS = ("minji", "yongil", "eunha", "seolhwa", "jinsook", "taeho")
SEXES, AGES, SINCE = ("f", "m", "f"), ("-24", "25-34"), ("-3", "4-10", "here")


def rules(day: date, places: int, shift: int = 0) -> Rules:
    """Open today. ``shift``: so many days until its last one."""
    return Rules(
        "fruit", f"{day.year}-{1 if shift else 2}", {}, ["under", "grad"], [],
        {"grades": 60, "aim": 15, "plan": 15, "life": 10}, places, 1_300_000, 2, 70, True, 1,
        day - timedelta(days=20), day + timedelta(days=shift or 14), day + timedelta(days=30),
        day + timedelta(days=40), day + timedelta(days=60),
    )  # fmt: skip


def fill(known: dict[str, Any], actors: dict[str, Actor], day: date) -> None:
    """``actors``: sora and shinae decide, minji, yongil and eunha read."""
    sora, team, readers = actors["sora"], known["teams"]["study"], known["teams"]["readers"]
    past = announced(sora, team, readers, rules(day, 3))
    for number in range(len(NAMES)):
        release(sora, apply(past, number))
    close(past, day)
    for _ in range(2):  # where two stand far apart, a third reads
        releasing.share_out(by=sora, one=past)
        for at, handle in enumerate(READERS):
            read(actors[handle], past, at)
    deciding.write_minutes(by=sora, pk=past.pk, present=PRACTICE + "소라, 신애",
                           words=PRACTICE + "차례를 그대로 따랐다.", reserves=1)  # fmt: skip
    deciding.confirm_choice(by=actors["shinae"], pk=past.pk)
    now = announced(sora, team, readers, rules(day, 10, shift=21))
    for number in range(4):
        pk = apply(now, number)
        if number < 2:
            release(sora, pk)
    releasing.share_out(by=sora, one=now)


def announced(by: Actor, team: str, readers: str, said: Rules) -> Round:
    one = rounds.keep_round(by=by, once=random_id(), team=team, readers=readers, rules=said)
    return rounds.announce_round(by=by, pk=one.pk)


def apply(one: Round, number: int) -> str:
    """By somebody with their eight words, which nobody keeps."""
    draft = random_id()
    box = applying.begin_draft(by=None, draft_id=draft, pk=one.pk)
    about = {
        "name": PRACTICE + NAMES[number], "level": "under", "school": PRACTICE + "한빛대학교", "other": "no",
        "other_who": "", "not_to": "", "reach": "", "sex": SEXES[number % 3], "age": AGES[number % 2],
        "since": SINCE[number % 3],
    }  # fmt: skip
    essay = {"aim": AIMS[number % len(AIMS)], "plan": PLAN, "life": LIFE if number % 2 else ""}
    for step, said in (("about", about), ("grades", {"scale": "k45", "grade": f"{4.4 - number / 10:.1f}"}),
                       ("essay", essay)):  # fmt: skip
        mine = Mine(box.pass_, Draft.objects.select_related("round").get(pk=draft))
        applying.keep_step(by=mine, step=step, said=said)
    mine = Mine(box.pass_, Draft.objects.select_related("round").get(pk=draft))
    applying.send_application(by=mine, language="ko")
    return draft


def release(by: Actor, pk: str) -> None:
    texts = desk.open_application(by, pk).texts
    releasing.release_application(by=by, pk=pk, texts=texts, kept=set(), is_read=True)


def read(by: Actor, one: Round, at: int) -> None:
    rows = Review.objects.waiting().filter(reader=by.user_id, piece__application__round=one)
    for number, row in enumerate(rows):
        points = Points(by.user_id, 3 + (at + number) % 3, 3 + number % 2, 3)
        reading.give_points(by=by, pk=row.pk, points=points, why=PRACTICE + "글이 또렷하다.")


def close(one: Round, day: date) -> None:
    """As if its last day were behind us; the first payment is due today."""
    Round.objects.filter(pk=one.pk).update(
        opens_on=day - timedelta(days=60), closes_on=day - timedelta(days=20),
        reads_until=day, decides_on=day, starts_on=day,
    )  # fmt: skip
    one.refresh_from_db()
