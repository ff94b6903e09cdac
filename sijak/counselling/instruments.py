"""Which questions about how somebody is do we have, in whose words, and by which rule do they count?

Each instrument is a file of ``data/instruments``: the wording where it may be shipped, with where it
came from; the published rule, the bands and cut-offs, each with its source; the licence. A wording that
has to come from its authors is read from the folder ``SIJAK_INSTRUMENTS`` (``<key>.json`` with ``items``
in the same shape), once, and refused loudly when it does not fit.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sijak.kernel.environment import BadEnvironment, read_folder

FOLDER = Path(__file__).parent / "data" / "instruments"
VARIABLE = "SIJAK_INSTRUMENTS"
# The gentlest first.
ORDER = ("who5", "phq9", "gad7", "pcptsd5", "pcl5", "itq")
LANGUAGES = ("ko", "en", "zh-hans")
RULES = ("sum", "gate", "pcl5", "itq")


@dataclass(frozen=True, slots=True)
class Step:
    """One question. ``is_scored``: it counts; ``is_gate``: a no ends the rest."""

    key: str
    choices: str
    is_scored: bool = True
    is_gate: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """An instrument in one language. ``compare``: not laid beside the holder's own sheet."""

    language: str
    preamble: str
    stem: str
    stems: Mapping[str, str]
    texts: Mapping[str, str]
    choices: Mapping[str, tuple[tuple[int, str], ...]]
    source: str
    altered: str
    compare: bool
    is_supplied: bool = False

    def stem_of(self, step: str) -> str:
        return self.stems.get(step, self.stem)


@dataclass(frozen=True, slots=True)
class CutOff:
    """``score`` None: none is published for these people; ``source`` says what is."""

    whose: str
    score: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Bar:
    """From how much on a change is more than chance, by whom."""

    amount: float
    source: str


@dataclass(frozen=True, slots=True)
class Course:
    """What happens to most in the years after arriving. ``slope``: points a year, None: not known."""

    direction: str
    slope: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Instrument:
    key: str
    edition: str
    short: str
    titles: Mapping[str, str]
    windows: Mapping[str, str]
    licence: str
    source: str
    rule: str
    lowest: int
    highest: int
    factor: int
    worse: str
    steps: tuple[Step, ...]
    danger: Mapping[str, int]
    most_missing: int
    missing_source: str
    bands: tuple[tuple[int, int, int], ...]
    bands_source: str
    cutoffs: tuple[CutOff, ...]
    points: Bar | None
    percent: Bar | None
    course: Course | None
    wordings: Mapping[str, Wording]

    def title(self, language: str) -> str:
        return self.titles[language]

    def asked_in(self, language: str) -> tuple[Step, ...]:
        """The questions that there are in this language; what does not count may be missing."""
        wording = self.wordings[language]
        return tuple(step for step in self.steps if step.key in wording.texts)

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    @property
    def scored(self) -> tuple[str, ...]:
        return tuple(step.key for step in self.steps if step.is_scored)

    def values(self, step: Step) -> frozenset[int]:
        """What may be answered; the same in every language."""
        wording = next(w for w in self.wordings.values() if step.choices in w.choices)
        return frozenset(value for value, _ in wording.choices[step.choices])

    def top(self, step: str) -> int:
        found = self.step(step)
        return max(self.values(found)) if found else 0

    def is_danger(self, step: str, value: int | None) -> bool:
        return value is not None and step in self.danger and value >= self.danger[step]


def wording_of(language: str, raw: Mapping[str, Any], *, is_supplied: bool) -> Wording:
    choices = {
        name: tuple((int(value), str(words)) for value, words in listed)
        for name, listed in raw["choices"].items()
    }
    return Wording(
        language, raw.get("preamble", ""), raw["stem"], raw.get("stems", {}), raw["texts"], choices,
        raw["source"], raw.get("altered", ""), bool(raw.get("compare", True)), is_supplied,
    )  # fmt: skip


def bar(raw: list[Any] | None) -> Bar | None:
    return Bar(float(raw[0]), str(raw[1])) if raw else None


def instrument_of(raw: Mapping[str, Any], supplied: Mapping[str, Any]) -> Instrument:
    """From a file. Raises KeyError, ValueError or TypeError when the file is not what it should be."""
    wordings = {lang: wording_of(lang, words, is_supplied=False) for lang, words in raw["items"].items()}
    wordings |= {lang: wording_of(lang, words, is_supplied=True) for lang, words in supplied.items()}
    course = raw["course"]
    made = Instrument(
        key=raw["key"], edition=raw["edition"], short=raw["short"], titles=raw["title"],
        windows=raw["window"], licence=raw["licence"], source=raw["source"], rule=raw["rule"],
        lowest=raw["min"], highest=raw["max"], factor=raw["factor"], worse=raw["worse"],
        steps=tuple(Step(s["key"], s["choices"], s.get("scored", True), s.get("gate", False))
                    for s in raw["steps"]),
        danger=raw["danger"], most_missing=raw["missing"]["most"],
        missing_source=raw["missing"]["source"],
        bands=tuple((low, high, strength) for low, high, strength in raw["bands"]["steps"]),
        bands_source=raw["bands"]["source"],
        cutoffs=tuple(CutOff(c["for"], c["score"], c["source"]) for c in raw["cutoffs"]),
        points=bar(raw["change"]["points"]), percent=bar(raw["change"]["percent"]),
        course=Course(course["direction"], course["slope"], course["source"]) if course else None,
        wordings=wordings,
    )  # fmt: skip
    check(made)
    return made


def check(one: Instrument) -> None:
    """Each language asks all that counts and offers the same numbers; titles in every language."""
    if one.rule not in RULES or set(one.titles) != set(LANGUAGES) or set(one.windows) != set(LANGUAGES):
        raise ValueError("rule, title or window")
    for wording in one.wordings.values():
        if wording.language not in LANGUAGES or not wording.source or not wording.stem:
            raise ValueError(f"{wording.language}: language, source or stem")
        if missing := set(one.scored) - set(wording.texts):
            raise ValueError(f"{wording.language}: no words for {sorted(missing)}")
        for step in one.asked_in(wording.language):
            given = {value for value, _ in wording.choices.get(step.choices, ())}
            if given != one.values(step):
                raise ValueError(f"{wording.language}: the choices of {step.key} are others")


def supplied_words(key: str) -> dict[str, Any]:
    """What the organisation laid down itself: the wording that its authors gave them."""
    if not os.environ.get(VARIABLE):
        return {}
    file = read_folder(VARIABLE, Path("/")) / f"{key}.json"
    if not file.exists():
        return {}
    try:
        return dict(json.loads(file.read_text(encoding="utf-8"))["items"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadEnvironment(VARIABLE, f"holds {key}.json, which cannot be read: {error}.") from None


@cache
def all_instruments() -> dict[str, Instrument]:
    """Read once; a file of the organisation that does not fit stops the start."""
    found = {}
    for key in ORDER:
        file = FOLDER / f"{key}.json"
        if not file.exists():
            continue  # somebody who may not keep to its licence took it away
        raw, supplied = json.loads(file.read_text(encoding="utf-8")), supplied_words(key)
        try:
            found[key] = instrument_of(raw, supplied)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise BadEnvironment(VARIABLE, f"holds {key}.json, which does not fit: {error}.") from None
    return found


def instrument(key: str) -> Instrument | None:
    return all_instruments().get(key)
