"""Does the table say which language has not followed yet?"""

from __future__ import annotations

from sijak.pages.actions import wordings
from sijak.pages.keys import page_key
from sijak.pages.queries import listing
from sijak.pages.queries.wordings import whole
from tests.house import House
from tests.pages.desk import PRESS, WRITER, text, write


def behind() -> set[str]:
    return {one.key.language for one in whole(page_key("page.press")).told if one.behind}


def test_it_marks_the_others_when_something_new_is_said(house: House) -> None:
    assert behind() == set()
    write(house, PRESS, text("새 말"))
    assert behind() == {"en", "zh-hans"}
    write(house, PRESS, text("새 말."), is_new=False)
    assert behind() == {"en", "zh-hans"}


def test_it_marks_nothing_for_a_mended_comma(house: House) -> None:
    write(house, PRESS, text("쉼표, 하나"), is_new=False)
    assert behind() == set()


def test_it_is_up_to_date_once_it_follows(house: House) -> None:
    write(house, PRESS, text("새 말"))
    write(house, PRESS.page.in_("en"), text("New words"), is_new=False)
    assert behind() == {"zh-hans"}
    wordings.say_in_step(by=house.actor(WRITER), words=PRESS.page.in_("zh-hans"))
    assert behind() == set()
    assert whole(PRESS.page).in_("zh-hans").state == "shipped"


def test_it_counts_and_filters_by_codes_in_the_address(house: House) -> None:
    write(house, PRESS, text("새 말"))
    found = listing.listing(house.actor(WRITER), kind="page", show="behind")
    assert [one.whole.key.name for one in found.lines] == ["press"]
    assert len(listing.listing(house.actor(WRITER), kind="<b>", show="x").lines) == 20
    page = house.client(WRITER).get("/write/?show=behind").content.decode()
    assert "뒤처짐" in page and "page.hunger" not in page


def test_it_says_when(house: House) -> None:
    write(house, PRESS, text("새 말"))
    page = house.client(WRITER).get("/en/write/words/page.press.zh-hans/").content.decode()
    assert "Korean: something new was said on" in page
