"""What the person pays, said in each language, whatever language the worker reads."""

from __future__ import annotations

from django.utils import translation

from sijak.health.rules.bills import Standing

LANGUAGES = ("ko", "en", "zh-hans")


def in_each_language(standing: Standing) -> list[tuple[str, str]]:
    """[(language code, sentence)]: Korean first."""
    found = []
    for code in LANGUAGES:
        with translation.override(code):
            found.append((code, standing.sentence))
    return found
