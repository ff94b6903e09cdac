"""Is a phrase understood in every way in which people write, and is each mistake named?"""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hangul import names
from hangul.words import WORDS, Parsed, new_mailbox_phrase, new_staff_phrase, parse, spell

PHRASE = ["흙길", "꽃눈", "여덟", "맏이", "설날", "앉기", "가위", "의사"]
PHRASE = [word if word in WORDS else "나무" for word in PHRASE]
HALF_WIDTH = str.maketrans(
    {
        names.tidy(chr(half)): chr(half)
        for half in range(0xFFA1, 0xFFDD)
        if unicodedata.category(chr(half)) == "Lo" and len(names.tidy(chr(half))) == 1
    }
)


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def jamo(text: str) -> str:
    return text.translate(names.JAMO)


WAYS = {
    "with spaces": " ".join,
    "without spaces": "".join,
    "with commas": ", ".join,
    "with ideographic commas": "、".join,
    "with full stops": " . ".join,
    "on lines": "\r\n".join,
    "with hyphens": "-".join,
    "with no-break spaces": "\u00a0".join,
    "in quotes": lambda w: "“" + " ".join(w) + "”",
    "numbered": lambda w: " ".join(f"{n}. {x}" for n, x in enumerate(w, 1)),
    "numbered closely": lambda w: "".join(f"{n}{x}" for n, x in enumerate(w, 1)),
    "numbered with brackets": lambda w: "\n".join(f"({n}) {x}" for n, x in enumerate(w, 1)),
    "numbered in circles": lambda w: " ".join(f"{chr(0x245F + n)}{x}" for n, x in enumerate(w, 1)),
    "numbered in Korean": lambda w: " ".join(f"{n}번 {x}" for n, x in enumerate(w, 1)),
    "each syllable apart": lambda w: " ".join("".join(w)),
    "parted in other places": lambda w: "".join(w)[:3] + " " + "".join(w)[3:],
    "decomposed": lambda w: unicodedata.normalize("NFD", " ".join(w)),
    "decomposed without spaces": lambda w: unicodedata.normalize("NFD", "".join(w)),
    "in loose jamo": lambda w: jamo(" ".join(w)),
    "in loose jamo without spaces": lambda w: jamo("".join(w)),
    "in half-width jamo": lambda w: jamo(" ".join(w)).translate(HALF_WIDTH),
    "with zero-width spaces": lambda w: "\u200b".join(" ".join(w)),
    "with marks of direction": lambda w: "\u202e" + " ".join(w) + "\u202c",
    "with a byte order mark": lambda w: "\ufeff" + " ".join(w),
    "in Latin letters": lambda w: " ".join(map(spell, w)),
    "in Latin capitals": lambda w: " ".join(map(spell, w)).upper(),
    "in Latin with hyphens": lambda w: "-".join(map(spell, w)),
    "in Latin without spaces": lambda w: "".join(map(spell, w)),
    "in full-width Latin": lambda w: full_width(" ".join(map(spell, w))),
    "in Latin, numbered": lambda w: " ".join(f"{n}. {spell(x)}" for n, x in enumerate(w, 1)),
    "half Hangul, half Latin": lambda w: " ".join(w[:4]) + " " + " ".join(map(spell, w[4:])),
    "before a megabyte of spaces": lambda w: " ".join(w) + " " * 1_000_000,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_it_reads_a_phrase_written(way) -> None:
    for words in (PHRASE, *(new_mailbox_phrase() for _ in range(40))):
        assert parse(way(words)) == Parsed(list(words), {}, "ok")


def test_it_reads_the_seven_words_of_staff() -> None:
    words = new_staff_phrase()
    for way in WAYS.values():
        assert parse(way(words), 7) == Parsed(words, {}, "ok")


def test_it_reads_every_word_in_both_writings() -> None:
    for at in range(0, 1024, 8):
        words = list(WORDS[at : at + 8])
        assert parse("".join(words)).words == words
        assert parse(" ".join(map(spell, words)).title()).words == words


def test_it_keeps_a_word_that_begins_like_a_number_sign() -> None:
    words = ["번개", *PHRASE[1:]]
    assert parse(WAYS["numbered closely"](words)).words == words
    assert parse(WAYS["numbered in Korean"](words)).words == words


def test_it_reads_hangul_typed_on_a_latin_keyboard() -> None:
    assert parse("skan gksmf", 2).words == ["나무", "하늘"]


def test_it_names_the_place_of_an_unknown_word_and_offers_near_ones() -> None:
    words = ["나무", "학교", "토끼", "우유", "병원", "거품", "친구", "희망"]
    assert parse(" ".join(words)).ok
    slip = parse(" ".join([*words[:4], "병운", *words[5:]]))
    assert slip.answer == "unknown"
    assert list(slip.unknown) == [4]
    assert slip.unknown[4][0] == "병원"
    assert slip.words[4] == "병운"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("핵교", "학교"), ("학꾜", "학교"), ("하꾜", "학교"), ("토기", "토끼"), ("병언", "병원"),
     ("hakkyo", "학교"), ("hagyo", "학교"), ("tokki", "토끼"), ("huimangg", "희망")],
)  # fmt: skip
def test_it_offers_the_word_that_was_meant(typed: str, meant: str) -> None:
    seen = parse(typed, 1)
    assert seen.ok if seen.words == [meant] else meant in seen.unknown[0]
    assert all(len(offered) <= 3 for offered in seen.unknown.values())


def test_it_offers_nothing_for_what_is_near_nothing() -> None:
    seen = parse("나무 뷁뷁 학교", 3)
    assert seen.unknown == {1: []}


@pytest.mark.parametrize("count", range(8))
def test_it_says_when_words_are_missing(count: int) -> None:
    seen = parse(" ".join(PHRASE[:count]))
    assert (seen.answer, seen.words, seen.unknown) == ("few", PHRASE[:count], {})


def test_it_says_when_there_are_too_many() -> None:
    assert parse(" ".join([*PHRASE, "나무"])).answer == "many"
    assert parse(" ".join(PHRASE) + " " * 3000 + "나무").answer == "many"


def test_it_finds_its_step_again_after_a_lost_syllable() -> None:
    words = ["나무", "학교", "토끼", "우유", "병원", "거품", "친구", "희망"]
    seen = parse("나무학교토우유병원거품친구희망")
    assert seen.answer == "unknown"
    assert list(seen.unknown) == [2]
    assert [*seen.words[:2], *seen.words[3:]] == [*words[:2], *words[3:]]


JUNK = {
    "one letter a million times": "x" * 1_000_000,
    "one syllable a million times": "가" * 1_000_000,
    "loose jamo": "ㄱㅏ" * 500_000,
    "Latin syllables": "na" * 500_000,
    "Latin words": "namu " * 200_000,
    "marks": "나" + "\u0300" * 100_000,
    "lone surrogates": "\ud800\udfff나무" * 1000,
    "control characters": "\0\x07\x1b[31m" * 1000,
    "right to left": "\u202e\u05d0\u05d1 " * 1000,
    "digits": "9" * 1_000_000,
    "one sign that becomes eighteen": "\ufdfa" * 100_000,
    "signs": "😀🏳️‍🌈" * 1000,
}


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_it_answers_junk_at_once(junk: str) -> None:
    begun = time.perf_counter()
    seen = parse(junk)
    assert time.perf_counter() - begun < 1
    assert seen.answer in ("few", "many", "unknown")
    assert len(seen.words) <= 9


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_it_never_falls_over(text: str) -> None:
    seen = parse(text)
    assert seen.ok == (len(seen.words) == 8 and set(seen.words) <= set(WORDS))
    assert all(word in WORDS for offered in seen.unknown.values() for word in offered)
