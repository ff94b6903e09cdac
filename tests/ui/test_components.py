"""Does each component say what it is given, escape it, and refuse what does not exist?"""

import pytest
from django.http import HttpRequest
from django.template import TemplateSyntaxError, engines
from django.test import RequestFactory
from django.urls import resolve
from django.utils.translation import override

from sijak.kernel.actor import Actor
from sijak.ui import charts, icons, rail

EVIL = '<b onclick="x()">&'


def shown(template: str, **context: object) -> str:
    page = engines["django"].from_string("{% load ui words %}" + template)
    return str(page.render(context, RequestFactory().get("/en/", {"said": "note-saved"})))


def worker(*permissions: str) -> Actor:
    return Actor("t", "u", "Minji", "counsellor", frozenset(permissions), (), "", "ko", "", False)


@pytest.mark.parametrize(
    "template",
    [
        "{% button evil %}",
        "{% button evil disabled_because=evil %}",
        "{% link_button '/x/' evil %}",
        "{% notice title=evil %}{{ evil }}{% endnotice %}",
        "{% card evil note=evil %}{{ evil }}{% endcard %}",
        "{% pill evil %}",
        "{% row lead=evil url='/x/' action=evil %}{{ evil }}{% endrow %}",
        "{% thread %}{% knot 'care' evil %}{{ evil }}{% endknot %}{% endthread %}",
        "{% table evil heads=heads %}{% endtable %}",
        "{% empty_state 'home' evil evil %}",
        "{% dialog 'd' evil %}{{ evil }}{% enddialog %}",
        "{% meter 1 2 evil %}",
        "{% stat evil evil %}",
        "{% avatar evil %}",
        "{% bar_chart evil heads values unit=evil %}",
        "{% line_chart evil heads values unit=evil %}",
        "{% said 'note-saved' evil %}",
    ],
)
def test_it_escapes_what_people_wrote(template: str) -> None:
    page = shown(template, evil=EVIL, heads=[EVIL], values=[3])
    assert "<b onclick" not in page
    assert "&lt;" in page


def test_it_says_only_what_was_just_done() -> None:
    assert "Kept." in shown('{% said "note-saved" "Kept." %}')
    assert shown('{% said "other" "Kept." %}') == ""


@pytest.mark.parametrize(
    "template",
    [
        '{% notice "loud" %}x{% endnotice %}',
        '{% knot "kitchen" %}x{% endknot %}',
        '{% pill 1 "x" %}',
    ],
)
def test_it_knows_no_other_tone(template: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        shown(template)


def test_it_shows_a_rules_sentence_beside_the_disabled_button() -> None:
    page = shown('{% button "Close" disabled_because="The plan has no goal yet." %}')
    assert " disabled" in page and "The plan has no goal yet." in page


def test_it_breaks_a_line_where_a_figure_is_kept_back() -> None:
    line = charts.line(["1", "2", "3", "4", "5"], [5, 6, None, 8, 9])
    assert len(line.paths) == 2
    page = shown("{% line_chart 'x' labels values %}", labels=["1", "2"], values=[None, 7])
    assert "5 미만" in page and "None" not in page


@pytest.mark.parametrize(("most", "top"), [(0, 4), (4, 4), (5, 6), (7, 10), (12, 20), (101, 200)])
def test_it_ends_the_scale_on_a_round_number(most: int, top: int) -> None:
    assert charts.nice_top(most) == top


def test_it_has_every_picture_that_was_asked_for() -> None:
    wanted = "health heart money study work papers company danger home phone message visit"
    wanted += " calendar note plan shield key search clock print exit lock person people"
    assert set(wanted.split()) <= set(icons.SHAPES)
    assert all(shape.startswith("M") for shape in icons.SHAPES.values())


def test_it_shows_a_worker_only_the_links_that_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        rail,
        "LINKS",
        (("pages:home", "Home", "home", True), ("nowhere:at-all", "No", "home", True)),
    )
    request: HttpRequest = RequestFactory().get("/")
    request.resolver_match = resolve("/")
    request.actor = worker()  # type: ignore[attr-defined]
    with override("ko"):
        found = rail.links(request, {"pages:home": 4})
    assert [(link.url, link.count, link.is_here) for link in found] == [("/", 4, True)]


def test_it_hides_a_link_that_asks_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rail, "LINKS", (("x:y", "X", "home", True),))
    monkeypatch.setattr(rail, "address_of", lambda name, language: ("/x/", "money.approve"))
    request: HttpRequest = RequestFactory().get("/")
    request.actor = worker("note.write")  # type: ignore[attr-defined]
    assert rail.links(request, {}) == []
    request.actor = worker("money.approve")  # type: ignore[attr-defined]
    assert len(rail.links(request, {})) == 1


@pytest.mark.parametrize(
    ("language", "path"),
    [("ko", "/now/"), ("en", "/en/now/"), ("zh-hans", "/zh-hans/now/")],
)
def test_it_keeps_the_page_when_the_language_changes(language: str, path: str) -> None:
    request = RequestFactory().get(path, {"q": "secret"})
    with override(language):
        request.resolver_match = resolve(path)
        urls = [tongue.url for tongue in rail.same_page_in_each_language(request)]
    assert urls == ["/now/", "/en/now/", "/zh-hans/now/"]
