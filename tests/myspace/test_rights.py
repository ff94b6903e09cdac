"""Does a person see what is kept and who read it, say yes and no, ask for their right, and complain?"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people import letters
from sijak.people.enums import ConsentKind, ConsentState
from sijak.people.queries.consents import yes_to
from sijak.people.queries.files import open_file_of
from sijak.reach import actions, queries, rules
from sijak.reach.enums import MatterKind, Outcome
from sijak.reach.models import Matter
from tests.myspace.walk import In, let_in, text_of
from tests.people.test_say_consent import opened
from tests.reach.walk import hidden


def inside(pass_: str) -> Client:
    from django.conf import settings

    client = Client()
    client.cookies[settings.SIJAK_OWN_COOKIE] = pass_
    return client


def ask(one: In, kind: str, words: str = "", prefix: str = "en/") -> Any:
    once = re.findall(r'name="once" value="([0-9a-f]{32})"', one.page("kept/", prefix))[0]
    return one.client.post(f"/{prefix}my/kept/", {"once": once, "kind": kind, "words": words})


def test_it_says_who_read_it_and_why_in_days_and_plain_words(house: Any) -> None:
    one = let_in(house, has_file=True)
    open_file_of(house.actor("minji"), one.made["person"], "plan")
    page = one.page("kept/", "en/")
    assert "민지" in page and "your plan" in page and "What you see on these pages" in page
    assert "casework" not in page and one.made["person"] not in page
    assert page.count("your plan") == len(re.findall(r"<b>민지</b> · your plan", page)) + 1, "one line a day"


def test_it_shows_the_menu_only_to_whoever_has_a_file(house: Any) -> None:
    one = let_in(house)
    assert "/en/my/kept/" not in one.page("", "en/") and "/en/my/say/" in one.page("", "en/")
    assert one.client.get("/my/kept/").status_code == 404 == one.client.get("/my/yes/").status_code
    assert Client().get("/my/kept/").status_code == 302


@pytest.mark.parametrize(("kind", "team"), [("copy", "intake"), ("stop", ""), ("erase", "")])
def test_it_asks_for_a_right_with_a_clock_of_ten_days(house: Any, kind: str, team: str) -> None:
    one = let_in(house, has_file=True)
    done = ask(one, kind)
    assert done.status_code == 302
    row = Matter.objects.get()
    assert (row.promised_on - row.received_on).days == 10 and row.mailbox == one.row.mailbox
    assert row.team == (house.teams[team] if team else letters.protection_team())
    assert str(row.promised_on.day) in one.page("kept/", "en/")
    told = queries.open_matter(house.actor("dahee"), row).told
    assert told.strand == one.made["strands"]["self"]


def test_it_asks_once_when_pressed_twice_and_wants_to_know_what_is_wrong(house: Any) -> None:
    one = let_in(house, has_file=True)
    assert ask(one, "correct").status_code == 422 and not Matter.objects.exists()
    once = "ab" * 16
    for _ in range(2):
        one.client.post("/my/kept/", {"once": once, "kind": "correct", "words": "생일이 틀립니다"})
    assert Matter.objects.count() == 1


def test_it_answers_a_no_with_reason_and_objection_into_their_letters(house: Any) -> None:
    one = let_in(house, has_file=True)
    ask(one, "erase")
    row, by = Matter.objects.get(), house.actor("dahee")
    with pytest.raises(Refused):
        actions.answer_matter(by=by, matter=row, outcome=Outcome.REFUSED, text="", strand="")
    sent = house.client("dahee").post(
        f"/help/desk/said/{row.pk}/answer/", {"outcome": "refused", "text": "법이 다섯 해 두라고 합니다."}
    )
    assert sent.status_code == 302
    found = one.page("letters/", "en/")
    assert "법이 다섯 해" in found and "118" in found
    assert "with the reason" in one.page("kept/", "en/")
    with pytest.raises(Refused):
        actions.answer_matter(by=by, matter=row, outcome=Outcome.GRANTED, text="네", strand="")


def test_it_writes_on_their_page_where_another_team_answers_the_letters(house: Any) -> None:
    one = let_in(house, has_file=True)
    letters.move_box(house.actor("sora"), one.row.mailbox, house.teams["seoul"])
    ask(one, "stop")
    row, strand = Matter.objects.get(), one.made["strands"]["self"]
    actions.answer_matter(by=house.actor("dahee"), matter=row, outcome=Outcome.GRANTED, text="멈췄습니다.",
                          strand=strand)  # fmt: skip
    rows = letters.shared_with(str(house.vault.mailbox_unlock(" ".join(one.words))["pass"]), strand)
    assert [r["words"] for r in rows] == ["멈췄습니다."]


def test_it_refuses_an_answer_that_cannot_reach_them(house: Any) -> None:
    one = let_in(house, has_file=True)
    letters.move_box(house.actor("sora"), one.row.mailbox, house.teams["seoul"])
    ask(one, "stop")
    with pytest.raises(Refused):
        actions.answer_matter(by=house.actor("hyesun"), matter=Matter.objects.get(), outcome=Outcome.GRANTED,
                              text="멈췄습니다.", strand=one.made["strands"]["self"])  # fmt: skip
    assert Matter.objects.get().outcome == ""


def test_it_switches_a_yes_and_says_before_what_changes(house: Any) -> None:
    _person, pass_ = opened(house)
    client = inside(pass_)
    page = text_of(client.get("/en/my/yes/"))
    assert page.count("If you take it back:") == 2 and "Telling somebody else" in page
    assert client.post("/en/my/yes/", {"kind": "sensitive", "state": "withdrawn"}).status_code == 302
    after = text_of(client.get("/en/my/yes/"))
    assert after.count("If you take it back:") == 1 and "You said so yourself" in after
    refused = client.post("/en/my/yes/", {"kind": "publicity", "state": "withdrawn"})
    assert refused.status_code == 422 and "Only a yes can be taken back." in text_of(refused)
    assert client.post("/en/my/yes/", {"kind": "all", "state": "given"}).status_code == 422
    assert not Matter.objects.exists()


def test_it_starts_the_clock_when_the_first_yes_is_taken_back(house: Any) -> None:
    _person, pass_ = opened(house)
    client = inside(pass_)
    for _ in range(2):
        client.post("/my/yes/", {"kind": "ordinary", "state": "withdrawn"})
    row = Matter.objects.get()
    assert row.kind == MatterKind.STOP and row.promised_on == rules.matter_promise(MatterKind.STOP, today())


def test_it_switches_even_when_no_letter_goes_out_any_more(house: Any, monkeypatch: Any) -> None:
    person, pass_ = opened(house)

    def full(*_: object) -> None:
        raise Refused("too many letters today")

    monkeypatch.setattr(letters, "write_to_us", full)
    assert inside(pass_).post("/my/yes/", {"kind": "ordinary", "state": "withdrawn"}).status_code == 302
    file = open_file_of(house.actor("minji"), person, "consent")
    assert yes_to(file, ConsentKind.ORDINARY) == ConsentState.WITHDRAWN
    assert Matter.objects.get().kind == MatterKind.STOP, "and the clock of ten days runs"


def test_it_names_every_part_that_a_file_can_have_whatever_theirs_has(house: Any) -> None:
    """Whoever found the words and looks on learns nothing of talks of the heart."""
    parts = [re.findall(r"<dt>(.*?)</dt>", let_in(house, has_file=more).page("kept/", "en/"))
             for more in (True, {"parts": {"counselling": "heart"}})]  # fmt: skip
    assert parts[0] == parts[1] and {"Heart", "Body", "Money"} <= set(parts[0])


def test_it_takes_a_complaint_past_the_team_that_walks_with_them(house: Any) -> None:
    one = let_in(house, has_file=True)
    page = one.client.get("/en/my/say/")
    told = {"state": hidden(page), "kind": "complaint", "words": "민지가 소리를 질렀습니다", "about": "민지"}
    sent = one.client.post("/en/my/say/", told)
    row = Matter.objects.get()
    assert sent.status_code == 200 and "Show me my eight words" in text_of(sent)
    assert row.team == letters.protection_team() and row.mailbox == ""
    assert queries.open_matter(house.actor("dahee"), row).told.strand == "", "not whose file it is"
    assert house.client("minji").get(f"/help/desk/said/{row.pk}/").status_code == 404
    again = one.client.post("/en/my/say/", told | {"is_known": "on"})
    assert again.status_code == 200 and Matter.objects.count() == 1


def test_it_tells_whose_file_only_when_they_want_that(house: Any) -> None:
    one = let_in(house, has_file=True)
    told = {
        "state": hidden(one.client.get("/my/say/")),
        "kind": "feedback",
        "words": "고맙습니다",
        "is_known": "on",
    }
    one.client.post("/my/say/", told)
    found = queries.open_matter(house.actor("sora"), Matter.objects.get())
    assert found.person == one.made["person"]
