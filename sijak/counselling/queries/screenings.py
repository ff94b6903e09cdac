"""What is shown of questions about how somebody is: the next question, the result, what was asked?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import get_language

from sijak.accounts.queries import names_of_workers
from sijak.counselling.enums.screenings import Pattern, Strength
from sijak.counselling.instruments import (
    CutOff,
    Instrument,
    Step,
    Wording,
    all_instruments,
    instrument,
)
from sijak.counselling.models import Given, Screening
from sijak.counselling.pieces import Piece
from sijak.counselling.rules import scoring
from sijak.counselling.rules.scoring import Change, Score
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.faces import File
from sijak.people.sealing import open_rows

NEWEST = 4  # how many the card of a file shows
MOST = 400


@dataclass(frozen=True, slots=True)
class Offer:
    """An instrument on the page where one is chosen, in the language of that page."""

    one: Instrument
    title: str
    window: str
    wording: Wording | None
    languages: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.one.asked_in(self.wording.language)) if self.wording else len(self.one.steps)


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """``given``: the number that was chosen before, '-' for rather not, '' for nothing yet."""

    number: int
    of: int
    step: Step
    preamble: str
    stem: str
    text: str
    choices: tuple[tuple[int, str], ...]
    given: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """One screening with its words, for lists, results and the course."""

    row: Screening
    one: Instrument
    answers: Mapping[str, int | None]
    score: Score
    strength: Strength | None
    is_danger: bool = False

    @property
    def day(self) -> date:
        return self.row.day

    @property
    def is_at_least(self) -> bool:
        return scoring.is_at_least(self.one, self.score)

    @property
    def title(self) -> str:
        return self.one.title(get_language() or "ko")


@dataclass(frozen=True, slots=True)
class Reached:
    cutoff: CutOff
    is_reached: bool | None


@dataclass(frozen=True, slots=True)
class Since:
    """How it changed since the last time that it was asked in the same way."""

    day: date
    then: int
    change: Change
    points_count: bool | None
    percent_counts: bool | None


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One question and what was answered, as it stands on the result."""

    text: str
    words: str
    is_skipped: bool
    is_danger: bool


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    asked: Asked
    title: str
    worker: str
    cutoffs: list[Reached]
    since: Since | None
    words_in: str
    lines: list[Line] = field(default_factory=list)


def offers(language: str) -> list[Offer]:
    return [
        Offer(one, one.title(language), one.windows[language], one.wordings.get(language),
              tuple(one.wordings))
        for one in all_instruments().values()
    ]  # fmt: skip


def row_of(strand: str, screening: str) -> Screening:
    row = Screening.objects.filter(pk=screening, strand_id=strand).first()
    if row is None:
        raise NotForYou
    return row


def instrument_of(row: Screening) -> Instrument:
    one = instrument(row.instrument)
    if one is None:
        raise NotForYou
    return one


def step_at(one: Instrument, language: str, number: int) -> Step:
    steps = one.asked_in(language) if language in one.wordings else ()
    if not 1 <= number <= len(steps):
        raise NotForYou
    return steps[number - 1]


def question(one: Instrument, language: str, number: int, given: str = "") -> Question:
    step, wording = step_at(one, language, number), one.wordings[language]
    is_first = number == 1 or (number == 2 and one.steps[0].is_gate)
    return Question(
        number, len(one.asked_in(language)), step, wording.preamble if is_first else "",
        "" if step.is_gate else wording.stem_of(step.key), wording.texts[step.key],
        wording.choices[step.choices], given,
    )  # fmt: skip


def given_at(by: Actor, row: Screening, step: str) -> str:
    """What was answered here before; opened only when somebody comes back to it."""
    before = Given.objects.filter(screening=row, step=step).first()
    return open_rows(by, [before], "screening")[0]["content"] if before else ""


def not_reached(one: Instrument, language: str, known: set[str]) -> list[int]:
    """Numbers of the questions that nobody answered or passed over yet."""
    return [n for n, step in enumerate(one.asked_in(language), 1) if step.key not in known]


def reached(row: Screening) -> set[str]:
    return set(Given.objects.filter(screening=row).values_list("step", flat=True))


# -- what was asked -------------------------------------------------------------------------------
def asked_of(row: Screening, words: Mapping[str, str]) -> Asked | None:
    """From the opened row; None where its instrument is no longer here."""
    one = instrument(row.instrument)
    if one is None:
        return None
    content: dict[str, Any] = json.loads(words.get("content") or "{}")
    answers = content.get("answers") or {}
    kept = content.get("score") or {}
    found = score_of(kept) if kept else scoring.score(one, answers)
    is_danger = any(one.is_danger(step, value) for step, value in answers.items())
    # However low the sum: of whoever thinks of dying no page says that nothing stands out.
    strength = Strength.TODAY if is_danger else scoring.strength(one, found)
    return Asked(row, one, answers, found, strength, is_danger)


def score_of(kept: Mapping[str, Any]) -> Score:
    """As it was counted on the day, by the edition of that day."""
    pattern = str(kept.get("pattern"))
    return Score(
        kept.get("total"), kept.get("low"), kept.get("high"), int(kept.get("missing") or 0),
        Pattern(pattern) if pattern in Pattern else None,
    )  # fmt: skip


def all_asked(by: Actor, rows: Sequence[Screening]) -> list[Asked]:
    """One call to the vault for all of them."""
    opened = open_rows(by, rows, "screening")
    return [one for row, words in zip(rows, opened, strict=True) if (one := asked_of(row, words))]


def done_on(strand: str, key: str = "") -> list[Screening]:
    """Newest last."""
    rows = Screening.objects.done().filter(strand_id=strand)
    rows = rows.filter(instrument=key) if key else rows
    return list(reversed(rows.order_by("-day", "-id")[:MOST]))


def open_on(strand: str) -> list[Screening]:
    return list(Screening.objects.open().filter(strand_id=strand).order_by("-day", "id")[:20])


def result(by: Actor, row: Screening, language: str) -> Result:
    """The answers, what they count to, and the last time in the same mode; opened in one call."""
    before = [one for one in done_on(row.strand_id, row.instrument)
              if one.mode == row.mode and (one.day, one.id) < (row.day, row.id)]  # fmt: skip
    opened = all_asked(by, [row, *before[-1:]])
    if not opened:
        raise NotForYou
    asked = opened[0]
    wording = wording_for(asked.one, language)
    return Result(
        asked, asked.one.title(language), names_of_workers(by).get(row.asked_by, ""),
        [Reached(c, scoring.reaches(asked.one, c.score, asked.score)) for c in asked.one.cutoffs],
        since(asked, opened[1] if len(opened) > 1 else None), wording.language, lines_of(asked, wording),
    )  # fmt: skip


def since(now: Asked, then: Asked | None) -> Since | None:
    if then is None or now.score.total is None or then.score.total is None:
        return None
    change = scoring.change(now.one, then.score.total, now.score.total)
    return Since(
        then.day, then.score.total, change,
        scoring.counts(change.points, now.one.points.amount if now.one.points else None),
        scoring.counts(change.percent, now.one.percent.amount if now.one.percent else None),
    )  # fmt: skip


def wording_for(one: Instrument, language: str) -> Wording:
    """In the language of the screen where there is one, else in one that there is."""
    return one.wordings.get(language) or next(iter(one.wordings.values()))


def lines_of(asked: Asked, wording: Wording) -> list[Line]:
    one = asked.one
    return [
        Line(wording.texts[step.key], said(wording, step, asked.answers.get(step.key)),
             asked.answers.get(step.key) is None, one.is_danger(step.key, asked.answers.get(step.key)))
        for step in one.asked_in(wording.language)
    ]  # fmt: skip


def said(wording: Wording, step: Step, value: int | None) -> str:
    return next((words for number, words in wording.choices[step.choices] if number == value), "")


# -- a card beside others ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, repr=False)
class Panel:
    """For ``counselling/parts/screenings.html``: what was asked last, and what is still open."""

    newest: list[Asked]
    open: list[tuple[Screening, str]]


def rows_of_panel(file: File) -> list[Screening]:
    """The rows whose words the card needs, for a page that opens the words of all its cards at once."""
    strand = file.strands.get("counselling")
    return done_on(strand)[-NEWEST:] if strand else []


def show_panel(file: File, rows: Sequence[Screening], words: Sequence[Mapping[str, str]]) -> Panel:
    language = get_language() or "ko"
    opened = [one for row, said in zip(rows, words, strict=True) if (one := asked_of(row, said))]
    begun = [
        (row, known.title(language))
        for row in open_on(file.strands["counselling"])
        if (known := instrument(row.instrument))
    ]
    return Panel(list(reversed(opened)), begun)


def piece_of(by: Actor, file: File) -> Piece | None:
    """The same card on the person's counselling page, whose words are opened all at once."""
    if "counselling" not in file.strands:
        return None
    rows = rows_of_panel(file)
    return Piece("counselling/parts/screenings_piece.html", list(rows), partial(show_panel, file, rows))


def panel_of(by: Actor, file: File) -> Panel | None:
    """None when this worker holds no counselling strand of the person."""
    if "counselling" not in file.strands:
        return None
    rows = rows_of_panel(file)
    return show_panel(file, rows, open_rows(by, rows, "screening"))
