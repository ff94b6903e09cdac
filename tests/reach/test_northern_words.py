"""Are Northern words found in what somebody wrote, and only where they are meant?"""

from __future__ import annotations

import pytest

from sijak.reach import words


@pytest.mark.parametrize(
    ("text", "north"),
    [
        ("속이 쏘고 아픕니다", "쏘다"),
        ("밤마다 통세나는데 참았어요", "통세난다"),
        ("통세난다고 말했어요", "통세난다"),
        ("구급실에 갔습니다", "구급실"),
        ("일없다고 했지만", "일없다"),
        ("다리 풀쳤습니다", "다리 풀쳤다"),
    ],
)
def test_it_finds_the_word_in_its_sentence(text: str, north: str) -> None:
    assert north in [pair.north for pair in words.pairs_in(text)]


@pytest.mark.parametrize("text", ["쏘가리를 샀어요", "", "hello", "그저 인사만 드립니다"])
def test_it_finds_nothing_where_nothing_is(text: str) -> None:
    assert words.pairs_in(text) == []


def test_it_warns_of_words_that_mean_something_else() -> None:
    found = {pair.north: pair.is_false_friend for pair in words.pairs_in("일없다. 구급실")}
    assert found == {"일없다": True, "구급실": False}


def test_it_takes_the_longer_word() -> None:
    found = [pair.north for pair in words.pairs_in("서해낙지를 먹고")]
    assert "서해낙지" in found and "낙지" not in found
