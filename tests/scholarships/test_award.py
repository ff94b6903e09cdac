"""Is an award paid in parts on the line of money, and does it pause, go on, end and come again?"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.money import line
from sijak.scholarships.actions import applying, awarding
from sijak.scholarships.enums import AwardState, PartState
from sijak.scholarships.models import Award, Draft, Offer, Part, Report
from sijak.scholarships.queries import awards as queries
from sijak.scholarships.queries.applying import told_in, where
from tests.house import House
from tests.scholarships import made


def awarded(house: House) -> tuple[made.Applied, Award]:
    _, applied = made.whole(house, 1)
    return applied[0], Award.objects.get()


def test_it_asks_for_a_part_once_and_follows_the_line(house: House) -> None:
    applied, award = awarded(house)
    sora = house.actor("sora")
    part = awarding.ask_payment(by=sora, pk=award.pk, number=1)
    assert line.standing([part.outlay])[part.outlay].won == part.won
    with pytest.raises(Refused):
        awarding.ask_payment(by=sora, pk=award.pk, number=1)
    for state, ours in (("promised", PartState.PROMISED), ("sent", PartState.SENT), ("paid", PartState.PAID)):
        changed = line.Changed(part.outlay, "award", applied.row.number, state, part.won, today())
        awarding.follow_line(by=None, changed=changed)
        part.refresh_from_db()
        assert part.state == ours
    assert where(made.again(applied).draft).paid == part.won


def test_it_pays_the_second_part_after_a_report_only(house: House) -> None:
    applied, award = awarded(house)
    Part.objects.filter(number=2).update(due_on=today())
    with pytest.raises(Refused):
        awarding.ask_payment(by=house.actor("sora"), pk=award.pk, number=2)
    for grade in (90, 91):  # sent again, it takes the place of the first
        awarding.send_report(by=made.again(applied), scale="p100", grade=Decimal(grade), life="잘 지냅니다.")
    assert [row.figure for row in Report.objects.all()] == [91]
    assert queries.open_award(house.actor("sora"), award.pk).reports[0]["life"] == "잘 지냅니다."
    awarding.ask_payment(by=house.actor("sora"), pk=award.pk, number=2)


def test_it_pauses_takes_what_nobody_signed_off_the_line_and_goes_on(house: House) -> None:
    applied, award = awarded(house)
    sora = house.actor("sora")
    part = awarding.ask_payment(by=sora, pk=award.pk, number=1)
    awarding.pause_award(by=sora, pk=award.pk, why="아기가 태어났습니다.")
    assert line.standing([part.outlay])[part.outlay].state == line.State.WITHDRAWN
    assert any("아기가" in one.text for one in made.letters_of(applied))
    later = today() + timedelta(days=90)
    awarding.resume_award(by=sora, pk=award.pk, starts_on=later)
    assert award.parts.get(number=1).due_on == later
    with pytest.raises(Refused):
        awarding.resume_award(by=sora, pk=award.pk, starts_on=later)


def test_it_ends_early_with_a_reason_that_they_read(house: House) -> None:
    applied, award = awarded(house)
    awarding.break_award(by=house.actor("sora"), pk=award.pk, why="학교를 그만두었습니다.")
    award.refresh_from_db()
    assert award.state == AwardState.BROKEN
    with pytest.raises(Refused):
        awarding.send_report(by=made.again(applied), scale="p100", grade=Decimal(80), life="…")


def test_it_carries_on_for_one_more_term_and_asks_nothing_again(house: House) -> None:
    applied, award = awarded(house)
    sora = house.actor("sora")
    with pytest.raises(Refused):
        awarding.renew_award(by=sora, pk=award.pk)
    awarding.send_report(by=made.again(applied), scale="p100", grade=Decimal(90), life="잘 지냅니다.")
    awarding.renew_award(by=sora, pk=award.pk)
    assert Part.objects.filter(award=award).count() == 4
    with pytest.raises(Refused):  # the rule of this round: one further term
        awarding.renew_award(by=sora, pk=award.pk)


def test_it_takes_along_what_was_written_into_the_next_round(house: House) -> None:
    applied, _ = awarded(house)
    after, draft = made.opened(house), random_id()
    house.state._crowd.clear()
    box = applying.carry_over(by=made.again(applied), to=after.pk, draft_id=draft)
    told = told_in(box.pass_, Draft.objects.get(pk=draft))
    assert told.name == "들꽃0" and told.essay["aim"] == made.AIM
    assert not told.grades and not told.papers


def test_it_offers_to_help_others_and_takes_it_back(house: House) -> None:
    applied, award = awarded(house)
    awarding.offer_mentoring(by=made.again(applied), words="수강 신청을 도울 수 있습니다.")
    assert queries.open_award(house.actor("sora"), award.pk).offer
    awarding.offer_mentoring(by=made.again(applied), words="")
    assert not Offer.objects.exists()


def test_it_gives_nothing_to_somebody_who_was_not_chosen(house: House) -> None:
    applied = made.sent(house, made.opened(house))
    with pytest.raises(NotForYou):
        awarding.offer_mentoring(by=made.again(applied), words="도울 수 있습니다.")
