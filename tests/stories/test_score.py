"""How many people fit? Worked by hand from the tables, beside what the house says."""

from __future__ import annotations

import pytest

from sijak.kernel.errors import Refused
from sijak.stories.rules.score import THRESHOLD, UNCOUNTED, arrived, may_stand, score, seems, whole


def people(**tells: str) -> int | None:
    return score(tells, is_rare=False).people


def test_it_counts_everybody_when_nothing_is_told() -> None:
    assert people() == 34_537
    assert whole() == {"woman": 24_944, "man": 9_593, "": 34_537}


def test_it_takes_year_and_sex_as_they_are_counted_together() -> None:
    assert people(sex="man", arrived="2023") == 32
    assert people(sex="woman", arrived="2009") == 2_252
    assert people(arrived="2020-2025") == 229 + 63 + 67 + 196 + 236 + 223
    assert arrived()["2002-2005"][""] == 1_142 + 1_285 + 1_898 + 1_384


def test_it_multiplies_what_stands_in_tables_of_its_own() -> None:
    # 24,944 women x 764 of 33,836 with a profession = 563.2
    assert people(sex="woman", work="professional") == 563
    # 845 women of 2019 x 18,665 of 30,212 from North Hamgyong = 522.0
    assert people(sex="woman", arrived="2019", home="North Hamgyong") == 522
    # x Seoul 7,083 of 30,557 = 121.0
    assert people(sex="woman", arrived="2019", home="North Hamgyong", region="Seoul") == 121


def test_it_finds_the_one_man_of_ryanggang() -> None:
    # 32 men of 2023 x 4,473 of 30,212 from Ryanggang x 6,011 of 33,836 in their forties = 0.8
    found = score({"sex": "man", "arrived": "2023", "home": "Ryanggang", "age": "40-49"}, is_rare=False)
    assert found.people == 0
    assert not found.is_enough


@pytest.mark.parametrize("tells", [{"home": UNCOUNTED}, {"region": UNCOUNTED}, {"work": UNCOUNTED}])
def test_it_treats_what_no_table_counts_as_too_few(tells: dict[str, str]) -> None:
    assert score(tells, is_rare=False).people is None
    assert not score(tells, is_rare=False).is_enough


def test_it_treats_something_rare_as_too_few() -> None:
    assert score({"sex": "woman"}, is_rare=True).people is None


def test_it_shows_how_each_trait_narrows() -> None:
    found = score({"sex": "woman", "arrived": "2019", "home": "North Hamgyong"}, is_rare=False)
    assert [one.left for one in found.steps] == [24_944, 845, 522]


def test_it_lets_stand_what_enough_people_fit() -> None:
    enough = score({"sex": "woman"}, is_rare=False)
    few = score({"sex": "man", "arrived": "2024", "work": "military"}, is_rare=False)
    assert few.people is not None and few.people < THRESHOLD
    may_stand(enough, is_counted=True, signed=0)
    may_stand(few, is_counted=True, signed=2)
    for bad in ({"is_counted": False, "signed": 2}, {"is_counted": True, "signed": 1}):
        with pytest.raises(Refused):
            may_stand(few, **bad)  # type: ignore[arg-type]


def test_it_ticks_before_anybody_does() -> None:
    assert seems(["여성으로서 혜산에서 군인이었고 지금은 서울에 삽니다."]) == {
        "sex": "woman", "home": UNCOUNTED, "work": "military", "region": "Seoul",
    }  # fmt: skip
    assert seems(["I come from Ryanggang."])["home"] == "Ryanggang"
    assert seems(["강을 건넜습니다."]) == {}
