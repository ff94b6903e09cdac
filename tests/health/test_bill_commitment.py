"""A promise of our own fund: two different people, never erased, and finance sees no person."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from sijak.health.actions.shares import call_back, pay_share, sign_share
from sijak.health.enums import Payer, ShareState
from sijak.health.models import Commitment, Share
from sijak.health.queries.promised import promised
from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from tests.health.company_folk import bill_of, part, patient
from tests.house import House


def fund(house: House) -> tuple[str, Share, str]:
    made = patient(house, display="도라지")
    bill = bill_of(house, made)
    return made["strands"]["health"], part(house, made, bill, Payer.FUND, 200_000), bill.number


def test_it_waits_for_a_second_pair_of_eyes(house: House) -> None:
    strand, share, number = fund(house)
    assert sign_share(by=house.actor("yongil"), strand=strand, share=share.pk) is None
    assert not Commitment.objects.exists()
    with pytest.raises(Refused):
        sign_share(by=house.actor("yongil"), strand=strand, share=share.pk)
    made = sign_share(by=house.actor("seolhwa"), strand=strand, share=share.pk)
    assert made and (made.bill_number, made.promised_krw, made.payer) == (number, 200_000, "fund")
    assert {made.signed_by, made.second_by} == {house.user("yongil"), house.user("seolhwa")}
    assert Share.objects.get(pk=share.pk).state == ShareState.PROMISED
    assert Entry.objects.filter(kind="costed").order_by("-won").values_list("won", flat=True)[0] == 200_000
    with pytest.raises(Refused):
        sign_share(by=house.actor("yongil"), strand=strand, share=share.pk)


def test_it_promises_only_our_own_fund(house: House) -> None:
    made = patient(house)
    share = part(house, made, bill_of(house, made), Payer.HOSPITAL, 1)
    with pytest.raises(Refused):
        sign_share(by=house.actor("yongil"), strand=made["strands"]["health"], share=share.pk)


def test_it_is_called_back_by_two_and_stays_in_the_list(house: House) -> None:
    strand, share, _number = fund(house)
    for handle in ("yongil", "seolhwa"):
        sign_share(by=house.actor(handle), strand=strand, share=share.pk)
    assert call_back(by=house.actor("seolhwa"), strand=strand, share=share.pk) is None
    with pytest.raises(Refused):
        call_back(by=house.actor("seolhwa"), strand=strand, share=share.pk)
    made = call_back(by=house.actor("yongil"), strand=strand, share=share.pk)
    assert made and made.reverses and made.kind == "reversed"
    assert Commitment.objects.count() == 2
    found = promised(house.actor("hana"))
    assert (found.total_krw, found.back_krw, found.standing_krw) == (200_000, 200_000, 0)


def test_it_is_not_called_back_once_a_part_is_paid(house: House) -> None:
    strand, share, _number = fund(house)
    for handle in ("yongil", "seolhwa"):
        sign_share(by=house.actor(handle), strand=strand, share=share.pk)
    pay_share(by=house.actor("yongil"), strand=strand, share=share.pk, paid_krw=1_000, day=today())
    with pytest.raises(Refused):
        call_back(by=house.actor("yongil"), strand=strand, share=share.pk)


@pytest.mark.parametrize(
    "wrong",
    [{"second_by": "a"}, {"second_by": ""}, {"signed_by": ""}, {"promised_krw": 0}, {"kind": "reversed"}],
)
def test_it_is_refused_by_the_database_too(house: House, wrong: dict[str, object]) -> None:
    right = {"kind": "promised", "bill_number": "B-222222", "payer": "fund", "promised_krw": 1,
             "day": today(), "signed_by": "a", "second_by": "b"}  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.create(**(right | wrong))
    Commitment.objects.create(**right)


def test_it_shows_finance_an_amount_and_a_number_only(house: House) -> None:
    strand, share, number = fund(house)
    for handle in ("yongil", "seolhwa"):
        sign_share(by=house.actor(handle), strand=strand, share=share.pk)
    answer = house.client("hana").get("/health/promised/")
    page = answer.content.decode()
    assert answer.status_code == 200 and number in page and "200,000" in page
    for never in ("도라지", "무릎", strand, share.pk):
        assert never not in page


def test_it_filters_by_month_and_state_in_codes(house: House) -> None:
    strand, share, number = fund(house)
    for handle in ("yongil", "seolhwa"):
        sign_share(by=house.actor(handle), strand=strand, share=share.pk)
    client, month = house.client("hana"), today().isoformat()[:7]
    for query, is_there in ((f"month={month}", True), ("month=2001-01", False), ("state=standing", True),
                            ("state=back", False), ("month=junk&state=junk", True),
                            ("month=0000-01", True)):  # fmt: skip
        page = client.get(f"/health/promised/?{query}").content.decode()
        assert (number in page) is is_there, query


@pytest.mark.parametrize("handle", ["yongil", "minji", "jisoo", "dahee", "shinae"])
def test_it_is_a_page_of_finance_only(house: House, handle: str) -> None:
    assert house.client(handle).get("/health/promised/").status_code == 403
