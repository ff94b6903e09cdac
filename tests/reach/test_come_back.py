"""Do eight words open the letters, however they are written, and tell nothing when they do not?"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from hangul.words import check, new_mailbox_phrase
from sijak.accounts import line
from sijak.kernel.dates import today
from sijak.people import letters
from sijak.reach import actions
from sijak.reach.enums import CloseReason, RequestState
from tests.reach.walk import asked_for_help, come_back, post, take_words, text_of, write


def box_of(client: Client, **told: Any) -> tuple[Any, list[str]]:
    kept, row = asked_for_help(client, **(told or {"words": "처음에 적은 비밀 글"}))
    words, _page = take_words(client, kept)
    row.refresh_from_db()
    return row, words


def test_it_opens_with_the_words_however_they_are_written(house: Any, client: Client) -> None:
    _row, words = box_of(client)
    for text in (
        " ".join(words),
        "".join(words),
        "\n".join(f"{n}. {w}" for n, w in enumerate(words, 1)),
        unicodedata.normalize("NFD", " ".join(words)),
        "  ".join(words) + "\n",
    ):
        page = come_back(client, text)
        assert page.status_code == 200 and "주고받은 편지" in text_of(page)
        assert page.headers["Cache-Control"] == "no-store"


def test_it_offers_what_may_be_meant(house: Any, client: Client) -> None:
    _row, words = box_of(client)
    swapped = next(
        other
        for at in range(7)
        if (other := [*words[:at], words[at + 1], words[at], *words[at + 2 :]]) != words and not check(other)
    )
    near = come_back(client, swapped)
    assert near.status_code == 422 and "주고받은 편지" not in text_of(near)
    offered = re.findall(r'name="text" value="([^"]+)"', text_of(near))
    assert " ".join(words) in offered
    marked = set(re.findall(r"<mark>([가-힣]{2})</mark>", text_of(near)))
    assert {b for a, b in zip(swapped, words, strict=True) if a != b} <= marked
    assert "주고받은 편지" in text_of(come_back(client, " ".join(words)))


def test_it_says_which_word_is_not_ours(house: Any, client: Client) -> None:
    _row, words = box_of(client)
    page = post(
        client,
        "/en/help/come-back/",
        text=" ".join([*words[:5], "xylophonic", "qqqqqqqq", words[7]]),
    )
    assert "Word 6 is not one of ours" in text_of(page)
    few = post(client, "/en/help/come-back/", text=" ".join(words[:6]))
    assert "We read 6 words" in text_of(few)
    assert " ".join(words[:6]) in text_of(few), "what was typed stays"


def test_it_tells_nothing_about_words_that_open_nothing(house: Any, client: Client) -> None:
    other = new_mailbox_phrase()
    page = post(client, "/en/help/come-back/", text=" ".join(other))
    assert page.status_code == 422 and "open nothing here" in text_of(page)


def test_it_names_a_time_when_too_many_knock(
    house: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _row, words = box_of(client)
    monkeypatch.setitem(house.state.sessions._waiting, "public", 99)
    page = post(client, "/en/help/come-back/", text=" ".join(words))
    assert page.status_code == 422 and re.search(r"try once more at \d+:\d\d [ap]m", text_of(page))
    assert words[0] in text_of(page)


def test_it_shows_replies_and_the_promise_but_never_what_was_asked(house: Any, client: Client) -> None:
    row, words = box_of(client)
    day = today() + timedelta(days=3)
    actions.answer_request(by=house.actor("sora"), request=row, text="화요일에 만나요.", promised=day)
    page = text_of(come_back(client, words))
    assert "화요일에 만나요." in page and f"{day.month}월 {day.day}일" in page
    assert "처음에 적은 비밀 글" not in page
    assert letters.letters_of(house.actor("sora"), row.mailbox)[0].is_read  # type: ignore[index]


def test_it_takes_another_letter_and_the_clock_begins_anew(house: Any, client: Client) -> None:
    row, words = box_of(client)
    by = house.actor("sora")
    actions.answer_request(by=by, request=row, text="만나요", promised=None)
    come_back(client, words)
    wrote = write(client, "또 적은 글")
    assert wrote.status_code == 200 and "Your letter lies with us" in text_of(wrote)
    assert "또 적은 글" not in text_of(wrote) and "You wrote to us" in text_of(wrote)
    row.refresh_from_db()
    assert row.state == RequestState.ANSWERED and row.next_on is not None and row.next_on > today()
    found = letters.letters_of(by, row.mailbox)
    theirs = [(one.text, one.is_read) for one in found or [] if one.is_from_asker]
    assert theirs == [("또 적은 글", False)]


def test_it_wakes_a_closed_request(house: Any, client: Client) -> None:
    row, words = box_of(client)
    by = house.actor("sora")
    actions.close_request(by=by, request=row, reason=CloseReason.TWICE)
    come_back(client, words)
    write(client, "아직입니다")
    row.refresh_from_db()
    assert (row.state, row.reason) == (RequestState.ANSWERED, "") and row.next_on is not None


def test_it_still_answers_at_the_earlier_address(house: Any, client: Client) -> None:
    assert client.get("/help/letters/").headers["Location"] == "/my/letters/"
    assert post(client, "/help/letters/", state="junk").status_code == 302


def test_it_keeps_what_was_written_while_the_vault_is_away(
    house: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _row, words = box_of(client)
    monkeypatch.setattr(settings, "SIJAK_VAULT_SOCKET", "/nowhere/vault.sock")
    line.vault.cache_clear()
    page = come_back(client, words)
    assert page.status_code == 503 and words[0] in text_of(page)


def test_it_gives_a_day_to_read_by(house: Any, client: Client) -> None:
    row, words = box_of(client)
    page = text_of(come_back(client, words))
    assert isinstance(row.promised_on, date)
    assert f"{row.promised_on.month}월 {row.promised_on.day}일" in page


def test_it_asks_a_crowd_to_wait_a_minute_and_keeps_the_words(house: Any, client: Client) -> None:
    """The vault is not even asked: the threads of the house stay free for others."""
    _row, words = box_of(client)
    with letters.STRANGERS.one(), letters.STRANGERS.one():
        page = come_back(client, words)
        assert page.status_code == 422
        assert "주고받은 편지" not in text_of(page) and words[0] in page.content.decode()
    assert "주고받은 편지" in text_of(come_back(client, words))
