"""In which words is a yes asked for, and in which version? Texts are data, kept for ever.

A version once used is never changed: a consent names the words that the person heard.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sijak.people.enums import ConsentKind

FOLDER = Path(__file__).parent / "data" / "consents"
LANGUAGES = ("ko", "en", "zh-hans")


@dataclass(frozen=True, slots=True)
class Wording:
    """The four things that the law wants told (PIPA art. 15 and 22), in plain words."""

    purpose: str
    what: str
    how_long: str
    your_no: str


@cache
def read(version: str) -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((FOLDER / f"{version}.toml").read_text(encoding="utf-8"))


@cache
def versions() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def current() -> str:
    return versions()[-1]


def wording(kind: ConsentKind | str, language: str, version: str = "") -> Wording:
    texts = read(version if version in versions() else current())[str(kind)]
    return Wording(**texts[language if language in texts else "ko"])
