"""When a page cannot be given, does a person read a sentence and the log say nothing of them?"""

import logging

import pytest
from django.conf import settings
from django.test import Client

from sijak.kernel.logs import QuietFormatter

pytestmark = [pytest.mark.urls("tests.ui.addresses"), pytest.mark.django_db]


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/t/broken/", 500, "여기서 무엇인가 고장 났습니다"),
        ("/en/t/broken/", 500, "Something broke here"),
        ("/t/away/", 503, "지금은 답하지 못합니다"),
        ("/nothing/", 404, "여기에는 아무것도 없습니다"),
    ],
)
def test_it_says_what_happened(stranger: Client, address: str, status: int, words: str) -> None:
    answer = stranger.get(address)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "봄이네" not in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert "'none'" in answer.headers["Content-Security-Policy"]


def test_it_keeps_the_value_out_of_the_log(stranger: Client, caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("django.request")
    logger.addHandler(caplog.handler)
    caplog.handler.setFormatter(QuietFormatter())
    try:
        stranger.get("/t/broken/?q=secret")
    finally:
        logger.removeHandler(caplog.handler)
    assert "500 GET t-broken" in caplog.text and "ValueError at" in caplog.text
    assert "봄이네" not in caplog.text and "secret" not in caplog.text


def test_it_explains_a_form_that_is_too_old(stranger: Client) -> None:
    answer = stranger.post("/t/sent/", {"words": "x"})
    assert answer.status_code == 403
    assert "이 쪽이 너무 오래 열려 있었습니다" in answer.content.decode()


def test_it_keeps_the_forgery_cookie_from_other_sites(stranger: Client) -> None:
    cookie = stranger.get("/t/note/").cookies[settings.CSRF_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Strict"
    assert cookie["path"] == "/" and not cookie["domain"] and not cookie["max-age"]


def test_it_turns_a_strange_host_away(stranger: Client) -> None:
    assert stranger.get("/", headers={"host": "evil.example"}).status_code == 400
