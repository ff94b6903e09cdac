"""A number and its ticks: nothing is lost, nothing is done twice, what was pressed last wins."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijak.health.boards import Line, Sheet, clock_of
from sijak.health.models import BoardDay, Ticket
from sijak.kernel.dates import now, today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from tests.health.desk import at, board, columns, come, room, tick
from tests.house import House

STATES = ("waiting", "doctor", "paying", "gone")


def test_it_gives_numbers_in_the_order_of_coming(house: House) -> None:
    assert [come(house).number for _ in range(3)] == [1, 2, 3]
    assert columns(house) == [[1, 2, 3], [], [], []]


def test_it_moves_over_the_board_and_back(house: House) -> None:
    ticket = come(house)
    assert [tick(house, ticket, to) for to in ("doctor", "paying", "gone")] == ["doctor", "paying", "gone"]
    assert [tick(house, ticket, "back") for _ in range(4)] == ["paying", "doctor", "waiting", "waiting"]
    assert Ticket.objects.get(pk=ticket.pk).state == "waiting"


def test_it_shows_both_what_either_of_them_wrote(house: House) -> None:
    come(house, "봄이")
    come(house, "들레", handle="seolhwa", department="teeth", note="앞니")
    lines = [card.line for card in board(house).columns[0].cards]
    assert [(one.alias, one.department, one.note) for one in lines] == [
        ("봄이", "", ""), ("들레", "teeth", "앞니")]  # fmt: skip


def test_it_hears_a_tick_once(house: House) -> None:
    ticket, once = come(house), random_id()
    version = board(house).version
    assert tick(house, ticket, "doctor", once=once) == "doctor"
    tick(house, ticket, "back")
    assert tick(house, ticket, "doctor", once=once) == "waiting", "it answers what is, and does nothing"
    assert board(house).version == version + 2


def test_it_gives_one_number_to_a_form_that_is_sent_twice(house: House) -> None:
    once = random_id()
    assert come(house, once=once).number == come(house, once=once).number == 1
    assert Ticket.objects.count() == 1


def test_it_lets_the_later_tick_win_however_late_the_earlier_one_arrives(house: House) -> None:
    with at(10):
        ticket = come(house)
    with at(10, 20):
        assert tick(house, ticket, "gone", handle="seolhwa") == "gone"
    with at(10, 22):
        assert tick(house, ticket, "doctor", ago=15 * 60) == "gone", "it was pressed at 10:07"
    trail = board(house).columns[3].cards[0].line.trail
    assert [state for state, _ in trail] == ["waiting", "doctor", "gone"]


def test_it_takes_nothing_back_that_somebody_has_moved_on_since(house: House) -> None:
    with at(10):
        ticket = come(house)
        tick(house, ticket, "doctor")
    with at(10, 30):
        tick(house, ticket, "paying", handle="seolhwa")
        assert tick(house, ticket, "back", ago=20 * 60) == "paying"


def test_it_refuses_a_column_that_is_none(house: House) -> None:
    ticket = come(house)
    for to in ("", "home", "expected", "waiting "):
        with pytest.raises(Refused):
            tick(house, ticket, to)


def test_it_is_not_there_for_who_does_not_keep_the_room(house: House) -> None:
    ticket = come(house)
    with pytest.raises(NotForYou):
        room(house, "minji")
    for handle in ("minji", "dahee"):
        with pytest.raises(NotForYou):
            tick(house, ticket, "gone", handle=handle)
    with pytest.raises(NotForYou):
        tick(house, Ticket(id=random_id()), "gone")


def test_it_keeps_no_word_and_no_clock_in_clear(house: House) -> None:
    come(house, "봄비나무", note="글")
    row, ticket = BoardDay.objects.get(), Ticket.objects.get()
    assert "봄비나무".encode() not in bytes(row.content)
    assert (ticket.day, ticket.state, ticket.number) == (today(), "waiting", 1)
    assert {f.get_internal_type() for f in (*BoardDay._meta.fields, *Ticket._meta.fields)} & {
        "DateTimeField", "TimeField", "TextField"} == set()  # fmt: skip


def test_it_opens_one_envelope_for_forty_people(house: House) -> None:
    for _ in range(40):
        come(house)
    calls = house.state.store.row("SELECT count(*) FROM audit WHERE verb = 'open_for_team'")[0]
    assert board(house).came == 40
    after = house.state.store.row("SELECT count(*) FROM audit WHERE verb = 'open_for_team'")[0]
    assert after == calls + 1


def test_it_counts_a_day_of_ticks_as_one_thing_read(house: House) -> None:
    """The budget of names is for people: a board that changes all day must not eat it."""
    ticket = come(house)
    use = house.state.budget._use[house.user("yongil"), "names"]
    before = len(use.seen)
    for number in range(30):
        tick(house, ticket, STATES[1 + number % 2])
        board(house)
    assert len(use.seen) <= before + 1


def test_it_says_a_clock_that_lies_on_the_board_s_day() -> None:
    moment = now().replace(hour=0, minute=1, second=0)
    assert clock_of(moment, 30, moment.date()) == "00:00:30"
    assert clock_of(moment, 3600, moment.date()) == "00:00:00"
    yesterday = moment.replace(hour=23) - (moment.replace(hour=23) - moment) * 3
    assert clock_of(moment, 0, yesterday.date()) == "23:59:59"
    assert clock_of(moment.replace(hour=15), 10**9, moment.date()) == "03:01:00"


moves = st.lists(st.tuples(st.sampled_from((*STATES, "back")), st.integers(0, 86_399)), max_size=25)


@settings(suppress_health_check=[HealthCheck.too_slow])  # two busy cores
@given(moves)
def test_it_keeps_every_trail_in_the_order_of_the_clock(pressed: list[tuple[str, int]]) -> None:
    sheet = Sheet({"a": Line(1, False, trail=[["waiting", "00:00:00"]])})
    for number, (to, second) in enumerate(pressed):
        clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        assert sheet.tick("a", to, clock, f"{number:032x}"[::-1])
        assert not sheet.tick("a", to, clock, f"{number:032x}"[::-1])
    clocks = [clock for _, clock in sheet.lines["a"].trail]
    assert clocks == sorted(clocks) and clocks
    again = Sheet.of(sheet.text())
    assert again.text() == sheet.text() and again.lines["a"].state == sheet.lines["a"].state
