"""Does a stranger's wrong try slow the stranger, and nobody else?"""

from __future__ import annotations

import pytest
from django.test import Client

from tests.house import House

WRONG = "고무 치약 농사 연필 미소 첫날 일감"
FROM = {"HTTP_X_FORWARDED_FOR": "10.9.8.7, 203.0.113.5"}


def enter(house: House, phrase: str, **where: str) -> str:
    """Where the door leads, or '' when it stays shut."""
    given = {"handle": "sora", "phrase": phrase}
    return str(Client().post("/en/staff/", given, **where).get("Location", ""))  # type: ignore[arg-type]


def test_it_slows_the_place_that_the_proxy_saw(house: House, settings: pytest.FixtureRequest) -> None:
    settings.SIJAK_BEHIND_PROXY = True  # type: ignore[attr-defined]
    right = " ".join(house.people["sora"]["phrase"].split())
    for _ in range(7):
        assert enter(house, WRONG, **FROM) == ""
    assert enter(house, right, HTTP_X_FORWARDED_FOR="203.0.113.5") == "", "the same place must wait"
    assert enter(house, right, HTTP_X_FORWARDED_FOR="203.0.113.5, 198.51.100.7") != ""


def test_it_believes_no_such_line_where_no_proxy_writes_it(house: House) -> None:
    right = " ".join(house.people["sora"]["phrase"].split())
    for number in range(7):
        assert enter(house, WRONG, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}", REMOTE_ADDR="192.0.2.9") == ""
    assert enter(house, right, HTTP_X_FORWARDED_FOR="203.0.113.99", REMOTE_ADDR="192.0.2.9") == ""
    assert enter(house, right, REMOTE_ADDR="192.0.2.10") != ""
