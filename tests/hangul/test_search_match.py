"""Does `match` see that somebody is already known, and only then?"""

import pytest

from hangul.search import Face, Hit, Index, entry

TOWN = [
    Face("봄이네", ("리영희", "RI YONG HUI"), 1975, ("010-0000-1111",), "S-1"),
    Face("김철수", (), None, ("010-0000-2222",), "S-2"),
    Face("최룡해", ("金哲洙",), 1950, (), "S-3"),
    Face("Pak Yong Suk", (), 1960, (), "S-4"),
]


@pytest.fixture
def index() -> Index:
    made = Index()
    made.load((str(at), entry(face)) for at, face in enumerate(TOWN))
    return made


def known(hits: list[Hit]) -> list[str]:
    return [hit.person_id for hit in hits]


@pytest.mark.parametrize(
    "names",
    [
        ["리영희"],
        ["이영희"],
        ["Lee Young-hee"],
        ["Younghui Ri"],
        ["이영히"],
        ["봄이네"],
        ["x", "리 영희"],
    ],
)
def test_it_knows_a_person_by_any_spelling(index: Index, names: list[str]) -> None:
    assert known(index.match(names, 1976, [])) == ["0"]


def test_it_knows_a_person_by_phone_alone(index: Index) -> None:
    assert known(index.match([], None, ["+82 10-0000-2222"])) == ["1"]
    assert known(index.match(["다른이름"], 2001, ["01000001111"])) == ["0"]


def test_it_asks_for_the_whole_phone(index: Index) -> None:
    assert index.match([], None, ["1111"]) == []
    assert index.match([], None, [""]) == []


def test_it_parts_people_by_birth_year_where_both_are_known(index: Index) -> None:
    assert known(index.match(["리영희"], 1977, [])) == ["0"]
    assert index.match(["리영희"], 1978, []) == []
    assert known(index.match(["리영희"], None, [])) == ["0"]
    assert known(index.match(["김철수"], 1999, [])) == ["1"]


def test_it_knows_romanised_and_chinese_names(index: Index) -> None:
    assert known(index.match(["박영숙"], 1961, [])) == ["3"]
    assert known(index.match(["Choi Yong-hae"], 1950, [])) == ["2"]
    assert known(index.match(["金哲洙"], None, [])) == ["2"]


@pytest.mark.parametrize(
    "names",
    [
        ["영희"],
        ["ㄹㅇㅎ"],
        ["김철"],
        ["박영희"],
        ["리정희"],
        ["Kim"],
        ["최"],
        [""],
        ["봄"],
        ["철수"],
    ],
)
def test_it_does_not_take_parts_or_other_names_for_the_same(index: Index, names: list[str]) -> None:
    assert index.match(names, None, []) == []
