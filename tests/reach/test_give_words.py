"""Does whoever asked get eight words, shown once, and may they see whether they stand right?"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sijak.reach import actions
from sijak.reach.models import Request
from tests.reach.walk import asked_for_help, come_back, hidden, post, send, take_words, text_of, to_look


def test_it_shows_eight_words_with_their_spelling(house: Any, client: Client) -> None:
    kept, row = asked_for_help(client, needs=["health"])
    words, page = take_words(client, kept)
    assert len(words) == 8 and not page.cookies and page.headers["Cache-Control"] == "no-store"
    spelled = re.findall(r'<span class="spelt" lang="ko-Latn">([a-z]+)</span>', text_of(page))
    assert len(spelled) == 8
    row.refresh_from_db()
    assert len(row.mailbox) == 32
    everything = " ".join(str(v) for v in Request.objects.values_list().get())
    assert not any(word in everything for word in words)


def test_it_asks_before_it_makes_the_first_words_worthless(house: Any, client: Client) -> None:
    kept, _row = asked_for_help(client, needs=["health"])
    words, _page = take_words(client, kept)
    twice = post(client, "/en/help/words/", state=hidden(kept))
    assert twice.status_code == 409 and "a moment ago" in text_of(twice)
    again = post(client, "/help/words/", state=hidden(twice), again="yes")
    newer = re.findall(r"<b>([가-힣]{2})</b>", text_of(again))
    assert len(newer) == 8 and newer != words


def test_it_gives_no_new_words_once_a_file_is_open(house: Any, client: Client) -> None:
    kept, row = asked_for_help(client, needs=["health"])
    actions.mark_opened(by=house.actor("sora"), request=row)
    refused = post(client, "/help/words/", state=hidden(kept), again="yes")
    assert refused.status_code == 409 and not re.findall(r"<b>[가-힣]{2}</b>", text_of(refused))


def test_it_needs_the_sealed_field_of_the_page(house: Any, client: Client) -> None:
    _kept, row = asked_for_help(client, needs=["health"])
    assert post(client, "/help/words/", state=row.pk).status_code == 302
    assert client.get("/help/words/").status_code == 302


def test_it_checks_two_words_kindly(house: Any, client: Client) -> None:
    kept, _row = asked_for_help(client, needs=["health"])
    words, page = take_words(client, kept)
    check = hidden(page, "check")
    asked = post(client, "/en/help/words/check/", check=check)
    assert "Word 3" in text_of(asked) and words[2] not in text_of(asked)
    wrong = post(client, "/en/help/words/check/", check=check, first=words[2], second=words[2])
    assert "Word 6 is not the one" in text_of(wrong) and "Word 3 is not" not in text_of(wrong)
    spaced = f" {words[2][0]} {words[2][1]} "
    right = post(client, "/en/help/words/check/", check=check, first=spaced, second=words[5])
    assert "Both are right" in text_of(right)


def test_it_makes_words_for_somebody_who_stands_here(house: Any) -> None:
    row, _new = actions.receive_request(
        by=house.actor("sora"),
        request_id="b" * 32,
        asked=actions.Asked(words="와서 청함"),
        way=actions.Way.WALK_IN,
    )
    page = house.client("sora").post(f"/help/desk/{row.pk}/words/")
    assert len(re.findall(r"<b>([가-힣]{2})</b>", text_of(page))) == 8
    assert house.client("sora").post(f"/help/desk/{row.pk}/words/").status_code == 409
    assert house.client("minji").post(f"/help/desk/{row.pk}/words/").status_code == 403


def test_it_asks_for_a_minute_when_a_crowd_takes_words(house: Any, client: Client) -> None:
    kept, row = asked_for_help(client, needs=["health"])
    for _ in range(60):
        house.state.crowd("mailbox_new", 60)
    page = post(client, "/en/help/words/", state=hidden(kept))
    assert page.status_code == 409 and "Wait one minute" in text_of(page)
    row.refresh_from_db()
    assert row.mailbox == ""
    house.state._crowd.clear()
    assert len(take_words(client, page)[0]) == 8


LATER = 16 * 60


def later(monkeypatch: pytest.MonkeyPatch, seconds: int = LATER) -> None:
    """The clock of the house goes on; that of the vault too slowly to matter."""
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + seconds)


def test_it_gives_no_words_to_who_finds_the_page_later(
    house: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, row = asked_for_help(client, needs=["health"])
    later(monkeypatch)
    over = post(client, "/en/help/words/", state=hidden(kept))
    assert over.status_code == 410 and "given no more" in text_of(over)
    row.refresh_from_db()
    assert row.mailbox == ""


def test_it_offers_no_words_to_who_sends_an_old_page_again(
    house: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = to_look(client, needs=["health"])
    assert "/help/words/" in text_of(send(client, look))
    assert "/help/words/" in text_of(send(client, look)), "two quick clicks are one request"
    later(monkeypatch)
    found = text_of(send(client, look))
    assert "/help/words/" not in found and "바로 뒤에만" in found


def test_it_gives_no_new_words_once_an_answer_may_lie_behind_the_first(house: Any, client: Client) -> None:
    kept, row = asked_for_help(client, needs=["health"])
    words, _page = take_words(client, kept)
    row.refresh_from_db()
    actions.answer_request(by=house.actor("sora"), request=row, text="내일 만나요", promised=None)
    refused = post(client, "/help/words/", state=hidden(kept), again="yes")
    assert refused.status_code == 409 and 'value="yes"' not in text_of(refused)
    assert not re.findall(r"<b>[가-힣]{2}</b>", text_of(refused))
    assert "내일 만나요" in text_of(come_back(client, words))


def test_it_says_so_when_the_vault_is_away(
    house: Any, client: Client, vault_away: Callable[[], None]
) -> None:
    kept, _row = asked_for_help(client, needs=["health"])
    _words, page = take_words(client, kept)
    check, state = hidden(page, "check"), hidden(kept)
    vault_away()
    none = post(client, "/en/help/words/", state=state)
    assert none.status_code == 503 and hidden(none) == state and "Try once more" in text_of(none)
    look = post(client, "/en/help/words/check/", check=check, first="고무", second="")
    assert look.status_code == 503 and hidden(look, "check") == check and "고무" in text_of(look)
