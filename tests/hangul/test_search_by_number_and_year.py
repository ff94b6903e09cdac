"""Do phones, office codes and birth years find and narrow as workers write them?"""

import pytest

from hangul.search import Face, Index, entry, read

TOWN = [
    Face("김영희", (), 1975, ("010-0000-5678",), "S-4821"),
    Face("김영희", (), 1984, ("+82 10-0001-5678",), "S-1984"),
    Face("리철수", (), None, ("01000021984", "+86 138 0000 7777"), "S-12"),
    Face("박은주", (), 1990, (), "S-5678"),
]


@pytest.fixture
def index() -> Index:
    made = Index()
    made.load((str(at), entry(face)) for at, face in enumerate(TOWN))
    return made


def found(index: Index, query: str, year: int | None = None) -> list[str]:
    return [hit.person_id for hit in index.find(query, birth_year=year)]


@pytest.mark.parametrize(
    "query",
    ["010-0000-5678", "01000005678", "010 0000 5678", "+82 10 0000 5678", "+82-10-0000-5678",
     "82100000 5678", "0082 10 0000 5678", "010.0000.5678", "０１０-００００-５６７８", "00005678"],
)  # fmt: skip
def test_it_finds_a_phone_however_it_is_written(index: Index, query: str) -> None:
    assert found(index, query) == ["0"]


def test_it_finds_by_the_last_four_digits_and_a_code_before_them(index: Index) -> None:
    assert found(index, "5678") == ["3", "0", "1"]
    assert found(index, "7777") == ["2"]


@pytest.mark.parametrize("query", ["5678 1984", "1984 5678", "5678 84년생", "5678, 1984년"])
def test_it_narrows_a_phone_tail_by_birth_year(index: Index, query: str) -> None:
    assert found(index, query)[0] == "1"


def test_it_takes_the_year_from_beside_the_query_too(index: Index) -> None:
    assert found(index, "5678", 1975)[0] == "0"
    assert found(index, "김영희", 1984)[0] == "1"


@pytest.mark.parametrize(
    "query",
    ["김영희 1984", "김영희1984", "1984 김영희", "김영희 84년생", "김영희 (1984)", "84년생 김영희"],
)
def test_it_reads_a_birth_year_inside_the_query(index: Index, query: str) -> None:
    assert found(index, query)[0] == "1"


def test_it_keeps_those_of_another_year_below(index: Index) -> None:
    first, second = index.find("김영희 1985")
    assert (first.person_id, second.person_id) == ("1", "0")
    assert first.score > second.score + 20


@pytest.mark.parametrize("query", ["S-4821", "s-4821", "S4821", "s 4821", "4821", "Ｓ-４８２１"])
def test_it_finds_an_office_code(index: Index, query: str) -> None:
    assert index.find(query)[0].why == "code"
    assert found(index, query)[0] == "0"


def test_it_does_not_take_a_bare_year_for_a_year(index: Index) -> None:
    assert found(index, "1984") == ["1", "2"]


def test_it_narrows_a_name_by_a_phone_tail(index: Index) -> None:
    assert found(index, "김영희 5678") == ["0", "1"]
    assert found(index, "철수 7777") == ["2"]


def test_it_does_not_cut_a_year_out_of_a_phone() -> None:
    assert read("010-1984-5678") == ("", 0, "01019845678")
    assert read("010 1984 5678") == ("", 0, "01019845678")
    assert read("010 5678 1984") == ("", 0, "01056781984")
    assert read("김영희 75년생 5678") == ("김영희", 1975, "5678")
    assert read("0073 1993") == ("", 1993, "0073")
    assert read("2032 1979년생") == ("", 1979, "2032")
