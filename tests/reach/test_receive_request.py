"""Can somebody ask for help with nothing but a sentence, and is it locked before it is kept?"""

from __future__ import annotations

import gzip
from datetime import date, datetime
from pathlib import Path
from typing import Any

import brotli
import pytest
import time_machine
from django.conf import settings
from django.test import Client

from sijak.accounts import line
from sijak.kernel.dates import KST
from sijak.reach import actions, queries, rules
from sijak.reach.asked import Asked
from sijak.reach.enums import Way
from sijak.reach.models import Request
from tests.reach.walk import asked_for_help, hidden, post, send, text_of, to_look

STATIC = Path(settings.BASE_DIR) / "sijak" / "ui" / "static" / "ui"
SAFE = {
    "name": "들꽃", "channels": ["text"], "phone": "010-0000-1234", "shared": "partner",
    "hours": ["afternoon"], "when": "일요일은 안 됩니다", "voicemail": "hang_up",
}  # fmt: skip


def asked_in(house: Any, row: Request) -> Asked:
    return queries.asked_in(house.actor("sora"), row)


def counted(house: Any, indicator: str) -> int:
    found = house.state.store.row("SELECT sum(n) FROM tally WHERE indicator=?", indicator)
    return int(found[0] or 0)


def test_it_takes_one_sentence_and_seals_it(house: Any, client: Client) -> None:
    kept, row = asked_for_help(client, words="밤마다 울음이 납니다.")
    assert "밤마다".encode() not in bytes(row.content)
    assert asked_in(house, row).words == "밤마다 울음이 납니다."
    assert (row.way, row.language, row.mailbox, row.centre) == (Way.PAGE, "ko", "", "")
    assert "밤마다" not in text_of(kept)


def test_it_takes_one_picture(house: Any, client: Client) -> None:
    _kept, row = asked_for_help(client, needs=["money", "company"])
    assert asked_in(house, row).needs == ("money", "company")


def test_it_asks_for_one_sentence_or_one_picture_and_nothing_else(house: Any, client: Client) -> None:
    empty = post(client, "/en/help/step/", step="1", state="", go="next")
    assert empty.status_code == 422 and "one picture or write one sentence" in text_of(empty)
    look = to_look(client, "en/", needs=["work"])
    assert send(client, look, "en/").status_code == 200


def test_it_keeps_how_it_is_safe_to_answer(house: Any, client: Client) -> None:
    _kept, row = asked_for_help(client, SAFE, needs=["health"], for_whom="other")
    asked = asked_in(house, row)
    assert (asked.name, asked.phone, asked.shared) == ("들꽃", "010-0000-1234", "partner")
    assert (asked.channels, asked.hours, asked.voicemail) == (("text",), ("afternoon",), "hang_up")
    assert asked.when == "일요일은 안 됩니다" and asked.is_for_other


def test_it_asks_for_a_number_only_when_it_is_to_call(house: Any, client: Client) -> None:
    without = to_look(client, safe={"channels": ["call"]}, needs=["health"])
    assert without.status_code == 422 and 'name="phone"' in text_of(without)
    assert to_look(client, safe={"channels": ["box"]}, needs=["health"]).status_code == 200


@pytest.mark.parametrize("prefix", ["", "en/", "zh-hans/"])
def test_it_sets_no_cookie_and_lets_no_step_be_kept(house: Any, client: Client, prefix: str) -> None:
    first = client.get(f"/{prefix}help/")
    look = to_look(client, prefix, needs=["health"])
    danger = post(client, f"/{prefix}help/step/", step="3", state=hidden(look), go="danger")
    for page in (first, look, danger, send(client, look, prefix)):
        assert page.status_code == 200
        assert not page.cookies and "Set-Cookie" not in page.headers
        assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_it_weighs_under_forty_kilobytes_at_first_sight(client: Client) -> None:
    for prefix in ("", "en/", "zh-hans/"):
        page = len(gzip.compress(client.get(f"/{prefix}help/").content))
        rest = sum(len(brotli.compress((STATIC / name).read_bytes()))
                   for name in ("ui.css", "public.js", "mark.svg"))  # fmt: skip
        assert page + rest < 40_000


def test_it_is_one_request_when_send_is_pressed_twice(house: Any, client: Client) -> None:
    look = to_look(client, needs=["health"])
    before = counted(house, "requests")
    first, second = send(client, look), send(client, look)
    assert first.status_code == second.status_code == 200
    assert Request.objects.count() == 1
    # Once in its month and once in its year.
    assert counted(house, "requests") - before == 2


def test_it_loses_nothing_that_was_changed_after_sending(house: Any, client: Client) -> None:
    look = to_look(client, needs=["health"])
    send(client, look)
    again = send(client, look)
    anew = post(client, "/help/step/", step="3", state=hidden_draft(again), go="anew")
    assert anew.status_code == 200 and Request.objects.count() == 2


def hidden_draft(page: Any) -> str:
    """The first hidden state on the page: the draft; the second one is for the words."""
    from tests.reach.walk import HIDDEN

    return next(value for name, value in HIDDEN.findall(text_of(page)) if name == "state")


def test_it_takes_resident_numbers_out_and_says_so(house: Any, client: Client) -> None:
    look = to_look(client, "en/", words="My number is 900101-2234567, help", safe={"name": "들꽃"})
    assert "resident registration number" in text_of(look) and "2234567" not in text_of(look)
    send(client, look, "en/")
    assert "2234567" not in asked_in(house, Request.objects.get()).words


def test_it_lets_a_machine_that_fills_hidden_fields_try_again(house: Any, client: Client) -> None:
    trapped = post(client, "/help/step/", step="1", state="", go="next", words="도와주세요", trap="x")
    assert trapped.status_code == 422 and "도와주세요" in text_of(trapped)
    assert not Request.objects.exists()


def test_it_goes_back_and_keeps_both_steps(house: Any, client: Client) -> None:
    second = post(client, "/help/step/", step="1", state="", go="next", words="첫째 글")
    first = post(client, "/help/step/", step="2", state=hidden(second), go="back", name="들꽃")
    assert "첫째 글" in text_of(first)
    second = post(client, "/help/step/", step="1", state=hidden(first), go="next", words="고친 글")
    assert "들꽃" in text_of(second)
    look = post(client, "/help/step/", step="2", state=hidden(second), go="next", name="들꽃")
    assert "고친 글" in text_of(look)
    changed = post(client, "/help/step/", step="3", state=hidden(look), go="1")
    assert "고친 글" in text_of(changed)


def test_it_changes_the_language_and_keeps_what_was_typed(house: Any, client: Client) -> None:
    page = post(client, "/zh-hans/help/step/", step="1", state="", go="stay", words="想上学")
    assert page.status_code == 200 and "想上学" in text_of(page) and "今天需要什么" in text_of(page)


def test_it_shows_the_crisis_lines_at_once_and_comes_first(house: Any, client: Client) -> None:
    typed = "지금 문 밖에 있어요"
    danger = post(client, "/help/step/", step="1", state="", go="danger", words=typed)
    assert 'href="tel:112"' in text_of(danger) and typed in text_of(danger)
    back = post(client, "/help/step/", step="1", state="", go="stay", danger="yes", words=typed)
    second = post(client, "/help/step/", step="1", state=hidden(back), go="next", words=typed)
    look = post(client, "/help/step/", step="2", state=hidden(second), go="next")
    kept = send(client, look)
    assert 'href="tel:1366"' in text_of(kept)
    assert Request.objects.get().is_danger


def test_it_shows_the_crisis_lines_when_the_vault_is_away(
    house: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = to_look(client, words="글 한 줄")
    monkeypatch.setattr(settings, "SIJAK_VAULT_SOCKET", "/nowhere/vault.sock")
    line.vault.cache_clear()
    state = hidden(look)
    danger = post(client, "/help/step/", step="1", state=state, go="danger", words="급해요")
    assert danger.status_code == 200 and "tel:112" in text_of(danger)
    held = post(client, "/help/step/", step="1", state="", go="next", words="글 한 줄")
    assert held.status_code == 503 and "글 한 줄" in text_of(held) and "tel:" in text_of(held)
    sent = post(client, "/help/step/", step="3", state=state, go="next")
    assert sent.status_code == 503 and hidden(sent) == state


def test_it_says_when_a_page_is_too_old(house: Any, client: Client) -> None:
    old = post(client, "/en/help/step/", step="2", state="not-ours", go="next")
    assert old.status_code == 410 and "more than a day" in text_of(old)
    assert client.get("/help/step/").status_code == 302


def test_it_rests_after_a_flood_and_still_gives_a_number(
    house: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "CEILING", 1)
    monkeypatch.setattr(settings, "SIJAK_PHONE", "02-000-1234")
    asked_for_help(client, needs=["health"])
    look = to_look(client, "en/", needs=["work"])
    held = send(client, look, "en/")
    assert held.status_code == 503 and "rest until tomorrow" in text_of(held)
    assert "tel:020001234" in text_of(held) and hidden(held) == hidden(look)
    assert Request.objects.count() == 1


@pytest.mark.parametrize(
    ("at", "is_danger", "day"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=KST), False, date(2026, 11, 25)),
        (datetime(2026, 11, 27, 23, tzinfo=KST), False, date(2026, 12, 1)),  # over a week-end
        (datetime(2026, 9, 23, 9, tzinfo=KST), False, date(2026, 9, 29)),  # over 추석
        (datetime(2026, 11, 23, 9, tzinfo=KST), True, date(2026, 11, 23)),
        (datetime(2026, 11, 23, 15, tzinfo=KST), True, date(2026, 11, 24)),
        (datetime(2026, 11, 28, 3, tzinfo=KST), True, date(2026, 11, 30)),
    ],
)
def test_it_promises_a_day_that_can_be_kept(at: datetime, is_danger: bool, day: date) -> None:
    assert rules.promise_day(at, is_danger=is_danger) == day


def test_it_promises_the_day_on_the_page(house: Any, client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 27, 23, 50, tzinfo=KST), tick=False):
        kept, row = asked_for_help(client, needs=["health"])
    assert row.received_on == date(2026, 11, 27) and row.promised_on == date(2026, 12, 1)
    assert "12월 1일 화요일" in text_of(kept)


def test_it_seals_before_a_row_is_written(house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise RuntimeError("sealing failed")

    monkeypatch.setattr(actions.letters, "seal_request", refuse)
    with pytest.raises(RuntimeError):
        actions.receive_request(by=None, request_id="a" * 32, asked=Asked(words="x"))
    assert not Request.objects.exists()
