"""Does the bench say what is dead, what leads away, what names a person, and how hard it reads?"""

from __future__ import annotations

import pytest

from sijak.kernel.errors import Refused
from sijak.pages import site
from sijak.pages.actions import wordings
from sijak.pages.checking import reading
from sijak.pages.checking.findings import findings
from sijak.pages.models import Picture
from sijak.pages.queries.wordings import told
from sijak.pages.writing import write as write_html
from tests.house import House
from tests.pages.desk import PRESS, READER, ask, text, write

BEACH = Picture(name="beach", alt_ko="바닷가")


def found(words: str, language: str = "ko") -> list[tuple[str, str]]:
    pages = {"hunger": "/read/hunger/"}
    seen = findings({"text": words}, language, lambda name: pages.get(name, ""), {"beach": BEACH})
    return [(one.level, one.where) for one in seen]


@pytest.mark.parametrize(("words", "wanted"), [
    ("[길](page:hunger) 그리고 [없는 길](page:nowhere)", [("talk", "page:nowhere")]),
    ("출처[^a-arr2025]와 모르는 것[^nobody]", [("talk", "nobody")]),
    ("[밖](https://example.org/a)", [("talk", "example.org")]),
    ("[밖](http://example.org/a)", [("talk", "http://example.org/a")]),
    ("![그림](https://example.org/a.png)", [("stop", "https://example.org/a.png")]),
    ("{{picture:beach}}", []),
    ("{{picture:nobody}}", [("stop", "nobody")]),
    ("{{numbers}}\n\n{{weather}}", [("talk", "weather")]),
    ("번호 900101-1234567", [("stop", "")]),
    ("전화 010-1234-5678", [("ask", "010-1234-5678")]),
    ("다누리 1577-1366, 경찰 112", []),
    ("새말로 12길 34, 102동 304호", [("ask", "새말로 12길 34"), ("ask", "102동 304호")]),
    ("2026년 12월에 다시 옵니다", []),
    ("<b>굵게</b>", [("talk", "<b>"), ("talk", "</b>")]),
])  # fmt: skip
def test_it_finds(words: str, wanted: list[tuple[str, str]]) -> None:
    assert sorted(found(words)) == sorted(wanted)


def test_it_knows_the_lists_of_news_and_events() -> None:
    words = "[소식](page:news), [모임](page:events), [도움](page:help), [없음](page:nothing)"
    seen = [one.where for one in findings({"text": words}, "ko", site.address_of, {})]
    assert seen == ["page:nothing"] and site.address_of("news") == "/news/"
    assert 'href="/events/"' in str(write_html(words, org="", address_of=site.address_of).pieces[0].html)


def test_it_needs_words_for_a_picture_in_each_language() -> None:
    assert found("{{picture:beach}}", "en") == [("stop", "beach")]


def test_it_stops_what_must_not_be_published(house: House) -> None:
    write(house, PRESS, text("{{picture:nobody}}"))
    with pytest.raises(Refused):
        ask(house, PRESS)


def test_it_asks_the_second_reader_to_look_once_more(house: House) -> None:
    write(house, PRESS, text("전화 010-1234-5678"))
    ask(house, PRESS)
    page = house.client(READER).post("/write/words/page.press.ko/publish/", {"base": "2"}).content.decode()
    assert "한 번 더 보고 칸을 누르십시오" in page
    wordings.publish_words(by=house.actor(READER), words=PRESS, base=2, moment=None, looked=True)
    assert told(PRESS).state == "published"


def test_it_grades_english_by_the_published_formula() -> None:
    """0.39 * 6 / 1 + 11.8 * 6 / 6 - 15.59: six short words in one sentence."""
    assert reading.measure("The cat sat on the mat.", "en").grade == pytest.approx(-1.4, abs=0.1)
    hard = "Organisational considerations necessitate comprehensive interdepartmental communication."
    assert (reading.measure(hard, "en").grade or 0) > 20
    words = {"table": 2, "made": 1, "wanted": 2, "walked": 1, "family": 3, "people": 2, "houses": 2, "see": 1}
    assert {word: reading.syllables_of(word) for word in words} == words


def test_it_counts_plainly_in_korean_and_chinese() -> None:
    korean = reading.measure("한 줄이면 됩니다. 이름은 쓰지 않아도 됩니다.\n\n- 프로그램에 오십시오", "ko")
    assert (korean.sentences, korean.a_sentence, korean.long_share, korean.grade) == (3, 3.0, 0, None)
    assert ("프로그램", "배움·모임") in {(one.word, one.plain) for one in korean.offers}
    assert reading.measure("一句话就够。不用写名字。", "zh-hans").a_sentence == 5.0
    assert reading.measure(" ".join(["말"] * 25) + ".", "ko").long_share == 100


def test_it_reads_no_sign_of_markdown_as_a_word() -> None:
    assert reading.plain_text("## 제목\n- **굵은** [길](page:press)[^a-b]\n{{numbers}}") == "제목\n\n굵은 길"


@pytest.mark.parametrize(
    "sign", ["[", "![", "0", "가", "길 1 ", "<a", "`", "{{a}}\n", "[^", "* a\n", "010-1"]
)
def test_it_comes_to_an_end_whatever_was_typed(sign: str) -> None:
    """A pattern that walks back and forth would not, on so many signs."""
    words = (sign * 60_000)[:60_000]
    found(words)
    assert all(reading.measure(words, language) for language in ("ko", "en", "zh-hans"))
