"""Does every form of this department answer whatever is typed with a sentence, and never break?"""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from django.test import Client

from tests.accounts.conftest import Enter
from tests.house import House

HOSTILE = {
    "nothing": "",
    "a megabyte": "가" * 350_000,
    "control characters": "\x00\x01\x1b[31m\x7f 이름",
    "right to left": "\u202e\u2066름이\u2069",
    "half a character": "\ud800\udc00\udfff",
    "decomposed": "\u1107\u1169\u11b7",
    "a heap of marks": "e" + "\u0301" * 100_000,
    "resident number": "900101-1234567",
    "markup": "<script>alert(1)</script>{{ 7*7 }}' OR 1=1 --",
    "a huge number": "9" * 400,
}
FORMS = {
    "sign-in": ("", "/en/staff/", ("handle", "phrase", "next", "kept")),
    "resume": ("closed", "/en/staff/go-on/", ("pin", "next", "credentialId")),
    "resume by PIN": ("closed", "/en/staff/go-on/", ("pin",)),
    "step-up": ("dahee", "/en/staff/once-more/", ("pin", "next")),
    "step-up by passkey": ("dahee", "/en/staff/once-more/", ("credentialId", "signature")),
    "question": ("dahee", "/en/staff/question/", ("purpose",)),
    "passkey": ("dahee", "/en/staff/keys/", ("label", "credentialId", "publicKey", "alg")),
    "pin": ("dahee", "/en/staff/keys/pin/", ("pin",)),
    "enrol": ("dahee", "/en/staff/people/new/", ("name", "handle", "role", "centre", "ends_on")),
    "leave": ("dahee", "/en/staff/people/{word}/leave/", ()),
    "team": ("dahee", "/en/staff/teams/new/", ("name", "kind", "compartments", "centre", "lead")),
    "member": ("minji", "/en/staff/teams/{team}/add/", ("user", "lead")),
    "take out": ("minji", "/en/staff/teams/{team}/out/", ("user",)),
    "sign off": ("dahee", "/en/staff/protection/{word}/done/", ("finding",)),
    "whole": ("dahee", "/en/staff/protection/whole/", ("anchors",)),
    "draft": ("dahee", "/en/staff/draft/?for=/staff/people/new/", ("words",)),
    "hand over": (
        "minji",
        "/en/staff/slips/for/{person}/",
        ("to", "purpose", "hours", "name", "phone", "safe", "place", "when", "language", "note"),
    ),
    "slip": ("jisoo", "/en/staff/slips/{word}/back/", ()),
}


def body(fields: tuple[str, ...], value: str) -> str:
    typed = quote_from_bytes(value.encode("utf-8", "surrogatepass"))
    return "&".join(f"{name}={typed}" for name in fields)


@pytest.fixture
def browser_of(house: House, enter: Enter) -> Callable[[str], Client]:
    def give(handle: str) -> Client:
        if not handle:
            return Client(HTTP_HOST="localhost")
        client = enter("dahee" if handle == "closed" else handle)
        if handle == "closed":
            house.vault.close(next(iter(client.cookies.values())).value)
        return client

    return give


@pytest.mark.parametrize("how", HOSTILE)
@pytest.mark.parametrize("form", FORMS)
def test_it_survives(house: House, browser_of: Callable[[str], Client], form: str, how: str) -> None:
    handle, url, fields = FORMS[form]
    url = url.replace("{team}", house.teams["seoul"]).replace("{word}", "0" * 32)
    if "{person}" in url:
        url = url.replace("{person}", house.make_person()["person"])
    client = browser_of(handle)
    answer: Any = client.post(url, body(fields, HOSTILE[how]), "application/x-www-form-urlencoded")
    assert answer.status_code < 500
    text = answer.content.decode()
    assert "<script>alert" not in text
    assert len(text) < 200_000 or how in ("a megabyte", "a heap of marks")


@pytest.mark.parametrize("name", ["name", "handle"])
def test_it_keeps_what_was_typed_when_it_refuses(browser_of: Callable[[str], Client], name: str) -> None:
    given = {"name": "봄이네", "handle": "bomine", "role": "none", name: "봄 이 네"}
    page = browser_of("dahee").post("/en/staff/people/new/", given).content.decode()
    assert 'value="봄 이 네"' in page and "Please choose one of these." in page


def test_it_says_that_a_resident_number_is_not_kept(browser_of: Callable[[str], Client]) -> None:
    given = {"name": "900101-1234567", "handle": "someone", "role": "peer"}
    page = browser_of("dahee").post("/en/staff/people/new/", given).content.decode()
    assert "resident registration number" in page
