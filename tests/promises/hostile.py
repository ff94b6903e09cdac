"""What do people, their devices and their enemies type that no form expects?"""

from __future__ import annotations

import unicodedata

RESIDENT = "750101-2345678"
MARKER = "봄비나무그늘"

# name -> value. None is a field left empty.
HOSTILE: dict[str, str] = {
    "empty": "",
    "one megabyte": "가" * 349_526,  # three bytes each
    "control signs": "봄\x00이\x07 \x1b[31m왔다\x7f\x85\r\n끝",
    "right to left": "봄\u202e이왔다\u2066나무\u200f\ufeff",
    "lone surrogates": "봄\ud83d이\udc00왔다",
    "decomposed Hangul": unicodedata.normalize("NFD", "어머니가 밤마다 운다"),
    "combining marks": "가" + "\u0301\u0316" * 50_000,
    "resident number": f"제 번호는 {RESIDENT} 입니다",
    "markup": "<script>alert(1)</script>{{ 7|add:7 }}{% debug %}'\"><img src=x onerror=y>",
    "formula": "=HYPERLINK(\"http://x\")",
}  # fmt: skip
# Longer than any field: must come back with a sentence, never be cut in silence.
TOO_MUCH = frozenset({"one megabyte", "combining marks"})
