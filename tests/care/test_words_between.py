"""Words here and there: offered from a sourced list, false friends first."""

from sijak.care.words import AT_MOST, pairs, pairs_in


def test_it_finds_either_side_of_a_pair() -> None:
    assert ("치통", "이쏘기") in {(p.south, p.north) for p in pairs_in(["치통이 있다"])}
    assert ("치통", "이쏘기") in {(p.south, p.north) for p in pairs_in(["이쏘기가 심하다"])}
    assert pairs_in(["아무 말"]) == []


def test_it_finds_a_verb_by_its_stem_and_puts_false_friends_first() -> None:
    found = pairs_in(["요즘 바쁘고 치통도 있다"])
    assert found[0].is_false_friend and found[0].north == "바쁘다"


def test_it_offers_at_most_twelve() -> None:
    assert len(pairs_in([p.south for p in pairs()])) == AT_MOST
