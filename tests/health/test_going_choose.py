"""Choosing who goes along: by words, never over a cap, never the same half day twice."""

from __future__ import annotations

import json
from datetime import time

import pytest
from django.db import IntegrityError, transaction

from sijak.health.enums import GoingState
from sijak.health.models import Going, Outing
from sijak.health.queries import going as queries
from sijak.health.queries.companions import candidates
from sijak.health.rules.going import Able, Wish, hindrance, reasons
from sijak.kernel.errors import NotForYou, Refused
from tests.health.company_folk import ALWAYS, asked, chosen, file_of, goes, later, patient, slip_of
from tests.house import House


def test_it_says_in_words_why_somebody_fits() -> None:
    able = Able(("nmc",), ("hamgyong",), ALWAYS, "f", car=True)
    wish = Wish(later(), time(14), "nmc", "hamgyong", "f", car=True)
    found = reasons(able, wish, taken=())
    assert all(one.fits for one in found) and len(found) == 6
    assert not any(character.isdigit() for one in found[:5] for character in str(one.words).replace("2", ""))


@pytest.mark.parametrize(
    ("able", "binds"),
    [
        (Able(("smc",), (), ALWAYS, "f"), False),
        (Able(("nmc",), ("pyongan",), ALWAYS, "f"), False),
        (Able(("nmc",), ("hamgyong",), (), "f"), False),
        (Able(("nmc",), ("hamgyong",), ALWAYS, "m"), True),
    ],
)
def test_it_tells_what_does_not_fit_and_what_hinders(able: Able, binds: bool) -> None:
    wish = Wish(later(), time(14), "nmc", "hamgyong", "f")
    found = reasons(able, wish, taken=())
    assert not found[0].fits and bool(hindrance(found)) is binds


def test_it_refuses_over_the_cap_of_a_week_and_the_same_half_day() -> None:
    able, wish = Able(("nmc",), (), ALWAYS, "f", cap=1), Wish(later(), time(14), "nmc")
    assert hindrance(reasons(able, wish, taken=[(wish.day, "pm")]))
    assert hindrance(reasons(able, wish, taken=[(later(2), "am")]))
    assert not hindrance(reasons(able, wish, taken=[]))


def test_it_gives_a_slip_with_only_what_that_afternoon_needs(house: House) -> None:
    goes(house)
    made = patient(house, display="강냉이", phones=["010-1111-2222"], address="어느 길 3")
    row = chosen(house, made, asked(house, made))
    words = house.vault.slip_open(house.token("jisoo"), slip_of(house))
    assert (row.state, words["name"], words["place"], words["ref"]) == (
        GoingState.OFFERED, "강냉이", "정문 오른쪽", row.id)  # fmt: skip
    said = json.dumps(words, ensure_ascii=False)
    for never in ("무릎", "010-1111-2222", "어느 길", made["person"], made["code"]):
        assert never not in said


def test_it_does_not_give_the_same_afternoon_twice(house: House) -> None:
    goes(house)
    one, two = patient(house), patient(house)
    first, second = asked(house, one), asked(house, two)
    chosen(house, one, first)
    with pytest.raises(Refused) as no:
        chosen(house, two, second, by="seolhwa")
    assert no.value.field == "goer"
    assert Going.objects.get(pk=second.pk).state == GoingState.OPEN
    assert Outing.objects.count() == 1


def test_it_is_refused_by_the_database_too(house: House) -> None:
    Outing.objects.create(worker=house.user("jisoo"), day=later(), half="pm")
    with pytest.raises(IntegrityError), transaction.atomic():
        Outing.objects.create(worker=house.user("jisoo"), day=later(), half="pm")


def test_it_is_chosen_once(house: House) -> None:
    goes(house)
    made = patient(house)
    row = chosen(house, made, asked(house, made))
    with pytest.raises(Refused) as no:
        chosen(house, made, row)
    assert no.value.field == "goer"


def test_it_refuses_the_same_one_in_reserve(house: House) -> None:
    goes(house)
    made = patient(house)
    with pytest.raises(Refused) as no:
        chosen(house, made, asked(house, made), reserve="jisoo")
    assert no.value.field == "reserve"


def test_it_shows_the_board_to_the_team_only(house: House) -> None:
    made = patient(house, display="민들레")
    asked(house, made)
    board = queries.board(house.actor("seolhwa"))
    assert [one.name.display for _day, some in board.days for one in some if one.name] == ["민들레"]
    assert queries.board(house.actor("minji")).count == 0


def test_it_leaves_somebody_hidden_out_of_the_board(house: House) -> None:
    made = patient(house, hidden_from=[house.user("seolhwa")])
    asked(house, made)
    assert queries.board(house.actor("seolhwa")).count == 0
    assert queries.board(house.actor("yongil")).count == 1


def test_it_is_for_nobody_outside_the_team(house: House) -> None:
    goes(house)
    made = patient(house)
    row = asked(house, made)
    from sijak.health.actions.going import end_going

    with pytest.raises(NotForYou):
        end_going(by=house.actor("minji"), strand=made["strands"]["health"], going=row.id)


def test_it_frees_the_half_day_when_nobody_is_needed(house: House) -> None:
    from sijak.health.actions.going import end_going

    goes(house)
    made = patient(house)
    row = chosen(house, made, asked(house, made))
    end_going(by=house.actor("yongil"), strand=made["strands"]["health"], going=row.id)
    assert not Outing.objects.exists()
    assert not [s for s in house.vault.slips(house.token("jisoo")) if s["purpose"] == "company"]
    assert [one.fits for one in candidates(house.actor("yongil"), Wish(later(), time(14), "nmc"))] == [True]
    assert file_of(house, made).id == made["person"]
