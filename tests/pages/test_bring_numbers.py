"""Do our own numbers come from the vault alone, without the small ones, and not every day?"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from sijak.kernel.dates import now, today
from sijak.kernel.errors import Refused
from sijak.pages.actions.numbers import bring_numbers
from sijak.pages.models import Numbers
from sijak.pages.rules.publishing import as_told
from sijak.people import counting
from tests.house import House


@pytest.fixture
def totals(monkeypatch: pytest.MonkeyPatch) -> dict[str, int | None]:
    """What the vault answers for this year."""
    told: dict[str, int | None] = {"requests": 120, "answered_in_time": 97, "walked_with": 61, "visits": None}

    def ask(_by: Any, names: Any, months: Any, _split: str) -> Any:
        year = str(today().year)
        return {name: {m: {"all": told.get(name, 0) if m == year else 0} for m in months} for name in names}

    monkeypatch.setattr(counting, "totals", ask)
    return told


@pytest.mark.parametrize("who", ["nari", "shinae"])
def test_it_asks_the_vault_itself(house: House, who: str) -> None:
    row = bring_numbers(by=house.actor(who))
    assert set(row.cells) == {str(today().year - back) for back in range(3)}


def test_it_says_as_of_which_day(house: House, totals: dict[str, int | None]) -> None:
    assert "아직 가져오지 않았습니다" in house.client().get("/read/numbers/").content.decode()
    assert house.client("nari").post("/write/numbers/").status_code == 302
    page = house.client().get("/read/numbers/").content.decode()
    assert "<b>120</b>" in page and "<b>61</b>" in page and "너무 적어 말하지 않음" in page
    assert f"{today().month}월 {today().day}일" in page


def test_it_tells_of_few_by_no_distance_to_another(house: House, totals: dict[str, int | None]) -> None:
    assert as_told({"requests": 100, "answered_in_time": 98})["answered_in_time"] is None
    assert as_told({"requests": 100, "answered_in_time": 100})["answered_in_time"] == 100
    assert as_told({"requests": None, "answered_in_time": 7})["answered_in_time"] is None
    totals["answered_in_time"] = 118
    row = bring_numbers(by=house.actor("nari"))
    assert "118" not in json.dumps(row.cells)


def test_it_comes_once_in_four_weeks(house: House, totals: dict[str, int | None]) -> None:
    by = house.actor("nari")
    assert bring_numbers(by=by).id == bring_numbers(by=by).id
    with time_machine.travel(now() + timedelta(days=5)), pytest.raises(Refused):
        bring_numbers(by=by)
    assert Numbers.objects.count() == 1
