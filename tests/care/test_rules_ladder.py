"""When may which step be tried? The ladder as a table that a director can read."""

from datetime import date, timedelta

import pytest

from sijak.care.enums import Ground, Rung, Try
from sijak.care.rules import ladder as rules
from sijak.care.rules.ladder import Silence, Tried
from sijak.kernel.errors import Refused

DAY = date(2026, 11, 22)
LETTERS = {"m": Rung.MESSAGE, "c": Rung.CALL, "s": Rung.SECOND, "v": Rung.VISIT, "w": Rung.WELFARE}


def tries(text: str) -> tuple[Tried, ...]:
    """ "m9 c7" reads: a message nine days ago, a call seven days ago, both without an answer."""
    return tuple(
        Tried(LETTERS[one[0]], DAY - timedelta(days=int(one[1:])), Try.NO_ANSWER) for one in text.split()
    )


def silence(text: str = "", *, days: int = 40, danger: bool = False, wish: str = "") -> Silence:
    return Silence(days, 2 if danger else 30, is_in_danger=danger, tries=tries(text), wish=wish)


NEXT = [
    # tried so far, in danger, wish -> next step
    ("", False, "", Rung.MESSAGE),
    ("m9", False, "", Rung.CALL),
    ("m9 c7", False, "", Rung.SECOND),
    ("c7", False, "", Rung.MESSAGE),
    ("m9 c7 s5", False, "", Rung.VISIT),
    ("m9 c7 s5 v3", False, "", Rung.VISIT),
    ("m9 c7 s5 v3 v1", False, "", Rung.WELFARE),
    ("m9 c7 s5 v3", False, "yes", Rung.WELFARE),
    ("m9 c7 s5 v3", True, "", Rung.WELFARE),
    ("m9 c7 s5 v3", False, "no", Rung.VISIT),
    ("m9 c7 s5 v3 v1", False, "no", None),
    ("m9 c7 s5 v3 v1", True, "no", Rung.WELFARE),
    ("m9 c7 s5 v4 v3 w1", False, "", None),
]


@pytest.mark.parametrize(("text", "danger", "wish", "expected"), NEXT)
def test_it_knows_the_next_step(text: str, danger: bool, wish: str, expected: Rung | None) -> None:
    assert rules.next_rung(silence(text, danger=danger, wish=wish)) == expected


MAY = [
    # tried so far, in danger, wish, step -> may it be tried today?
    ("", False, "", Rung.MESSAGE, True),
    ("", False, "", Rung.CALL, False),
    ("m0", False, "", Rung.CALL, False),
    ("m1", False, "", Rung.CALL, True),
    ("m0", True, "", Rung.CALL, True),
    ("", True, "", Rung.VISIT, True),
    ("", True, "no", Rung.WELFARE, True),
    ("m2 c1", False, "", Rung.SECOND, False),
    ("m3 c2", False, "", Rung.SECOND, True),
    ("m9 c7 s2", False, "", Rung.VISIT, False),
    ("m9 c7 s3", False, "", Rung.VISIT, True),
    ("m9 c7 s3", True, "", Rung.WELFARE, True),
    ("w0", True, "", Rung.WELFARE, True),
    ("m9 c7 s8 v5", False, "", Rung.WELFARE, False),
    ("m9 c7 s8 v5 v4", False, "", Rung.WELFARE, True),
    ("m9 c7 s8 v5 v1", False, "", Rung.WELFARE, False),
    ("m9 c7 s8 v5", False, "yes", Rung.WELFARE, True),
    ("m9 c7 s8 v5 v4", False, "no", Rung.WELFARE, False),
    ("m9 c7 s8 v0", True, "no", Rung.WELFARE, True),
    ("m9 c7", False, "", Rung.MESSAGE, True),
]


@pytest.mark.parametrize(("text", "danger", "wish", "rung", "allowed"), MAY)
def test_it_says_when_a_step_may_be_tried(
    text: str, danger: bool, wish: str, rung: Rung, allowed: bool
) -> None:
    now = silence(text, danger=danger, wish=wish)
    if allowed:
        rules.may_try(now, rung, on=DAY)
    else:
        with pytest.raises(Refused) as no:
            rules.may_try(now, rung, on=DAY)
        assert str(no.value.sentence)


GROUNDS = [
    ("m9 c7 s5 v3", False, "", []),
    ("m9 c7 s5 v3 v1", False, "", [Ground.VISITS]),
    ("m9 c7 s5", False, "yes", [Ground.WISH]),
    ("m9 c7 s5 v3 v1", False, "yes", [Ground.WISH, Ground.VISITS]),
    ("m9 c7 s5 v3 v1", False, "no", []),
    ("", True, "no", [Ground.DANGER]),
    ("m9 c7 s5 v3 v1", True, "yes", [Ground.DANGER]),
]


@pytest.mark.parametrize(("text", "danger", "wish", "expected"), GROUNDS)
def test_it_asks_an_authority_only_by_rule(
    text: str, danger: bool, wish: str, expected: list[Ground]
) -> None:
    assert rules.grounds(silence(text, danger=danger, wish=wish)) == expected


def test_it_refuses_an_authority_on_a_ground_that_is_not_there() -> None:
    with pytest.raises(Refused):
        rules.may_go_by(silence("m9 c7 s5 v3 v1"), rung=Rung.WELFARE, ground=Ground.WISH)
    rules.may_go_by(silence("m9 c7 s5 v3 v1"), rung=Rung.WELFARE, ground=Ground.VISITS)


def test_it_lets_nobody_go_alone() -> None:
    for rung in (Rung.VISIT, Rung.WELFARE):
        with pytest.raises(Refused):
            rules.by_two(rung=rung, worker="a", second="")
        with pytest.raises(Refused):
            rules.by_two(rung=rung, worker="a", second="a")
        rules.by_two(rung=rung, worker="a", second="b")
    rules.by_two(rung=Rung.CALL, worker="a", second="")


def test_it_lets_one_worker_call_for_help_in_danger_and_still_visit_only_by_two() -> None:
    rules.by_two(rung=Rung.WELFARE, worker="a", second="", ground=Ground.DANGER)
    for rung, ground in ((Rung.WELFARE, Ground.VISITS), (Rung.WELFARE, Ground.WISH), (Rung.VISIT, "")):
        with pytest.raises(Refused):
            rules.by_two(rung=rung, worker="a", second="", ground=ground)


@pytest.mark.parametrize("rung", Rung)
def test_it_opens_every_step_in_danger_though_there_was_word_today(rung: Rung) -> None:
    rules.may_try(silence(days=0, danger=True), rung, on=DAY)


def test_it_counts_a_no_whatever_its_day_and_a_yes_only_from_before_the_silence() -> None:
    before, after = DAY - timedelta(days=1), DAY + timedelta(days=1)
    assert [rules.in_time("no", said_on=day, heard=DAY) for day in (before, DAY, after)] == ["no"] * 3
    assert [rules.in_time("yes", said_on=day, heard=DAY) for day in (before, DAY, after)] == [
        "yes",
        "yes",
        "",
    ]


def test_it_opens_only_after_silence() -> None:
    with pytest.raises(Refused):
        rules.may_try(silence(days=30), Rung.MESSAGE, on=DAY)
    rules.may_try(silence(days=31), Rung.MESSAGE, on=DAY)


def test_it_rests_once_they_are_found() -> None:
    found = Silence(40, 30, is_in_danger=False, tries=(Tried(Rung.CALL, DAY, Try.REACHED),))
    with pytest.raises(Refused):
        rules.may_try(found, Rung.MESSAGE, on=DAY)
    assert not rules.is_done(found)


def test_it_forgets_the_tries_of_an_earlier_silence() -> None:
    heard = DAY - timedelta(days=6)
    mine = rules.of_this_silence(tries("m9 c6 s5"), heard, is_in_danger=False)
    assert [one.rung for one in mine] == [Rung.SECOND]


def test_it_counts_a_try_on_the_day_of_the_last_word_in_danger() -> None:
    heard = DAY - timedelta(days=6)
    mine = rules.of_this_silence(tries("m9 c6 s5"), heard, is_in_danger=True)
    assert [one.rung for one in mine] == [Rung.CALL, Rung.SECOND]


def after_a_missed_meeting(text: str = "", *, days: int = 3) -> Silence:
    return Silence(days, 30, is_in_danger=False, tries=tries(text), has_missed=True)


@pytest.mark.parametrize(
    ("text", "step", "open_today"),
    [("", Rung.MESSAGE, True), ("m0", Rung.CALL, False), ("m1", Rung.CALL, True), ("m2 c1", None, False)],
)
def test_it_asks_gently_after_a_missed_meeting(text: str, step: Rung | None, open_today: bool) -> None:
    """The first two steps before any silence; whoever is at a door comes by silence or danger only."""
    one = after_a_missed_meeting(text)
    assert one.is_open and rules.step_now(one) == step
    for rung in rules.ORDER:
        may = (rung == step and open_today) or (rung == Rung.MESSAGE) or (rung == Rung.CALL and "c" in text)
        if may:
            rules.may_try(one, rung, on=DAY)
        else:
            with pytest.raises(Refused):
                rules.may_try(one, rung, on=DAY)


def test_it_goes_the_whole_way_once_the_silence_is_long() -> None:
    one = after_a_missed_meeting("m9 c7", days=40)
    assert rules.step_now(one) == Rung.SECOND
    rules.may_try(one, Rung.SECOND, on=DAY)


def test_it_rests_while_there_was_word_and_nothing_missed() -> None:
    one = silence(days=3)
    assert not one.is_open and rules.step_now(one) is None
