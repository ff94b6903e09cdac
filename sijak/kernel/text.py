"""Is what a person typed fit to be kept, and does it hold a number we must not have?

Invisible signs that trick the eye or the machine are taken out; too long and heaped-up
text is refused with a sentence, never cut, so that nothing is lost without a word.
"""

import re
import unicodedata
from datetime import date

from django.utils.translation import gettext_lazy as _

from sijak.kernel.dates import today
from sijak.kernel.errors import Refused

MARKS_IN_A_ROW = 8
# Decomposed Hangul is up to three times as long as it will be once composed.
RAW_FACTOR = 4

INVISIBLE = dict.fromkeys(
    [
        *(sign for sign in range(0x20) if sign not in (0x09, 0x0A, 0x0D)),
        *range(0x7F, 0xA0),
        0x00AD,  # soft hyphen
        0x061C,  # bidi marks, embeddings, overrides and isolates
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x2070),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE0080),  # tags: text hidden behind text
    ]
)
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
UNSEEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]*"
DIGIT_GAP = rf"{UNSEEN}"
RESIDENT_FORM = re.compile(
    r"(?<![\d])(?<!\d[-‐‑‒–—−－.．])"
    + DIGIT_GAP.join([r"(\d)"] * 6)
    + rf"{UNSEEN}\s{{0,3}}[-‐‑‒–—−－ー~_.．,·/／|:：]?{UNSEEN}\s{{0,3}}{UNSEEN}"
    + DIGIT_GAP.join([r"(\d)"] * 7)
    + r"(?!\d)(?![-‐‑‒–—−－.．]\d)"
)
CENTURIES = {"9": 18, "0": 18, "1": 19, "2": 19, "5": 19, "6": 19}
CENTURIES |= {"3": 20, "4": 20, "7": 20, "8": 20}
REMOVED = "○○○○○○-○○○○○○○"


CONTROLS = dict.fromkeys(sign for sign in INVISIBLE if sign < 0xA0)


def without_surrogates(value: str) -> str:
    """Half a character cannot be written to a page or a file: it becomes the sign �."""
    return LONE_SURROGATE.sub("�", value)


def fit_for_a_page(value: str) -> str:
    """What was typed, to be shown again: without half characters and signs that steer a machine."""
    return without_surrogates(value).translate(CONTROLS)


def clean_text(value: str, limit: int, *, one_line: bool = False) -> str:
    """The text as it may be kept: composed (NFC), trimmed, without invisible tricks.

    `limit` counts characters after cleaning. Raises Refused when the text is longer or
    heaps more than 8 combining marks on one letter.
    """
    if len(value) > RAW_FACTOR * limit + 64:
        raise Refused(too_long(len(value), limit))
    text = without_surrogates(value).replace("\r\n", "\n").replace("\r", "\n")
    text = text.translate(INVISIBLE)
    # Before composing: sorting a heap of a hundred thousand marks takes minutes.
    if longest_heap(text) > MARKS_IN_A_ROW:
        raise Refused(_("Some letters carry too many marks. Please write them again without."))
    text = unicodedata.normalize("NFC", text)
    text = " ".join(text.split()) if one_line else "\n".join(map(str.rstrip, text.split("\n")))
    text = text.strip()
    if len(text) > limit:
        raise Refused(too_long(len(text), limit))
    return text


def too_long(length: int, limit: int) -> str:
    sentence = _("This is %(length)s letters long; at most %(limit)s fit here.")
    return str(sentence) % {"length": f"{length:,}", "limit": f"{limit:,}"}


def longest_heap(text: str) -> int:
    """How many combining marks stand in a row, at most."""
    if text.isascii():
        return 0
    longest = run = 0
    for sign in text:
        if sign >= "\u0300" and unicodedata.category(sign) in ("Mn", "Me"):
            run += 1
            longest = max(longest, run)
        else:
            run = 0
    return longest


def plain_digits(text: str) -> str:
    """Full-width and other digits as 0-9, sign for sign, so that places stay the same."""
    if text.isascii():
        return text
    return "".join(
        sign if sign.isascii() or not sign.isdecimal() else str(unicodedata.decimal(sign)) for sign in text
    )


def resident_spans(text: str) -> list[tuple[int, int]]:
    return [
        match.span()
        for match in RESIDENT_FORM.finditer(plain_digits(text))
        if is_birth_date("".join(match.groups()))
    ]


def is_birth_date(digits: str) -> bool:
    """Do the first six and the seventh digit make a day that has been? (No check digit:
    numbers given since October 2020 have none.)"""
    century = CENTURIES[digits[6]]
    try:
        born = date(century * 100 + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return born <= today()


def find_resident_number(text: str) -> bool:
    """Does the text hold a resident registration number? A phone or account number is none."""
    return bool(resident_spans(text))


def strip_resident_numbers(text: str) -> tuple[str, int]:
    """The text with the digits replaced, and how many numbers were found."""
    spans = resident_spans(text)
    for start, end in reversed(spans):
        text = text[:start] + REMOVED + text[end:]
    return text, len(spans)
