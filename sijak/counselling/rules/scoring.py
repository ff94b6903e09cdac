"""What do the answers count to, by the published rule? Pure sums; never a verdict.

``answers``: question -> number, or None where somebody would rather not say; a question that was not
reached is not in it. Nothing missing is ever guessed: where answers are missing, the lowest and the
highest sum that are possible are told instead of a score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sijak.counselling.enums.screenings import Pattern, Strength
from sijak.counselling.instruments import Instrument

type Answers = Mapping[str, int | None]

FROM_WHICH = 2  # a sign counts from "moderately" on (Cloitre and others 2018; PCL-5 scoring sheet)
ITQ_PTSD = (("p1", "p2"), ("p3", "p4"), ("p5", "p6"), ("p7", "p8", "p9"))
ITQ_DSO = (("c1", "c2"), ("c3", "c4"), ("c5", "c6"), ("c7", "c8", "c9"))
# PCL-5: clusters of DSM-5 and how many of each: B one, C one, D two, E two.
PCL5 = ((range(1, 6), 1), (range(6, 8), 1), (range(8, 15), 2), (range(15, 21), 2))


@dataclass(frozen=True, slots=True)
class Score:
    """``total`` None: answers are missing, or the rule knows no total. ``low`` to ``high``: what is
    possible; both None when too many are missing for even that to be told."""

    total: int | None
    low: int | None
    high: int | None
    missing: int
    pattern: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Since an earlier time: points (now less then) and percent of then; None where then was 0."""

    points: int
    percent: float | None
    is_worse: bool


def score(one: Instrument, answers: Answers) -> Score:
    if one.rule == "gate" and answers.get("g") == 0:
        return Score(0, 0, 0, 0)  # nothing of the kind was ever lived through: by rule a 0
    if one.rule == "itq":
        missing = sum(answers.get(step.key) is None for step in one.steps)
        return Score(None, None, None, missing, itq(answers))
    missing = sum(answers.get(key) is None for key in one.scored)
    known = [value for key in one.scored if (value := answers.get(key)) is not None]
    low = sum(known) * one.factor
    high = low + sum(one.top(key) for key in one.scored if answers.get(key) is None) * one.factor
    pattern = pcl5(answers) if one.rule == "pcl5" else None
    if not missing:
        return Score(low, low, low, 0, pattern)
    if missing <= one.most_missing or (known and not one.most_missing):
        return Score(None, low, high, missing, pattern)
    return Score(None, None, None, missing, pattern)


# -- signs that belong together -----------------------------------------------------------------
def at_least(answers: Answers, keys: Iterable[str], count: int) -> bool | None:
    """Are so many of these named? None: what is missing decides it."""
    given = [answers.get(key) for key in keys]
    named = sum(value is not None and value >= FROM_WHICH for value in given)
    if named >= count:
        return True
    return None if named + sum(value is None for value in given) >= count else False


def all_of(parts: Iterable[bool | None]) -> bool | None:
    known = list(parts)
    if False in known:
        return False
    return None if None in known else True


def itq(answers: Answers) -> Pattern:
    """One of each pair and one way in which daily life is touched; both halves together are told
    instead of the first alone (Cloitre and others 2018)."""
    first = all_of(at_least(answers, pair, 1) for pair in ITQ_PTSD)
    second = all_of(at_least(answers, pair, 1) for pair in ITQ_DSO)
    if first is None:
        return Pattern.UNKNOWN
    if not first:
        return Pattern.NONE
    return Pattern.MORE if second else Pattern.SIGNS


def pcl5(answers: Answers) -> Pattern:
    clusters = (at_least(answers, map(str, which), count) for which, count in PCL5)
    found = all_of(clusters)
    if found is None:
        return Pattern.UNKNOWN
    return Pattern.SIGNS if found else Pattern.NONE


# -- words, not verdicts ---------------------------------------------------------------------------
def strength_at(one: Instrument, total: int) -> Strength | None:
    return next((Strength(s) for low, high, s in one.bands if low <= total <= high), None)


def strength(one: Instrument, found: Score) -> Strength | None:
    """The strength of the words that is certain; where answers are missing, the weaker of both ends,
    unless that would be to say that nothing stands out."""
    if one.rule == "itq":
        by_signs = {Pattern.NONE: Strength.NOTHING, Pattern.SIGNS: Strength.WELL_WORTH,
                    Pattern.MORE: Strength.TODAY}  # fmt: skip
        return by_signs.get(found.pattern) if found.pattern else None
    if found.low is None or found.high is None:
        return None
    ends = {strength_at(one, end) for end in (found.low, found.high)}
    least = min((end for end in ends if end is not None), default=None)
    return least if len(ends) == 1 or least else None


def is_at_least(one: Instrument, found: Score) -> bool:
    """The words may be too weak: what was left out could make them stronger."""
    if found.low is None or found.high is None:
        return False
    return strength_at(one, found.low) != strength_at(one, found.high)


def reaches(one: Instrument, cutoff: int | None, found: Score) -> bool | None:
    """Whether a cut-off is reached; None where none is published, or missing answers decide it."""
    if cutoff is None or found.low is None or found.high is None:
        return None
    ends = {end <= cutoff if one.worse == "down" else end >= cutoff for end in (found.low, found.high)}
    return ends.pop() if len(ends) == 1 else None


def change(one: Instrument, then: int, now: int) -> Change:
    points = now - then
    percent = round(100 * points / then, 1) if then else None
    return Change(points, percent, points < 0 if one.worse == "down" else points > 0)


def counts(amount: float | None, bar: float | None) -> bool | None:
    """Is a change at least as large as its published bar? None where there is none."""
    return None if amount is None or bar is None else abs(amount) >= bar
