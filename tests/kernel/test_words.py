"""Are days, won and particles said as people say them?"""

from datetime import date, time

import pytest
import time_machine

from sijak.kernel import dates
from sijak.kernel.korean import with_particle
from sijak.kernel.won import read_won, won, won_in_words

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "ko", "en", "zh"),
    [
        (SUNDAY, "오늘", "today", "今天"),
        (date(2026, 11, 23), "내일", "tomorrow", "明天"),
        (date(2026, 11, 24), "모레", "in 2 days", "后天"),
        (date(2026, 11, 25), "3일 뒤", "in 3 days", "3天后"),
        (date(2026, 10, 12), "41일 전", "41 days ago", "41天前"),
    ],
)
def test_it_says_how_far_a_day_is(day: date, ko: str, en: str, zh: str) -> None:
    said = [dates.relative_day(day, on=SUNDAY, language=code) for code in ("ko", "en", "zh-hans")]
    assert said == [ko, en, zh]


def test_it_says_the_day_and_the_year_when_it_is_another() -> None:
    assert dates.absolute_day(SUNDAY, on=SUNDAY, language="ko") == "11월 22일 일요일"
    assert dates.absolute_day(SUNDAY, on=SUNDAY, language="en") == "Sunday 22 November"
    assert dates.absolute_day(SUNDAY, on=SUNDAY, language="zh-hans") == "11月22日 星期日"
    assert dates.absolute_day(date(2025, 1, 3), on=SUNDAY, language="ko") == "2025년 1월 3일 금요일"
    assert dates.both_days(date(2026, 11, 25), on=SUNDAY, language="ko") == "11월 25일 수요일 (3일 뒤)"


def test_it_knows_that_korea_is_ahead() -> None:
    with time_machine.travel("2026-11-22T15:30:00+00:00", tick=False):
        assert dates.today() == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("moment", "ko", "zh"),
    [
        (time(9, 30), "오전 9:30", "上午9:30"),
        (time(0, 5), "오전 12:05", "上午12:05"),
        (time(13), "오후 1:00", "下午1:00"),
    ],
)
def test_it_says_the_clock(moment: time, ko: str, zh: str) -> None:
    assert dates.clock_words(moment, "ko") == ko
    assert dates.clock_words(moment, "zh-hans") == zh


def test_it_knows_korean_holidays_in_three_languages() -> None:
    chuseok = date(2026, 9, 25)
    assert dates.holiday_name(chuseok, "ko") == "추석"
    assert dates.holiday_name(chuseok, "zh-hans") == "中秋节"
    assert dates.holiday_name(chuseok, "en")
    assert dates.holiday_name(SUNDAY, "ko") == ""
    for year in range(2024, 2031):
        assert "公休日" not in dates.holidays_of(year, "zh").values(), "a holiday without a name"


def test_it_counts_working_days_over_a_holiday() -> None:
    # Wednesday before the three days of 추석, a weekend and the next Monday
    assert dates.add_working_days(date(2026, 9, 23), 1) == date(2026, 9, 28)


def test_it_adds_months_to_the_end_of_a_month() -> None:
    assert dates.add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert dates.add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert dates.add_months(date(2026, 12, 5), 1) == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("word", "pair", "whole"),
    [
        ("봄이네", "을/를", "봄이네를"),
        ("들국화", "이/가", "들국화가"),
        ("강물", "은/는", "강물은"),
        ("서울", "으로/로", "서울로"),
        ("병원", "으로/로", "병원으로"),
        ("학교", "으로/로", "학교로"),
        ("S-4821", "을/를", "S-4821을"),
        ("3", "이/가", "3이"),
        ("WHO-5", "을/를", "WHO-5를"),
        ("“솔매”", "과/와", "“솔매”와"),
    ],
)
def test_it_chooses_the_particle(word: str, pair: str, whole: str) -> None:
    assert with_particle(word, pair) == whole


def test_it_writes_and_reads_won() -> None:
    assert won(300_000, "ko") == "300,000원"
    assert won(300_000, "en") == "300,000 won"
    assert won(300_000, "zh-hans") == "300,000韩元"
    assert won_in_words(1_234_567) == "123만 4,567원"
    assert won_in_words(300_000_000) == "3억 원"
    assert won_in_words(0) == "0원"
    for amount in (0, 1, 999, 1000, 123_456_789):
        assert read_won(won(amount, "ko")) == amount
    assert read_won("12.5") is None
    assert read_won("1,00") is None
