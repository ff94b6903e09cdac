"""Which stories are told in the practice town? One that stands on the pages, one that waits for its teller.

Nobody told them: they were made up, and say so in their first line.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sijak.kernel.actor import Actor
from sijak.kernel.ids import random_id
from sijak.practice.story import PRACTICE
from sijak.stories import words
from sijak.stories.actions import telling, writing
from sijak.stories.actions.writing import Interview
from sijak.stories.enums import Channel, Decision, Method
from sijak.stories.models import Story
from sijak.stories.queries import told_in
from sijak.stories.rules import masking
from sijak.stories.rules.masking import Decided
from sijak.stories.rules.steps import consent_of
from sijak.stories.told import Text

STANDS_FOR = timedelta(days=300)
TEXTS: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("data").joinpath("voices.toml").read_text(encoding="utf-8")
)


def texts_of(name: str) -> dict[str, Text]:
    return {language: Text(**words) for language, words in TEXTS[name].items()}


def tell(known: dict[str, Any], nari: Actor, dahee: Actor, today: date) -> None:
    """``nari`` writes, ``dahee`` reads as the second; what the teller says is said in the room."""
    team = known["teams"]["voices"]
    stands = to_teller(nari, team, "불빛", texts_of("light"), {"sex": "woman"})
    said = consent_of({Channel.SITE.value: "yes", Channel.PRINT.value: "yes"}, today + STANDS_FOR,
                      method=Method.SPOKEN, who=PRACTICE + "나리", language="ko")  # fmt: skip
    telling.answer_story(by=nari, story=stands.pk, edition=stands.edition, consent=said)
    writing.read_second(by=dahee, story=stands.pk)
    letter = words.standing_letter("ko", today + STANDS_FOR)
    telling.publish_story(by=nari, story=stands.pk, words=letter)
    telling.hand_out(by=nari, story=stands.pk, channel="print", who=PRACTICE + "들불 출판",
                     where="소식지 가을호", since=today)  # fmt: skip
    to_teller(nari, team, "새벽", texts_of("bread"), {})


def to_teller(by: Actor, team: str, teller: str, texts: dict[str, Text], tells: dict[str, str]) -> Story:
    """As far as the letter box of its own."""
    told = Interview(PRACTICE + teller, "ko", "teller", PRACTICE + "혼자가 아니라고 말해 주고 싶어서",
                     PRACTICE + "지어낸 이야기.", True, True)  # fmt: skip
    story = writing.keep_story(by=by, once=random_id(), team=team, interview=told)
    for language, text in texts.items():
        story = writing.write_text(by=by, story=story.pk, seen=story.version, language=language, text=text)
        story = keep_marked(by, story, language)
    writing.count_people(by=by, story=story.pk, tells=tells, is_rare=False)
    writing.finish_masking(by=by, story=story.pk)
    writing.give_words(by=by, story=story.pk)
    letter = words.review_letter(told_in(by, story_again(story)), "ko")
    return writing.send_text(by=by, story=story.pk, words=letter)


def story_again(story: Story) -> Story:
    story.refresh_from_db()
    return story


def keep_marked(by: Actor, story: Story, language: str) -> Story:
    """In a made-up text nothing gives anybody away."""
    told = told_in(by, story)
    found = masking.open_passages(told.texts[language], language, told.kept)
    decided = [Decided(one.what, Decision.KEEP, PRACTICE + "지어낸 글") for one in found]
    if not decided:
        return story
    return writing.decide_passages(by=by, story=story.pk, seen=story.version, language=language,
                                   decided=decided)  # fmt: skip
