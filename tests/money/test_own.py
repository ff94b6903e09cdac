"""Does a person read on their own page what is promised, ask there, and take back?"""

from __future__ import annotations

import re
from typing import Any

from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.money.actions import own, paying
from sijak.money.models import Ask, Outlay
from sijak.people import letters
from tests.house import House
from tests.money import purse
from tests.myspace.walk import In, let_in


def shown(house: House, one: In, won: int = 200_000) -> Outlay:
    outlay = purse.asked(house, won, where=purse.strand_of(house, one.made["person"]))
    own.show_outlay(by=house.actor("minji"), own_page=one.made["strands"]["self"], outlay=outlay)
    return outlay


def ask(one: In, **told: str) -> Any:
    once = re.findall(r'name="once" value="([0-9a-f]{32})"', one.page("paid/", "en/"))[0]
    given = {
        "once": once,
        "go": "ask",
        "kind": "food",
        "asked_krw": "50,000",
        "words": "쌀이 없습니다",
    } | told
    return one.client.post("/en/my/paid/", given)


def test_it_tells_each_step_the_moment_it_is_true(house: House) -> None:
    one = let_in(house, has_file=True)
    at, outlay = purse.a_line(house), shown(house, one)
    assert "Two people decide by" in one.page("paid/", "en/")
    purse.promised(house, outlay, at)
    assert "200,000 won is promised to you." in one.page("paid/", "en/")
    paying.hand_over(by=house.actor("hana"), number=outlay.number)
    assert "You were given 200,000 won" in one.page("paid/", "en/")
    assert "200,000" in one.page("", "en/"), "on the first page too"


def test_it_takes_back_what_nobody_decided_and_nothing_of_another(house: House) -> None:
    one, other = let_in(house, has_file=True), let_in(house, has_file=True)
    mine, theirs = shown(house, one), shown(house, other)
    assert one.client.post("/my/paid/", {"go": "back", "what": theirs.number}).status_code == 404
    assert one.client.post("/my/paid/", {"go": "back", "what": mine.number}).status_code == 302
    states = dict(Outlay.objects.values_list("number", "state"))
    assert states == {mine.number: "withdrawn", theirs.number: "asked"}
    assert one.client.post("/my/paid/", {"go": "back", "what": mine.number}).status_code == 409


def test_it_asks_once_and_a_worker_takes_it_up(house: House) -> None:
    one = let_in(house, has_file=True)
    first = ask(one)
    assert first.status_code == 302
    page = one.page("paid/", "en/")
    assert "쌀이 없습니다" in page and "You hear from us by" in page
    box = letters.letters_of(house.actor("minji"), one.row.mailbox) or letters.letters_of(
        house.actor("sora"), one.row.mailbox
    )
    assert box and "50,000" in box[-1].text
    person, client = one.made["person"], house.client("minji")
    listed = client.get(f"/en/money/of/{person}/").content.decode()
    key = re.findall(r'href="\?own=([0-9a-f]{32})#ask"', listed)[0]
    told = {"once": random_id(), "own": key, "kind": "food", "asked_krw": "50000", "way": "cash",
            "month": f"{today():%Y-%m}",
            "words": "쌀이 없습니다"}  # fmt: skip
    assert client.post(f"/en/money/of/{person}/", told).status_code == 302
    page = one.page("paid/", "en/")
    assert "Two people decide by" in page and "You hear from us by" not in page
    assert Ask.objects.count() == 1


def test_it_refuses_a_debt_and_says_where_there_is_help(house: House) -> None:
    one = let_in(house, has_file=True)
    page = ask(one, kind="broker")
    assert page.status_code == 422 and "1600-5500" in page.content.decode()


def test_it_is_there_only_for_whoever_has_a_file(house: House) -> None:
    one = let_in(house)
    assert one.client.get("/my/paid/").status_code == 404
    assert "/my/paid/" not in one.page()


def test_it_goes_with_the_person_and_the_books_stay(house: House) -> None:
    from sijak.people.actions.erasure import erase_person
    from sijak.people.queries.files import open_file_of

    one = let_in(house, has_file=True)
    at, outlay = purse.a_line(house), shown(house, one)
    purse.promised(house, outlay, at)
    dahee = house.actor("dahee")
    house.vault.resume_pin(house.token("dahee"), "2580")
    file = open_file_of(dahee, one.made["person"], "erase")
    erase_person(by=dahee, file=file, typed=file.code)
    assert not Ask.objects.exists()
    assert Outlay.objects.get(pk=outlay.pk).state == "promised"
