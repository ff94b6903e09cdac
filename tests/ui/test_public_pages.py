"""Can a stranger read the first pages anywhere, leave no trace, and leave at once?"""

import csv
import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.test import Client
from django.utils.translation import override

from sijak.pages import facts
from sijak.ui import lines

pytestmark = pytest.mark.django_db  # a public page asks whether anything changed

UI = Path(__file__).resolve().parents[2] / "sijak" / "ui"
PAGES = ["/", "/en/", "/zh-hans/", "/now/", "/en/now/", "/zh-hans/now/"]


@pytest.mark.parametrize("address", PAGES)
def test_it_sets_no_cookie_and_asks_no_other_machine(client: Client, address: str) -> None:
    answer = client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == 200
    assert not answer.cookies and "Set-Cookie" not in answer.headers
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    page = answer.content.decode()
    loads = r'(?:<link rel="(?:stylesheet|icon)"[^>]*href|<script[^>]*src|<img[^>]*src)="([^"]+)"'
    loaded = re.findall(loads, page)
    assert loaded and all(one.startswith("/static/") for one in loaded)


@pytest.mark.parametrize(("address", "lang"), [("/", "ko"), ("/en/", "en"), ("/zh-hans/", "zh-Hans")])
def test_it_speaks_the_language_of_its_address(client: Client, address: str, lang: str) -> None:
    page = client.get(address, headers={"accept-language": "de"}).content.decode()
    assert f'<html lang="{lang}">' in page
    others = {"/", "/en/", "/zh-hans/"}
    assert others <= set(re.findall(r'<a href="([^"]+)" lang', page))


@pytest.mark.parametrize("address", PAGES)
def test_it_weighs_little_over_the_wire(client: Client, address: str) -> None:
    page = gzip.compress(client.get(address).content)
    static = sum(
        len(brotli.compress((UI / "static" / "ui" / name).read_bytes()))
        for name in ("ui.css", "public.js", "mark.svg")
    )
    assert len(page) + static < 40_000


def test_it_keeps_the_stylesheet_and_script_small() -> None:
    assert len(brotli.compress((UI / "static" / "ui" / "ui.css").read_bytes())) <= 20_000
    script = sum(len(file.read_text().splitlines()) for file in UI.rglob("static/**/*.js"))
    assert script <= 300


def test_it_shows_every_crisis_line_to_call(client: Client) -> None:
    page = client.get("/now/").content.decode()
    with lines.FILE.open(encoding="utf-8") as file:
        numbers = [row["number"] for row in csv.DictReader(file)]
    assert len(numbers) >= 8 and set(lines.NEAREST_FIRST) == set(numbers)
    for number in numbers:
        assert f'href="tel:{number.replace("-", "")}"' in page
    assert lines.AS_OF in page


def test_it_tells_numbers_that_add_up_with_their_source(client: Client) -> None:
    assert facts.arrivals() == (34_537, 24_944)
    page = client.get("/en/").content.decode()
    with override("en"):
        for fact in facts.all_facts():
            assert str(fact.figure) in page and fact.source in page and fact.as_of in page


def test_it_may_be_found_by_who_looks_for_help_and_nothing_else_may(client: Client) -> None:
    assert client.get("/").headers["X-Robots-Tag"] == "all"
    assert "noindex" in client.get("/nothing/").headers["X-Robots-Tag"]


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "여기에는"), ("en/", "nothing here"), ("zh-hans/", "什么都没有")]
)
def test_it_says_in_the_persons_language_that_nothing_is_there(
    client: Client, prefix: str, words: str
) -> None:
    answer = client.get(f"/{prefix}nothing/here/")
    assert answer.status_code == 404
    assert words in answer.content.decode()


def test_it_names_nobody_in_the_title(client: Client) -> None:
    for address in PAGES:
        title = re.search(r"<title>(.*?)</title>", client.get(address).content.decode())
        assert title and title[1] in {"안내", "Information", "须知"}


def test_it_leads_whoever_wrote_the_old_address_down_to_the_crisis_lines(client: Client) -> None:
    moved = client.get("/en/danger/")
    assert (moved.status_code, moved["Location"]) == (301, "/en/now/")
