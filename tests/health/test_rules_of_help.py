"""Which rule holds on which day? Dated data, and a question where a rule ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from sijak.health.enums import Aid
from sijak.health.queries import benefits
from sijak.health.queries.benefits import AidToday, aids_on, last_day


def of(aid: Aid, day: date) -> AidToday:
    return next(one for one in aids_on(day) if one.aid == aid)


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (date(2023, 10, 1), 120),
        (date(2024, 12, 31), 120),
        (date(2025, 1, 1), 75),
        (date(2025, 12, 31), 75),
        (date(2026, 1, 1), 100),
        (date(2026, 12, 31), 100),
    ],
)
def test_it_knows_the_income_limit_of_each_year(day: date, percent: int) -> None:
    limits = [rule.value for rule in of(Aid.FOUNDATION, day).rules if rule.code == "income"]
    assert limits == [percent]


def test_it_asks_where_the_rules_end() -> None:
    assert of(Aid.FOUNDATION, date(2027, 1, 1)).must_ask, "nobody knows the limit of 2027 yet"
    assert not of(Aid.FOUNDATION, date(2026, 6, 1)).has_ended
    assert of(Aid.FOUNDATION, date(2023, 9, 30)).must_ask
    assert of(Aid.HOSPITAL, date(2026, 6, 1)).must_ask, "no rule was written down"


def test_it_says_the_amounts_in_won_and_every_rule_has_its_source() -> None:
    with translation.override("en"):
        said = [rule.words for rule in of(Aid.FOUNDATION, date(2026, 6, 1)).rules]
    assert any("3,000,000" in words for words in said) and any("8,000,000" in words for words in said)
    assert all(rule.sources and rule.words for rule in benefits.shipped())


def test_it_reads_what_the_organisation_wrote_of_its_hospitals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SIJAK_DATA_DIR", tmp_path)
    assert benefits.own() == []
    (tmp_path / "rules").mkdir()
    (tmp_path / benefits.OWN).write_text(
        "valid_from,valid_to,ko,en,zh,source\n"
        "2026,2026,입원비 절반까지,Half of the days in hospital,,사회사업팀\n"
    )
    assert not of(Aid.HOSPITAL, date(2026, 6, 1)).must_ask
    assert of(Aid.HOSPITAL, date(2027, 6, 1)).must_ask
    with translation.override("zh-hans"):
        assert [rule.words for rule in benefits.own()] == ["입원비 절반까지"]


def test_it_reads_a_day_a_month_and_a_year() -> None:
    assert (last_day("2024"), last_day("2024-02"), last_day("2024-02-03"), last_day("")) == (
        date(2024, 12, 31), date(2024, 2, 29), date(2024, 2, 3), None)  # fmt: skip
