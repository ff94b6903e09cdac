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
