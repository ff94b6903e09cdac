"""Does whoever finds the browser of an asker get no further than the asker's own words?"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from sijak.people import letters
from sijak.reach.models import Request
from tests.reach.test_give_words import later
from tests.reach.walk import (
    asked_for_help,
    come_back,
    hidden,
    post,
    send,
    take_words,
    text_of,
    to_look,
    write,
)


@pytest.mark.parametrize(("step", "go"), [("2", "next"), ("3", "stay"), ("3", "next"), ("2", "back")])
def test_it_renews_no_time_by_an_earlier_page_that_is_sent_on_again(
    house: Any, client: Client, monkeypatch: pytest.MonkeyPatch, step: str, go: str
) -> None:
    second = post(client, "/help/step/", step="1", state="", go="next", needs=["health"])
    look = post(client, "/help/step/", step="2", state=hidden(second), go="next")
    kept = send(client, look)
    take_words(client, kept)
    row = Request.objects.get()
    later(monkeypatch)
    found = post(client, "/help/step/", step=step, state=hidden(second), go=go, needs=["health"])
    last = found if "/help/words/" in text_of(found) else send(client, found)
    for page in (found, last):
        post(client, "/help/words/", state=hidden(page), again="yes")
    assert Request.objects.get(pk=row.pk).mailbox == row.mailbox


def test_it_stays_one_request_when_the_last_page_is_changed(house: Any, client: Client) -> None:
    look = to_look(client, needs=["health"])
    second = post(client, "/help/step/", step="3", state=hidden(look), go="2")
    changed = post(client, "/help/step/", step="2", state=hidden(second), go="next", name="들꽃")
    send(client, look)
    assert "/help/words/" in text_of(send(client, changed))
    assert Request.objects.count() == 1


def test_it_gives_an_hour_to_read_before_sending(
    house: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = to_look(client, needs=["health"])
    later(monkeypatch, 3600)
    words, _page = take_words(client, send(client, look))
    assert len(words) == 8


def test_it_gives_no_new_words_once_the_first_were_used(house: Any, client: Client) -> None:
    kept, row = asked_for_help(client, needs=["health"])
    words, _page = take_words(client, kept)
    come_back(client, words)
    row.refresh_from_db()
    refused = post(client, "/help/words/", state=hidden(kept), again="yes")
    assert refused.status_code == 409 and 'value="yes"' not in text_of(refused)
    assert Request.objects.get().mailbox == row.mailbox and row.is_entered


def test_it_names_whom_to_call_while_the_vault_is_away(
    house: Any, client: Client, vault_away: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SIJAK_PHONE", "02-000-1234")
    kept, _row = asked_for_help(client, needs=["health"])
    words, page = take_words(client, kept)
    come_back(client, words)
    check = hidden(page, "check")
    vault_away()
    for held in (
        post(client, "/help/words/", state=hidden(kept)),
        post(client, "/help/words/check/", check=check, first="고무", second=""),
        write(client, "적던 긴 글"),
    ):
        assert held.status_code == 503 and held.headers["Cache-Control"] == "no-store"
        assert "tel:020001234" in text_of(held) and "tel:15776635" in text_of(held)


def test_it_keeps_the_page_when_the_vault_goes_away_in_the_middle(
    house: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, _row = asked_for_help(client, needs=["health"])
    words, _page = take_words(client, kept)
    come_back(client, words)

    def away(*_: object) -> None:
        raise letters.Away

    for deed in ("write_to_us", "read_box"):
        monkeypatch.setattr(letters, deed, away)
        held = write(client, "적던 긴 글")
        assert held.status_code == 503 and "적던 긴 글" in text_of(held), deed
    assert come_back(client, words).status_code == 503


def test_it_does_not_compose_a_heap_of_marks_that_a_stranger_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sorting a hundred thousand marks takes seconds: the page is open to everybody."""
    composed: list[int] = []
    real = unicodedata.normalize

    def normalize(form: str, text: str) -> str:
        composed.append(len(text))
        return real(form, text)

    monkeypatch.setattr(letters.unicodedata, "normalize", normalize)
    assert not letters.is_same_word("가" + "\u0301\u0316" * 50_000, ["가"])
    assert letters.is_same_word(real("NFD", "감나무"), ["감나무", "gamnamu"])
    assert max(composed) < 300
