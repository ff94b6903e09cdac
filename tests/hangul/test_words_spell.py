"""Can a person who cannot write Hangul read the words aloud from Latin letters?"""

import unicodedata

import pytest

from hangul.words import WORDS, spell

# The examples of the Revised Romanisation (Ministry of Culture, notice 2000-8) come first.
SAID = {
    "신라": "silla", "독립": "dongnip", "종로": "jongno", "왕십": "wangsip", "별내": "byeollae",
    "백마": "baengma", "같이": "gachi", "신문": "sinmun", "구미": "gumi", "백암": "baegam",
    "옥천": "okcheon", "합덕": "hapdeok", "호법": "hobeop", "월곶": "wolgot", "벚꽃": "beotkkot",
    "한밭": "hanbat", "칠곡": "chilgok", "임실": "imsil", "설악": "seorak", "울릉": "ulleung",
    "묵호": "mukho", "팔당": "paldang", "샛별": "saetbyeol", "울산": "ulsan", "알약": "aryak",
    "맏이": "maji", "국물": "gungmul", "앞날": "amnal", "꽃눈": "kkonnun", "옛말": "yenmal",
    "설날": "seollal", "달력": "dallyeok", "난로": "nallo", "장롱": "jangnong", "석류": "seongnyu",
    "젊음": "jeolmeum", "넓이": "neolbi", "여덟": "yeodeol", "밝기": "balgi", "흙길": "heukgil",
    "흙내": "heungnae", "닦기": "dakgi", "앉기": "angi", "웃음": "useum", "깊이": "gipi",
    "부엌": "bueok", "강아": "ganga", "흰옷": "huinot", "궤짝": "gwejjak", "의사": "uisa",
}  # fmt: skip


@pytest.mark.parametrize(("word", "spelt"), SAID.items(), ids=SAID.values())
def test_it_spells_a_word_as_it_is_said(word: str, spelt: str) -> None:
    assert spell(word) == spelt


def test_it_spells_a_decomposed_word_alike() -> None:
    for word in WORDS:
        assert spell(unicodedata.normalize("NFD", word)) == spell(word)
