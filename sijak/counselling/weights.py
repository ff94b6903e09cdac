"""How much may one worker carry? The organisation's own numbers, read once and refused loudly.

They stand in data/weights.json. They are a measure for talking with one's lead about who takes what,
set by the organisation; no study gives them, and they say nothing about a worker.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from sijak.counselling.enums.sessions import Need

FILE = Path(__file__).parent / "data" / "weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """What each thing weighs, and from where on it is too much (0: no such line)."""

    each_person: int
    in_danger: int
    trauma: int
    ceiling: int
    looks_back_days: int
    trauma_needs: tuple[str, ...]
    heavy_in_7_days: int
    heavy_in_28_days: int
    supervision_every_days: int
    debrief_within_working_days: int


def read(text: str) -> Weights:
    """Raises ValueError with the name of the number that is wrong."""
    known = json.loads(text)
    wanted = {one.name for one in fields(Weights)}
    if set(known) != wanted:
        raise ValueError(f"weights.json: {sorted(set(known) ^ wanted)} missing or not known")
    for name, value in known.items():
        if name == "trauma_needs":
            if not set(value) <= set(Need.values):
                raise ValueError("weights.json: trauma_needs holds codes of Need")
        elif type(value) is not int or not 0 <= value <= 10_000:
            raise ValueError(f"weights.json: {name} is a whole number from 0 to 10000")
    return Weights(**(known | {"trauma_needs": tuple(known["trauma_needs"])}))


@cache
def weights() -> Weights:
    return read(FILE.read_text(encoding="utf-8"))
