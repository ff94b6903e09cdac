"""Each form of a file against whatever is typed or pasted: no fault, a sentence, nothing lost."""

import unicodedata
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.house import House
from tests.people.folk import posted
from tests.people.test_edit_face import sent

HOSTILE = {
    "nothing": "",
    "a megabyte": "a" * 1_000_000,
    "control signs": "a\x00b\x07c\x1b[2J\x85",
    "right to left": "\u202e\u2066abc سلام\u2069",
    "half characters": "\ud800가\udfff",
    "decomposed": unicodedata.normalize("NFD", "순희"),
    "a heap of marks": "a" + "\u0301" * 100_000,
    "a resident number": "860512-2345678",
    "markup": "<script>alert(1)</script>{{ 7|add:7 }}",
}
# address, what a page sends, the fields that take words.
FORMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "match": ("match/", ("names", "phones", "birth_year")),
    "open": ("open/", ("display", "names", "phones", "birth_year", "hours", "alias", "safe_note",
                       "ticket", "team", "lead", "method", "consent_ordinary", "language")),
    "search": ("search/", ("q",)),
    "edit": ("{person}/edit/", ("display", "names", "phones", "address", "safe_note", "version",
                                "channels", "voicemail")),
    "hide": ("{person}/hide/", ("hidden_from", "only_team")),
    "team": ("{person}/team/", ("lead", "helpers")),
    "share": ("{person}/team/share/", ("team", "compartments")),
    "consents": ("{person}/consents/", ("state", "method")),
    "card": ("{person}/safety/write/", ("risk", "plan", "who", "place", "avoid", "version")),
    "window": ("card/", ("reason", "note", "handle", "person")),
    "second": ("card/second/", ("request",)),
}  # fmt: skip


def whole(house: House, name: str) -> dict[str, Any]:
    """What the form sends when all is well."""
    return {
        "match": {"names": "리봄이", "phones": "", "birth_year": ""}, "open": posted(house),
        "search": {"q": "봄"}, "edit": sent(1), "hide": {"only_team": ""},
        "team": {"lead": house.user("minji")},
        "share": {"team": house.teams["incheon"], "compartments": "contact"},
        "consents": {"kind": "sensitive", "state": "given", "method": "spoken"},
        "card": {"risk": "", "plan": "", "who": "", "place": "", "avoid": "", "version": "0"},
        "window": {"reason": "visit", "note": "", "handle": "", "person": ""},
        "second": {"request": "1"},
    }[name]  # fmt: skip


def spoiled(data: dict[str, Any], fields: Sequence[str], bad: str) -> list[dict[str, Any]]:
    """All fields at once; each by itself when it is tiny. Of megabytes only two fit a request."""
    if len(bad) > 90_000:
        return [data | {fields[0]: bad, fields[-1]: bad}]
    each = [data | {field: bad} for field in fields] if len(bad) < 4 else []
    return [data | dict.fromkeys(fields, bad), *each]


def as_typed(client: Client, url: str, data: dict[str, Any]) -> Any:
    """As a browser sends a form; half characters as the bytes that they would be."""
    body = urlencode(data, doseq=True, errors="surrogatepass")
    return client.post(url, body, content_type="application/x-www-form-urlencoded")


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("name", FORMS)
def test_it_answers_in_words_whatever_is_sent(house: House, name: str, what: str) -> None:
    made = house.make_person(display="가문비")
    path, fields = FORMS[name]
    client = house.client("minji")
    client.raise_request_exception = False
    url = f"/en/people/{path.format(person=made['person'])}"
    for data in spoiled(whole(house, name), fields, HOSTILE[what]):
        answer = as_typed(client, url, data)
        assert answer.status_code in (200, 302, 404, 409), f"{name}: {answer.status_code}"
        assert "<script>alert" not in answer.content.decode()


def test_it_says_which_number_we_never_keep(house: House) -> None:
    made = house.make_person()
    url = f"/en/people/{made['person']}/safety/write/"
    page = house.client("minji").post(url, {"risk": "주민번호 860512-2345678", "version": "0"})
    assert "We never keep it" in page.content.decode()
