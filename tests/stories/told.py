"""How does a story come as far as a test needs it?"""

from __future__ import annotations

from datetime import timedelta

from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.people.letters import NewBox
from sijak.stories.actions import telling, writing
from sijak.stories.actions.writing import Interview
from sijak.stories.enums import Channel, Decision, Method
from sijak.stories.models import Story
from sijak.stories.rules import masking
from sijak.stories.rules.masking import Decided
from sijak.stories.rules.steps import consent_of
from sijak.stories.told import Consent, Text
from sijak.stories.words import review_letter, standing_letter
from tests.house import House

TITLE = "강가의 불빛"
WORDS = (
    "나는 북쪽 국경 가까운 도시에서 자랐습니다. 배가 고프던 겨울에 강을 보았습니다.\n"
    "※ 어느 밤에 우리는 걸었습니다."
)
ENGLISH = "I grew up in a town near the border. In a hungry winter I saw the river."


def interview(**changed: object) -> Interview:
    known: dict[str, object] = {
        "teller": "들꽃", "language": "ko", "asked": "teller", "why": "다른 사람이 혼자가 아니라고 알도록",
        "notes": "혜산에서 왔습니다.", "is_free": True, "is_explained": True,
    }  # fmt: skip
    return Interview(**(known | changed))  # type: ignore[arg-type]


def told(house: House, **changed: object) -> Story:
    return writing.keep_story(by=house.actor("nari"), once=random_id(), team=house.teams["voices"],
                              interview=interview(**changed))  # fmt: skip


def written(
    house: House, text: str = WORDS, title: str = TITLE, language: str = "ko", **changed: object
) -> Story:
    story = told(house, **changed)
    return writing.write_text(by=house.actor("nari"), story=story.pk, seen=story.version, language=language,
                              text=Text(title, "굶주림이 나옵니다.", text))  # fmt: skip


def keep_all(house: House, story: Story, language: str = "ko") -> Story:
    """Every marked passage may stay, with a reason."""
    from sijak.stories.queries import told_in

    by = house.actor("nari")
    words = told_in(by, story)
    found = masking.open_passages(words.texts[language], language, words.kept)
    decided = [Decided(one.what, Decision.KEEP, "널리 쓰이는 말") for one in found]
    if decided:
        story = writing.decide_passages(by=by, story=story.pk, seen=story.version, language=language,
                                        decided=decided)  # fmt: skip
    return story


def masked(house: House, **changed: object) -> Story:
    story = keep_all(house, written(house, **changed))  # type: ignore[arg-type]
    story = writing.count_people(
        by=house.actor("nari"), story=story.pk, tells={"sex": "woman"}, is_rare=False
    )
    return writing.finish_masking(by=house.actor("nari"), story=story.pk)


def sent(house: House, **changed: object) -> tuple[Story, NewBox]:
    from sijak.stories.queries import told_in

    by, story = house.actor("nari"), masked(house, **changed)
    box = writing.give_words(by=by, story=story.pk)
    letter = review_letter(told_in(by, story), "ko")
    return writing.send_text(by=by, story=story.pk, words=letter), box


def yes(*channels: Channel, days: int = 365) -> Consent:
    ticked = {one.value: "yes" for one in channels or (Channel.SITE,)}
    return consent_of(ticked, today() + timedelta(days=days), method=Method.SPOKEN, who="나리")


def agreed(house: House, *channels: Channel, days: int = 365) -> tuple[Story, NewBox]:
    story, box = sent(house)
    story = telling.answer_story(by=house.actor("nari"), story=story.pk, edition=story.edition,
                                 consent=yes(*channels, days=days))  # fmt: skip
    return story, box


def published(house: House, *channels: Channel, days: int = 365) -> tuple[Story, NewBox]:
    story, box = agreed(house, *channels, days=days)
    writing.read_second(by=house.actor("minji"), story=story.pk)
    letter = standing_letter("ko", today() + timedelta(days=days))
    return telling.publish_story(by=house.actor("nari"), story=story.pk, words=letter), box
