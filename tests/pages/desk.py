"""Two people who write the public pages, and the shortest way to a page that everybody reads."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.pages.actions import pages, wordings
from sijak.pages.keys import WordsKey, words_key
from sijak.pages.queries.wordings import Text, told
from tests.house import House

WRITER, READER = "nari", "shinae"
PRESS = words_key("page.press.ko")


def text(words: str = "천천히 걷습니다.", **rest: str) -> Text:
    return Text(rest.get("title", "봄 나들이"), rest.get("summary", "함께 걷습니다."), words,
                rest.get("place", ""), rest.get("way", ""))  # fmt: skip


def write(house: House, key: WordsKey, words: Text, *, is_new: bool = True, by: str = WRITER) -> None:
    wordings.write_words(by=house.actor(by), words=key, base=told(key).version, text=words, is_new=is_new)


def ask(house: House, key: WordsKey) -> None:
    wordings.ask_review(by=house.actor(WRITER), words=key, base=told(key).version)


def publish(house: House, key: WordsKey, words: Text, *, moment: datetime | None = None) -> None:
    write(house, key, words)
    ask(house, key)
    wordings.publish_words(
        by=house.actor(READER), words=key, base=told(key).version, moment=moment, looked=True
    )


def make(house: House, kind: str, name: str, *, days: int = 5) -> WordsKey:
    held = pages.Held(today() + timedelta(days=days), time(14), ends_at=time(16)) if kind == "event" else None
    pages.make_page(by=house.actor(WRITER), once=random_id(), kind=kind, name=name, held=held)
    return words_key(f"{kind}.{name}.ko")
