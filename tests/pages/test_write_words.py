"""Is nothing lost that was written, and does nobody read it before a second person did?"""

from __future__ import annotations

import pytest

from sijak.pages.actions import wordings
from sijak.pages.models import Version
from sijak.pages.queries.wordings import told
from sijak.pages.rules.publishing import Crossed
from tests.house import House
from tests.pages.desk import PRESS, READER, WRITER, text, write

PATH = "/write/words/page.press.ko/"


def fields(base: int = 0, words: str = "새 글입니다.") -> dict[str, str]:
    return {"base": str(base), "title": "언론", "summary": "기사를 쓰는 분께.", "text": words, "is_new": "on"}


def test_it_keeps_what_shipped_before_the_first_change(house: House) -> None:
    write(house, PRESS, text("새 글입니다."))
    rows = list(Version.objects.order_by("number").values_list("number", "written_by", "text"))
    assert [row[:2] for row in rows] == [(1, ""), (2, house.user(WRITER))]
    assert "사실을 찾아" in rows[0][2] and rows[1][2] == "새 글입니다."


def test_it_shows_a_draft_to_nobody_but_editors(house: House) -> None:
    answer = house.client(WRITER).post(PATH, fields(words="아직 초안"))
    assert answer.status_code == 302
    assert "아직 초안" not in house.client().get("/read/press/").content.decode()
    preview = house.client(READER).get(f"{PATH}preview/")
    assert "아직 초안" in preview.content.decode()
    assert preview["Cache-Control"] == "no-store" and preview["X-Robots-Tag"].startswith("noindex")
    assert house.client().get(f"{PATH}preview/").status_code == 302
    assert house.client("minji").get(f"{PATH}preview/").status_code == 403


def test_it_makes_one_version_of_a_double_click(house: House) -> None:
    for _ in range(2):
        assert house.client(WRITER).post(PATH, fields()).status_code == 302
    assert told(PRESS).version == 2


def test_it_shows_both_texts_when_two_write(house: House) -> None:
    house.client(WRITER).post(PATH, fields(words="나리가 쓴 글"))
    page = house.client(READER).post(PATH, fields(words="신애가 쓴 글")).content.decode()
    assert "나리가 쓴 글" in page and "신애가 쓴 글" in page and 'name="base" value="2"' in page
    assert told(PRESS).text.text == "나리가 쓴 글"
    assert house.client(READER).post(PATH, fields(2, "함께 쓴 글")).status_code == 302
    with pytest.raises(Crossed):
        wordings.write_words(by=house.actor(WRITER), words=PRESS, base=2, text=text("늦은 글"), is_new=True)


def test_it_puts_older_words_back_as_a_draft(house: House) -> None:
    write(house, PRESS, text("처음 것"))
    write(house, PRESS, text("나중 것"))
    old = Version.objects.get(number=2)
    assert house.client(WRITER).post(f"/write/version/{old.id}/restore/").status_code == 302
    assert (told(PRESS).version, told(PRESS).text.text, told(PRESS).state) == (4, "처음 것", "draft")
    house.client(WRITER).post(f"{PATH}shipped/")
    assert told(PRESS).version == 5 and "사실을 찾아" in told(PRESS).text.text
    history = house.client(WRITER).get(f"{PATH}history/").content.decode()
    assert all(f"{number}판" in history for number in range(1, 6))


def test_it_refuses_a_resident_number_and_keeps_the_rest(house: House) -> None:
    page = house.client(WRITER).post(PATH, fields(words="번호 900101-1234567")).content.decode()
    assert "주민등록번호" in page and "기사를 쓰는 분께." in page and told(PRESS).version == 0


@pytest.mark.parametrize(
    "wrong", ["page.nobody.ko", "news.nothing.ko", "page.press.fr", "page.press", "x", "..."]
)
def test_it_knows_no_other_page(house: House, wrong: str) -> None:
    assert house.client(WRITER).get(f"/write/words/{wrong}/").status_code == 404
