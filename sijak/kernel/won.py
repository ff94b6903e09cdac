"""How is money written and read? Integer won, never a fraction."""

import re

from django.utils.translation import get_language

GROUPS = ((100_000_000, "억"), (10_000, "만"))
WON_FORM = re.compile(r"^[₩￦]?\s*(\d{1,3}(?:[, ]\d{3})+|\d{1,15})\s*(?:원|won)?$", re.I)


def won(amount_krw: int, language: str | None = None) -> str:
    """300000 -> "300,000원", "300,000 won", "300,000韩元"."""
    language = language or get_language() or "ko"
    grouped = f"{amount_krw:,}"
    if language.startswith("zh"):
        return f"{grouped}韩元"
    return f"{grouped} won" if language.startswith("en") else f"{grouped}원"


def won_in_words(amount_krw: int) -> str:
    """1234567 -> "123만 4,567원": as people say it, for Korean pages beside the figure."""
    if amount_krw < 0:
        return "-" + won_in_words(-amount_krw)
    parts, rest = [], amount_krw
    for size, name in GROUPS:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:,}{name}")
    if rest or not parts:
        parts.append(f"{rest:,}")
    return " ".join(parts) + ("원" if rest or not amount_krw else " 원")


def read_won(text: str) -> int | None:
    """What a person typed ("300,000원", "₩300 000") as won; None when it is not money."""
    match = WON_FORM.match(text.strip())
    return int(re.sub(r"[, ]", "", match.group(1))) if match else None


ONES = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
STEPS = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"))


def in_english(number: int) -> str:
    """1200 -> "one thousand two hundred". From 0 to below a thousand billion."""
    for size, name in STEPS:
        if number >= size:
            rest = number % size
            return f"{in_english(number // size)} {name}" + (f" {in_english(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" {in_english(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number] or "zero"


def amount_said(amount_krw: int, language: str | None = None) -> str:
    """In figures and in words: "120,000원(12만 원)", "120,000 won (one hundred twenty thousand won)",
    "120,000韩元（12万韩元）"."""
    language = language or get_language() or "ko"
    figures = won(amount_krw, language)
    if language.startswith("en"):
        return f"{figures} ({in_english(amount_krw)} won)"
    words = won_in_words(amount_krw)
    if language.startswith("zh"):
        words = words.replace("억", "亿").replace("만", "万").replace(" ", "").removesuffix("원") + "韩元"
        return f"{figures}（{words}）" if words != figures else figures
    return f"{figures}({words})" if words != figures else figures
