"""What was said to the practice town's office that asks for no help? Invented; every word says so."""

from __future__ import annotations

from datetime import date, timedelta

from sijak.kernel.actor import Actor
from sijak.kernel.ids import random_id
from sijak.people.models import Strand
from sijak.practice.story import PRACTICE
from sijak.reach.actions import enter_right, receive_matter
from sijak.reach.enums import MatterKind
from sijak.reach.matters import Told

SAID = (
    (MatterKind.COMPLAINT, "ko", {"words": PRACTICE + "약속한 날에 아무도 오지 않았습니다.",
                                  "about": PRACTICE + "지난 화요일, 모임방"}),
    (MatterKind.VOLUNTEER, "ko", {"words": PRACTICE + "토요일마다 병원에 같이 갈 수 있습니다. 차가 있습니다.",
                                  "name": PRACTICE + "느티", "way": "010-0000-0000", "when": "토요일 낮"}),
    (MatterKind.VOLUNTEER, "zh-hans", {"words": "[练习] 我会说中文，可以帮忙传话。", "name": "[练习] 小河",
                                       "way": "010-0000-0000", "when": "平日晚上"}),
)  # fmt: skip
ASKED_AGO = timedelta(days=4)


def hear(by: Actor, today: date) -> None:
    """A complaint, two who offer time, and a right that was asked for by telephone four days ago."""
    for kind, language, told in SAID:
        receive_matter(by=None, matter_id=random_id(), kind=kind, told=Told.of(told), language=language)
    own = Strand.objects.filter(compartment="self").order_by("id").values_list("pk", flat=True).first()
    words = Told(
        words=PRACTICE + "적힌 것을 종이로 보고 싶다고 전화로 말함.", strand=own or "", noted=by.name
    )
    enter_right(by=by, matter_id=random_id(), kind=MatterKind.COPY, on=today - ASKED_AGO, told=words,
                language="ko", mailbox="", teams=by.teams)  # fmt: skip
