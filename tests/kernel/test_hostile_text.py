"""Does what a person typed survive, and what nobody may smuggle in stay out?"""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijak.kernel.errors import Refused
from sijak.kernel.text import (
    REMOVED,
    clean_text,
    find_resident_number,
    longest_heap,
    strip_resident_numbers,
)

ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=400)


def test_it_composes_decomposed_hangul() -> None:
    typed = unicodedata.normalize("NFD", "속이 쏘고 통세나요")
    assert typed != "속이 쏘고 통세나요"
    assert clean_text(typed, 20) == "속이 쏘고 통세나요"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\u202e", "\u2066", "\u200b", "\ufeff", "\x85"])
def test_it_takes_invisible_signs_out(sign: str) -> None:
    assert clean_text(f"안{sign}녕", 10) == "안녕"


def test_it_keeps_lines_and_joins_them_only_when_asked() -> None:
    assert clean_text("하나\r\n둘\r셋", 20) == "하나\n둘\n셋"
    assert clean_text(" 하나\n 둘 ", 20, one_line=True) == "하나 둘"


def test_it_replaces_half_a_character() -> None:
    assert clean_text("가\ud800나", 10) == "가�나"


def test_it_keeps_right_to_left_letters_and_joined_faces() -> None:
    assert clean_text("سلام 👨‍👩‍👧", 20) == "سلام 👨‍👩‍👧"


def test_it_refuses_a_heap_of_marks_at_once() -> None:
    heap = "a" + "\u0327\u0301" * 50_000
    began = time.perf_counter()
    with pytest.raises(Refused):
        clean_text(heap, 100_000)
    assert time.perf_counter() - began < 2


def test_it_refuses_what_is_too_long_and_says_how_long() -> None:
    with pytest.raises(Refused) as no:
        clean_text("가" * 1_000_000, 4000)
    assert "1,000,000" in str(no.value) and "4,000" in str(no.value)


@given(ANY)
def test_it_never_lets_a_control_or_half_character_through(typed: str) -> None:
    try:
        kept = clean_text(typed, 2000)
    except Refused:
        return
    assert kept == unicodedata.normalize("NFC", kept)
    kept.encode("utf-8")
    assert not any(unicodedata.category(sign) == "Cc" and sign not in "\t\n" for sign in kept)
    assert clean_text(kept, 2000) == kept
    assert longest_heap(kept) <= 8


@pytest.mark.parametrize(
    "typed",
    [
        "900101-1234567",
        "9001011234567",
        "제 번호는 900101 - 2234567입니다",
        "９００１０１－１２３４５６７",
        "050312–3123456",
        "9001\u200b01-12345\u200b67",
        "번호: 880229.1234567",
    ],
)
def test_it_finds_a_resident_number(typed: str) -> None:
    assert find_resident_number(typed)
    cleared, found = strip_resident_numbers(typed)
    assert found == 1 and REMOVED in cleared
    assert not find_resident_number(cleared)


@pytest.mark.parametrize(
    "typed",
    [
        "010-1234-5678",
        "02-123-4567",
        "110-123-456789",
        "901301-1234567",  # no thirteenth month
        "900230-1234567",  # no thirtieth of February
        "990101-3234567",  # a birth in 2099
        "3333-01-1234567",
        "12900101-12345678",
        "20261122",
        "900101-1******",
        "계좌 352-9001-0112-3456",
    ],
)
def test_it_leaves_other_numbers_alone(typed: str) -> None:
    assert not find_resident_number(typed)
    assert strip_resident_numbers(typed) == (typed, 0)


def test_it_removes_each_of_several() -> None:
    cleared, found = strip_resident_numbers("900101-1234567, 850505-2345678!")
    assert (cleared, found) == (f"{REMOVED}, {REMOVED}!", 2)
