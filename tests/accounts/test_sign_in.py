"""Does the door open to the right words only, and say what is wrong without repeating them?"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from sijak.accounts import door
from tests.accounts.conftest import Enter
from tests.house import House

DOOR = "/en/staff/"


def knock(client: Client, handle: str, phrase: str, **more: Any) -> Any:
    return client.post(DOOR, {"handle": handle, "phrase": phrase, **more})


def sentence(answer: Any) -> str:
    found = re.search(r'id="id_phrase_error".*?<span>(.*?)</span>', answer.content.decode(), re.S)
    return found[1] if found else ""


def forms_of(phrase: str, spelled: list[str]) -> dict[str, str]:
    each = phrase.split()
    return {
        "as printed": phrase,
        "without spaces": "".join(each),
        "with commas": ", ".join(each),
        "decomposed": unicodedata.normalize("NFD", phrase),
        "in Latin letters": " ".join(spelled),
        "in capital Latin letters": " ".join(spelled).upper(),
    }


def test_it_opens_to_every_way_of_writing_the_words(
    house: House, new_worker: Callable[..., dict[str, Any]]
) -> None:
    one = new_worker("finance", ())
    for how, phrase in forms_of(one["phrase"], one["spelled"]).items():
        answer = knock(Client(), f" {one['handle'].upper()} ", phrase)
        assert answer.status_code == 302, how
        assert len(answer.cookies[settings.SIJAK_COOKIE].value) == 64, how


def test_it_leads_to_the_page_that_was_asked_for(house: House) -> None:
    client = Client()
    answer = client.get("/en/staff/people/")
    assert answer.headers["Location"] == "/en/staff/?next=%2Fen%2Fstaff%2Fpeople%2F"
    answer = knock(client, "hana", house.people["hana"]["phrase"], next="/en/staff/people/")
    assert answer.headers["Location"] == "/en/staff/people/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x", "\n/"],
)
def test_it_leads_to_no_other_site(house: House, elsewhere: str) -> None:
    answer = knock(Client(), "hana", house.people["hana"]["phrase"], next=elsewhere)
    assert answer.status_code == 302
    assert "evil" not in answer.headers["Location"]
    assert answer.headers["Location"].startswith("/")


def test_it_says_which_word_is_not_on_the_list(house: House) -> None:
    each = house.people["hana"]["phrase"].split()
    each[2] = "뷁뷁"
    answer = knock(Client(), "hana", " ".join(each))
    assert sentence(answer) == "Word number 3 is not on our list. Please look at its letters."


def test_it_says_when_words_are_missing(house: House) -> None:
    phrase = " ".join(house.people["hana"]["phrase"].split()[:5])
    assert sentence(knock(Client(), "hana", phrase)) == "The phrase has 7 words; here are 5."


def test_it_answers_the_same_for_a_wrong_phrase_and_an_unknown_name(house: House) -> None:
    other = house.people["taeho"]["phrase"]
    wrong, unknown = knock(Client(), "shinae", other), knock(Client(), "nobody-here", other)
    assert sentence(wrong) == sentence(unknown) != ""
    assert settings.SIJAK_COOKIE not in wrong.cookies


def test_it_never_sends_the_words_back(house: House) -> None:
    phrase = house.people["taeho"]["phrase"]
    nearly = phrase.split()[:6]
    for typed in (phrase, " ".join(nearly), "".join(nearly) + "뷁"):
        page = knock(Client(), "shinae", typed).content.decode()
        assert not [word for word in phrase.split() if word in page]
        assert 'value="shinae"' in page, "the short name stays"


def test_it_slows_guessing_down_and_says_for_how_long(house: House) -> None:
    other = house.people["taeho"]["phrase"]
    said = [sentence(knock(Client(), "guessed-name", other)) for _ in range(6)]
    assert "Wait" not in "".join(said[:5])
    assert re.match(r"Too many wrong tries. Wait \d+ seconds?, then try again.", said[5])


def test_it_needs_no_passkey_in_practice_and_says_so(house: House) -> None:
    page = Client().get(DOOR).content.decode()
    assert "/en/practice/" in page and "need no passkey" in page


def test_it_keeps_no_copy_of_the_page(house: House) -> None:
    answer = Client().get(DOOR)
    assert "no-store" in answer.headers["Cache-Control"]


def test_it_lets_one_who_is_in_walk_on(enter: Enter) -> None:
    answer = enter("hana").get(f"{DOOR}?next=/en/staff/people/")
    assert answer.headers["Location"] == "/en/staff/people/"


def test_it_forgets_the_browser_at_sign_out(house: House, enter: Enter) -> None:
    client = enter("hana")
    token = client.cookies[settings.SIJAK_COOKIE].value
    answer = client.post("/en/staff/out/")
    assert answer.cookies[settings.SIJAK_COOKIE]["max-age"] == 0
    other = Client()
    other.cookies[settings.SIJAK_COOKIE] = token
    assert "/staff/?next" in other.get("/en/staff/people/").headers["Location"]


@pytest.mark.parametrize("token", ["", "x", "g" * 64, "0" * 64, "é" * 64, "a" * 4000])
def test_it_takes_a_false_token_for_nobody(house: House, token: str) -> None:
    client = Client()
    client.cookies[settings.SIJAK_COOKIE] = token
    assert client.get("/en/staff/people/").status_code == 302


def test_it_signs_nobody_out_by_a_link(enter: Enter) -> None:
    client = enter("hana")
    assert client.get("/en/staff/out/").status_code == 405
    assert client.get("/en/staff/people/").status_code == 200


def test_it_keeps_the_way_on_when_the_language_is_changed(house: House) -> None:
    page = Client().get(f"{DOOR}?next=/en/staff/people/").content.decode()
    assert "/zh-hans/staff/?next=%2Fzh-hans%2Fstaff%2Fpeople%2F" in page
    assert '"/staff/?next=%2Fstaff%2Fpeople%2F"' in page
    page = Client().get(f"{DOOR}?next=https://evil.example/").content.decode()
    assert "evil" not in page


def test_it_says_so_when_very_many_sign_in_at_once(
    house: House, new_worker: Callable[..., dict[str, Any]]
) -> None:
    made = new_worker()
    with door.SIGNING_IN.one(), door.SIGNING_IN.one():
        answer = knock(Client(), made["handle"], made["phrase"])
        assert "half a minute" in sentence(answer) and settings.SIJAK_COOKIE not in answer.cookies
    assert knock(Client(), made["handle"], made["phrase"]).status_code == 302
