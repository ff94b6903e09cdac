"""Are syllables taken apart, put together and spelled as Korean is written?"""

import re
import unicodedata

import pytest

from hangul import names as ko

SYLLABLES = [chr(code) for code in range(ko.FIRST, ko.LAST + 1)]


def test_it_takes_every_syllable_apart_as_unicode_does() -> None:
    for letter in SYLLABLES:
        apart = unicodedata.normalize("NFD", letter)
        assert len(apart) == sum(map(bool, ko.parts(letter)))
        assert ko.syllable(*ko.parts(letter)) == letter


def test_it_puts_typed_jamo_together_again() -> None:
    for letter in SYLLABLES:
        assert ko.compose(letter.translate(ko.JAMO)) == letter
    for name in ("김영희", "닭앓", "권과위", "없읽", "리을설"):
        typed = "".join(ko.SPLIT_CODAS.get(jamo, jamo) for jamo in name.translate(ko.JAMO))
        assert ko.compose(typed) == name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rlacjftn", "김철수"),
        ("flrudgml", "리경희"),
        ("rlagPrud", "김혜경"),
        ("RLACJFTN", "김철수"),
        ("rhkrqjarl", "곽범기"),
        ("wmfrnf", "즐굴"),
        ("kim", ""),
        ("park", ""),
        ("rhee", ""),
        ("", ""),
    ],
)
def test_it_reads_hangul_typed_on_latin_keys(typed: str, meant: str) -> None:
    assert ko.from_keyboard(typed) == meant


@pytest.mark.parametrize(
    ("typed", "finished"),
    [
        ("김처", "김철"),
        ("김첡", "김철규"),
        ("천", "처나"),
        ("고", "관"),
        ("으", "의"),
        ("각", "갃"),
        ("각", "가가"),
    ],
)
def test_it_foresees_how_typing_goes_on(typed: str, finished: str) -> None:
    assert re.match(ko.unfinished(typed), finished)
    assert re.match(ko.unfinished(typed), typed)
    assert not re.match(ko.unfinished(typed), "박영희")


@pytest.mark.parametrize(
    ("north", "south"),
    "리이 량양 류유 로노 림임 려여 녀여 련연 룡용 라나 뢰뇌 니이 렴염 례예 록녹 란난 령영".split(),
)
def test_it_hears_the_pairs_of_north_and_south_as_one(north: str, south: str) -> None:
    assert north.translate(ko.SOUND) == south.translate(ko.SOUND) == south
    apart = [ko.settle(letter.translate(ko.BONES)) for letter in (north + "철수", south + "철수")]
    assert apart[0] == apart[1]


FAMILIES = {
    "김": "Kim Gim", "이": "Lee Yi Ri Rhee I Li Ree", "박": "Park Pak Bak", "최": "Choi Choe Choy",
    "정": "Jung Jeong Chung Jong Cheong", "강": "Kang Gang", "조": "Cho Jo Joh", "오": "Oh O",
    "윤": "Yoon Yun Youn", "장": "Jang Chang", "임": "Lim Im Rim Yim", "서": "Seo Suh So",
    "신": "Shin Sin", "권": "Kwon Gwon Kweon", "황": "Hwang Whang", "유": "Yoo Yu You Ryu Lyu",
    "안": "Ahn An", "전": "Jeon Chun Jun Jon", "고": "Ko Go Koh", "문": "Moon Mun",
    "손": "Sohn Son", "양": "Yang Ryang", "배": "Bae Pae", "백": "Baek Paek Paik Baik",
    "허": "Heo Hur Huh Ho", "노": "Noh No Roh Ro Rho", "심": "Shim Sim", "곽": "Kwak Gwak",
    "우": "Woo U Wu", "나": "Na Ra", "주": "Joo Ju Chu", "엄": "Eom Um Om", "태": "Tae Thae",
    "염": "Yeom Yom Youm Ryom", "현": "Hyun Hyon Hyeon",
}  # fmt: skip


@pytest.mark.parametrize(("family", "spelt"), FAMILIES.items())
def test_it_sees_one_family_in_all_its_spellings(family: str, spelt: str) -> None:
    bones = ko.settle((family + "영희").translate(ko.BONES))
    for way in spelt.split():
        assert ko.latin_key([way.lower(), "young", "hee"]) == bones


def test_it_keeps_unlike_families_apart() -> None:
    bones = {family: ko.settle(family.translate(ko.BONES)) for family in "김박최강황안고배허심곽태문"}
    assert len(set(bones.values())) == len(bones)
