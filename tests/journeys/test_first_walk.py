"""Is someone who asks for help heard, visited, looked for, and never lost? The whole way, once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.journeys import walk_asking as asking
from tests.journeys.walking import Walk

pytestmark = pytest.mark.slow


@pytest.mark.journey("first-walk")
def test_it_walks_from_a_request_to_a_kept_bond(
    lang: str,
    home: str,
    new_context: Callable[..., BrowserContext],
    check_axe: Callable[[Page, str], None],
    shoot: Callable[..., None],
    complaints: list[str],
) -> None:
    walk = Walk(lang, home, new_context, check_axe, shoot, complaints)
    asking.ask(walk)
    asking.take_words(walk)
    asking.answer(walk)
    asking.come_back(walk)
    asking.see_letter(walk)
    assert walk.foreign == {}, "words of another language were left over"
