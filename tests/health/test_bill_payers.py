"""Payers on a bill: dated ceilings, what was used, answers, and one sentence of what is left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from sijak.care.models import Task
from sijak.health.actions import shares as deeds
from sijak.health.actions.bills import pay_self, tell_own_page, tell_used
from sijak.health.enums import BillState, Payer, PayKind, ShareState
from sijak.health.models import Bill, Share
from sijak.health.queries.bills import one_bill, used_of
from sijak.health.queries.sentences import in_each_language
from sijak.health.rules.payers import ceiling_of, ceilings
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.actions.papers import keep_paper
from sijak.people.queries.shared import shared_of
from tests.files import samples
from tests.health.company_folk import bill_of, part, patient
from tests.house import House


def strand(made: dict[str, dict[str, str]]) -> str:
    return made["strands"]["health"]


def asked(house: House, made: dict[str, dict[str, str]], share: Share) -> Share:
    return deeds.say_asked(by=house.actor("yongil"), strand=strand(made), share=share.pk, asked_on=today(),
                           answer_by=today() + timedelta(days=7))  # fmt: skip


def answered(house: House, made: dict[str, dict[str, str]], share: Share, won: int, why: str = "") -> Share:
    return deeds.answer_share(by=house.actor("yongil"), strand=strand(made), share=share.pk, promised_krw=won,
                              why=why)  # fmt: skip


def test_it_reads_rules_with_their_day_and_source() -> None:
    assert all(one.source.startswith("https://") and one.is_to_verify for one in ceilings())
    assert ceiling_of(Payer.FOUNDATION, PayKind.GENERAL, date(2023, 9, 30)) is None
    rule = ceiling_of(Payer.FOUNDATION, PayKind.GENERAL, date(2023, 10, 1))
    assert rule and rule.yearly_krw == 3_000_000
    assert ceiling_of(Payer.FUND, PayKind.GENERAL, today()) is None


def test_it_refuses_over_the_year_with_what_is_left_and_why(house: House) -> None:
    made = patient(house)
    part(house, made, bill_of(house, made, 2_600_000), Payer.FOUNDATION, 2_600_000)
    second = bill_of(house, made, 900_000)
    with translation.override("en"), pytest.raises(Refused) as no:
        part(house, made, second, Payer.FOUNDATION, 400_001)
    said = str(no.value.sentence)
    assert no.value.field == "asked_krw"
    assert "3,000,000 won" in said and "2,600,000 won" in said and "400,000 won is left" in said
    assert part(house, made, second, Payer.FOUNDATION, 400_000).asked_krw == 400_000


def test_it_counts_what_was_given_elsewhere_and_nothing_of_another_year(house: House) -> None:
    made = patient(house)
    told = {"payer": Payer.FOUNDATION, "kind": PayKind.GENERAL}
    tell_used(by=house.actor("yongil"), strand=strand(made), year=today().year, used_krw=1, **told)
    tell_used(by=house.actor("yongil"), strand=strand(made), year=today().year, used_krw=2_500_000, **told)
    tell_used(
        by=house.actor("yongil"), strand=strand(made), year=today().year - 1, used_krw=3_000_000, **told
    )
    used = used_of(strand(made), Payer.FOUNDATION, PayKind.GENERAL, today().year)
    assert (used.year_krw, used.life_krw) == (2_500_000, 5_500_000)
    with pytest.raises(Refused):
        part(house, made, bill_of(house, made), Payer.FOUNDATION, 500_001)


def test_it_counts_a_whole_life_for_implants(house: House) -> None:
    made = patient(house)
    tell_used(by=house.actor("yongil"), strand=strand(made), payer=Payer.FOUNDATION, kind=PayKind.IMPLANT,
              year=2024, used_krw=1_500_000)  # fmt: skip
    with pytest.raises(Refused):
        part(house, made, bill_of(house, made), Payer.FOUNDATION, 500_001, PayKind.IMPLANT)
    part(house, made, bill_of(house, made), Payer.FOUNDATION, 500_000, PayKind.IMPLANT)


def test_it_frees_the_ceiling_when_a_payer_refuses(house: House) -> None:
    made = patient(house)
    share = part(house, made, bill_of(house, made), Payer.FOUNDATION, 900_000)
    answered(house, made, asked(house, made, share), 0, "서류가 늦음")
    assert used_of(strand(made), Payer.FOUNDATION, PayKind.GENERAL, today().year).year_krw == 0


def test_it_refuses_more_than_the_bill_and_the_same_payer_twice(house: House) -> None:
    made = patient(house)
    bill = bill_of(house, made, 500_000)
    part(house, made, bill, Payer.AID, 400_000)
    for payer, won, field in ((Payer.HOSPITAL, 100_001, "asked_krw"), (Payer.HOSPITAL, 0, "asked_krw"),
                              (Payer.AID, 1, "payer")):  # fmt: skip
        with pytest.raises(Refused) as no:
            part(house, made, bill, payer, won)
        assert no.value.field == field


def test_it_asks_for_the_day_before_an_answer_and_for_words_with_a_refusal(house: House) -> None:
    made = patient(house)
    share = part(house, made, bill_of(house, made), Payer.HOSPITAL, 300_000)
    with pytest.raises(Refused):
        answered(house, made, share, 100)
    share = asked(house, made, share)
    for won, field in ((300_001, "promised_krw"), (0, "why")):
        with pytest.raises(Refused) as no:
            answered(house, made, share, won)
        assert no.value.field == field
    assert answered(house, made, share, 200_000).state == ShareState.PROMISED


def test_it_says_in_one_sentence_what_they_pay(house: House) -> None:
    made = patient(house)
    bill = bill_of(house, made, 900_000)
    by = house.actor("yongil")

    def said(language: str = "en") -> str:
        with translation.override(language):
            return one_bill(by, strand(made), bill.id).standing.sentence

    assert said() == "Of 900,000 won you pay 900,000 won (nine hundred thousand won) yourself."
    aid = part(house, made, bill, Payer.AID, 700_000)
    assert "at most 900,000 won" in said() and "200,000 won (two hundred thousand won)" in said()
    answered(house, made, asked(house, made, aid), 700_000)
    assert said() == "Of 900,000 won you pay 200,000 won (two hundred thousand won) yourself."
    fund = asked(house, made, part(house, made, bill, Payer.FUND, 200_000))
    assert "you pay nothing yourself if" in said() and fund.answer_by
    three = dict(in_each_language(one_bill(by, strand(made), bill.id).standing))
    assert set(three) == {"ko", "en", "zh-hans"} and len(set(three.values())) == 3
    assert "20만 원" in three["ko"] and "20万韩元" in three["zh-hans"]


def test_it_takes_part_payments_until_the_bill_is_settled(house: House) -> None:
    made = patient(house)
    bill = bill_of(house, made, 300_000)
    share = part(house, made, bill, Payer.HOSPITAL, 200_000)
    answered(house, made, asked(house, made, share), 200_000)
    by = house.actor("yongil")
    deeds.pay_share(by=by, strand=strand(made), share=share.pk, paid_krw=50_000, day=today())
    with pytest.raises(Refused):
        deeds.pay_share(by=by, strand=strand(made), share=share.pk, paid_krw=150_001, day=today())
    row = deeds.pay_share(by=by, strand=strand(made), share=share.pk, paid_krw=150_000, day=today())
    assert row.state == ShareState.PAID and Bill.objects.get(pk=bill.pk).state == BillState.OPEN
    pay_self(by=by, strand=strand(made), bill=bill.id, paid_krw=40_000, day=today())
    with pytest.raises(Refused):
        pay_self(by=by, strand=strand(made), bill=bill.id, paid_krw=60_001, day=today())
    pay_self(by=by, strand=strand(made), bill=bill.id, paid_krw=60_000, day=today())
    assert Bill.objects.get(pk=bill.pk).state == BillState.SETTLED
    view = one_bill(by, strand(made), bill.id)
    assert [len(one.payments) for one in view.shares] == [2, 2]


def test_it_lets_them_lay_all_of_it_out_and_be_paid_back(house: House) -> None:
    """The foundation wants the receipt first: the bill is settled when they have their money back."""
    made, by = patient(house), house.actor("yongil")
    bill = bill_of(house, made, 300_000)
    share = asked(house, made, part(house, made, bill, Payer.FOUNDATION, 200_000))
    pay_self(by=by, strand=strand(made), bill=bill.id, paid_krw=300_000, day=today())
    answered(house, made, share, 200_000)
    assert Bill.objects.get(pk=bill.pk).state == BillState.OPEN
    page = house.client("yongil").get(f"/health/{made['person']}/bills/{bill.id}/")
    assert page.status_code == 200 and page.context["bill"].standing.rest_krw == 100_000
    for won in (150_000, 50_000):
        assert Bill.objects.get(pk=bill.pk).state == BillState.OPEN
        deeds.pay_share(by=by, strand=strand(made), share=share.pk, paid_krw=won, day=today())
    assert Bill.objects.get(pk=bill.pk).state == BillState.SETTLED


def test_it_is_refused_by_the_database_too(house: House) -> None:
    made = patient(house)
    share = part(house, made, bill_of(house, made), Payer.HOSPITAL, 300_000)
    for change in ({"promised_krw": 300_001}, {"promised_krw": 10, "paid_krw": 11}, {"asked_krw": -1},
                   {"asked_on": today()}, {"pen": "promise"}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Share.objects.filter(pk=share.pk).update(**change)


def test_it_ticks_papers_with_their_day(house: House) -> None:
    made = patient(house)
    bill = bill_of(house, made)
    share = part(house, made, bill, Payer.FOUNDATION, 100_000)
    deeds.tick_papers(by=house.actor("yongil"), strand=strand(made), share=share.pk, codes=["form", "doctor"])
    view = one_bill(house.actor("seolhwa"), strand(made), bill.id).shares[0]
    assert view.gathered == 2 and {one.day for one in view.papers} == {None, today()}


def test_it_stands_on_their_own_page_in_three_languages(house: House) -> None:
    made = patient(house)
    bill = bill_of(house, made)
    by = house.actor("yongil")
    own = made["strands"]["self"]
    for _ in range(2):  # told anew, it is written anew
        tell_own_page(by=by, strand=strand(made), bill=bill.id, own_page=own)
    shown = shared_of(by, own)
    assert len(shown) == 1 and "90만 원" in shown[0].content["words"] and "won" in shown[0].content["words"]


def test_it_is_nobodys_outside_the_team(house: House) -> None:
    made = patient(house)
    bill = bill_of(house, made)
    with pytest.raises(NotForYou):
        pay_self(by=house.actor("minji"), strand=strand(made), bill=bill.id, paid_krw=1, day=today())


def test_it_asks_after_an_answer_once_and_no_more_when_it_is_there(house: House) -> None:
    made = patient(house)
    share = part(house, made, bill_of(house, made), Payer.HOSPITAL, 300_000)
    asked(house, made, share)
    asked(house, made, share)  # the day was put right
    assert Task.objects.open().count() == 1
    answered(house, made, share, 200_000)
    assert not Task.objects.open().exists()


def test_it_takes_a_payer_off_and_asks_anew(house: House) -> None:
    """A fund that says no, a slip of the hand: else the sentence would promise it for ever."""
    made = patient(house)
    bill, by = bill_of(house, made, 300_000), house.actor("yongil")
    fund = asked(house, made, part(house, made, bill, Payer.FUND, 300_000))
    deeds.sign_share(by=by, strand=strand(made), share=fund.pk)
    deeds.take_off(by=by, strand=strand(made), share=fund.pk)
    assert one_bill(by, strand(made), bill.id).standing.rest_krw == 300_000
    assert not Task.objects.open().exists()
    again = part(house, made, bill, Payer.FUND, 100_000)
    for handle in ("yongil", "seolhwa"):
        deeds.sign_share(by=house.actor(handle), strand=strand(made), share=again.pk)
    with pytest.raises(Refused):
        deeds.take_off(by=by, strand=strand(made), share=again.pk)
    assert Share.objects.filter(pk=again.pk).exists()


def test_it_puts_the_bill_in_the_place_of_the_quote(house: House) -> None:
    """Payers stay; a bill smaller than what they were asked for is refused until one is taken off."""
    made, by = patient(house), house.actor("yongil")
    row = bill_of(house, made, total=900_000)
    part(house, made, row, Payer.FUND, 600_000)
    pay_self(by=by, strand=strand(made), bill=row.pk, paid_krw=100_000, day=today())
    path = f"/health/{made['person']}/bills/{row.pk}/comes/"
    client, day = house.client("yongil"), today().isoformat()
    small = client.post(path, {"comes-day": day, "comes-total_krw": "650,000"})
    assert "700,000" in small.content.decode() and Bill.objects.get(pk=row.pk).kind == "quote"
    assert client.post(path, {"comes-day": day, "comes-total_krw": "820,000"}).status_code == 302
    view = one_bill(by, strand(made), row.pk)
    assert (view.row.kind, view.row.total_krw, view.quoted) == ("bill", 820_000, (today(), 900_000))
    assert view.standing.own_left_krw == 120_000 and view.words == "무릎 수술"
    again = client.post(path, {"comes-day": day, "comes-total_krw": "820,000"})
    assert 'role="alert"' in again.content.decode()


def test_it_lays_a_file_beside_a_paper_of_the_list(house: House) -> None:
    made, client = patient(house), house.client("yongil")
    bill = bill_of(house, made)
    share = part(house, made, bill, Payer.HOSPITAL, 100_000)
    by = house.actor("yongil")
    paper = keep_paper(by=by, strand=strand(made), name="영수증.jpg", data=samples.picture())
    elsewhere = keep_paper(by=by, strand=made["strands"]["casework"], name="x.jpg", data=samples.picture())
    url = f"/health/{made['person']}/bills/{bill.id}/parts/{share.pk}/"
    assert client.post(f"{url}file/", {"code": "bill", "file": elsewhere.id}).status_code == 200
    with pytest.raises(NotForYou):
        deeds.lay_file(by=by, strand=strand(made), share=share.pk, code="bill", paper=elsewhere.id)
    assert client.post(f"{url}file/", {"code": "bill", "file": paper.id}).status_code == 302
    page = client.get(url).content.decode()
    assert f"/people/{made['person']}/papers/{paper.id}/" in page and "영수증.jpg" in page
    view = one_bill(by, strand(made), bill.id).shares[0]
    assert [(one.code, one.file, one.day) for one in view.papers if one.day] == [("bill", paper.id, today())]
    deeds.tick_papers(by=by, strand=strand(made), share=share.pk, codes=["form"])
    assert not any(one.file for one in one_bill(by, strand(made), bill.id).shares[0].papers)
