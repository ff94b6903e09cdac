"""What does a page tell search engines and whoever shares its address? Nothing, when it is one of help."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from sijak.ui.rail import TAGS

LOCALES = {"ko": "ko_KR", "en": "en_GB", "zh-hans": "zh_CN"}
# Read by people whose telephone somebody else may look at: their titles and cards say nothing.
QUIET = frozenset({"steps", "tips"})


@dataclass(frozen=True, slots=True)
class Meta:
    """``kind``: website or article, as the Open Graph protocol calls them. ``url`` is whole."""

    title: str
    summary: str
    url: str
    locale: str
    tag: str
    kind: str = "article"
    is_quiet: bool = False
    origin: str = ""


def meta_of(path: str, language: str, title: str, summary: str, *, kind: str = "article",
            name: str = "") -> Meta:  # fmt: skip
    """``path``: the page's own address on this house, with its language."""
    return Meta(title, summary, settings.SIJAK_ORIGIN + path, LOCALES[language], TAGS[language], kind,
                name in QUIET, settings.SIJAK_ORIGIN)  # fmt: skip
