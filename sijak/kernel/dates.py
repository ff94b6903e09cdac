"""What day is it in Korea, and how does one say a day?

Days are Korean days (KST). Words come in three languages written one by one, because
"3일 뒤", "in 3 days" and "3天后" are not built alike.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone
from django.utils.translation import get_language

KST = ZoneInfo("Asia/Seoul")

WEEKDAYS = {
    "ko": ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "zh": ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
}
MONTHS_EN = "January February March April May June July August".split()
MONTHS_EN += ["September", "October", "November", "December"]
NEAR = {
    "ko": {-2: "그저께", -1: "어제", 0: "오늘", 1: "내일", 2: "모레"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
    "zh": {-2: "前天", -1: "昨天", 0: "今天", 1: "明天", 2: "后天"},
}
FAR: dict[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
    "ko": (lambda days: f"{days:,}일 뒤", lambda days: f"{days:,}일 전"),
    "en": (lambda days: f"in {days:,} days", lambda days: f"{days:,} days ago"),
    "zh": (lambda days: f"{days:,}天后", lambda days: f"{days:,}天前"),
}
# holidays knows Korean and English names; the Chinese ones are ours.
HOLIDAYS_ZH = {
    "신정연휴": "元旦",
    "설날": "春节",
    "삼일절": "三一节",
    "노동절": "劳动节",
    "어린이날": "儿童节",
    "부처님오신날": "佛诞日",
    "현충일": "显忠日",
    "제헌절": "制宪节",
    "광복절": "光复节",
    "추석": "中秋节",
    "개천절": "开天节",
    "한글날": "韩文节",
    "기독탄신일": "圣诞节",
    "국군의 날": "国军日",
    "임시공휴일": "临时公休日",
    "지방선거일": "地方选举日",
    "국회의원 선거일": "国会选举日",
    "대통령 선거일": "总统选举日",
}


def now() -> datetime:
    return timezone.now().astimezone(KST)


def today() -> date:
    """Today in Korea, whatever the clock of the machine says."""
    return now().date()


def tongue(language: str | None = None) -> str:
    """ko, en or zh: the three ways of saying a day that this file knows."""
    code = (language or get_language() or "ko")[:2]
    return code if code in WEEKDAYS else "ko"


def relative_day(day: date, *, on: date | None = None, language: str | None = None) -> str:
    """ "오늘", "내일", "3일 뒤", "41일 전"; `on` is the day that counts as today."""
    distance = (day - (on or today())).days
    words = tongue(language)
    if distance in NEAR[words]:
        return NEAR[words][distance]
    later, ago = FAR[words]
    return later(distance) if distance > 0 else ago(-distance)


def absolute_day(day: date, *, on: date | None = None, language: str | None = None) -> str:
    """ "11월 22일 일요일"; the year only when it is not this one."""
    words = tongue(language)
    is_this_year = day.year == (on or today()).year
    weekday = WEEKDAYS[words][day.weekday()]
    if words == "en":
        year = "" if is_this_year else f" {day.year}"
        return f"{weekday} {day.day} {MONTHS_EN[day.month - 1]}{year}"
    if words == "zh":
        year = "" if is_this_year else f"{day.year}年"
        return f"{year}{day.month}月{day.day}日 {weekday}"
    year = "" if is_this_year else f"{day.year}년 "
    return f"{year}{day.month}월 {day.day}일 {weekday}"


def both_days(day: date, *, on: date | None = None, language: str | None = None) -> str:
    """ "11월 25일 수요일 (3일 뒤)": what a promise looks like."""
    return f"{absolute_day(day, on=on, language=language)} ({relative_day(day, on=on, language=language)})"


def clock_words(moment: time, language: str | None = None) -> str:
    """ "오전 9:30", "9:30 am", "上午9:30"."""
    words = tongue(language)
    hour, is_morning = moment.hour % 12 or 12, moment.hour < 12
    if words == "en":
        return f"{hour}:{moment.minute:02} {'am' if is_morning else 'pm'}"
    if words == "zh":
        return f"{'上午' if is_morning else '下午'}{hour}:{moment.minute:02}"
    return f"{'오전' if is_morning else '오후'} {hour}:{moment.minute:02}"


def month_words(day: date, language: str | None = None) -> str:
    """ "2026년 11월", "November 2026", "2026年11月"."""
    words = tongue(language)
    if words == "en":
        return f"{MONTHS_EN[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月" if words == "zh" else f"{day.year}년 {day.month}월"


@lru_cache(maxsize=64)
def holidays_of(year: int, language: str) -> dict[date, str]:
    code = "en_US" if language == "en" else "ko"
    found = dict(holidays.country_holidays("KR", years=year, language=code).items())
    if language == "zh":
        return {day: chinese_holiday(name) for day, name in found.items()}
    return found


def chinese_holiday(name: str) -> str:
    """ "추석 다음날" is the 中秋节假期; a stand-in day is 补休."""
    for korean, chinese in HOLIDAYS_ZH.items():
        if name == korean:
            return chinese
        if name.startswith(korean):
            return chinese + ("补休" if "대체" in name else "假期")
    return "公休日"


def holiday_name(day: date, language: str | None = None) -> str:
    """The name of a Korean public holiday, or an empty text on other days."""
    return holidays_of(day.year, tongue(language)).get(day, "")


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and not holiday_name(day, "ko")


def add_working_days(day: date, count: int) -> date:
    """The day on which `count` working days after `day` have passed; how promises are dated."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def add_months(day: date, count: int) -> date:
    """The same day `count` months on, or the last day of a shorter month."""
    month = day.month - 1 + count
    first = date(day.year + month // 12, month % 12 + 1, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
