"""Are names of the North and the South found in every spelling people use, and no others?"""

import csv
import unicodedata
from pathlib import Path

import pytest

from hangul.search import Face, Hit, Index, entry

PAIRS = list(csv.DictReader(Path(__file__).with_name("search_pairs.csv").open(encoding="utf-8")))
STRANGERS = ["황보석", "독고민", "맹추월", "탁구인", "표범식"]


def face(display: str, *names: str, year: int | None = None, phone: str = "") -> Face:
    return Face(display, names, year, (phone,) if phone else (), "S-1001")


def index_of(*faces: Face) -> Index:
    index = Index()
    index.load((str(at), entry(one)) for at, one in enumerate(faces))
    return index


def whys(hits: list[Hit]) -> dict[str, str]:
    return {hit.person_id: hit.why for hit in hits}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p['query']}-{p['stored']}")
def test_it_knows_which_names_are_meant(pair: dict[str, str]) -> None:
    index = index_of(face(pair["stored"]), *map(face, STRANGERS))
    found = {hit.person_id for hit in index.find(pair["query"])}
    assert ("0" in found) is (pair["answer"] == "yes")
    assert not found - {"0"}


def test_it_is_told_by_a_table_long_enough() -> None:
    assert len(PAIRS) >= 120
    assert sum(pair["answer"] == "no" for pair in PAIRS) >= 30


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_it_reads_every_unicode_form(form: str) -> None:
    index = index_of(face(unicodedata.normalize(form, "리영희")), face("박철수"))
    for asked in ("NFC", "NFD", "NFKC", "NFKD"):
        assert whys(index.find(unicodedata.normalize(asked, "리영희"))) == {"0": "name"}


def test_it_says_why() -> None:
    index = index_of(face("봄이네", "김영희", "KIM YONGHUI", "金英姬"))
    reasons = {
        "김영희": "name",
        "봄이": "name",
        "金英姬": "name",
        "ㄱㅇㅎ": "initials",
        "Kim Young-hee": "latin",
        "KIM YONGHUI": "latin",
        "김영히": "slip",
        "S-1001": "code",
        "1001": "code",
    }
    assert {asked: index.find(asked)[0].why for asked in reasons} == reasons
    assert whys(index_of(face("리영희")).find("이영희")) == {"0": "sound"}


def test_it_puts_the_exact_name_before_likenesses() -> None:
    index = index_of(face("김영호"), face("리영희"), face("이영희"), face("이영희자"))
    assert [hit.person_id for hit in index.find("이영희")][:3] == ["2", "1", "3"]


def test_it_puts_the_nearest_spelling_first() -> None:
    index = index_of(face("김종수"), face("김중수"), face("김정수"))
    assert index.find("Kim Jeong-soo")[0].person_id == "2"
    assert index.find("Kim Joong-soo")[0].person_id == "1"


def test_it_finds_by_former_name_alias_and_passport_alike() -> None:
    index = index_of(face("조용한 강물", "최은향", "최순희", "CHOE UNHYANG"), face("박철수"))
    for asked in ("조용한 강물", "강물", "최은향", "최순희", "Choi Eun-hyang", "은향"):
        assert index.find(asked)[0].person_id == "0"


def test_it_splits_names_written_in_one_field() -> None:
    index = index_of(face("김영희(봄이네) / Kim Young Hee"))
    for asked in ("김영희", "봄이네", "Kim Yong Hui"):
        assert index.find(asked)[0].score >= 88


def test_it_returns_no_more_than_asked_and_only_those_allowed() -> None:
    index = index_of(*(face("김영희") for _ in range(30)))
    assert len(index.find("김영희")) == 10
    assert len(index.find("김영희", limit=3)) == 3
    assert [h.person_id for h in index.find("김영희", allow=lambda p: p == "29")] == ["29"]
