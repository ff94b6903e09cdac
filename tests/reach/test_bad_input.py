"""Does every form of this department survive whatever is typed or pasted into it?

No 500, a sentence where something is refused, and what was typed is still on the page.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sijak.reach import queries
from sijak.reach.models import Request
from tests.reach.test_open_file_from import filled
from tests.reach.walk import asked_for_help, come_back, hidden, post, take_words, text_of, write

MEGABYTE = "가나다라 " * 75_000
BAD = {
    "empty": "",
    "spaces": " \t\r\n ",
    "megabyte": MEGABYTE,
    "controls": "안\x00녕\x07\x1b[31m하\x85세요",
    "right-to-left": "\u202eسلام\u2066 안녕\u2069",
    "half-characters": "안\ud800녕\udfff",
    "decomposed": unicodedata.normalize("NFD", "속이 쏘고 통세나요"),
    "marks": "a" + "\u0301" * 100_000,
    "resident": "제 번호는 900101-2234567 입니다",
    "markup": '"><script>alert(1)</script>{{ 7*7 }}{% now %}',
    "zero-width": "도\u200b와\u2060주\ufeff세요",
}
Form = Callable[[Any, Client, str], Any]


def raw(text: str) -> str:
    """As a browser would send it: half characters can only come as broken bytes."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def needs(house: Any, client: Client, bad: str) -> Any:
    return post(
        client,
        "/en/help/step/",
        step="1",
        state="",
        go="next",
        words=bad,
        needs=[bad],
        for_whom=bad,
    )


def safe(house: Any, client: Client, bad: str) -> Any:
    second = post(client, "/en/help/step/", step="1", state="", go="next", needs=["work"])
    return post(
        client,
        "/en/help/step/",
        step="2",
        state=hidden(second),
        go="next",
        name=bad,
        phone=bad,
        when=bad,
        channels=[bad],
        shared=bad,
        hours=[bad],
        voicemail=bad,
    )


def only_name(house: Any, client: Client, bad: str) -> Any:
    second = post(client, "/en/help/step/", step="1", state="", go="next", needs=["work"])
    return post(client, "/en/help/step/", step="2", state=hidden(second), go="next", name=bad)


def state(house: Any, client: Client, bad: str) -> Any:
    return post(client, "/en/help/step/", step=bad, state=bad, go=bad, words=bad)


def danger(house: Any, client: Client, bad: str) -> Any:
    return post(client, "/en/help/step/", step="1", state=bad, go="danger", words=bad)


def words(house: Any, client: Client, bad: str) -> Any:
    return post(client, "/en/help/words/", state=bad, again=bad)


def check(house: Any, client: Client, bad: str) -> Any:
    kept, _row = asked_for_help(client, needs=["work"])
    _words, page = take_words(client, kept)
    return post(client, "/en/help/words/check/", check=hidden(page, "check"), first=bad, second=bad)


def back(house: Any, client: Client, bad: str) -> Any:
    return post(client, "/en/help/come-back/", text=bad)


def letter(house: Any, client: Client, bad: str) -> Any:
    kept, _row = asked_for_help(client, needs=["work"])
    given, _page = take_words(client, kept)
    come_back(client, given)
    return write(client, bad)


def entered(house: Any, client: Client, bad: str) -> Any:
    told = dict.fromkeys(
        (
            "way",
            "sent_by",
            "for_whom",
            "words",
            "name",
            "phone",
            "shared",
            "when",
            "voicemail",
            "language",
            "key",
        ),
        bad,
    )
    return house.client("sora").post("/en/help/desk/new/", {**told, "needs": [bad], "hours": [bad]})


def request_of(client: Client) -> Request:
    kept, row = asked_for_help(client, needs=["work"])
    take_words(client, kept)
    return row


def reply(house: Any, client: Client, bad: str) -> Any:
    row = request_of(client)
    return house.client("sora").post(f"/en/help/desk/{row.pk}/reply/", {"text": bad, "promised": bad})


def close(house: Any, client: Client, bad: str) -> Any:
    row = request_of(client)
    return house.client("sora").post(f"/en/help/desk/{row.pk}/close/", {"reason": bad})


def match(house: Any, client: Client, bad: str) -> Any:
    row = request_of(client)
    told = {"names": bad, "phones": bad, "birth_year": bad}
    return house.client("sora").post(f"/en/help/desk/{row.pk}/match/", told)


def file(house: Any, client: Client, bad: str) -> Any:
    row = request_of(client)
    told = dict.fromkeys(filled(house, bad), bad)
    return house.client("sora").post(f"/en/help/desk/{row.pk}/open/", told)


def mailbox(house: Any, client: Client, bad: str) -> Any:
    row = request_of(client)
    row.refresh_from_db()
    return house.client("sora").post(f"/en/help/desk/letters/{row.mailbox}/", {"text": bad, "promised": bad})


FORMS: list[Form] = [
    needs,
    safe,
    only_name,
    state,
    danger,
    words,
    check,
    back,
    letter,
    entered,
    reply,
    close,
    match,
    file,
    mailbox,
]


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_it_survives(house: Any, client: Client, form: Form, kind: str) -> None:
    page = form(house, client, raw(BAD[kind]))
    assert page.status_code < 500, f"{form.__name__} with {kind}"
    assert "<script>alert" not in text_of(page)
    if page.status_code == 422:
        assert 'class="error"' in text_of(page) or 'role="alert"' in text_of(page)


@pytest.mark.parametrize("kind", ["megabyte", "marks"])
def test_it_loses_nothing_that_it_refuses(house: Any, client: Client, kind: str) -> None:
    for page in (
        needs(house, client, BAD[kind]),
        only_name(house, client, BAD[kind]),
        letter(house, client, BAD[kind]),
        reply(house, client, BAD[kind]),
    ):
        assert page.status_code == 422
        assert html.escape(BAD[kind][:2000]) in text_of(page)


def test_it_keeps_what_it_takes_as_it_was_meant(house: Any, client: Client) -> None:
    for kind, kept in (
        ("controls", "안녕[31m하세요"),
        ("decomposed", "속이 쏘고 통세나요"),
        ("zero-width", "도와주세요"),
        ("resident", "제 번호는 ○○○○○○-○○○○○○○ 입니다"),
        ("half-characters", "안�녕�"),
    ):
        _page, row = asked_for_help(client, words=raw(BAD[kind]))
        found = queries.asked_in(house.actor("sora"), row).words
        assert found.replace("���", "�") == kept or found == kept, kind


def test_it_answers_a_strange_address_without_a_word(house: Any) -> None:
    sora = house.client("sora")
    for pk in ("0" * 32, "..%2F..", "%00", "가" * 40, "x" * 4000):
        for url in (f"/help/desk/{pk}/", f"/help/desk/letters/{pk}/"):
            assert sora.get(url).status_code == 404
