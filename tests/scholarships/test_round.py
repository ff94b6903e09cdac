"""Does a round go from its opening to its letters, and is every step refused at the wrong time?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.scholarships.actions import applying, deciding, reading, releasing, rounds
from sijak.scholarships.enums import AppState, Conflicted, OutWhy, ReviewState
from sijak.scholarships.models import Application, Award, Barred, Draft, Minutes, Part, Piece, Review
from sijak.scholarships.queries import desk
from sijak.scholarships.queries import reading as shelves
from tests.house import House
from tests.scholarships import made


def test_it_walks_from_the_opening_to_the_letters(house: House) -> None:
    one, applied = made.whole(house)
    states = [each.row.state for each in applied]
    assert states == [AppState.CHOSEN, AppState.CHOSEN, AppState.RESERVE, AppState.NOT_CHOSEN]
    assert Award.objects.count() == one.places
    parts = Part.objects.filter(award__application=applied[0].row).order_by("number")
    assert [part.won for part in parts] == [650_001, 650_000]
    for each in applied:
        text = made.letters_of(each)[-1].text
        assert each.row.number in text and "100" in text


def test_it_gives_no_team_a_draft(house: House) -> None:
    one = made.opened(house)
    applied = made.written(house, one)
    row = Draft.objects.get(pk=applied.mine.draft.pk)
    assert "들꽃".encode() not in bytes(row.content)
    assert not Draft.objects.visible_to(house.actor("sora"))
    assert not Application.objects.exists()


def test_it_begins_once_and_shows_the_words_once(house: House) -> None:
    one, draft = made.opened(house), random_id()
    applying.begin_draft(by=None, draft_id=draft, pk=one.pk)
    with pytest.raises(Refused):
        applying.begin_draft(by=None, draft_id=draft, pk=one.pk)
    assert Draft.objects.count() == 1


def test_it_takes_a_second_sending_in_the_place_of_the_first(house: House) -> None:
    one = made.opened(house)
    applied = made.sent(house, one)
    number = applied.row.number
    applying.keep_step(by=made.again(applied), step="grades", said={"scale": "k45", "grade": "4.5"})
    applying.send_application(by=made.again(applied), language="ko")
    assert (applied.row.number, applied.row.figure) == (number, 100)
    assert Application.objects.count() == 1


def test_it_sends_nothing_after_the_last_day_or_below_the_line(house: House) -> None:
    one = made.opened(house)
    with pytest.raises(Refused):
        applying.send_application(by=made.again(made.written(house, one, grade="69")), language="ko")
    applied = made.written(house, one)
    made.closed(one)
    with pytest.raises(Refused):
        applying.send_application(by=made.again(applied), language="ko")


def test_it_takes_back_what_was_sent(house: House) -> None:
    one = made.opened(house)
    applied = made.sent(house, one)
    applying.withdraw_application(by=made.again(applied))
    assert applied.row.state == AppState.WITHDRAWN
    with pytest.raises(Refused):
        applying.withdraw_application(by=made.again(applied))
    with pytest.raises(Refused):
        applying.send_application(by=made.again(applied), language="ko")


def test_it_keeps_the_rules_once_somebody_trusted_them(house: House) -> None:
    one, sora = made.opened(house), house.actor("sora")
    made.sent(house, one)
    same = made.rules()
    rounds.amend_round(by=sora, pk=one.pk, seen=1, rules=made.rules(closes_on=same.closes_on + timedelta(1)))
    with pytest.raises(Refused):
        rounds.amend_round(by=sora, pk=one.pk, seen=2, rules=made.rules(places=1))
    with pytest.raises(Refused):
        rounds.amend_round(by=sora, pk=one.pk, seen=2, rules=made.rules(closes_on=today()))
    with pytest.raises(Refused):  # a colleague was faster
        rounds.amend_round(by=sora, pk=one.pk, seen=1, rules=same)


def test_it_shows_readers_no_name_no_school_and_no_place(house: House) -> None:
    one = made.opened(house)
    applied = made.sent(house, one, name="들꽃", aim="저는 들꽃입니다. 혜산에서 와서 한빛대학교에 다닙니다. "
                        "김철수 선생님이 도왔습니다. 010-1234-5678")  # fmt: skip
    made.released(house, applied)
    releasing.share_out(by=house.actor("sora"), one=one)
    review = Review.objects.first()
    assert review is not None
    handle = next(h for h in made.HANDLES if house.user(h) == review.reader)
    seen = shelves.sheet(house.actor(handle), review.pk)
    for word in ("들꽃", "혜산", "한빛", "김철수", "1234"):
        assert word not in seen.aim + seen.plan + seen.life
    with pytest.raises(NotForYou):
        desk.open_application(house.actor(handle), applied.row.pk)


def test_it_releases_nothing_that_was_not_read_or_still_tells(house: House) -> None:
    one, sora = made.opened(house), house.actor("sora")
    pk = made.sent(house, one).row.pk
    texts = dict(desk.open_application(sora, pk).texts)
    with pytest.raises(Refused):
        releasing.release_application(by=sora, pk=pk, texts=texts, kept=set(), is_read=False)
    for bad, kept in (("들꽃이 썼습니다. " + made.AIM, {"들꽃"}), ("Только по-русски.", set()),
                      ("혜산에서 왔습니다.", set())):  # fmt: skip
        with pytest.raises(Refused):
            releasing.release_application(by=sora, pk=pk, texts=texts | {"aim": bad}, kept=kept, is_read=True)
    assert not Piece.objects.exists()


def test_it_gives_each_two_readers_and_none_who_is_near(house: House) -> None:
    one, sora = made.opened(house), house.actor("sora")
    releasing.tell_ties(by=house.actor("minji"), team=one.team, schools=["한빛대"])
    applied = [made.released(house, made.sent(house, one, name=f"들꽃{n}")) for n in range(4)]
    assert set(Barred.objects.values_list("reader", flat=True)) == {house.user("minji")}
    releasing.bar_reader(by=sora, pk=applied[0].row.pk, reader=house.user("eunha"), why=Conflicted.FAMILY)
    assert releasing.share_out(by=sora, one=one) == 8
    assert releasing.share_out(by=sora, one=one) == 0
    assert not Review.objects.filter(reader=house.user("minji")).exists()
    assert not Review.objects.filter(reader=house.user("eunha"), piece__application=applied[0].row).exists()
    load = [Review.objects.filter(reader=house.user(h)).count() for h in made.HANDLES[1:]]
    assert max(load) - min(load) <= 1


def test_it_lets_a_reader_step_back_for_good(house: House) -> None:
    one, sora = made.opened(house), house.actor("sora")
    made.released(house, made.sent(house, one))
    releasing.share_out(by=sora, one=one)
    row = Review.objects.first()
    assert row is not None
    by = house.actor(next(h for h in made.HANDLES if house.user(h) == row.reader))
    reading.step_back(by=by, pk=row.pk)
    assert releasing.share_out(by=sora, one=one) == 1
    assert Review.objects.filter(reader=by.user_id).exclude(state=ReviewState.BACK).count() == 0
    with pytest.raises(NotForYou):
        shelves.sheet(by, row.pk)


def test_it_asks_a_third_where_two_stand_far_apart(house: House) -> None:
    one, sora = made.opened(house), house.actor("sora")
    made.released(house, made.sent(house, one))
    made.closed(one)
    releasing.share_out(by=sora, one=one)
    first = Review.objects.order_by("id").first()
    made.read_all(house, one, lambda at, row: (5, 5, 5) if row == first else (1, 1, 1))
    with pytest.raises(Refused):
        made.decided(house, one)
    assert releasing.share_out(by=sora, one=one) == 1
    made.read_all(house, one)
    made.decided(house, one)


def test_it_decides_by_two_different_people_or_not_at_all(house: House) -> None:
    one, sora = made.opened(house), house.actor("sora")
    made.released(house, made.sent(house, one))
    with pytest.raises(Refused):  # not closed, not read
        deciding.write_minutes(by=sora, pk=one.pk, present="소라", words="", reserves=0)
    made.closed(one)
    releasing.share_out(by=sora, one=one)
    made.read_all(house, one)
    deciding.write_minutes(by=sora, pk=one.pk, present="소라", words="좋다", reserves=0)
    with pytest.raises(Refused):
        deciding.confirm_choice(by=sora, pk=one.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Minutes.objects.update(confirmed_by=sora.user_id)
    deciding.confirm_choice(by=house.actor("shinae"), pk=one.pk)
    with pytest.raises(Refused):
        deciding.confirm_choice(by=house.actor("dahee"), pk=one.pk)


def test_it_sorts_out_by_a_rule_and_hears_who_does_not_agree(house: House) -> None:
    one = made.opened(house)
    applied = made.sent(house, one)
    releasing.sort_out(by=house.actor("sora"), pk=applied.row.pk, why=OutWhy.DOUBLE)
    assert applied.row.number in made.letters_of(applied)[-1].text
    deciding.say_no(by=None, application=applied.row, words="아무도 돈을 주지 않습니다.", decided_on=None)
    deciding.answer_appeal(by=house.actor("dahee"), pk=applied.row.pk, is_changed=True, answer="맞습니다.")
    assert applied.row.state == AppState.SENT
    assert any("맞습니다." in one.text for one in made.letters_of(applied))


def test_it_has_an_appeal_answered_by_somebody_who_did_not_sign(house: House) -> None:
    _, applied = made.whole(house, 3)
    row = applied[2].row
    deciding.say_no(by=None, application=row, words="다시 보아 주십시오.", decided_on=today())
    for signer in ("sora", "shinae"):
        with pytest.raises(Refused):
            deciding.answer_appeal(by=house.actor(signer), pk=row.pk, is_changed=True, answer="예")
    deciding.answer_appeal(
        by=house.actor("dahee"), pk=row.pk, is_changed=True, answer="점수를 잘못 더했습니다."
    )
    assert applied[2].row.state == AppState.CHOSEN
    assert Award.objects.filter(application=row).exists()


def test_it_opens_a_recommenders_link_once(house: House) -> None:
    one = made.opened(house)
    applied = made.written(house, one)
    first = applying.ask_for_word(by=made.again(applied))
    token = applying.ask_for_word(by=made.again(applied))
    with pytest.raises(NotForYou):
        applying.give_word(by=None, token=first, content="{}")
    applying.give_word(by=None, token=token, content='{"name": "민들레", "knows": "", "words": "꾸준합니다"}')
    with pytest.raises(NotForYou):
        applying.give_word(by=None, token=token, content="{}")
    applying.send_application(by=made.again(applied), language="ko")
    opened = desk.open_application(house.actor("sora"), applied.row.pk)
    assert opened.words[0]["words"] == "꾸준합니다"
