"""Who lives in the practice town? Shaped like the people who came; nobody of them exists.

Arrival years and sexes follow arrivals.csv, ages and residence population.csv (sources stand in
the files). Everything else is drawn by chance from a fixed seed, with days counted back from today.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from sijak.people.enums import Stage
from sijak.practice import names

DATA = Path(__file__).parent / "data"
SEED = 20_260_101
# Residence (population.csv, 2019-06), the rest spread over the other provinces.
RESIDENCE = {
    "gyeonggi": 9870, "seoul": 7083, "incheon": 2874, "chungnam": 1602, "chungbuk": 1268,
    "jeju": 322, "gangwon": 800, "jeolla": 2000, "gyeongsang": 4700,
}  # fmt: skip
TEAM_BY_RESIDENCE = {
    "seoul": ("seoul", "hospital"), "gyeonggi": ("seoul", "incheon", "hospital"),
    "incheon": ("incheon",), "chungnam": ("daejeon",), "chungbuk": ("daejeon",),
}  # fmt: skip
# A team that walks with people -> the part and the team of the department beside it.
DEPARTMENTS = {"seoul": ("counselling", "heart"), "hospital": ("health", "health")}
TEAM_LEADS = {"seoul": "minji", "hospital": "yongil", "incheon": "jinsook", "daejeon": "taeho"}
SAFE_HOURS = ("오후 1시부터 5시", "오전 9시부터 12시", "저녁 6시부터 9시", "")
SHARED_PHONE = ("", "", "", "남편", "아이", "어머니", "일터 사장")


@dataclass(frozen=True, slots=True)
class Inhabitant:
    number: int
    name: names.PracticeName
    arrived: int
    province: str
    team: str
    stage: str
    since: date
    heard: date
    children: int
    rng: random.Random

    @property
    def department(self) -> str:
        """The team of the department that helps them too: the counsellors, or the hospital room."""
        return DEPARTMENTS.get(self.team, ("", ""))[1] if self.stage != Stage.CLOSED else ""

    @property
    def part(self) -> str:
        """The compartment of that department."""
        return DEPARTMENTS.get(self.team, ("", ""))[0]

    @property
    def lead(self) -> str:
        return TEAM_LEADS[self.team]

    def profile(self, today: date) -> dict[str, str]:
        return {
            "sex": self.name.sex,
            "age_band": f"{(today.year - self.name.birth_year) // 10 * 10}s",
            "arrival_band": f"{self.arrived // 5 * 5}",
            "province": self.province,
            "centre": self.team,
            **({"health": "now"} if self.department == "health" else {}),
        }

    def face(self) -> dict[str, object]:
        """As the vault seals it. Alias first, where somebody goes by one."""
        known = [self.name.north, self.name.south, self.name.latin, self.name.former, self.name.hanzi]
        rng = self.rng
        return {
            "display": self.name.alias or self.name.south,
            "names": list(dict.fromkeys(n for n in known if n)),
            "birth_year": self.name.birth_year,
            "phones": [self.name.phone],
            "language": "zh" if self.arrived > 2018 and rng.random() < 0.3 else "ko",
            "safe": {
                "channels": rng.choice((["text"], ["call"], ["text", "call"])),
                "hours": rng.choice(SAFE_HOURS),
                "alias": rng.choice(("반찬가게", "꽃집", "학원", "")),
                "voicemail": False,
                "shared_phone": rng.choice(SHARED_PHONE),
                "note": "",
            },
        }


@cache
def arrivals() -> tuple[list[int], list[int]]:
    """(years, how many): the two grouped rows stand for their last year."""
    years, counts = [], []
    with (DATA / "arrivals.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            years.append(int(row["year_label"][-4:]))
            counts.append(int(row["total"]))
    return years, counts


def inhabitants(count: int, today: date) -> Iterator[Inhabitant]:
    rng = random.Random(SEED)
    years, weights = arrivals()
    for number, name in enumerate(names.people(count, SEED)):
        own = random.Random(rng.getrandbits(64))
        arrived = own.choices(years, weights)[0]
        arrived = max(arrived, name.birth_year)
        province = own.choices(list(RESIDENCE), list(RESIDENCE.values()))[0]
        team = own.choice(TEAM_BY_RESIDENCE.get(province, ("daejeon", "seoul")))
        stage, since, heard = _life(own, count, today)
        children = own.choices((0, 1, 2, 3), (50, 28, 17, 5))[0]
        yield Inhabitant(number, name, arrived, province, team, stage, since, heard, children, own)


def _life(rng: random.Random, count: int, today: date) -> tuple[str, date, date]:
    """Stage, the day the file was opened, the day they were last heard."""
    walked = min(0.3, 1500 / count)
    stage = rng.choices(
        (Stage.OPEN, Stage.DANGER, Stage.AFTERCARE, Stage.CLOSED),
        (walked, walked * 0.03, walked * 0.15, 1 - walked * 1.18),
    )[0]
    since = today - timedelta(days=int(rng.triangular(20, 2600, 500)))
    quiet = {
        Stage.OPEN: rng.expovariate(1 / 11), Stage.DANGER: rng.choice((0, 1, 1, 2, 4)),
        Stage.AFTERCARE: rng.uniform(5, 90), Stage.CLOSED: rng.uniform(120, 900),
    }[stage]  # fmt: skip
    if stage == Stage.OPEN and rng.random() < 0.03:
        quiet = rng.uniform(33, 70)
    heard = max(since, today - timedelta(days=int(quiet)))
    return str(stage), since, heard
