"""Who goes along in the practice town this week, and who pays whose bill there? All of it invented."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from typing import Any

from sijak.health.actions.companions import add_companion
from sijak.health.actions.going import choose_goer
from sijak.health.enums import (
    BillKind,
    CommitmentKind,
    GoingState,
    Hospital,
    Hour,
    Payer,
    PayKind,
    ShareState,
    Speech,
)
from sijak.health.models import Bill, Commitment, Going, Reimbursement, Share
from sijak.health.rules.going import Able
from sijak.kernel.actor import Actor
from sijak.kernel.dates import add_working_days
from sijak.kernel.ids import random_id
from sijak.people.queries.files import open_file_of
from sijak.people.walking import openable
from sijak.practice.population import Inhabitant
from sijak.practice.story import PRACTICE, Story, words

HAS_A_BILL, ASKS_FOR_COMPANY = 0.25, 0.05
MOST_GOINGS = 8
PLACES = ("정문 오른쪽 긴 의자", "접수 창구 앞", "2층 승강기 앞")
KNOW = ("귀가 어두우니 천천히 말하기.", "계단을 힘들어함.", "약 이름을 종이에 적어 주면 좋음.")
WHAT = ("무릎 사진 찍으러 감", "피 검사 결과 들으러 감", "허리 치료")
TREATMENTS = ((480_000, 400_000), (1_200_000, 900_000), (2_700_000, 2_000_000), (950_000, 700_000))
HOURS_OF_THE_DAY = (time(9, 30), time(10, 40), time(14, 0), time(15, 20))


def tell(who: Inhabitant, strands: dict[str, str], users: dict[str, str], today: date) -> Story:
    """A bill with its payers for some of those whom the hospital room helps; company for a few."""
    story = Story([], [])
    if who.department != "health":
        return story
    rng = random.Random(f"company-{who.number}")
    if rng.random() < HAS_A_BILL or who.number % 10 == 0:
        story.sealed += bill(strands["health"], today, rng)
    if rng.random() < ASKS_FOR_COMPANY or who.number % 15 == 0:
        story.sealed.append(going(strands["health"], users[who.lead], today, rng))
    return story


def bill(strand: str, today: date, rng: random.Random) -> list[tuple[Any, dict[str, str]]]:
    total, aid = rng.choice(TREATMENTS)
    day = today - timedelta(days=rng.randrange(0, 60))
    row = Bill(id=random_id(), strand_id=strand, kind=rng.choice(list(BillKind)), hospital=Hospital.NMC,
               day=day, total_krw=total)  # fmt: skip
    common = {"strand_id": strand, "bill": row, "kind": PayKind.GENERAL}
    rest, fund = total - aid, rng.random() < 0.6
    shares = [Share(**common, payer=Payer.AID, state=ShareState.PAID, asked_krw=aid, promised_krw=aid,
                    paid_krw=aid, asked_on=day, answer_by=day, answered_on=day)]  # fmt: skip
    shares.append(Share(**common, payer=Payer.FOUNDATION, state=ShareState.ASKED, asked_krw=rest // 2,
                        asked_on=day, answer_by=add_working_days(today, rng.randrange(2, 9))))  # fmt: skip
    if fund:
        part = rest // 4
        shares.append(Share(**common, payer=Payer.FUND, state=ShareState.PROMISED, asked_krw=part,
                            promised_krw=part, answered_on=day))  # fmt: skip
    told = {"words": PRACTICE + rng.choice(WHAT), "paper": ""}
    papers = words({"papers": {"form": day.isoformat(), "bill": day.isoformat()}})
    return [(row, {"content": words(told)}), *((share, {"content": papers}) for share in shares)]


def going(strand: str, lead: str, today: date, rng: random.Random) -> tuple[Any, dict[str, str]]:
    day = today + timedelta(days=rng.randrange(0, 5))
    row = Going(id=random_id(), strand_id=strand, day=day, hospital=Hospital.NMC, asked_by=lead)
    told = {"at": f"{rng.choice(HOURS_OF_THE_DAY):%H:%M}", "place": PRACTICE + rng.choice(PLACES),
            "what": PRACTICE + rng.choice(WHAT), "know": PRACTICE + rng.choice(KNOW),
            "speech": rng.choice(["", *Speech.values[:3]]), "sex": "", "car": False}  # fmt: skip
    return row, {"content": words(told)}


def go_along(known: dict[str, Any], by: Actor, today: date) -> None:
    """Two who go along; jisoo goes this afternoon; what our fund promised, signed by two."""
    users, team = {h: p["user"] for h, p in known["people"].items()}, known["teams"]["health"]
    able = (
        ("jisoo", Able(("nmc", "smc"), ("ryanggang", "chinese"), tuple(Hour.values), "f", True, 6)),
        ("seolhwa", Able(("nmc",), ("hamgyong",), tuple(Hour.values[:8]), "f", False, 2)),
    )
    for handle, one in able:
        add_companion(by=by, team=team, user=users[handle], able=one, words=PRACTICE + "웃음이 많음.")
    this_afternoon(users, by, today)
    signed(users, today)


def this_afternoon(users: dict[str, str], by: Actor, today: date) -> None:
    """The first request is for today, and jisoo has said yes."""
    rows = list(Going.objects.filter(state=GoingState.OPEN).order_by("id"))
    rows, rest = rows[:MOST_GOINGS], rows[MOST_GOINGS:]
    Going.objects.filter(pk__in=[row.pk for row in rest]).delete()
    whose = openable(by, [row.strand_id for row in rows])
    for row in rows:
        if person := whose.get(row.strand_id):
            Going.objects.filter(pk=row.pk).update(day=today)
            file = open_file_of(by, person, "health")
            choose_goer(by=by, file=file, strand=row.strand_id, going=row.pk, goer=users["jisoo"],
                        reserve=users["seolhwa"])  # fmt: skip
            Going.objects.filter(pk=row.pk).update(state=GoingState.TAKEN)
            return


def signed(users: dict[str, str], today: date) -> None:
    shares = Share.objects.filter(payer=Payer.FUND, state=ShareState.PROMISED).select_related("bill")
    Commitment.objects.bulk_create([
        Commitment(kind=CommitmentKind.PROMISED, bill_number=share.bill.number, payer=Payer.FUND,
                   promised_krw=share.promised_krw, day=share.bill.day, signed_by=users["yongil"],
                   second_by=users["seolhwa"])
        for share in shares
    ])  # fmt: skip
    Reimbursement.objects.create(worker=users["jisoo"], day=today - timedelta(days=3), laid_out_krw=2_800)
