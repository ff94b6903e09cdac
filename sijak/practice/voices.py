"""Which stories are told in the practice town? One that stands on the pages, one that waits for its teller.

Nobody told them: they were made up, and say so in their first line.
"""

from __future__ import annotations

from datetime import date, timedelta
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
LIGHT = {
    "ko": Text(
        PRACTICE + "창문에 켜 둔 불",
        "배고픔과 헤어짐이 나옵니다.",
        "이 글은 연습으로 지어낸 것입니다. 실제로 겪은 사람은 없습니다.\n\n"
        "처음 받은 집은 조용했습니다. 밤이 되면 창문에 불을 켜 두었습니다. 누가 올 것 같아서가 아니라, 꺼진 창문이 무서워서였습니다.\n\n"
        "※ 배가 고프던 겨울에 우리는 불빛을 따라 걸었습니다. 뒤에 남은 사람은 손을 흔들지 않았습니다.\n\n"
        "어느 날 옆집 사람이 국을 들고 왔습니다. 무슨 말을 해야 할지 몰라 그릇만 받았습니다. 이튿날 그릇을 씻어 가져다주면서 처음으로 인사를 했습니다. "
        "그 뒤로 저녁이면 서로의 창문을 봅니다. 불이 켜져 있으면 오늘도 무사하다는 뜻입니다.\n\n"
        "지금은 일을 마치고 돌아오는 길이 좋습니다. 걸으면서 내일 할 일을 세어 봅니다. 세어 볼 내일이 있다는 것이 아직도 새롭습니다.",
    ),
    "en": Text(
        "[practice] A light left on",
        "Hunger and parting come in it.",
        "This text was made up for practice. Nobody lived through it.\n\n"
        "The first home that was mine was quiet. When night came, the light stayed on in the window: not because somebody might come, "
        "but because a dark window frightened me.\n\n"
        "※ In a hungry winter we walked towards lights. Those who stayed behind did not wave.\n\n"
        "One day a neighbour came with soup. No words came to me, so the bowl was all I took. The next day it went back washed, with my "
        "first greeting. Since then, in the evening, we look at each other's windows. A light means: safe today, too.\n\n"
        "Now the way home from work is what is good. While walking, the things to do tomorrow are counted. That there is a tomorrow to "
        "count is still new.",
    ),
    "zh-hans": Text(
        "【练习】窗前的一盏灯",
        "文中写到饥饿和分离。",
        "这篇文字是为练习编写的，没有人真的经历过。\n\n"
        "第一次有自己的家，屋里很静。夜里总让窗前的灯亮着，不是在等谁，只是怕看见黑了的窗。\n\n"
        "※ 在挨饿的冬天，人们朝着有灯的地方走。留下的人没有挥手。\n\n"
        "有一天，隔壁的人端来一碗汤。不知道该说什么，就只把碗接了过来。隔天把碗洗干净送回去，才说出头一句问候。"
        "从那以后，每到傍晚，彼此都会看看对方的窗。灯亮着，就是今天也平安。\n\n"
        "如今最喜欢收工回家的那段路，一边走，一边数着明天要做的事。有明天可以数，到现在还觉得新鲜。",
    ),
}  # fmt: skip
BREAD = {
    "ko": Text(
        PRACTICE + "빵 굽는 새벽",
        "",
        "이 글은 연습으로 지어낸 것입니다. 실제로 겪은 사람은 없습니다.\n\n"
        "새벽에 반죽을 합니다. 손이 먼저 알고 움직입니다. 배우는 동안 말을 못 알아들어 여러 번 혼났지만, 반죽은 어디서나 같은 말을 합니다.",
    ),
}  # fmt: skip


def tell(known: dict[str, Any], nari: Actor, dahee: Actor, today: date) -> None:
    """``nari`` writes, ``dahee`` reads as the second; what the teller says is said in the room."""
    team = known["teams"]["voices"]
    stands = to_teller(nari, team, "불빛", LIGHT, {"sex": "woman"})
    said = consent_of({Channel.SITE.value: "yes", Channel.PRINT.value: "yes"}, today + STANDS_FOR,
                      method=Method.SPOKEN, who=PRACTICE + "나리", language="ko")  # fmt: skip
    telling.answer_story(by=nari, story=stands.pk, edition=stands.edition, consent=said)
    writing.read_second(by=dahee, story=stands.pk)
    letter = words.standing_letter("ko", today + STANDS_FOR)
    telling.publish_story(by=nari, story=stands.pk, words=letter)
    telling.hand_out(by=nari, story=stands.pk, channel="print", who=PRACTICE + "들불 출판",
                     where="소식지 가을호", since=today)  # fmt: skip
    to_teller(nari, team, "새벽", BREAD, {})


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
