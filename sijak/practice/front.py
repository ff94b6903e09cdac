"""What do editors write in the practice town? A piece of news, two events, a page that has moved on."""

from __future__ import annotations

from datetime import date, time, timedelta

from sijak.kernel.actor import Actor
from sijak.kernel.ids import random_id
from sijak.pages.actions import numbers, pages, wordings
from sijak.pages.keys import PageKey, WordsKey
from sijak.pages.queries.wordings import Text, told

MARK = "[연습] "
NEWS = {
    "ko": Text(
        MARK + "겨울 외투를 나누었습니다", "옷 마흔두 벌이 새 주인을 만났습니다.",
        "지난 토요일, 모임방에서 외투를 나누었습니다. 아이 것부터 나갔습니다.\n\n"
        "## 무엇을 배웠습니까\n\n- 크기를 먼저 물어보아야 합니다.\n- 차를 함께 마시는 시간이 "
        "더 길어야 합니다.\n\n"
        "다음에는 [함께하기](page:join)에 적은 날에 모읍니다.\n\n*연습 글입니다. 이런 일은 없었습니다.*",
    ),
    "en": Text(
        "[Practice] Winter coats found new owners", "Forty-two coats went home with somebody.",
        "Last Saturday we handed out coats. The children's went first.\n\n## What we learned\n\n"
        "- Ask for the size first.\n- Leave more time for tea.\n\n"
        "The next day for bringing things stands under [join](page:join).\n\n"
        "*Practice words. This did not happen.*",
    ),
}  # fmt: skip
MEAL = {
    "ko": Text(
        MARK + "함께 김치 담그는 날", "배추는 우리가 사 둡니다. 손만 가져오십시오.",
        "북에서 담그던 김치, 남에서 담그던 김치를 나란히 담급니다. 담근 것은 나누어 가져갑니다.\n\n"
        "- 앞치마를 가져오십시오.\n- 아이와 함께 와도 됩니다.\n\n*연습 글입니다.*",
        "모임방 2층", "시장 정문에서 약방을 끼고 돌면 파란 문입니다. 3층짜리 집의 2층입니다.",
    ),
    "en": Text(
        "[Practice] Making kimchi together", "We buy the cabbage. Bring your hands.",
        "Kimchi as in the North and kimchi as in the South, side by side. Everybody takes some home.\n\n"
        "- Bring an apron.\n- Children are welcome.\n\n*Practice words.*",
        "The meeting room, second floor", "From the market's main gate, turn at the pharmacy: a blue door.",
    ),
}  # fmt: skip
WALK = {
    "ko": Text(MARK + "가을 산길 걷기", "천천히, 두 시간 걸었습니다.", "쉬운 길입니다. *연습 글입니다.*",
               "뒷산 입구", "버스 종점에서 걸어서 5분입니다."),
}  # fmt: skip


def open_pages(writer: Actor, reader: Actor, today: date) -> None:
    """``writer`` writes, ``reader`` reads and publishes: two people, as everywhere."""
    pages.make_page(by=writer, once=random_id(), kind="news", name="winter-coats")
    _publish(writer, reader, PageKey("news", "winter-coats"), NEWS)
    meal = pages.Held(today + timedelta(days=12), time(14), ends_at=time(17), places=20)
    pages.make_page(by=writer, once=random_id(), kind="event", name="kimchi-day", held=meal)
    _publish(writer, reader, PageKey("event", "kimchi-day"), MEAL)
    walk = pages.Held(today - timedelta(days=20), time(10), ends_at=time(12))
    pages.make_page(by=writer, once=random_id(), kind="event", name="autumn-walk", held=walk)
    _publish(writer, reader, PageKey("event", "autumn-walk"), WALK)
    _fall_behind(writer, reader)
    numbers.bring_numbers(by=reader)


def _publish(writer: Actor, reader: Actor, page: PageKey, texts: dict[str, Text]) -> None:
    for language, text in texts.items():
        key = page.in_(language)
        wordings.write_words(by=writer, words=key, base=told(key).version, text=text, is_new=language == "ko")
        base = told(key).version
        wordings.ask_review(by=writer, words=key, base=base)
        wordings.publish_words(by=reader, words=key, base=base, moment=None, looked=True)


def _fall_behind(writer: Actor, reader: Actor) -> None:
    """A shipped page of which Korean and English say something new, and Chinese does not yet."""
    page = PageKey("page", "press")
    more = {"ko": "\n\n[연습] 답은 사흘 안에 드립니다.", "en": "\n\n[Practice] We answer within three days."}
    texts = {}
    for language, line in more.items():
        old = told(page.in_(language)).text
        texts[language] = Text(old.title, old.summary, old.text + line)
    _publish(writer, reader, page, texts)
    draft = WordsKey("page", "join", "ko")
    old = told(draft).text
    new = Text(old.title, old.summary, old.text + "\n\n[연습] 초안: 오후반을 새로 엽니다.")
    wordings.write_words(by=writer, words=draft, base=0, text=new, is_new=True)
    wordings.ask_review(by=writer, words=draft, base=told(draft).version)
