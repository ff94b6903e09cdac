"""Does the local reader see what gives somebody away, and block what it cannot look at?"""

from __future__ import annotations

import pytest

from sijak.kernel.errors import Refused
from sijak.people.enums import Mark
from sijak.people.marking.marks import LONGEST, passages

CLEAR = (
    "배가 고프던 겨울에 우리는 강가를 걸었습니다. 나중에 남쪽에서 처음으로 따뜻한 밥을 먹었을 때 울었습니다."
)


def marked(text: str, language: str = "ko") -> dict[str, Mark]:
    return {one.what: one.mark for one in passages(text, language)}


@pytest.mark.parametrize(
    ("text", "what", "mark"),
    [
        ("그때 리철수가 왔습니다.", "리철수", Mark.NAME),
        ("그때 이철수에게는 말하지 않았습니다.", "이철수", Mark.NAME),
        ("순희 언니가 업어 주었습니다.", "순희", Mark.NAME),
        ("옆집 만복씨가 도왔습니다.", "만복", Mark.NAME),
        ("량강도 산골입니다.", "량강도", Mark.PLACE),
        ("혜산시에서 왔습니다.", "혜산시", Mark.PLACE),
        ("연길에서 일했습니다.", "연길", Mark.PLACE),
        ("노원구에 삽니다.", "노원구", Mark.PLACE),
        ("1998년 3월 4일에 건넜습니다.", "1998년 3월 4일", Mark.DATE),
        ("스물두 살 때였습니다.", "스물두 살", Mark.AGE),
        ("김책공업종합대학을 나왔습니다.", "김책공업종합대학", Mark.SCHOOL),
        ("아버지는 의사였습니다.", "의사", Mark.JOB),
        ("아버지는 의사였습니다.", "아버지", Mark.RELATIVE),
        ("중대장이 눈을 감아 주었습니다.", "중대장", Mark.RANK),
        ("번호는 010-1234-5678입니다.", "010-1234-5678", Mark.PHONE),
        ("그 집은 17호였습니다.", "17", Mark.NUMBER),
        ("글은 Somebody 에게 갔습니다.", "Somebody", Mark.NAME),
    ],
)
def test_it_marks_in_korean(text: str, what: str, mark: Mark) -> None:
    assert marked(text)[what] == mark


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("Sunhee ran before me over the ice.", "en", "Sunhee"),
        ("We met Kim Yong Hui at the market.", "en", "Kim Yong Hui"),
        ("I was nineteen years old and hungry.", "en", "nineteen years old"),
        ("My mother sold noodles.", "en", "mother"),
        ("It was March 1998 and cold.", "en", "March 1998"),
        ("后来金英姬和我们一起走。", "zh-hans", "金英姬"),
        ("我们在延吉住了很久。", "zh-hans", "延吉"),
        ("那是一九九八年的冬天。", "zh-hans", "一九九八年"),
        ("李哥帮助了我们很多。", "zh-hans", "李"),
    ],
)
def test_it_marks_in_english_and_chinese(text: str, language: str, what: str) -> None:
    assert what in marked(text, language)


def test_it_leaves_plain_words_alone() -> None:
    assert marked(CLEAR) == {}
    assert marked("한국은 낯설었지만 이웃이 도와주었고, 우리나라 이야기를 하며 걸었습니다.") == {}
    assert marked("In winter the river was cold. The people walked.", "en") == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [("", "ko"), (" \n ", "ko"), ("가" * (LONGEST + 1), "ko"), ("Только по-русски.", "ko"), (CLEAR, "en"),
     ("The river was cold.", "ko"), (CLEAR, "fr"), ("…!?", "ko"), ("글자 ሰላም 입니다", "ko")],
)  # fmt: skip
def test_it_blocks_what_it_cannot_look_at(text: str, language: str) -> None:
    with pytest.raises(Refused):
        passages(text, language)


def test_it_looks_through_the_longest_text_it_takes() -> None:
    assert passages((CLEAR + " ") * (LONGEST // (len(CLEAR) + 1)), "ko") is not None


@pytest.mark.parametrize("sign", ["\u200c", "\u200b", "\u3164", "\u115f", "\u0301", "\ue000"])
def test_it_looks_at_no_text_with_signs_that_nobody_sees(sign: str) -> None:
    """Between two syllables they hide a name from every pattern: then it counts as not looked at."""
    with pytest.raises(Refused):
        passages(f"그때 김{sign}영희가 왔습니다. 우리는 함께 걸었습니다.", "ko")


def test_it_marks_a_name_in_chinese_letters() -> None:
    assert "金英姬" in marked("그때 金英姬가 왔습니다. 우리는 함께 걸었습니다.")
