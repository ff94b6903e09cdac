"""Is the site whole: every page in three languages, every link alive, every source named?"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import translation

from sijak.pages import shelf, site
from sijak.pages.addresses import all_addresses
from sijak.pages.writing import MARK, PART, write

pytestmark = pytest.mark.django_db  # a public page asks whether anything changed

PARTS = {"chart:arrivals", "lines", "bank", "contact", "numbers"}
MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
LOADED = re.compile(r'<(?:link rel="stylesheet"|script)[^>]*(?:href|src)="([^"]+)"')
LINK = re.compile(r"\]\(([^)]+)\)")
PAGES = [(name, language) for name in shelf.names() for language in shelf.LANGUAGES]


def words(name: str, language: str) -> shelf.Words:
    found = shelf.words_of(name, language)
    assert found is not None
    return found


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_it_has_a_page_with_a_title_a_summary_and_words(name: str, language: str) -> None:
    one = words(name, language)
    assert 2 <= len(one.title) <= 60 and 10 <= len(one.summary) <= 160 and len(one.text) > 200
    assert set(PART.findall(one.text)) <= PARTS


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_it_leads_only_where_something_is(name: str, language: str) -> None:
    targets = set(LINK.findall(words(name, language).text))
    named = {where.removeprefix("page:") for where in targets if where.startswith("page:")}
    assert named <= {*shelf.names(), *site.ELSEWHERE}
    assert all(where.startswith(("page:", "https://", "tel:")) for where in targets)


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_it_says_where_a_link_leads(name: str, language: str) -> None:
    """Whoever hears only the links of a page hears "here, here, here" else."""
    said = set(re.findall(r"\[([^\]^]+)\]\(", words(name, language).text))
    assert not said & {"여기", "이동", "자세히", "here", "more", "link", "这里", "此处", "更多"}


@pytest.mark.parametrize("name", shelf.names())
def test_it_tells_the_same_facts_in_each_language(name: str) -> None:
    told = {language: set(MARK.findall(words(name, language).text)) for language in shelf.LANGUAGES}
    assert told["ko"] == told["en"] == told["zh-hans"]
    assert told["ko"] <= set(shelf.all_sources())


def test_it_uses_every_source_it_names() -> None:
    used = {mark for name, language in PAGES for mark in MARK.findall(words(name, language).text)}
    assert set(shelf.all_sources()) == used
    assert all(one.url.startswith(("https://", "http://")) for one in shelf.all_sources().values())


@pytest.mark.parametrize("name", ["steps", "tips"])
def test_it_has_titles_that_tell_nothing_in_a_browsers_history(name: str) -> None:
    wrong = re.compile("탈북|북한|북에서|도움|폭력|North|defect|refugee|violence|脱北|北韩|朝鲜|暴力")
    for language in shelf.LANGUAGES:
        assert not wrong.search(words(name, language).title), words(name, language).title


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_it_answers_whoever_asks(name: str, language: str) -> None:
    with translation.override(language):
        page = Client().get(site.address_of(name))
    text = page.content.decode()
    assert page.status_code == 200 and words(name, language).title in text
    assert "{{" not in text and "[^" not in text and "page:" not in text
    assert not page.cookies


@cache
def pressed(file: str) -> int:
    return len(brotli.compress(Path(file).read_bytes()))


def test_it_weighs_little_and_asks_three_things_at_first_sight(proof: Callable[..., None]) -> None:
    """As a browser gets it: the page pressed together by gzip, stylesheet and script by brotli."""
    heaviest = 0
    for path in [one for address in all_addresses() for one in address.path_by_language.values()]:
        answer = Client().get(path)
        html = answer.content.decode()
        assert answer.status_code == 200 and not answer.cookies, path
        loaded = LOADED.findall(html)
        assert len(loaded) <= 2 and "<img" not in html and "<iframe" not in html, path
        files = [
            finders.find(re.sub(r"\.[0-9a-f]{12}(?=\.)", "", one.removeprefix("/static/"))) for one in loaded
        ]
        static = sum(pressed(str(file)) for file in files)
        heaviest = max(heaviest, len(gzip.compress(answer.content)) + static)
    proof("first-view-bytes", heaviest, 40_000, heaviest < 40_000)
    assert heaviest < 40_000


def test_it_tells_search_engines_each_page_in_each_language() -> None:
    told = Client().get("/sitemap.xml").content.decode()
    root = ElementTree.fromstring(told)
    paths = {one.text.removeprefix(settings.SIJAK_ORIGIN) for one in root.iter(f"{{{MAPS}}}loc") if one.text}
    assert {site_path for name, language in PAGES if (site_path := path_of(name, language))} <= paths
    for path in paths:
        answer = Client().get(path)
        assert answer.headers.get("X-Robots-Tag") == "all", path
        html = answer.content.decode()
        assert f'<link rel="canonical" href="{settings.SIJAK_ORIGIN}{path}">' in html
        assert all(f'hreflang="{tag}"' in html for tag in ("ko", "en", "zh-Hans", "x-default"))
    robots = Client().get("/robots.txt")
    assert f"Sitemap: {settings.SIJAK_ORIGIN}/sitemap.xml" in robots.content.decode()


def path_of(name: str, language: str) -> str:
    with translation.override(language):
        return site.address_of(name)


@pytest.mark.parametrize("language", shelf.LANGUAGES)
@pytest.mark.parametrize("name", ["steps", "tips"])
def test_it_says_nothing_of_help_where_others_look(name: str, language: str) -> None:
    """Title, card and history of a page that somebody in danger reads."""
    html = Client().get(path_of(name, language)).content.decode()
    assert "og:title" not in html and "twitter:card" not in html
    title = re.search(r"<title>(.*?)</title>", html)
    assert title and title[1] in {"안내", "Information", "须知"}


def test_it_gives_what_is_shared_a_picture_of_our_own() -> None:
    html = Client().get("/en/read/situation/").content.decode()
    card = re.search(r'<meta property="og:image" content="([^"]+)"', html)
    assert card and card[1].startswith(settings.SIJAK_ORIGIN + "/static/pages/card")
    assert finders.find("pages/card.png")
    assert 'itemtype="https://schema.org/Article"' in html and 'itemprop="dateModified"' in html


def test_it_is_no_page_that_is_not_on_the_shelf(client: Client) -> None:
    for wrong in ("nobody", "../../etc/passwd", "README.md", "x" * 300):
        assert client.get(f"/read/{wrong}/").status_code == 404


def test_it_renders_no_markup_that_was_written() -> None:
    told = "A <script>alert(1)</script> [x](javascript:alert(1)) {{org}} [^a-one] [b](page:nowhere)"
    text = f"{told}\n\n{{{{lines}}}}"
    done = write(text, org="<b>*Org*</b>", address_of=lambda _name: "")
    html = "".join(one.html for one in done.pieces)
    assert "<script" not in html and "javascript:" not in html.replace("(javascript:", "")
    assert "*Org*" in html and "<b>" not in html and 'href="#source-a-one"' in html
    assert done.sources == ("a-one",) and [one.part for one in done.pieces] == ["", "lines"]
    assert "<a" not in html.replace('<a href="#source-a-one" class="mark">', "")
