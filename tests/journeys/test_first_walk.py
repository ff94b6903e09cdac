"""Is someone who asks for help heard, visited, looked for, and never lost? The whole way, once."""

import pytest

from tests.journeys import walk_asking as asking
from tests.journeys import walk_bond as bond
from tests.journeys import walk_care as care
from tests.journeys import walk_file as files
from tests.journeys.walking import Walk

pytestmark = pytest.mark.slow
STEPS = (
    asking.ask,
    asking.take_words,
    asking.answer,
    asking.come_back,
    asking.see_letter,
    files.open_file,
    files.write_to_her,
    files.search,
    care.understand,
    care.plan,
    care.note,
    care.meet,
    care.see_day,
    files.person_page,
    files.danger,
    bond.lose,
    bond.find_again,
    bond.hand_over,
    bond.let_go,
    bond.figures,
    bond.leave,
)


@pytest.mark.journey("first-walk")
def test_it_walks_from_a_request_to_a_kept_bond(walk: Walk) -> None:
    for step in STEPS:
        step(walk)
    assert walk.foreign == {}, "words of another language were left over"
