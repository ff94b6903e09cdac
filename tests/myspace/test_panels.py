"""Does everybody find on their own pages what is theirs, in plain words, and nothing empty?"""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from sijak.care.actions.appointments import Plan, make_appointment
from sijak.care.enums import AppointmentKind
from sijak.health.actions import shares as deeds
from sijak.health.enums import Payer
from sijak.kernel.dates import add_working_days, today
from sijak.reach import actions
from sijak.reach.words import all_pairs
from tests.health.company_folk import bill_of, part
from tests.myspace.walk import let_in, share, text_of
from tests.reach.walk import knock


def test_it_shows_no_page_that_would_be_empty(house: Any) -> None:
    someone = let_in(house)
    shown = someone.page()
    for name in ("letters", "asked", "words"):
        assert f'href="/my/{name}/"' in shown
    for name in ("days", "plan", "told", "money", "sheets"):
        assert f'href="/my/{name}/"' not in shown
        if name != "sheets":
            assert someone.client.get(f"/my/{name}/").status_code == 404


def test_it_tells_when_we_meet_what_to_bring_and_how_to_get_there(house: Any) -> None:
    someone = let_in(house, has_file=True)
    strands, day = someone.made["strands"], add_working_days(today(), 3)
    plan = Plan(
        kind=AppointmentKind.MEET, day=day, at=time(14, 30), minutes=50, place="국립의료원 앞",
        what="함께 이야기", bring="병원 종이", way="동대문 나들목 13번으로 나와 은행 옆", is_sure=True,
    )  # fmt: skip
    make_appointment(by=house.actor("minji"), strand=strands["casework"], plan=plan, own_page=strands["self"])
    share(house, someone.made, kind="appointment", day="2020-01-01", at="10:00", place="지난 곳")
    for shown in (someone.page(), someone.page("days/")):
        for words in ("국립의료원 앞", "병원 종이", "나들목 13번", "오후 2:30"):
            assert words in shown, words
    assert "지난 곳" not in someone.page("days/")


def test_it_asks_a_worker_to_show_what_stands_on_the_own_page_only(house: Any) -> None:
    made = house.make_person()
    told = {"kind": "meet", "day": add_working_days(today(), 3).isoformat(), "at": "14:30", "minutes": "50",
            "bring": "병원 종이", "way": "나들목 13번"}  # fmt: skip
    page = house.client("minji").post(f"/en/care/{made['person']}/appointments/new/", told)
    assert page.status_code == 200 and text_of(page).count("on their own page only") >= 2
    assert "병원 종이" in text_of(page) and "나들목 13번" in text_of(page)


def test_it_shows_my_plan_in_my_words(house: Any) -> None:
    someone, due = let_in(house, has_file=True), today() + timedelta(days=9)
    share(
        house, someone.made, kind="plan", day="2026-11-01", in_words="천천히 간다", review_on=due.isoformat(),
        goals=[{"words": "잠을 잘 자기", "why": "몸이 무거워서"}],
        steps=[{"goal": 1, "what": "병원 가기", "due_on": due.isoformat(), "done": False, "own": True},
               {"goal": 1, "what": "약 알아보기", "due_on": due.isoformat(), "done": True}],
    )  # fmt: skip
    shown = someone.page("plan/")
    for words in ("천천히 간다", "잠을 잘 자기", "몸이 무거워서", "병원 가기", "약 알아보기"):
        assert words in shown


def test_it_shows_promises_and_words_for_them(house: Any) -> None:
    someone = let_in(house, has_file=True)
    share(house, someone.made, kind="promise", day="2026-12-01", words="집 종이를 함께 봅니다")
    share(house, someone.made, kind="message", day="2026-11-01", words="잘하셨습니다")
    share(house, someone.made, kind="riddle", day="2026-11-01", words="모르는 것")
    shown = someone.page("told/")
    assert "집 종이를" in shown and "잘하셨습니다" in shown and "모르는 것" not in shown


def test_it_tells_where_a_request_stands_and_never_what_was_asked(house: Any) -> None:
    someone = let_in(house)
    assert f"{someone.row.promised_on.month}월 {someone.row.promised_on.day}일" in someone.page("asked/")
    actions.answer_request(by=house.actor("sora"), request=someone.row, text="만나요", promised=None)
    shown = someone.page("asked/")
    assert shown.count('class="card') == 1 and "처음에 적은 비밀 글" not in shown
    assert "만나요" in someone.page(), "the newest letter stands on the first page"


def test_it_shows_what_payers_promised_by_the_deed_that_promises(house: Any) -> None:
    someone = let_in(house, has_file={"team": "hospital", "lead": "yongil", "parts": {"health": "health"}})
    made, by = someone.made, house.actor("yongil")
    bill = bill_of(house, made)
    one = part(house, made, bill, Payer.HOSPITAL, 300_000)
    own, health = made["strands"]["self"], made["strands"]["health"]
    deeds.say_asked(by=by, strand=health, share=one.pk, asked_on=today(), answer_by=today())
    deeds.answer_share(by=by, strand=health, share=one.pk, promised_krw=200_000, own_page=own)
    shown = someone.page("money/")
    assert bill.number in shown and "200,000원" in shown
    deeds.pay_share(by=by, strand=health, share=one.pk, paid_krw=200_000, day=today(), own_page=own)
    again = someone.page("money/")
    assert again.count("200,000원") > shown.count("200,000원"), "paid as well"


def test_it_lists_the_words_and_looks_for_one_without_an_address(house: Any) -> None:
    someone, pair = let_in(house), all_pairs()[0]
    whole = someone.page("words/")
    assert all(one.north in whole and one.south in whole for one in all_pairs())
    found = someone.client.post("/en/my/words/", {"word": pair.south})
    assert found.status_code == 200 and pair.north in text_of(found) and "?" not in found.request["PATH_INFO"]
    assert "Not among our words" in text_of(someone.client.post("/en/my/words/", {"word": "코끼리"}))


def test_it_sends_a_letter_once_and_may_be_loaded_again(house: Any) -> None:
    someone = let_in(house)
    sent = someone.client.post("/en/my/letters/", {"text": "또 적은 글 900101-1234567"})
    assert sent.status_code == 302 and "또" not in sent.headers["Location"]
    for _ in range(2):
        page = text_of(someone.client.get(sent.headers["Location"]))
        assert "lies with us" in page and "resident registration number" in page
        assert page.count("You wrote to us") == 1 and "또 적은 글" not in page


def test_it_ends_an_older_visit_in_the_same_browser(house: Any) -> None:
    one, other = let_in(house), let_in(house)
    before = len(house.state.passes)
    knock(one.client, other.words)
    assert len(house.state.passes) == before
