"""What does somebody who told a story see and do behind their eight words?

For the letter box (``people.letters.hang_box_link``) and for a person's own side: by the number of a
letter box, which only its eight words give.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sijak.people import letters
from sijak.stories.enums import WITH_TELLER
from sijak.stories.queries import address_of, story_in_box
from sijak.stories.words import BREAK

PAGE = "stories:own"  # takes the sealed state of the letter box by POST, as the box itself does


@dataclass(frozen=True, slots=True, repr=False)
class StoryForTeller:
    """``text``: what lies in their box to read; ``address``: under which number it stands, if it does."""

    story: str
    edition: int
    state: str
    text: str
    language: str
    address: str
    until: date | None

    @property
    def is_published(self) -> bool:
        return bool(self.address)

    @property
    def is_open(self) -> bool:
        """Whether they are asked something now."""
        return bool(self.text) and self.state in WITH_TELLER


def panel_of(mailbox: str, lying: list[letters.Letter] | None = None) -> list[StoryForTeller]:
    """``lying``: the letters of that box, when they are at hand: one of them is the text."""
    story = story_in_box(mailbox)
    if story is None:
        return []
    whole = next((one.text for one in lying or () if one.id == story.letter), "")
    text = whole.partition(BREAK)[2] or whole
    return [StoryForTeller(story.id, story.edition, story.state, text, story.language, address_of(story),
                           story.expires_on)]  # fmt: skip


def box_link(mailbox: str) -> tuple[str, str | Promise] | None:
    return (PAGE, _("Your story: read it, say yes or no, take it back")) if story_in_box(mailbox) else None
