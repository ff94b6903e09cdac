"""Does a crowd at something slow hear it at once, instead of holding up the house?"""

import pytest

from sijak.kernel.gates import FullError, Gate


def test_it_turns_the_next_one_away_at_once() -> None:
    gate = Gate(2)
    with gate.one(), gate.one(), pytest.raises(FullError), gate.one():
        raise AssertionError("three are in")


def test_it_frees_the_place_whatever_went_wrong_inside() -> None:
    gate = Gate(1)
    with pytest.raises(ValueError, match="inside"), gate.one():
        raise ValueError("inside")
    with gate.one():
        pass
