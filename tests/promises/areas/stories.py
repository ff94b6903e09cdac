"""What do stories add to the promises? (The package says how.)"""

from __future__ import annotations

from collections.abc import Callable

from sijak.stories.actions import writing
from tests.house import House
from tests.promises.browsers import Browser, Page
from tests.promises.forms import Input, Sheet, fill, posts, sheets
from tests.promises.rows import (
    ALL,
    GUESTS,
    LOOK,
    NEVER,
    ONWARD,
    SAID,
    TELLS,
    Row,
    everyone,
    page,
    thing,
)
from tests.stories import told

TABLE: dict[str, Row] = {
    "stories:list": everyone(),
    "stories:feed": everyone(),
    "stories:voice": everyone(about="voice"),
    # Nothing in the hand: to the first page. With a state that does not open: the half hour is over.
    "stories:own": everyone(ONWARD, SAID | {410}),
    "stories:desk": page(TELLS),
    "stories:new": page(TELLS, LOOK, SAID),
    "stories:story": thing(TELLS, "story"),
    "stories:edit": thing(TELLS, "story", LOOK, SAID),
    "stories:text": thing(TELLS, "story", LOOK, SAID),
    "stories:text-en": thing(TELLS, "story", LOOK, SAID),
    "stories:text-zh": thing(TELLS, "story", LOOK, SAID),
    "stories:mask": thing(TELLS, "story", LOOK, SAID),
    "stories:count": thing(TELLS, "story", LOOK, SAID),
    "stories:room": thing(TELLS, "story", LOOK, SAID),
    "stories:words": thing(TELLS, "story", NEVER, SAID),
    "stories:sign": thing(TELLS, "story", NEVER, SAID),
    "stories:do": thing(TELLS, "story", NEVER, SAID),
    "stories:holder-add": thing(TELLS, "story", NEVER, SAID),
    "stories:holder-written": thing(TELLS, "story", NEVER, SAID),
}


def make_story(house: House, role: str = "") -> str:
    """Written, with a passage on which nobody decided; few fit, so that somebody may have to sign."""
    del role
    story = told.written(house, told.WORDS + " 혜산이 보였습니다.")
    few = {"sex": "man", "arrived": "2023"}
    return writing.count_people(by=house.actor("nari"), story=story.pk, tells=few | {"home": "Ryanggang"},
                                is_rare=False).pk  # fmt: skip


def make_voice(house: House, role: str = "") -> str:
    del role
    house.state._crowd.clear()
    return str(told.published(house)[0].published.pk)


def own_page(house: House, browser: Browser) -> Page:
    """The teller comes with their eight words."""
    house.state._crowd.clear()  # the gate against floods is tried elsewhere
    _, box = told.sent(house)
    page = browser.ask("GET", "/help/come-back/")
    sheet = next(one for one in posts(sheets(page.text)) if "text" in one.asks)
    browser.ask("POST", sheet.goes_to(page.path), fill(sheet, lambda _: " ".join(box.words)))
    page = browser.ask("GET", "/my/letters/")
    link = next(one for one in posts(sheets(page.text)) if one.action == "/voices/mine/")
    return browser.ask("POST", link.action, fill(link, lambda _: ""))


ENTERED: dict[str, Callable[[House, Browser], Page]] = {"stories": own_page}
# It stands on the page of a story that was taken down while somebody outside still has it.
SHEETS = {"stories:holder-written": Sheet("", "post", [Input("holder", "text")])}
MAKERS = {"story": make_story, "voice": make_voice}
THERE = {"story": make_story, "voice": make_voice}
WHOSE = {"story": TELLS, "voice": frozenset({*ALL, *GUESTS})}
