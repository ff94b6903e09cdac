"""Is each instrument whole, in words that may be shipped, and is a wording of our own read loudly?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from sijak.counselling import instruments
from sijak.counselling.instruments import LANGUAGES, all_instruments, instrument
from sijak.kernel.environment import BadEnvironment

# (questions that count, lowest, highest): the published shape of each.
SHAPES = {
    "phq9": (9, 0, 27),
    "gad7": (7, 0, 21),
    "pcptsd5": (5, 0, 5),
    "pcl5": (20, 0, 80),
    "itq": (12, 0, 48),
    "who5": (5, 0, 100),
}
# Text of these must come from its authors in other languages than English.
ENGLISH_ONLY = {"pcptsd5", "pcl5", "itq"}


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(instruments.VARIABLE, str(tmp_path))
    all_instruments.cache_clear()
    yield tmp_path
    all_instruments.cache_clear()


def korean_pcl5() -> dict[str, Any]:
    return {
        "ko": {
            "stem": "지난 한 달 동안", "source": "저자에게서 받음", "compare": False,
            "texts": {str(n): f"물음 {n}" for n in range(1, 21)},
            "choices": {"main": [[n, str(n)] for n in range(5)]},
        }
    }  # fmt: skip


def test_it_ships_six_instruments_of_their_published_shape() -> None:
    assert set(all_instruments()) == set(SHAPES)
    for key, (count, low, high) in SHAPES.items():
        one = instrument(key)
        assert one is not None
        assert (len(one.scored), one.lowest, one.highest) == (count, low, high)
        assert one.licence and one.source and one.edition


def test_it_ships_no_text_that_has_to_come_from_its_authors() -> None:
    for key, one in all_instruments().items():
        languages = set(one.wordings)
        assert languages == ({"en"} if key in ENGLISH_ONLY else set(LANGUAGES))


def test_it_marks_every_wording_that_was_not_laid_beside_its_sheet() -> None:
    for one in all_instruments().values():
        for language, wording in one.wordings.items():
            assert wording.source
            assert wording.compare is (language != "en"), (one.key, language)


def test_it_gives_each_number_its_source() -> None:
    for one in all_instruments().values():
        assert one.bands_source and one.missing_source
        assert all(cutoff.source for cutoff in one.cutoffs)
        assert all(bar.source for bar in (one.points, one.percent) if bar)
        assert one.course is None or one.course.source


def test_it_invents_no_slope() -> None:
    assert all(one.course is None or one.course.slope is None for one in all_instruments().values())


def test_it_acts_on_the_last_question_of_one_instrument_alone() -> None:
    acting = {key: dict(one.danger) for key, one in all_instruments().items() if one.danger}
    assert acting == {"phq9": {"9": 1}}
    phq9 = instrument("phq9")
    assert phq9 and phq9.is_danger("9", 1) and phq9.is_danger("9", 3)
    assert not phq9.is_danger("9", 0) and not phq9.is_danger("9", None) and not phq9.is_danger("8", 3)


def test_it_reads_a_wording_of_our_own(own_folder: Path) -> None:
    (own_folder / "pcl5.json").write_text(json.dumps({"items": korean_pcl5()}))
    one = instrument("pcl5")
    assert one is not None and one.wordings["ko"].is_supplied
    assert one.wordings["ko"].texts["20"] == "물음 20"
    assert not one.wordings["en"].is_supplied


@pytest.mark.parametrize("fault", ["no text", "other choices", "other language", "no json", "no items"])
def test_it_refuses_a_wording_that_does_not_fit(own_folder: Path, fault: str) -> None:
    items = korean_pcl5()
    if fault == "no text":
        del items["ko"]["texts"]["7"]
    elif fault == "other choices":
        items["ko"]["choices"]["main"] = [[0, "아니"], [1, "예"]]
    elif fault == "other language":
        items["fr"] = items.pop("ko")
    text = {"no json": "{", "no items": "{}"}.get(fault) or json.dumps({"items": items})
    (own_folder / "pcl5.json").write_text(text)
    with pytest.raises(BadEnvironment, match=instruments.VARIABLE):
        all_instruments()


def test_it_stops_the_start_and_not_an_answer(own_folder: Path) -> None:
    (own_folder / "itq.json").write_text("{}")
    with pytest.raises(BadEnvironment):
        apps.get_app_config("counselling").ready()
