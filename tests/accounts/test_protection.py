"""Do officers see what falls due, who read what, and whether the log is whole?"""

import re
import secrets
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from tests.accounts.conftest import Enter
from tests.house import House

REVIEWS, LOG, WHOLE = (f"/en/staff/protection/{page}" for page in ("", "log/", "whole/"))


@pytest.fixture
def opened_card(house: House, new_worker: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """A new colleague opened a safety card of Seoul's, with a word about why."""
    phone, one = f"0100{secrets.randbelow(10**7):07}", new_worker()
    person = house.make_person(display="달님", phones=[phone])
    token = house.vault.unlock(one["handle"], one["phrase"])["token"]
    handle = house.vault.match(token, names=[], birth_year=None, phones=[phone])["handle"]
    house.vault.safety_window(token, handle=handle, reason="own_life", note="전화로 죽고 싶다고 했다")
    known = house.vault.notices(house.token("dahee"))
    notice = next(n for n in known if n["kind"] == "safety" and n["person"] == person["person"])
    return {"notice": notice["id"], "code": person["code"]}


def done_url(notice: str) -> str:
    return f"{REVIEWS}{notice}/done/"


def test_it_tells_officers_what_was_opened_and_why(enter: Enter, opened_card: dict[str, Any]) -> None:
    page = enter("dahee").get(REVIEWS).content.decode()
    assert "A safety card was opened" in page and opened_card["code"] in page
    assert "전화로 죽고 싶다고 했다" in page and "시험" in page and "달님" not in page
    assert "(in 3 days)" in page, "within 72 hours"


@pytest.mark.parametrize("handle", ["minji", "hana", "shinae", "jisoo"])
def test_it_is_no_page_for_those_who_sign_nothing_off(enter: Enter, handle: str) -> None:
    assert enter(handle).get(REVIEWS).status_code == 403


@pytest.mark.parametrize("handle", ["sora", "minji", "hana", "shinae", "jisoo"])
def test_it_shows_the_log_to_officers_only(enter: Enter, handle: str) -> None:
    client = enter(handle)
    assert client.get(LOG).status_code == 403
    assert client.get(WHOLE).status_code == 403
    assert client.post(WHOLE).status_code == 403


def test_it_shows_intake_no_safety_reading(enter: Enter, opened_card: dict[str, Any]) -> None:
    page = enter("sora").get(REVIEWS).content.decode()
    assert "A safety card was opened" not in page and "전화로" not in page


def test_it_signs_off_once_under_a_name(enter: Enter, opened_card: dict[str, Any]) -> None:
    client, url = enter("dahee"), done_url(opened_card["notice"])
    assert client.post(url, {"finding": "right"}).status_code == 302
    page = client.get(REVIEWS).content.decode()
    assert "It was right · 다희" in page
    assert "signed off already" in client.post(url, {"finding": "wrong"}).content.decode()


def test_it_wants_a_finding(enter: Enter, opened_card: dict[str, Any]) -> None:
    client, url = enter("dahee"), done_url(opened_card["notice"])
    assert "Please choose what you found." in client.post(url).content.decode()
    assert client.post(url, {"finding": "joined"}).status_code == 404, "not a finding of this kind"
    assert client.post(done_url("0" * 32), {"finding": "right"}).status_code == 404


def test_it_lets_nobody_sign_off_their_own_reading(house: House, enter: Enter) -> None:
    token = house.token("hyesun")
    phone = f"0100{secrets.randbelow(10**7):07}"
    person = house.make_person(display="별님", phones=[phone])
    handle = house.vault.match(token, names=[], birth_year=None, phones=[phone])["handle"]
    house.vault.safety_window(token, handle=handle, reason="child")
    known = house.vault.notices(token)
    notice = next(n for n in known if n["kind"] == "safety" and n["person"] == person["person"])
    client = enter("hyesun")
    assert "another officer does it" in client.get(REVIEWS).content.decode()
    page = client.post(done_url(notice["id"]), {"finding": "right"}).content.decode()
    assert "Nobody signs off what they read themselves" in page
    assert enter("dahee").post(done_url(notice["id"]), {"finding": "right"}).status_code == 302


def test_it_puts_the_number_beside_the_link(house: House, enter: Enter, opened_card: dict[str, Any]) -> None:
    waiting = sum(not n["done_at"] for n in house.vault.notices(house.token("dahee")))
    page = enter("dahee").get(REVIEWS).content.decode()
    link = page.split('data-place="shield"')[1].split("</a>")[0]
    assert re.search(rf">{waiting}<", link)


# -- the reading log
def listed(page: str) -> str:
    """What stands below the filters."""
    return page.split('class="stack log"')[1]


def test_it_says_who_opened_which_file_and_why(house: House, enter: Enter) -> None:
    person = house.make_person(display="해님")
    house.vault.open_person(house.token("minji"), person["person"], "plan")
    page = enter("dahee").get(LOG).content.decode()
    rows = page.split('class="row led"')[1:]
    row = next(row for row in rows if person["code"] in row and "Looked into a file" in row)
    assert "민지" in row and "the plan" in row
    assert "해님" not in page


def test_it_filters_by_id_and_code_and_never_by_name(house: House, enter: Enter) -> None:
    person = house.make_person(display="샘물")
    house.vault.open_person(house.token("minji"), person["person"], "file")
    client, minji = enter("dahee"), house.user("minji")
    page = client.get(LOG, {"user": minji, "verb": "open_person"}).content.decode()
    rows = re.findall(r'<b>(.*?)</b> <span class="what">(.*?)</span>', page)
    assert rows and {who for who, _ in rows} == {"민지"}
    assert {what.strip() for _, what in rows} == {"Looked into a file"}
    # In a house that others use too somebody may have erased; this counsellor may not.
    assert "Nobody did that" in client.get(LOG, {"user": minji, "verb": "erase"}).content.decode()


def test_it_shows_a_month(house: House, enter: Enter) -> None:
    from sijak.kernel.dates import add_months, today

    client = enter("dahee")
    house.vault.search(house.token("minji"), "해")
    now = client.get(LOG, {"month": f"{today():%Y-%m}", "verb": "search"}).content.decode()
    assert "Searched for a person" in listed(now)
    past = client.get(LOG, {"month": f"{add_months(today(), -3):%Y-%m}"}).content.decode()
    assert "Nobody did that in this time" in past


def test_it_turns_pages_by_number_and_keeps_the_filter(house: House, enter: Enter) -> None:
    client, token = enter("dahee"), house.token("minji")
    for _ in range(70):
        house.vault.search(token, "가")
    page = client.get(LOG, {"verb": "search"}).content.decode()
    older = re.search(r'href="\?([^"]*before=\d+)"', page)
    assert older and "verb=search" in older[1]
    second = client.get(f"{LOG}?{older[1].replace('&amp;', '&')}").content.decode()
    assert "To the newest" in second and "Searched for a person" in listed(second)


@pytest.mark.parametrize(
    "query", ["user=민지", "verb=x", "month=2026-13", "before=-1", "before=x", "user=%00", "month="]
)
def test_it_takes_a_strange_filter_for_none(enter: Enter, query: str) -> None:
    assert enter("dahee").get(f"{LOG}?{query}").status_code == 200


# -- is the log whole?
def test_it_shows_eight_words_to_write_down_and_believes_them_later(house: House, enter: Enter) -> None:
    client = enter("dahee")
    page = client.get(WHOLE).content.decode()
    card = page.split('class="phrase few"')[1]
    words = re.findall(r"<b>(\w+)</b>", card)[:8]
    number = re.search(r'<p class="num"><b>(\d+)</b>', page)
    assert len(words) == 8 and number
    house.vault.search(house.token("minji"), "가")
    line = f"{number[1]} {' '.join(words)}"
    assert "The log is whole" in client.post(WHOLE, {"anchors": line}).content.decode()
    wrong = f"{number[1]} {' '.join(reversed(words))}"
    page = client.post(WHOLE, {"anchors": wrong}).content.decode()
    assert "does not agree with a line that you wrote down" in page


def test_it_finds_a_line_that_was_changed(house: House, enter: Enter) -> None:
    client = enter("dahee")
    house.vault.search(house.token("minji"), "가")
    store = next((house.folder / "vault" / "store").glob("*.db"))
    with sqlite3.connect(store, timeout=10) as thief:
        seq, why = thief.execute("SELECT seq, verb FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        thief.execute("UPDATE audit SET verb='open' WHERE seq=?", (seq,))
    try:
        page = client.post(WHOLE).content.decode()
        assert f"The log is broken at line {seq}." in page and 'role="alert"' in page
    finally:
        with sqlite3.connect(store, timeout=10) as thief:
            thief.execute("UPDATE audit SET verb=? WHERE seq=?", (why, seq))
    assert "The log is whole" in client.post(WHOLE).content.decode()
