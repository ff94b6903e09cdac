"""Is the practice town's population visibly fake, always the same, and named as people are?"""

import re
from collections import Counter

import pytest

from sijak.practice.names import PracticeName, people, southern


@pytest.fixture(scope="module")
def everyone() -> list[PracticeName]:
    return list(people(12_000))


def test_it_names_the_same_town_for_the_same_seed(everyone: list[PracticeName]) -> None:
    assert list(people(300)) == everyone[:300]
    assert list(people(300, seed=2)) != everyone[:300]


def test_it_gives_everyone_a_phone_of_their_own_that_rings_nowhere(
    everyone: list[PracticeName],
) -> None:
    assert len({one.phone for one in everyone}) == len(everyone)
    assert all(re.fullmatch(r"010-0\d{3}-\d{4}", one.phone) for one in everyone)


def test_it_keeps_the_shares_of_family_names_and_women(everyone: list[PracticeName]) -> None:
    families = Counter(one.north[0] for one in everyone)
    assert [family for family, _ in families.most_common(3)] == ["김", "리", "박"]
    assert 0.70 < sum(one.sex == "f" for one in everyone) / len(everyone) < 0.74


def test_it_follows_the_fashion_of_the_birth_decade(everyone: list[PracticeName]) -> None:
    def share(ending: str, since: int, until: int) -> float:
        women = [o for o in everyone if o.sex == "f" and since <= o.birth_year < until]
        return sum(one.north.endswith(ending) for one in women) / len(women)

    assert share("숙", 1950, 1970) > 3 * share("숙", 1990, 2015)
    assert share("향", 1990, 2015) > 3 * share("향", 1930, 1950)


def test_it_spells_each_name_as_north_south_and_passport(everyone: list[PracticeName]) -> None:
    for one in everyone:
        assert len(one.north) == len(one.south)
        assert one.south[0] not in "리량류로림려라련렴"
        assert re.fullmatch(r"[A-Za-z][A-Za-z -]+", one.latin)
        assert re.fullmatch(r"[가-힣]+", one.north + one.former)
        assert not any(c.isdigit() for c in one.north + one.south + one.alias)


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("련희", "연희"),
        ("룡해", "용해"),
        ("은렬", "은열"),
        ("광렬", "광렬"),
        ("영란", "영란"),
        ("란", "란"),
    ],
)
def test_it_softens_the_head_of_a_given_name(north: str, south: str) -> None:
    assert southern(north) == south
