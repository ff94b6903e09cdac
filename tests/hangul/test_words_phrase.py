"""Are phrases strong, checkable, and the same bytes for ever?"""

import hashlib

import pytest

from hangul.words import (
    INDEX,
    WORDS,
    check,
    new_mailbox_phrase,
    new_staff_phrase,
    number_words,
    secret,
)


def test_it_makes_eight_words_that_fit_their_check() -> None:
    phrases = [new_mailbox_phrase() for _ in range(300)]
    assert all(len(phrase) == 8 and check(phrase) for phrase in phrases)
    assert len({tuple(phrase) for phrase in phrases}) == 300


def test_it_uses_the_whole_list() -> None:
    used = {word for _ in range(2000) for word in new_mailbox_phrase() + new_staff_phrase()}
    assert used == set(WORDS)


def test_it_makes_seven_words_for_staff() -> None:
    phrases = [new_staff_phrase() for _ in range(300)]
    assert all(len(phrase) == 7 and set(phrase) <= set(WORDS) for phrase in phrases)
    assert len({tuple(phrase) for phrase in phrases}) == 300


def test_it_lets_one_wrong_phrase_in_256_through_and_no_more() -> None:
    """The last two bits of word seven and all of word eight hold the check: try every last word."""
    for _ in range(20):
        phrase = new_mailbox_phrase()
        fitting = [last for last in WORDS if check([*phrase[:7], last])]
        assert phrase[7] in fitting
        assert len(fitting) == 4  # two of the ten bits belong to the secret


def test_it_refuses_to_check_what_is_not_eight_words_of_the_list() -> None:
    phrase = new_mailbox_phrase()
    assert not check(phrase[:7])
    assert not check([*phrase, phrase[0]])
    assert not check([*phrase[:7], "서울"])
    assert not check([])


def test_it_packs_bits_as_written_down() -> None:
    """Golden: a phrase given out today opens its mailbox in ten years."""
    phrase = new_mailbox_phrase()
    bits = "".join(f"{INDEX[word]:010b}" for word in phrase)
    data = int(bits, 2).to_bytes(10)
    tag = b"sijak/words/mailbox-check/1\0"
    assert hashlib.sha256(tag + data[:9]).digest()[0] == data[9]
    assert number_words(data) == phrase


def test_it_never_changes_the_list() -> None:
    """Golden: one word moved or mended would lock out everybody who holds a phrase."""
    listed = hashlib.sha256("\n".join(WORDS).encode()).hexdigest()
    assert listed == "39cb7d1729dd65d3bbab9541a8b8b52c253cc41df2ea917b1d065f92a99c95e7"


def test_it_writes_the_secret_in_one_way_only() -> None:
    assert secret(["나무", "바다"]) == "나무 바다".encode()
    assert secret(["\u1102\u1161\u1106\u116e", "바다"]) == "나무 바다".encode()


def test_it_shows_a_digest_as_words() -> None:
    digest = hashlib.sha256(b"head").digest()
    assert number_words(digest) == number_words(digest[:10])
    assert number_words(bytes(10)) == [WORDS[0]] * 8
    assert number_words(b"\xff" * 32, 3) == [WORDS[-1]] * 3
    assert len({tuple(number_words(hashlib.sha256(bytes([n])).digest())) for n in range(200)}) == 200
    with pytest.raises(ValueError, match="80 bits"):
        number_words(bytes(9))
