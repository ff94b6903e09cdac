"""When all words are known but the phrase does not fit: what was probably meant?"""

import itertools
import time

from rapidfuzz.distance import Levenshtein

from hangul.words import JAMO, WORDS, check, near_phrases, new_mailbox_phrase

NEIGHBOURS = {
    word: [w for w in WORDS if w != word and Levenshtein.distance(JAMO[word], JAMO[w]) == 2]
    for word in WORDS[::16]
}


def phrase_with(word: str, at: int) -> list[str]:
    """A fitting phrase that has this word in this place."""
    while True:
        words = [*new_mailbox_phrase()[:at], word, *new_mailbox_phrase()[at + 1 :]]
        if check(words):
            return words


def test_it_finds_the_phrase_when_one_word_was_heard_as_another() -> None:
    heard = [(word, other) for word, others in NEIGHBOURS.items() for other in others[:1]]
    assert len(heard) > 20
    for number, (word, other) in enumerate(heard):
        right = phrase_with(word, number % 8)
        wrong = [other if at == number % 8 else w for at, w in enumerate(right)]
        if not check(wrong):
            assert right in near_phrases(wrong, limit=20)


def test_it_finds_the_phrase_when_two_neighbours_changed_places() -> None:
    for at in range(7):
        right = new_mailbox_phrase()
        wrong = [*right[:at], right[at + 1], right[at], *right[at + 2 :]]
        if not check(wrong):
            assert right in near_phrases(wrong, limit=7)


def test_it_mends_one_unknown_word() -> None:
    right = phrase_with("병원", 4)
    assert near_phrases([*right[:4], "병운", *right[5:]])[0] == right
    assert near_phrases([*right[:4], "byungwon", *right[5:]])[0] == right


def test_it_offers_only_phrases_that_fit_and_no_more_than_asked() -> None:
    for _ in range(40):
        wrong = [*new_mailbox_phrase()[:7], "나무"]
        found = near_phrases(wrong)
        assert len(found) <= 3
        assert len(near_phrases(wrong, limit=1)) <= 1
        for words in found:
            assert check(words)
            changed = [at for at in range(8) if words[at] != wrong[at]]
            assert len(changed) == 1 or (changed[1] == changed[0] + 1 and len(changed) == 2)


def test_it_offers_nothing_when_nothing_is_near() -> None:
    right = new_mailbox_phrase()
    assert near_phrases(right[:7]) == []
    assert near_phrases([*right, "나무"]) == []
    assert near_phrases(["뷁뷁", "쀍쀍", *right[2:]]) == []
    assert near_phrases([*right[:7], "뷁뷁"]) == []


def test_it_offers_few_strangers() -> None:
    """A random phrase of known words has, on average, less than one neighbour that fits."""
    offered = [len(near_phrases(wrong, limit=99)) for wrong in _strangers(200)]
    assert sum(offered) / len(offered) < 1


def _strangers(count: int) -> list[list[str]]:
    words = itertools.cycle(WORDS[::7])
    made = [[next(words) for _ in range(8)] for _ in range(count)]
    return [words for words in made if not check(words)]


def test_it_is_quick_enough_for_a_public_page() -> None:
    begun = time.perf_counter()
    for wrong in _strangers(20):
        near_phrases(wrong)
    assert time.perf_counter() - begun < 2
