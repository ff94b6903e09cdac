"""Do two people read what everybody reads, does it show at its hour, and is it gone when taken down?"""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from sijak.kernel import generation
from sijak.kernel.dates import now, today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.pages import shelf
from sijak.pages.actions import wordings
from sijak.pages.models import Showing, Version, Wording
from sijak.pages.queries.wordings import told
from tests.house import House
from tests.pages.desk import PRESS, READER, WRITER, ask, make, publish, text, write

PATH = "/write/words/page.press.ko/"


def press() -> str:
    found = shelf.words_of("press", "ko")
    assert found is not None
    return found.text


def test_it_lets_nobody_publish_their_own_words(house: House) -> None:
    write(house, PRESS, text("나리의 글"))
    ask(house, PRESS)
    page = house.client(WRITER).post(f"{PATH}publish/", {"base": "2"}).content.decode()
    assert "다른 사람이 먼저 읽습니다" in page and "나리의 글" not in press()
    assert house.client(READER).post(f"{PATH}publish/", {"base": "2"}).status_code == 302
    assert press() == "나리의 글"
    assert "나리의 글" in house.client().get("/read/press/").content.decode()


def test_it_is_refused_by_the_data_store_as_well(house: House) -> None:
    write(house, PRESS, text("나리의 글"))
    row, words = Wording.objects.get(), Version.objects.get(number=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Showing.objects.create(wording=row, number=1, version=words, shows_from=now(), decided_on=today(),
                               written_by=house.user(WRITER), decided_by=house.user(WRITER))  # fmt: skip


def test_it_publishes_only_what_the_second_reader_saw(house: House) -> None:
    write(house, PRESS, text("보여 준 글"))
    ask(house, PRESS)
    write(house, PRESS, text("바꾼 글"))
    assert told(PRESS).state == "draft"
    for base in (2, 3):
        with pytest.raises(Refused):
            wordings.publish_words(by=house.actor(READER), words=PRESS, base=base, moment=None, looked=True)


def test_it_shows_at_its_hour_without_any_job(house: House) -> None:
    later = now() + timedelta(hours=30)
    before = generation.current()
    publish(house, PRESS, text("내일의 글"), moment=later)
    assert "내일의 글" not in press() and told(PRESS).later == later and generation.current() == before
    with time_machine.travel(later + timedelta(seconds=1), tick=False):
        assert press() == "내일의 글" and generation.current() != before


def test_it_refuses_an_hour_that_has_passed(house: House) -> None:
    write(house, PRESS, text("글"))
    ask(house, PRESS)
    given = {"base": "2", "day": (today() - timedelta(days=1)).isoformat(), "at": "10:00"}
    page = house.client(READER).post(f"{PATH}publish/", given).content.decode()
    assert "이미 지난 시간입니다" in page


def test_it_goes_back_with_a_word_and_comes_again(house: House) -> None:
    write(house, PRESS, text("글"))
    ask(house, PRESS)
    assert house.client(READER).post(f"{PATH}back/", {"remark": "둘째 문장이 깁니다."}).status_code == 302
    assert "둘째 문장이 깁니다." in house.client(WRITER).get(PATH).content.decode()
    assert told(PRESS).state == "draft"


def test_it_is_gone_in_the_next_request(house: House) -> None:
    key = make(house, "news", f"n{random_id()[:8]}")
    publish(house, key, text("곁에 있던 소식"))
    address = f"/news/{key.name}/"
    assert house.client().get(address).status_code == 200
    before = generation.current()
    assert house.client(WRITER).post(f"/write/words/{key}/down/").status_code == 302
    assert house.client().get(address).status_code == 404 and generation.current() != before
    for where in ("/news/", "/news/feed.xml"):
        assert key.name not in house.client().get(where).content.decode()


def test_it_shows_what_shipped_when_a_page_is_taken_down(house: House) -> None:
    shipped = press()
    publish(house, PRESS, text("우리 글"))
    wordings.take_down(by=house.actor(WRITER), words=PRESS)
    assert press() == shipped and told(PRESS).state == "down"


def test_it_calls_off_what_was_set_for_later(house: House) -> None:
    later = now() + timedelta(hours=30)
    publish(house, PRESS, text("내일의 글"), moment=later)
    wordings.take_down(by=house.actor(WRITER), words=PRESS)
    with time_machine.travel(later + timedelta(hours=1), tick=False):
        assert "내일의 글" not in press()


def test_it_asks_and_publishes_nothing_that_nobody_wrote(house: House) -> None:
    """Somebody said of a language without words that it says the same already."""
    key = make(house, "news", "unwritten").page.in_("zh-hans")
    wordings.say_in_step(by=house.actor(WRITER), words=key)
    with pytest.raises(NotForYou):
        wordings.ask_review(by=house.actor(WRITER), words=key, base=0)
    with pytest.raises(NotForYou):
        wordings.publish_words(by=house.actor(READER), words=key, base=0, moment=None, looked=True)
    assert house.client(WRITER).post(f"/write/words/{key}/ask/", {"base": "0"}).status_code == 404
