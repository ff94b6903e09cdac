"""Are drafts kept for their writer alone, and gone when the form was saved?"""

import json

import pytest
from django.test import Client

from sijak.accounts import actions, queries
from sijak.accounts.models import Draft
from tests.accounts.conftest import Enter
from tests.house import House

PAGE = "/en/staff/teams/new/"


def where(page: str = PAGE) -> str:
    return f"/en/staff/draft/?for={page}"


def test_it_keeps_and_gives_back_every_value(enter: Enter) -> None:
    client = enter("dahee")
    client.post(where(), {"name": "이름\n두 줄", "compartments": ["contact", "self"], "empty": ""})
    fields = client.get(where()).json()["fields"]
    assert fields == {"name": ["이름\n두 줄"], "compartments": ["contact", "self"]}


def test_it_keeps_the_newest_only(enter: Enter) -> None:
    client = enter("dahee")
    for words in ("첫째 글", "둘째 글"):
        client.post(where(), {"name": words})
    assert client.get(where()).json()["fields"]["name"] == ["둘째 글"]
    assert Draft.objects.count() == 1


def test_it_is_the_same_page_in_each_language(enter: Enter) -> None:
    client = enter("dahee")
    client.post(where("/staff/teams/new/"), {"name": "한국말로 쓴 글"})
    for page in ("/en/staff/teams/new/", "/zh-hans/staff/teams/new/"):
        assert client.get(where(page)).status_code == 200
    assert client.get(where("/en/staff/teams/")).status_code == 404


def test_it_gives_a_draft_to_nobody_else(enter: Enter) -> None:
    enter("dahee").post(where(), {"name": "다희의 글"})
    assert enter("hyesun").get(where()).status_code == 404
    assert Client().get(where()).status_code == 403
    assert Client().post(where(), {"name": "아무개 글"}).status_code == 403


def test_it_writes_neither_the_words_nor_the_address(enter: Enter) -> None:
    enter("dahee").post(where(), {"name": "봄이네 이야기"})
    row = Draft.objects.values().get()
    assert "봄이네".encode() not in bytes(row["content"])
    assert "staff" not in json.dumps(row, default=str)


def test_it_opens_under_no_other_address(house: House, enter: Enter) -> None:
    """A row that a thief moves to another page of the same writer stays shut."""
    from vault.client import VaultError

    client = enter("dahee")
    client.post(where(), {"name": "한 자리의 글"})
    row, by = Draft.objects.get(), house.actor("dahee")
    row.place = queries.place_of(by.user_id, "/staff/people/new/")
    row.save(update_fields=["place"])
    with pytest.raises(VaultError):
        queries.draft_fields(by, "/staff/people/new/")


def test_it_goes_when_the_form_is_saved(house: House, enter: Enter, new_worker: object) -> None:
    client = enter("dahee")
    given = {"name": "제주 동행", "kind": "care", "compartments": ["contact"], "centre": ""}
    client.post(where(), given)
    assert client.post(PAGE, {**given, "lead": "nobody"}).status_code == 200
    assert Draft.objects.count() == 1, "refused, so it stays"
    assert client.post(PAGE, {**given, "lead": house.user("hyesun")}).status_code == 302
    assert Draft.objects.count() == 0


def test_it_is_dropped_by_the_deed_of_another_department(house: House, enter: Enter) -> None:
    enter("sora").post(where("/care/x/note/"), {"body": "적다 만 글"})
    actions.drop_draft(by=house.actor("sora"), path="/en/care/x/note/")
    assert not Draft.objects.exists()


def test_it_shows_the_words_without_script(enter: Enter) -> None:
    client = enter("dahee")
    client.post(where(), {"name": "<b>굵은</b> 글"})
    page = client.get(f"/en/staff/draft/kept/?for={PAGE}").content.decode()
    assert "&lt;b&gt;굵은&lt;/b&gt; 글" in page
    assert client.post(f"/en/staff/draft/let-go/?for={PAGE}").headers["Location"] == PAGE
    assert "Nothing is kept" in client.get(f"/en/staff/draft/kept/?for={PAGE}").content.decode()


def test_it_says_on_the_page_that_words_are_kept(enter: Enter) -> None:
    client = enter("dahee")
    assert "data-draft-offer" not in client.get(PAGE).content.decode()
    client.post(where(), {"name": "적다 만 글"})
    page = client.get(PAGE).content.decode()
    assert "data-draft-offer" in page and "data-draft-now" not in page
    assert "적다 만" not in page


@pytest.mark.parametrize("path", ["", "x", "//evil.example/", "/" + "a" * 400, "/\x00", "https://a/"])
def test_it_keeps_nothing_for_an_address_that_is_not_ours(enter: Enter, path: str) -> None:
    client = enter("dahee")
    assert client.post(f"/en/staff/draft/?for={path}", {"name": "글 하나"}).status_code == 404
    assert client.get(f"/en/staff/draft/?for={path}").status_code == 404
    assert not Draft.objects.exists()


def test_it_refuses_a_draft_that_is_no_text_any_more(enter: Enter) -> None:
    client = enter("dahee")
    assert client.post(where(), {"name": "가" * 300_000}).status_code == 413
    assert client.post(where(), {"name": "나 " * 50_000}).json() == {"kept": True}


@pytest.mark.parametrize("words", ["\ud800 half", "e" + "\u0301" * 10_000, "\u202egnp", "\x00\x07 a"])
def test_it_keeps_whatever_is_typed(enter: Enter, words: str) -> None:
    client = enter("dahee")
    body = words.encode("utf-8", "surrogatepass")
    from urllib.parse import quote_from_bytes

    answer = client.post(where(), f"name={quote_from_bytes(body)}", "application/x-www-form-urlencoded")
    assert answer.json() == {"kept": True}
    assert client.get(where()).status_code == 200
