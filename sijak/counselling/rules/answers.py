"""In which shape are answers sealed, one by one and all together?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from sijak.counselling.instruments import instrument
from sijak.counselling.rules.scoring import score


def as_text(value: int | None) -> str:
    """One answer; a dash: would rather not say."""
    return "-" if value is None else str(value)


def as_number(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def content_of(key: str, answers: Mapping[str, int | None], language: str) -> str:
    """When all is done: the raw answers, and what they count to by today's rule."""
    one = instrument(key)
    counted = asdict(score(one, answers)) if one else {}
    return json.dumps({"answers": dict(answers), "language": language, "score": counted})
