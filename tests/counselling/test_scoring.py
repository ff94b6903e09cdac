"""Do the answers count to what the published rules say, question by question?"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from sijak.counselling.enums.screenings import Pattern, Strength
from sijak.counselling.instruments import all_instruments, instrument
from sijak.counselling.rules import scoring

FILE = Path(__file__).parent / "data" / "worked_cases.csv"
AT_LEAST = 40
SAID = {"yes": True, "no": False, "open": None}


def cases() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answers_of(case: dict[str, str]) -> dict[str, int | None]:
    """A number; - would rather not say; x was not reached."""
    one = instrument(case["instrument"])
    assert one is not None
    keys = [step.key for step in one.steps if step.is_scored or step.is_gate or one.rule == "itq"]
    given = case["answers"].split()
    assert len(keys) == len(given), case
    return {
        key: None if said == "-" else int(said) for key, said in zip(keys, given, strict=True) if said != "x"
    }


def number(text: str) -> int | None:
    return int(text) if text else None


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['instrument']} {case['answers']}")
def test_it_counts_as_the_published_rule_says(case: dict[str, str]) -> None:
    one = instrument(case["instrument"])
    assert one is not None and case["source"]
    found = scoring.score(one, answers_of(case))
    wanted = (number(case["total"]), number(case["low"]), number(case["high"]), int(case["missing"]))
    assert (found.total, found.low, found.high, found.missing) == wanted
    assert (found.pattern or "") == case["pattern"]
    strength = scoring.strength(one, found)
    assert strength == (Strength(int(case["strength"])) if case["strength"] else None)
    for cutoff in one.cutoffs:
        wanted_mark = case["general" if cutoff.whose == "general" else "korea"]
        assert scoring.reaches(one, cutoff.score, found) is SAID[wanted_mark], cutoff.whose


def test_it_works_out_enough_cases_of_each_instrument(proof: Callable[..., None]) -> None:
    told = cases()
    proof("worked-cases", len(told), AT_LEAST, len(told) >= AT_LEAST)
    assert len(told) >= AT_LEAST
    assert {case["instrument"] for case in told} == set(all_instruments())


def test_it_counts_no_answer_twice_and_leaves_none_out() -> None:
    """Each scored question alone moves the sum by its own number."""
    for one in all_instruments().values():
        if one.rule == "itq":
            continue
        none = {step.key: (1 if step.is_gate else 0) for step in one.steps}
        for key in one.scored:
            for value in range(one.top(key) + 1):
                found = scoring.score(one, none | {key: value})
                assert found.total == value * one.factor
        most = {step.key: one.top(step.key) for step in one.steps}
        assert scoring.score(one, most).total == one.highest


def test_it_has_words_for_every_sum() -> None:
    for one in all_instruments().values():
        if one.bands:
            for total in range(one.lowest, one.highest + 1):
                assert scoring.strength_at(one, total) is not None


def test_it_tells_change_in_points_and_percent_side_by_side() -> None:
    phq9, who5 = instrument("phq9"), instrument("who5")
    assert phq9 and who5
    better = scoring.change(phq9, 15, 12)
    assert (better.points, better.percent, better.is_worse) == (-3, -20.0, False)
    assert phq9.points and phq9.percent
    assert scoring.counts(better.points, phq9.points.amount) is False
    assert scoring.counts(better.percent, phq9.percent.amount) is True
    assert scoring.change(who5, 60, 48).is_worse
    assert scoring.change(phq9, 0, 4).percent is None
    assert scoring.counts(None, 20) is None
    assert scoring.counts(4, None) is None


def test_it_never_says_what_somebody_has() -> None:
    words = " ".join(str(one.label).lower() for kind in (Strength, Pattern) for one in kind)
    for verdict in ("you have", "disorder", "depress", "ptsd", "diagnos", "patient", "positive"):
        assert verdict not in words
