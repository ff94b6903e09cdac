"""How many people in the South fit what a text tells?

Public tables count one trait at a time; only year and sex are counted together. So shares are
multiplied, as if traits were independent: they are not, and the page says so. Figures count who ever
came; some have died or gone on, so that fewer fit. Where no table counts a trait, nobody can say, and
that is treated as too few.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused
from sijak.people.marking.lists import places_of, rows_of
from sijak.stories.enums import Trait

DATA = Path(__file__).resolve().parents[1] / "data"
# Ten is where the field stops printing cells of a table (a cell of 5 at the least, better 10); a story
# tells more than a cell, and is read by people who know many of those who fit. Hence twice that.
THRESHOLD = 20
SIGNATURES = 2
UNCOUNTED = "?"  # the text tells it, and no table counts it
BANDS = (("2002-2005", 2002, 2005), ("2006-2011", 2006, 2011), ("2012-2019", 2012, 2019),
         ("2020-2025", 2020, 2025))  # fmt: skip
TABLES = {Trait.AGE: "age_at_arrival", Trait.WORK: "occupation_before", Trait.SCHOOLING: "education_before"}
NORTH_HAMGYONG, RYANGGANG, OTHER_HOME = "North Hamgyong", "Ryanggang", "elsewhere"


@dataclass(frozen=True, slots=True)
class Step:
    """After this trait, so many are left by multiplying; ``alone``: so many have this trait at all."""

    trait: Trait
    value: str
    alone: int
    left: int


@dataclass(frozen=True, slots=True)
class Score:
    """``people``: None when no table counts what the text tells."""

    steps: tuple[Step, ...]
    people: int | None

    @property
    def people_said(self) -> str:
        return "" if self.people is None else f"{self.people:,}"

    @property
    def is_enough(self) -> bool:
        return self.people is not None and self.people >= THRESHOLD


@cache
def arrived() -> dict[str, dict[str, int]]:
    """Label -> {women, men, all}; single years as they are published, and bands of them."""
    out: dict[str, dict[str, int]] = {}
    for row in rows_of("arrivals", DATA):
        out[row["year_label"]] = {"woman": int(row["women"]), "man": int(row["men"]), "": int(row["total"])}
    for label, first, last in BANDS:
        years = [out[str(year)] for year in range(first, last + 1)]
        out[label] = {sex: sum(year[sex] for year in years) for sex in ("woman", "man", "")}
    return out


@cache
def whole() -> dict[str, int]:
    years = [row["year_label"] for row in rows_of("arrivals", DATA)]
    return {sex: sum(arrived()[year][sex] for year in years) for sex in ("woman", "man", "")}


@cache
def shares(trait: Trait) -> dict[str, float]:
    """Value -> share of all, each table by its own total and of its own day."""
    if trait == Trait.HOME:
        return _homes()
    if trait == Trait.REGION:
        return _regions()
    counts = _counted(TABLES[trait])
    total = sum(counts.values())
    return {value: count / total for value, count in counts.items()}


def _counted(attribute: str) -> dict[str, int]:
    return {row["value"]: int(row["count_or_percent"]) for row in rows_of("population", DATA)
            if row["attribute"] == attribute}  # fmt: skip


def _homes() -> dict[str, float]:
    """Of 2016, by who had come until then. What is neither of the two provinces is one share."""
    counts = _counted("origin")
    north, both = counts[NORTH_HAMGYONG], counts["North Hamgyong and Ryanggang together"]
    until = sum(int(row["total"]) for row in rows_of("arrivals", DATA) if row["year_label"][-4:] <= "2016")
    return {NORTH_HAMGYONG: north / until, RYANGGANG: (both - north) / until, OTHER_HOME: 1 - both / until}


def _regions() -> dict[str, float]:
    """Of June 2019; the total is the one that the published share of Gyeonggi gives."""
    counts = _counted("residence")
    percent = next(row["count_or_percent"] for row in rows_of("population", DATA)
                   if (row["attribute"], row["value"]) == ("residence_share", "Gyeonggi"))  # fmt: skip
    total = counts["Gyeonggi"] / (float(percent.rstrip("%")) / 100)
    return {value: count / total for value, count in counts.items()}


def score(tells: Mapping[str, str], *, is_rare: bool) -> Score:
    """``tells``: trait -> value, as ticked. ``is_rare``: it tells something that stands in no table."""
    told = {Trait(name): value for name, value in tells.items() if value}
    if is_rare or UNCOUNTED in told.values():
        return Score((), None)
    sex, year = told.get(Trait.SEX, ""), told.get(Trait.ARRIVED, "")
    people = float((arrived()[year] if year else whole())[sex])
    steps = _first_steps(sex, year)
    for trait, value in told.items():
        if trait in (Trait.SEX, Trait.ARRIVED):
            continue
        share = shares(trait)[value]
        alone = int(share * whole()[""])
        people = min(people * share, alone)
        steps.append(Step(trait, value, alone, int(people)))
    return Score(tuple(steps), int(people))


def _first_steps(sex: str, year: str) -> list[Step]:
    steps = []
    if sex:
        steps.append(Step(Trait.SEX, sex, whole()[sex], whole()[sex]))
    if year:
        steps.append(Step(Trait.ARRIVED, year, arrived()[year][""], arrived()[year][sex]))
    return steps


def values_of(trait: Trait) -> list[str]:
    if trait == Trait.SEX:
        return ["woman", "man"]
    if trait == Trait.ARRIVED:
        return [*arrived(), UNCOUNTED]
    return [*shares(trait), *([UNCOUNTED] if trait in (Trait.HOME, Trait.REGION, Trait.WORK) else [])]


# -- what a text seems to tell ------------------------------------------------------------------
SEEMS: dict[Trait, dict[str, tuple[str, ...]]] = {
    Trait.SEX: {"woman": ("여성", "여자", "아내", "안해", "딸을 낳", "she ", "woman", "女人", "她"),
                "man": ("남성", "남자", "사나이", " he ", "a man", "男人", "他是")},
    Trait.HOME: {NORTH_HAMGYONG: ("함경북도", "함북", "North Hamgyong", "咸镜北道"),
                 RYANGGANG: ("량강도", "양강도", "Ryanggang", "Yanggang", "两江道")},
    Trait.REGION: {"Seoul": ("서울", "Seoul", "首尔"), "Gyeonggi": ("경기도", "Gyeonggi", "京畿"),
                   "Incheon": ("인천", "Incheon", "仁川"), "Jeju": ("제주", "Jeju", "济州")},
    Trait.WORK: {"military": ("군인", "군대", "군관", "soldier", "army", "军人", "军队"),
                 "professional": ("의사", "교원", "doctor", "teacher", "医生", "教师"),
                 "arts or sport": ("배우", "가수", "무용", "체육", "actor", "singer", "演员", "歌手")},
    Trait.SCHOOLING: {"university or more": ("대학", "university", "大学"),
                      "junior college": ("전문학교", "junior college", "专门学校")},
}  # fmt: skip


def seems(texts: list[str]) -> dict[str, str]:
    """What is ticked before anybody ticks: a help, not a finding."""
    text = " ".join(texts)
    found: dict[str, str] = {}
    for trait, values in SEEMS.items():
        for value, signs in values.items():
            if any(sign in text for sign in signs):
                found.setdefault(trait.value, value)
    for language in ("ko", "en", "zh-hans"):
        if Trait.HOME not in found and any(
            word in text for word, kind in places_of(language) if kind in ("north", "province")
        ):
            found[Trait.HOME.value] = UNCOUNTED
    return found


def may_stand(told_score: Score, *, is_counted: bool, signed: int) -> None:
    """Raises Refused unless enough people fit, or two officers take it upon themselves."""
    if not is_counted:
        raise Refused(_("Nobody has counted yet how many people fit this text. Count first."))
    if not told_score.is_enough and signed < SIGNATURES:
        raise Refused(
            _("Too few people fit what this text tells. Tell it more broadly, or two officers sign for it.")
        )
