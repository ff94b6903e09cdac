"""What a team talks about: counted from codes, and nobody can be picked out."""

import random
from datetime import date

import pytest

from sijak.counselling.queries.themes import table
from sijak.kernel.suppression import suppress
from tests.counselling.folk import somebody, write
from tests.house import House
from vault.verbs.counting import suppress as of_vault

MONTHS = ["2026-10", "2026-11"]


def test_it_leaves_out_what_the_vault_leaves_out() -> None:
    """The house may not import the vault's verbs: the two rules are held together here."""
    draw = random.Random(7)
    for _ in range(2000):
        row = {str(cell): draw.choice((0, 0, 1, 2, 4, 5, 6, 9, 40)) for cell in range(draw.randrange(1, 8))}
        assert suppress(row) == of_vault(row)


def test_it_never_lets_one_hidden_cell_be_worked_out() -> None:
    draw = random.Random(8)
    for _ in range(2000):
        row = {str(cell): draw.choice((0, 1, 3, 5, 7, 20)) for cell in range(draw.randrange(1, 7))}
        thin = {cell for cell in row if draw.random() < 0.2}
        shown = suppress(row, thin=thin)
        hidden = [cell for cell in row if shown[cell] is None]
        assert not any(shown[cell] is not None for cell in thin if row[cell])
        if shown["all"] is not None and hidden:
            assert len(hidden) >= 2 and sum(row[cell] for cell in hidden) >= 5


def rows(of: int, each: int, month: int) -> list[tuple[str, date, str]]:
    return [(f"{strand}", date(2026, month, 3), "sleep") for strand in range(of) for _ in range(each)]


@pytest.mark.parametrize(
    ("seen", "cells", "total"),
    [
        (rows(6, 1, 10) + rows(7, 1, 11), [6, 7], 13),
        (rows(2, 1, 10) + rows(7, 1, 11), [None, None], 9),
        (rows(1, 9, 10) + rows(7, 1, 11), [None, None], 16),
        (rows(1, 9, 10) + rows(1, 9, 11), [None, None], None),
    ],
)
def test_it_hides_a_month_of_few_sessions_or_of_few_people(
    seen: list[tuple[str, date, str]], cells: list[int | None], total: int | None
) -> None:
    row = table(seen, MONTHS, {"sleep": "Sleep", "fear": "Fear"}).rows
    assert [(one.cells, one.all) for one in row] == [(cells, total)]


def test_it_shows_a_team_its_own(house: House) -> None:
    for _ in range(5):
        write(house, somebody(house), themes=("drink",))
    client = house.client("minji")
    page = client.get("/heart/themes/").content.decode()
    assert "<svg" in page and "<table" in page
    assert house.client("shinae").get("/heart/themes/").status_code == 403
    assert house.client("yongil").get("/heart/themes/").status_code == 200
