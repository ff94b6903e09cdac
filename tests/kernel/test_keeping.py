"""Is a kept page the same as a new one, and gone with the next change?"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings

from sijak.kernel import generation, keeping
from sijak.kernel.actions import turn_generation
from sijak.kernel.dates import today
from sijak.pages import published
from sijak.pages.addresses import findable

pytestmark = pytest.mark.django_db
PAGES = ("/", "/en/", "/zh-hans/now/", "/read/hunger/", "/en/read/tips/")
KEEPING = "sijak.kernel.keeping.KeepingMiddleware"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were made anew."""
    seen = list[str]()
    real = keeping.KeepingMiddleware.make

    def make(
        self: keeping.KeepingMiddleware, request: object, place: tuple[str, str], moment: object
    ) -> object:
        seen.append(place[1])
        return real(self, request, place, moment)  # type: ignore[arg-type]

    monkeypatch.setattr(keeping.KeepingMiddleware, "make", make)
    return seen


def test_it_is_the_outermost() -> None:
    assert settings.MIDDLEWARE[0] == KEEPING


@pytest.mark.parametrize("path", PAGES)
def test_it_answers_the_same_bytes_and_headers(client: Client, path: str, made: list[str]) -> None:
    first, second = client.get(path), client.get(path)
    rest = [one for one in settings.MIDDLEWARE if one != KEEPING]
    with override_settings(MIDDLEWARE=rest):
        bare = Client().get(path)
    assert made == [path]
    assert first.content == second.content == bare.content
    assert dict(first.headers) == dict(second.headers)
    ours = {"Cache-Control", "Vary", "ETag", "Content-Length"}
    assert {k: v for k, v in first.headers.items() if k not in ours} == {
        k: v for k, v in bare.headers.items() if k not in ours
    }
    assert first.headers["Cache-Control"] == "no-cache"
    pressed = client.get(path, headers={"accept-encoding": "gzip"})
    assert gzip.decompress(pressed.content) == first.content


def test_it_tells_a_browser_that_nothing_changed(client: Client) -> None:
    tag = client.get("/").headers["ETag"]
    same = client.get("/", headers={"if-none-match": tag})
    assert same.status_code == 304 and same.content == b"" and same.headers["ETag"] == tag
    assert client.get("/", headers={"if-none-match": '"other"'}).status_code == 200


def test_it_makes_it_anew_after_a_change(client: Client, made: list[str]) -> None:
    client.get("/")
    with transaction.atomic():
        turn_generation(by=None)
    client.get("/")
    client.get("/")
    assert made == ["/", "/"]


def test_it_makes_it_anew_on_another_day(
    client: Client, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/")
    monkeypatch.setattr(keeping, "today", lambda: today() + timedelta(days=1))
    client.get("/")
    assert made == ["/", "/"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda client: client.get("/?page=2"),
        lambda client: client.post("/"),
        lambda client: client.get("/", headers={"cookie": f"{settings.SIJAK_COOKIE}=ab"}),
    ],
)
def test_it_keeps_nothing_of_a_question_a_deed_or_a_worker(
    client: Client, made: list[str], ask: Callable[[Client], object]
) -> None:
    ask(client)
    ask(client)
    assert made == []


@pytest.mark.parametrize("path", ["/help/", "/staff/sign-in/", "/read/nobody/", "/gallery/"])
def test_it_keeps_no_page_that_is_not_everybodys(client: Client, made: list[str], path: str) -> None:
    """A form with a sealed state, a door, what is not there, what may not be listed: made each time."""
    client.get(path)
    client.get(path)
    assert made == [path, path]


def test_it_keeps_no_page_with_a_form(client: Client) -> None:
    """A form carries what is one person's: kept, two people would send the same one."""
    for path in [one for address in findable() for one in address.path_by_language.values()]:
        page = client.get(path)
        is_form = b"<form" in page.content or b'type="hidden"' in page.content
        assert page.headers["Cache-Control"] == ("no-store" if is_form else "no-cache"), path


def test_it_keeps_one_host_apart_from_another(client: Client, made: list[str]) -> None:
    client.get("/")
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400
    assert client.get("/", headers={"host": "localhost"}).status_code == 200


def test_it_keeps_one_page_however_a_stranger_writes_the_host(client: Client, made: list[str]) -> None:
    client.get("/", headers={"host": "localhost"})
    for host in ("localhost:1", "localhost:65000", "LOCALHOST", "LocalHost:8000"):
        assert client.get("/", headers={"host": host}).status_code == 200
    assert made == ["/"]
    for host in ("localhost:x", "localhost:1:2", "localhost/", "[localhost", "", "localhost:"):
        with override_settings(MIDDLEWARE=[one for one in settings.MIDDLEWARE if one != KEEPING]):
            bare = Client().get("/", headers={"host": host}).status_code
        assert client.get("/", headers={"host": host}).status_code == bare, host


@pytest.mark.parametrize(
    ("accepts", "is_pressed"),
    [
        ("gzip", True),
        ("br, GZIP", True),
        ("br;q=1.0, gzip;q=0.5", True),
        ("gzip;q=0.01", True),
        ("gzip;q=0", False),
        ("br, gzip; q=0.000, deflate", False),
        ("identity", False),
        ("", False),
    ],
)
def test_it_presses_only_for_whoever_can_open(client: Client, accepts: str, is_pressed: bool) -> None:
    answer = client.get("/", headers={"accept-encoding": accepts})
    assert answer.headers.get("Content-Encoding") == ("gzip" if is_pressed else None)
    assert answer.headers["ETag"].startswith('W/"') and answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_it_forgets_what_it_kept_rather_than_grow(
    client: Client, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST", 2)
    for path in ("/", "/en/", "/zh-hans/", "/"):
        client.get(path)
    assert made == ["/", "/en/", "/zh-hans/", "/"]


def test_it_throws_away_what_changed_while_it_was_made(
    client: Client, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A story was taken back between the question to the data store and the end of the page."""
    real = keeping.is_for_everybody

    def meanwhile(request: HttpRequest, response: HttpResponse) -> bool:
        with transaction.atomic():
            turn_generation(by=None)
        return real(request, response)

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "is_for_everybody", meanwhile)
        client.get("/")
    client.get("/")
    client.get("/")
    assert made == ["/", "/"]


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_it_answers_without_a_data_store_and_keeps_nothing(
    client: Client, made: list[str], monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def broken() -> int:
        raise error("the line is closed")

    client.get("/")
    monkeypatch.setattr(generation, "current", broken)
    assert client.get("/").status_code == client.get("/").status_code == 200
    assert made == ["/", "/", "/"]


def test_it_keeps_no_page_that_was_made_without_its_words(
    client: Client, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data store answered the first question and not the second: the shipped words show, once."""

    def broken() -> object:
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(published, "_kept", {})
        patch.setattr(published, "_asked", broken)
        assert client.get("/").status_code == 200
    client.get("/")
    client.get("/")
    assert made == ["/", "/"]
