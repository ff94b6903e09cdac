"""Is the site whole: every page in three languages, every link alive, every source named?"""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import translation

from sijak.pages import shelf, site
from sijak.pages.writing import MARK, PART, write

pytestmark = pytest.mark.django_db  # whether an editor has changed a page is asked of the data store
PARTS = {"chart:arrivals", "lines", "bank", "contact", "numbers"}
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
    targets = {where for where in LINK.findall(words(name, language).text)}
    named = {where.removeprefix("page:") for where in targets if where.startswith("page:")}
    assert named <= {*shelf.names(), site.HELP}
    assert all(where.startswith(("page:", "https://", "tel:")) for where in targets)


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


def test_it_is_no_page_that_is_not_on_the_shelf(client: Client) -> None:
    for wrong in ("nobody", "../../etc/passwd", "README.md", "x" * 300):
        assert client.get(f"/read/{wrong}/").status_code == 404


def test_it_renders_no_markup_that_was_written() -> None:
    text = (
        "A <script>alert(1)</script> [x](javascript:alert(1)) {{org}} [^a-one] [b](page:nowhere)\n\n{{lines}}"
    )
    done = write(text, org="<b>*Org*</b>", address_of=lambda _name: "")
    html = "".join(one.html for one in done.pieces)
    assert "<script" not in html and "javascript:" not in html.replace("(javascript:", "")
    assert "*Org*" in html and "<b>" not in html and 'href="#source-a-one"' in html
    assert done.sources == ("a-one",) and [one.part for one in done.pieces] == ["", "lines"]
    assert "<a" not in html.replace('<a href="#source-a-one" class="mark">', "")
