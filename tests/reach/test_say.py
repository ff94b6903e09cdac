"""Can somebody complain or offer themselves with nothing but words, and does it reach the right ones?"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.reach import actions, queries, rules
from sijak.reach.enums import DOORS, MatterKind, MatterState, Outcome
from sijak.reach.models import Matter
from tests.reach.walk import come_back, hidden, post, text_of


def said(client: Client, door: str = "b", prefix: str = "", **fields: Any) -> Any:
    page = client.get(f"/{prefix}help/say/{door}/")
    assert page.status_code == 200
    told = {"words": "약속한 날에 아무도 오지 않았습니다."} | fields
    return post(client, f"/{prefix}help/say/{door}/", state=hidden(page), go="send", **told)


@pytest.mark.parametrize("prefix", ["", "en/", "zh-hans/"])
def test_it_has_a_page_of_each_kind_with_no_cookie_and_no_telling_title(
    house: Any, client: Client, prefix: str
) -> None:
    title = re.findall(r"<title>(.*?)</title>", text_of(client.get(f"/{prefix}help/")))
    for door in ("", *(f"{one}/" for one in DOORS)):
        page = client.get(f"/{prefix}help/say/{door}")
        assert page.status_code == 200 and not page.cookies
        assert re.findall(r"<title>(.*?)</title>", text_of(page)) == title
    assert client.get(f"/{prefix}help/say/z/").status_code == 404


def test_it_takes_a_complaint_to_protection_and_to_nobody_else(house: Any, client: Client) -> None:
    kept = said(client, about="민지 상담원")
    row = Matter.objects.get()
    assert kept.status_code == 200 and "민지" not in text_of(kept)
    assert "민지".encode() not in bytes(row.content) and row.mailbox == ""
    assert queries.open_matter(house.actor("dahee"), row).told.about == "민지 상담원"
    for handle in ("minji", "sora"):
        with pytest.raises(NotForYou):
            queries.find_matter(house.actor(handle), row.pk)
        assert house.client(handle).get(f"/help/desk/said/{row.pk}/").status_code == 404


def test_it_takes_a_complaint_about_an_officer_past_the_officers(house: Any, client: Client) -> None:
    said(client, not_to="officers")
    row = Matter.objects.get()
    assert "날에" in queries.open_matter(house.actor("sora"), row).told.words
    for handle in ("dahee", "hyesun"):
        with pytest.raises(NotForYou):
            queries.find_matter(house.actor(handle), row.pk)


def test_it_keeps_the_letters_of_such_a_complaint_from_officers_too(house: Any, client: Client) -> None:
    shown = post(client, "/help/words/", state=hidden(said(client, not_to="officers")))
    words, row = re.findall(r"<b>([가-힣]{2})</b>", text_of(shown)), Matter.objects.get()
    come_back(client, words)
    client.post("/my/letters/", {"text": "다희가 또 그랬습니다"})
    for handle, sees in (("sora", True), ("dahee", False)):
        boxes = {one.mailbox for one in queries.unread(house.actor(handle))}
        assert (row.mailbox in boxes) == sees
        page = house.client(handle).get(f"/help/desk/letters/{row.mailbox}/")
        assert page.status_code == (200 if sees else 404)


@pytest.mark.parametrize(("door", "needs"), [("b", 200), ("a", 200), ("f", 200), ("c", 422), ("g", 422)])
def test_it_asks_for_a_way_back_only_of_those_who_offer_themselves(
    house: Any, client: Client, door: str, needs: int
) -> None:
    page = said(client, door)
    assert page.status_code == needs
    assert needs == 200 or "약속한 날에" in text_of(page)


def test_it_takes_a_pledge_without_words_but_not_without_anything(house: Any, client: Client) -> None:
    assert said(client, "f", words="").status_code == 422
    assert said(client, "f", words="", amount="3만 원", often="month").status_code == 200
    told = queries.open_matter(house.actor("sora"), Matter.objects.get()).told
    assert (told.amount, told.often) == ("3만 원", "month")


def test_it_is_one_when_send_is_pressed_twice_and_keeps_its_words(house: Any, client: Client) -> None:
    page = client.get("/help/say/a/")
    both = [post(client, "/help/say/a/", state=hidden(page), words="고맙습니다") for _ in range(2)]
    assert [one.status_code for one in both] == [200, 200] and Matter.objects.count() == 1
    assert hidden(both[1]), "the eight words are offered on the page that is seen"


def test_it_gives_no_words_to_whoever_finds_the_page_hours_later(house: Any, client: Client) -> None:
    page = client.get("/help/say/a/")
    post(client, "/help/say/a/", state=hidden(page), words="고맙습니다")
    with time_machine.travel(__import__("time").time() + 2 * 3600, tick=True):
        found = post(client, "/help/say/a/", state=hidden(page), words="고맙습니다")
    assert found.status_code == 200 and 'name="state"' not in text_of(found)


def test_it_answers_into_a_box_of_its_own(house: Any, client: Client) -> None:
    kept = said(client)
    shown = post(client, "/help/words/", state=hidden(kept))
    words = re.findall(r"<b>([가-힣]{2})</b>", text_of(shown))
    row = Matter.objects.get()
    assert len(words) == 8 and row.mailbox
    officer = house.client("hyesun")
    sent = officer.post(
        f"/help/desk/said/{row.pk}/answer/", {"outcome": "answered", "text": "저희 잘못입니다."}
    )
    assert sent.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.outcome, row.answered_on) == ("answered", "answered", today())
    come_back(client, words)
    assert "저희 잘못입니다." in text_of(client.get("/my/letters/"))
    client.post("/my/letters/", {"text": "고맙습니다"})
    row.refresh_from_db()
    assert row.state == MatterState.NEW, "who writes again waits again"


def test_it_keeps_what_was_typed_when_the_vault_is_away(house: Any, client: Client, vault_away: Any) -> None:
    page = client.get("/en/help/say/b/")
    vault_away()
    held = post(client, "/en/help/say/b/", state=hidden(page), go="send", words="They shouted at me")
    assert held.status_code == 503 and "They shouted at me" in text_of(held)
    assert client.get("/en/help/say/b/").status_code == 503


def test_it_changes_the_language_and_loses_nothing(house: Any, client: Client) -> None:
    page = client.get("/help/say/b/")
    english = post(client, "/en/help/say/b/", state=hidden(page), go="stay", words="소리를 질렀습니다")
    assert english.status_code == 200 and "소리를 질렀습니다" in text_of(english)
    assert 'lang="en"' in text_of(english) and not Matter.objects.exists()


def test_it_takes_resident_numbers_out_and_says_so(house: Any, client: Client) -> None:
    page = said(client, "a", "en/", words="I am 900101-2234567, thank you")
    assert page.status_code == 200
    assert "2234567" not in queries.open_matter(house.actor("sora"), Matter.objects.get()).told.words


def test_it_says_a_day_of_the_law_for_rights_and_our_own_for_the_rest() -> None:
    friday = date(2026, 11, 27)
    assert rules.matter_promise(MatterKind.COPY, friday) == date(2026, 12, 7)
    assert rules.matter_promise(MatterKind.COMPLAINT, friday) == date(2026, 12, 4)


def test_it_takes_a_complaint_however_many_words_came_today(
    house: Any, client: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(rules, "CEILING", 1)
    assert said(client, "a").status_code == 200 and Matter.objects.count() == 1
    assert said(client, "a").status_code == 503, "enough of this kind came today"
    assert said(client, "b").status_code == 200 and Matter.objects.count() == 2


def test_it_lists_with_clocks_and_filters(house: Any, client: Client) -> None:
    said(client), said(client, "a")
    Matter.objects.filter(kind="feedback").update(promised_on=date(2026, 1, 2))
    page = house.client("dahee").get("/en/help/desk/said/")
    assert (
        page.status_code == 200 and "1 past their day" in text_of(page) and "Said to us: 2" in text_of(page)
    )
    only = house.client("dahee").get("/en/help/desk/said/?kind=complaint&state=all")
    assert "Said to us: 1" in text_of(only)
    assert house.client("hana").get("/en/help/desk/said/").status_code == 403


def test_it_refuses_an_answer_that_says_nothing(house: Any, client: Client) -> None:
    post(client, "/help/words/", state=hidden(said(client)))
    row, by = Matter.objects.get(), house.actor("dahee")
    for outcome in (Outcome.ANSWERED, Outcome.NOTED, Outcome.GRANTED):
        with pytest.raises(Refused):
            actions.answer_matter(by=by, matter=row, outcome=outcome, text="", strand="")
