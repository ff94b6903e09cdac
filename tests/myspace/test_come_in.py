"""Does a cookie begin with the eight words, open only one's own pages, and end with every way out?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from sijak.people.letters import read_box
from tests.myspace.walk import let_in, share, text_of
from tests.reach.walk import knock, post

PAGES = ("/my/", "/my/letters/", "/my/words/")


def test_it_sets_one_cookie_once_the_words_were_given(house: Any) -> None:
    someone = let_in(house)
    again = knock(Client(), someone.words)
    assert again.status_code == 302 and again.headers["Location"] == "/my/"
    assert set(again.cookies) == {settings.SIJAK_OWN_COOKIE}
    cookie = again.cookies[settings.SIJAK_OWN_COOKIE]
    assert cookie["httponly"] and cookie["samesite"] == "Strict" and cookie["path"] == "/"
    assert not cookie["max-age"] and not cookie["expires"] and not cookie["domain"]


def test_it_sets_none_before(house: Any, client: Client) -> None:
    for where in ("/help/come-back/", "/help/", "/", "/my/", "/my/leave/"):
        assert not client.get(where).cookies, where
    assert not post(client, "/help/come-back/", text="아닌 말").cookies


def test_it_answers_pages_that_may_be_loaded_again_and_are_kept_nowhere(house: Any) -> None:
    someone = let_in(house)
    for where in PAGES:
        for prefix in ("", "/en", "/zh-hans"):
            answer = someone.client.get(prefix + where)
            assert answer.status_code == 200, where
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Referrer-Policy"] == "same-origin"
            title = text_of(answer).partition("<title>")[2].partition("</title>")[0]
            assert title in ("안내", "Information", "须知"), title
            assert 'href="' + prefix + '/my/out/"' in text_of(answer)


def test_it_leads_a_stranger_to_the_words_and_shows_nothing(house: Any, client: Client) -> None:
    for where in (*PAGES, "/my/days/", "/my/nothing/"):
        assert client.get(where).headers["Location"] == "/help/come-back/"
    client.cookies[settings.SIJAK_OWN_COOKIE] = "0" * 64
    page = client.get("/en/my/letters/")
    assert page.status_code == 410 and "closed itself" in text_of(page)
    assert page.cookies[settings.SIJAK_OWN_COOKIE].value == ""


def test_it_shows_nobody_what_is_anothers(house: Any) -> None:
    one, other = let_in(house, has_file=True), let_in(house, has_file=True)
    share(house, one.made, kind="message", day="2026-11-01", words="너에게만 하는 말")
    shown = "".join(other.page(where) for where in ("", "letters/"))
    assert "너에게만" not in shown


def test_it_ends_when_they_lock_it(house: Any) -> None:
    someone = let_in(house)
    pass_ = someone.client.cookies[settings.SIJAK_OWN_COOKIE].value
    assert someone.client.get("/my/leave/").headers["Location"] == "/my/", "a look locks nothing"
    locked = someone.client.post("/my/leave/")
    assert locked.status_code == 302 and locked.cookies[settings.SIJAK_OWN_COOKIE].value == ""
    assert "닫았습니다" in text_of(someone.client.get("/my/leave/"))
    ended(pass_)


def ended(pass_: str) -> None:
    from sijak.people.letters import PassEnded

    with pytest.raises(PassEnded):
        read_box(pass_)


def test_it_ends_with_the_quick_way_out(house: Any) -> None:
    someone = let_in(house)
    pass_ = someone.client.cookies[settings.SIJAK_OWN_COOKIE].value
    out = someone.client.get("/my/out/")
    assert out.status_code == 302 and out.headers["Location"] == settings.SIJAK_EXIT_TO
    assert out.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert out.headers["Cache-Control"] == "no-store"
    assert all(
        out.cookies[name].value == "" for name in (settings.SIJAK_OWN_COOKIE, settings.CSRF_COOKIE_NAME)
    )
    ended(pass_)


def test_it_signs_nobody_out_for_another_site(house: Any) -> None:
    someone = let_in(house)
    out = someone.client.get("/my/out/", headers={"sec-fetch-site": "cross-site"})
    assert out.headers["Location"] == settings.SIJAK_EXIT_TO
    assert "Clear-Site-Data" not in out.headers and not out.cookies
    assert someone.client.get("/my/letters/").status_code == 200


def test_it_lets_out_who_was_never_in_and_while_the_vault_is_away(
    house: Any, client: Client, vault_away: Callable[[], None]
) -> None:
    assert client.get("/my/out/").headers["Location"] == settings.SIJAK_EXIT_TO
    someone = let_in(house)
    vault_away()
    assert someone.client.get("/my/out/").headers["Location"] == settings.SIJAK_EXIT_TO


def test_it_takes_no_form_from_another_site(house: Any) -> None:
    someone = let_in(house)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = someone.client.cookies
    assert strict.post("/my/letters/", {"text": "남이 적은 글"}).status_code == 403
    assert strict.post("/my/leave/").status_code == 403
    there = Client().post(
        "/help/come-back/", {"text": " ".join(someone.words)}, headers={"sec-fetch-site": "cross-site"}
    )
    assert there.status_code == 422 and not there.cookies


def test_it_keeps_what_was_being_written_when_the_half_hour_is_over(house: Any) -> None:
    someone = let_in(house)
    house.state.passes.clear()
    page = someone.client.post("/en/my/letters/", {"text": "적던 긴 글 900101-1234567"})
    assert page.status_code == 410 and "적던 긴 글" in text_of(page) and "1234567" not in text_of(page)
    assert "eight words" in text_of(page)


def test_it_keeps_what_was_being_written_while_the_vault_is_away(
    house: Any, vault_away: Callable[[], None]
) -> None:
    someone = let_in(house)
    vault_away()
    page = someone.client.post("/en/my/letters/", {"text": "적던 긴 글", "trap": ""})
    assert page.status_code == 503 and "적던 긴 글" in text_of(page)
    assert "still on this page" in text_of(page) and "tel:15776635" in text_of(page)
    assert someone.client.get("/en/my/").status_code == 503
