"""When a day is over: counted by state alone, its numbers gone, its words let go after thirty days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sijak.health.jobs import end_board_days, forget_board_words
from sijak.health.models import BoardDay, Ticket
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from tests.health.desk import come, tick
from tests.house import House


def yesterday(house: House) -> BoardDay:
    """Five came, two of them new; three have gone."""
    for number in range(5):
        ticket = come(house, f"봄{number}", is_new=number < 2, late="today")
        if number < 3:
            tick(house, ticket, "gone")
    day = today() - timedelta(days=1)
    Ticket.objects.update(day=day)
    BoardDay.objects.update(day=day)
    return BoardDay.objects.get()


def test_it_counts_a_day_by_state_and_takes_its_numbers_away(house: House) -> None:
    yesterday(house)
    come(house)
    assert (end_board_days(), end_board_days()) == (1, 0)
    row = BoardDay.objects.get(is_over=True)
    assert (row.came, row.came_new, row.went, row.stayed_away) == (5, 2, 3, 0)
    assert Ticket.objects.get().day == today(), "today's board goes on"


def test_it_shows_the_days_before_and_who_came(house: House) -> None:
    row = yesterday(house)
    end_board_days()
    client, path = house.client("yongil"), f"/health/rooms/{house.teams['health']}/days/"
    page = client.get(path).content.decode()
    assert ">5<" in page and f"?day={row.day}" in page and "봄1" not in page
    assert "봄1" in client.get(f"{path}?day={row.day}").content.decode()
    for odd in (today().isoformat(), "gestern", "2026-13-40"):
        assert client.get(f"{path}?day={odd}").status_code == 404


def test_it_takes_no_tick_on_a_day_that_is_over(house: House) -> None:
    yesterday(house)
    ticket = Ticket.objects.first()
    end_board_days()
    assert ticket is not None
    with pytest.raises(NotForYou):
        tick(house, ticket, "gone")


def test_it_lets_the_words_go_after_thirty_days_and_keeps_the_counts(house: House) -> None:
    row = yesterday(house)
    end_board_days()
    assert forget_board_words() == 0
    BoardDay.objects.update(day=today() - timedelta(days=31))
    assert (forget_board_words(), forget_board_words()) == (1, 0)
    kept = BoardDay.objects.get()
    assert (bytes(kept.content), kept.came) == (b"", row.came or 5)


def test_it_is_not_over_without_its_counts(house: House) -> None:
    yesterday(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        BoardDay.objects.update(is_over=True)


def test_it_shows_numbers_on_a_wall_and_nothing_else(house: House) -> None:
    called = come(house, "봄비나무", note="피검사")
    come(house, "들레나무")
    tick(house, called, "doctor")
    answer = house.client("yongil").post(f"/health/rooms/{house.teams['health']}/screen/")
    wall = house.client()
    page = wall.get(answer["Location"])
    text = page.content.decode()
    assert page.status_code == 200 and ">1<" in text and ">2<" not in text
    assert "봄비나무" not in text and "피검사" not in text and page["Refresh"] == "20"
    assert answer["Location"].split("/")[3] not in str(BoardDay.objects.values_list("screen", flat=True))


def test_it_ends_the_link_to_the_wall_with_the_day_and_with_a_new_one(house: House) -> None:
    path = f"/health/rooms/{house.teams['health']}/screen/"
    first, second = (house.client("yongil").post(path)["Location"] for _ in range(2))
    assert house.client().get(first).status_code == 404
    assert house.client().get(second).status_code == 200
    BoardDay.objects.update(day=today() - timedelta(days=1))
    assert house.client().get(second).status_code == 404
    assert house.client().get("/health/numbers/x/").status_code == 404
