"""How does a round come as far as a test needs it? Days are moved, deeds are real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.people import letters
from sijak.scholarships.actions import applying, deciding, reading, releasing, rounds
from sijak.scholarships.actions.applying import Mine
from sijak.scholarships.actions.rounds import Rules
from sijak.scholarships.models import Application, Draft, Review, Round
from sijak.scholarships.queries import desk, ranking
from sijak.scholarships.rules.reading import Points
from tests.house import House

AIM = "사람을 낫게 하는 일을 배우고 싶습니다. 아픈 사람 곁에 앉아 있던 겨울에 그렇게 마음먹었습니다."
PLAN = "아침마다 도서실에 가고, 모르는 것은 선배에게 묻겠습니다."
LIFE = "밤에 일을 해서 잠이 모자랍니다."


def rules(**changed: Any) -> Rules:
    day = today()
    known: dict[str, Any] = {
        "call": "fruit", "term": f"{day.year}-2", "words": {}, "levels": ["under", "grad"], "papers": [],
        "weights": {"grades": 60, "aim": 15, "plan": 15, "life": 10}, "places": 2, "won_each": 1_300_001,
        "parts": 2, "least": 70, "is_alone": True, "renewals": 1, "opens_on": day - timedelta(days=1),
        "closes_on": day + timedelta(days=20), "reads_until": day + timedelta(days=30),
        "decides_on": day + timedelta(days=40), "starts_on": day + timedelta(days=50),
    }  # fmt: skip
    return Rules(**(known | changed))


def opened(house: House, **changed: Any) -> Round:
    sora = house.actor("sora")
    one = rounds.keep_round(by=sora, once=random_id(), team=house.teams["study"],
                            readers=house.teams["readers"], rules=rules(**changed))  # fmt: skip
    return rounds.announce_round(by=sora, pk=one.pk)


def closed(one: Round) -> Round:
    """As if its last day were yesterday."""
    day = today()
    Round.objects.filter(pk=one.pk).update(
        opens_on=day - timedelta(days=30), closes_on=day - timedelta(days=1), reads_until=day,
        decides_on=day, starts_on=day,
    )  # fmt: skip
    one.refresh_from_db()
    return one


@dataclass(slots=True)
class Applied:
    """Somebody who applies: their eight words and what these open."""

    mine: Mine
    words: list[str]

    @property
    def row(self) -> Application:
        return Application.objects.select_related("round").get(pk=self.mine.draft.pk)


def begun(house: House, one: Round) -> Applied:
    house.state._crowd.clear()
    draft_id = random_id()
    box = applying.begin_draft(by=None, draft_id=draft_id, pk=one.pk)
    return Applied(Mine(box.pass_, Draft.objects.select_related("round").get(pk=draft_id)), box.words)


def again(one: Applied) -> Mine:
    """The draft as it stands now."""
    return Mine(one.mine.pass_, Draft.objects.select_related("round").get(pk=one.mine.draft.pk))


def written(
    house: House, one: Round, name: str = "들꽃", grade: str = "92", school: str = "한빛대학교 간호학과",
    **essay: str,
) -> Applied:  # fmt: skip
    applied = begun(house, one)
    about = {"name": name, "level": "under", "school": school, "other": "no", "sex": "f", "age": "-24",
             "since": "-3", "not_to": "", "reach": "", "other_who": ""}  # fmt: skip
    for step, said in (
        ("about", about),
        ("grades", {"scale": "p100", "grade": grade}),
        ("essay", {"aim": AIM, "plan": PLAN, "life": LIFE} | essay),
    ):
        applying.keep_step(by=again(applied), step=step, said=said)
    return applied


def sent(house: House, one: Round, **about: Any) -> Applied:
    applied = written(house, one, **about)
    applying.send_application(by=again(applied), language="ko")
    return applied


def released(house: House, applied: Applied) -> Applied:
    sora = house.actor("sora")
    seen = desk.open_application(sora, applied.mine.draft.pk)
    releasing.release_application(by=sora, pk=seen.row.pk, texts=seen.texts, kept=set(), is_read=True)
    return applied


HANDLES = ("minji", "yongil", "eunha", "seolhwa", "jinsook", "taeho")


def read_all(house: House, one: Round, give: Any = None) -> int:
    """Everybody reads what they were given. ``give``: (reader's place, review) -> three points."""
    done = 0
    for at, handle in enumerate(HANDLES):
        by = house.actor(handle)
        for row in Review.objects.waiting().filter(reader=by.user_id, piece__application__round=one):
            points = give(at, row) if give else (4, 3, 3)
            reading.give_points(by=by, pk=row.pk, points=Points(by.user_id, *points), why="글이 또렷합니다.")
            done += 1
    return done


def decided(house: House, one: Round, reserves: int = 1) -> Round:
    deciding.write_minutes(by=house.actor("sora"), pk=one.pk, present="소라, 신애", words="차례대로.",
                           reserves=reserves)  # fmt: skip
    return deciding.confirm_choice(by=house.actor("shinae"), pk=one.pk)


def whole(house: House, people: int = 4) -> tuple[Round, list[Applied]]:
    """A round from its opening to its letters."""
    one = opened(house)
    applied = [sent(house, one, name=f"들꽃{n}", grade=str(95 - n)) for n in range(people)]
    for each in applied:
        released(house, each)
    closed(one)
    releasing.share_out(by=house.actor("sora"), one=one)
    read_all(house, one)
    assert len(ranking.ranking_of(one)) == people
    return decided(house, one), applied


def letters_of(applied: Applied) -> list[letters.Letter]:
    return letters.read_box(applied.mine.pass_).letters
