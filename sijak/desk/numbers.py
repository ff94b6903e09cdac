"""How does one say how many things there are? "오늘 일곱 가지", "Seven things today", "今天七件事".

Counted with the words that people use when they speak: Korean's own numbers, which change before
the thing that is counted (스물, but 스무 가지), and 两 instead of 二.
"""

from __future__ import annotations

from sijak.kernel.dates import tongue

KO_ONES = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]
KO_TENS = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
EN_SMALL = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
EN_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
ZH_ONES = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
LARGEST = 99


def number_word(count: int, language: str | None = None) -> str:
    """0 to 99 as a word before a thing that is counted; digits beyond."""
    if not 0 < count <= LARGEST:
        return f"{count:,}"
    words = tongue(language)
    tens, ones = divmod(count, 10)
    if words == "ko":
        return "스무" if count == 20 else KO_TENS[tens] + KO_ONES[ones]
    if words == "zh":
        return _chinese(tens, ones)
    if count < 20:
        return EN_SMALL[count]
    return EN_TENS[tens] + (f"-{EN_SMALL[ones]}" if ones else "")


def _chinese(tens: int, ones: int) -> str:
    if not tens:
        return "两" if ones == 2 else ZH_ONES[ones]
    return ("" if tens == 1 else ZH_ONES[tens]) + "十" + ZH_ONES[ones]


def things_today(count: int, language: str | None = None) -> str:
    """The heading of the day's page."""
    words, number = tongue(language), number_word(count, language)
    if words == "ko":
        return f"오늘 {number} 가지" if count else "오늘은 조용합니다"
    if words == "zh":
        return f"今天{number}件事" if count else "今天很安静"
    if not count:
        return "A quiet day"
    return "One thing today" if count == 1 else f"{number.capitalize()} things today"
